import type { Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import type { materialLanguages } from '#modules/materials/contract.ts';
import type { App } from './app.ts';

type Add = Parameters<App['materials']['addMaterial']>[1];

/** `materials.json` of an example county. */
export type MaterialsFile = {
  note: string;
  materials: (Omit<Add, 'unitId' | 'helpPlaceId' | 'state' | 'demonstration'> & {
    key: string;
    unitKey: string | null;
    /** Name of a place of the county where people help to fill it in. */
    place: string | null;
    /** In the order in which they came. */
    editions: {
      language: (typeof materialLanguages)[number];
      day: string;
      label?: string;
      /** Day of the German edition that it renders. */
      basedOn?: string;
      minor?: boolean;
      translatedBy?: string;
      checkedOn?: string;
    }[];
  })[];
};

/** Lays down forms and materials with their editions; each file is a page that says that it is an example. */
export async function loadMaterials(input: {
  app: Pick<App, 'materials' | 'tenancy' | 'network' | 'files'>;
  ctx: Ctx;
  file: MaterialsFile;
}): Promise<void> {
  const { app, ctx, file } = input;
  const { units } = must(await app.tenancy.listUnits(ctx, {}), 'units');
  const places = must(await app.network.listPlaces(ctx, {}), 'places');
  const idOf = (list: readonly { id: string }[], found: (entry: never) => boolean, name: string | null): string | null => {
    if (name === null) return null;
    const entry = list.find((candidate) => found(candidate as never));
    if (!entry) throw new Error(`materials.json names what the county does not have: ${name}`);
    return entry.id;
  };
  for (const { key, unitKey, place, editions, ...given } of file.materials) {
    const { id: materialId } = must(
      await app.materials.addMaterial(ctx, {
        ...given,
        unitId: idOf(units, (unit: { key: string }) => unit.key === unitKey, unitKey),
        helpPlaceId: idOf(places, (entry: { name: string }) => entry.name === place, place),
        state: 'public',
        demonstration: true,
      }),
      key,
    );
    const german = new Map<string, string>();
    for (const { basedOn, ...edition } of editions) {
      const stored = await app.files.put(examplePdf([given.title, edition.language, edition.day]));
      const made = must(
        await app.materials.addEdition(ctx, {
          ...edition,
          materialId,
          basedOnId: basedOn === undefined ? null : german.get(basedOn)!,
          upload: { ...stored, name: `${key}-${edition.language}.pdf`, mime: 'application/pdf' },
        }),
        `${key} ${edition.language}`,
      );
      if (edition.language === 'de') german.set(edition.day, made.id);
    }
  }
}

/** The smallest PDF with a few lines: the fonts that every reader has know Western letters alone. */
function examplePdf(lines: readonly string[]): Uint8Array {
  const shown = ['Beispiel, kein amtliches Papier', ...lines].map(
    (line) => `(${line.replaceAll(/[^\u0020-\u00ff]/g, ' ').replaceAll(/[\\()]/g, '\\$&')}) Tj T*`,
  );
  const content = `BT /F1 16 Tf 24 TL 60 760 Td ${shown.join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (de) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`, 'latin1'));
}

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result.problem)}`);
}
