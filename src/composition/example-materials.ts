import type { Ctx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
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
      language: Tag;
      day: string;
      label?: string;
      /** Day of the German edition that it renders. */
      basedOn?: string;
      minor?: boolean;
      translatedBy?: string;
      checkedOn?: string;
    }[];
  })[];
  residents: { language: Tag; residents: number; year: number; source: string }[];
  contract: Parameters<App['materials']['addContract']>[1];
  /** Due so many days from now. */
  orders: { material: string; languages: string[]; quantity: number; days: number }[];
  kits: {
    title: string;
    targetGroup: string;
    summary: string | null;
    unitKey: string;
    wanted: number;
    parts: { material?: string; giveAway?: string; perBag: number }[];
  }[];
  stock: { material?: string; language?: Tag; giveAway?: string; count: number; minimum: number; unitKey: string }[];
};
type Tag = (typeof materialLanguages)[number];

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
  const unitOf = (unitKey: string | null): string | null => idOf(units, (unit: { key: string }) => unit.key === unitKey, unitKey);
  const ids = new Map<string, string>();
  for (const { key, unitKey, place, editions, ...given } of file.materials) {
    const { id: materialId } = must(
      await app.materials.addMaterial(ctx, {
        ...given,
        unitId: unitOf(unitKey),
        helpPlaceId: idOf(places, (entry: { name: string }) => entry.name === place, place),
        state: 'public',
        demonstration: true,
      }),
      key,
    );
    ids.set(key, materialId);
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
  for (const entry of file.residents)
    must(await app.materials.saveDemand(ctx, { ...entry, demonstration: true }), entry.language);
  const contract = must(await app.materials.addContract(ctx, file.contract), file.contract.name);
  const due = (days: number): string => addDays(berlinDay(ctx.clock.now()), days);
  for (const { material, days, ...order } of file.orders) {
    const asked = { ...order, materialId: ids.get(material)!, contractId: contract.id, due: due(days) };
    must(await app.materials.orderTranslations(ctx, asked), material);
  }
  for (const { unitKey, parts, ...kit } of file.kits) {
    const made = parts.map(({ material, giveAway = null, perBag }) => ({
      materialId: material === undefined ? null : ids.get(material)!,
      giveAway,
      perBag,
    }));
    must(await app.materials.addKit(ctx, { ...kit, unitId: unitOf(unitKey), parts: made }), kit.title);
  }
  for (const { material, language = null, giveAway = null, unitKey, ...item } of file.stock) {
    const materialId = material === undefined ? null : ids.get(material)!;
    const asked = { ...item, materialId, language, giveAway, unitId: unitOf(unitKey) };
    must(await app.materials.addStock(ctx, asked), material ?? giveAway ?? '');
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
