import { actorName, type CountyCtx, type Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { invalidField } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { storedFile } from '#kernel/tables.ts';
import { fileBytes, fileKindOf } from './model/file-kind.ts';
import { materialEdition } from './schema.ts';
import type { MaterialRow } from './store.ts';

type Upload = { sha256: string; size: number; name: string; mime: string } | { error: 'too-large' | 'missing' } | null;
type Given = {
  language: string;
  day: string;
  label: string | null;
  basedOnId: string | null;
  minor: boolean;
  upload: Upload;
  link: string | null;
  translatedBy: string | null;
  checkedOn: string | null;
  shown: boolean;
};

/** Adds an edition to a locked material, with its file. Faults stand at `datei`, `link`, `day`, `basedOnId`. */
export async function insertEdition(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: MaterialRow;
  given: Given;
}): Promise<Result<{ id: string; outdated: number }>> {
  const { ctx, tx, found, given } = input;
  const now = ctx.clock.now();
  const today = berlinDay(now);
  if (given.day > addDays(today, 366)) return invalidField('day', 'Der Tag liegt mehr als ein Jahr in der Zukunft.', 'too-late');
  if (given.checkedOn !== null && given.checkedOn > today)
    return invalidField('checkedOn', 'Geprüft werden kann nur bis heute.', 'in-the-future');
  const german = found.editions.filter(({ row }) => row.language === 'de' && row.shown);
  const basedOnId = given.language === 'de' ? null : (given.basedOnId ?? german.at(-1)?.row.id ?? null);
  if (basedOnId !== null && !german.some(({ row }) => row.id === basedOnId))
    return invalidField('basedOnId', 'Diese deutsche Fassung gibt es hier nicht.', 'unknown-edition');
  const file = await keepFile({ ctx, tx, upload: given.upload, now });
  if (!file.ok) return file;
  if (file.value === null && given.link === null)
    return invalidField('datei', 'Bitte eine Datei wählen oder eine Adresse angeben.', 'missing');
  const id = newId(now.getTime());
  const same = found.editions.filter(({ row }) => row.language === given.language);
  await tx.insert(materialEdition).values({
    id,
    countyId: ctx.county.id,
    materialId: found.row.id,
    language: given.language,
    number: Math.max(0, ...same.map(({ row }) => row.number)) + 1,
    day: given.day,
    label: given.label,
    basedOnId,
    minor: given.language === 'de' && given.minor,
    fileId: file.value,
    link: given.link,
    translatedBy: given.language === 'de' ? null : given.translatedBy,
    checkedOn: given.language === 'de' ? null : given.checkedOn,
    shown: given.shown,
    createdAt: now,
  });
  const translations = new Set(found.editions.map(({ row }) => row.language).filter((language) => language !== 'de'));
  return ok({ id, outdated: given.language === 'de' && !given.minor ? translations.size : 0 });
}

/** The file under its name, judged by what it holds. */
async function keepFile(input: { ctx: CountyCtx; tx: Tx; upload: Upload; now: Date }): Promise<Result<string | null>> {
  const { ctx, tx, upload, now } = input;
  if (upload === null || ('error' in upload && upload.error === 'missing') || ('size' in upload && upload.size === 0))
    return ok(null);
  if ('error' in upload || upload.size > fileBytes)
    return invalidField('datei', 'Die Datei ist größer als 15 MB. Speichern Sie sie kleiner.', 'too-large');
  const kind = fileKindOf(await ctx.files.read(upload.sha256));
  if (!kind.ok) return invalidField('datei', kind.reason, 'wrong-kind');
  const id = newId(now.getTime());
  await tx.insert(storedFile).values({
    id,
    countyId: ctx.county.id,
    name: upload.name === '' ? 'Datei' : upload.name,
    mime: kind.mime,
    size: upload.size,
    sha256: upload.sha256,
    createdAt: now,
    createdBy: actorName(ctx.actor),
  });
  return ok(id);
}
