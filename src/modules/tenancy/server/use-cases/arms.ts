import { and, eq } from 'drizzle-orm';
import { actorName, type Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { storedFile } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import { armsFileOf } from '../../contract.ts';
import { armsFileInput, setArmsInput } from '../../inputs.ts';
import { cleanPng } from '../model/clean-png.ts';
import { cleanSvg } from '../model/clean-svg.ts';
import { policy } from '../policy.ts';
import { county, type CountySettings } from '../schema.ts';

/** What of a handed-in file is kept: drawn anew from what is allowed, or why it is refused. */
function cleaned(
  bytes: Uint8Array,
): { ok: true; bytes: Uint8Array; mediaType: 'image/svg+xml' | 'image/png' } | { ok: false; reason: string } {
  if (bytes[0] === 0x89) {
    const found = cleanPng(bytes);
    return found.ok ? { ok: true, bytes: found.png, mediaType: 'image/png' } : found;
  }
  const text = new TextDecoder().decode(bytes);
  if (!/<svg[\s>]/.test(text)) return { ok: false, reason: 'Das Wappen muss eine SVG- oder PNG-Datei sein.' };
  const found = cleanSvg(text);
  return found.ok ? { ok: true, bytes: new TextEncoder().encode(found.svg), mediaType: 'image/svg+xml' } : found;
}

/**
 * Gives the county its arms. The file is judged by what is in it, not by its name, and only its cleaned form is kept.
 * Faults stand at the field `wappen`.
 */
export const setArms = useCase({
  name: 'tenancy.set-arms',
  action: 'tenancy.manage-county',
  policy,
  mode: 'write',
  input: setArmsInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { upload, limit } = input;
    if (upload === null || ('error' in upload && upload.error === 'missing') || ('size' in upload && upload.size === 0))
      return invalidField('wappen', 'Bitte wählen Sie erst eine Datei aus.', 'missing');
    if ('error' in upload || upload.size > limit)
      return invalidField(
        'wappen',
        `Die Datei ist größer als ${Math.round(limit / 1024)} KB. Vereinfachen Sie die Zeichnung.`,
        'too-large',
      );
    const found = cleaned(await ctx.files.read(upload.sha256));
    if (!found.ok) return invalidField('wappen', found.reason, 'not-arms');
    const [row] = await tx.select().from(county).where(eq(county.id, ctx.county.id)).for('update');
    if (!row) return notFound('Diesen Landkreis');
    const stored = await ctx.files.put(found.bytes);
    const now = ctx.clock.now();
    await forget(tx, row.settings.arms);
    await tx.insert(storedFile).values({
      id: newId(now.getTime()),
      countyId: row.id,
      name: 'Wappen',
      mime: found.mediaType,
      size: stored.size,
      sha256: stored.sha256,
      createdAt: now,
      createdBy: actorName(ctx.actor),
    });
    const arms = { sha256: stored.sha256, mediaType: found.mediaType, alt: input.alt };
    await tx
      .update(county)
      .set({ settings: { ...row.settings, arms } })
      .where(eq(county.id, row.id));
    audit({
      subjectType: 'county',
      subjectId: row.id,
      summary: 'Wappen hinterlegt',
      fields: { arms: { before: row.settings.arms?.sha256 ?? null, after: stored.sha256 } },
    });
    touchPublic();
    return ok({ file: armsFileOf(arms) });
  },
});

/** Takes the arms away: a plain mark in the county's colour stands in their place again. */
export const removeArms = useCase({
  name: 'tenancy.remove-arms',
  action: 'tenancy.manage-county',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit, touchPublic }) => {
    const [row] = await tx.select().from(county).where(eq(county.id, ctx.county.id)).for('update');
    if (!row) return notFound('Diesen Landkreis');
    const { arms, ...settings } = row.settings;
    if (!arms) return conflict('no-arms', 'Es ist kein Wappen hinterlegt.');
    await forget(tx, arms);
    await tx.update(county).set({ settings }).where(eq(county.id, row.id));
    audit({
      subjectType: 'county',
      subjectId: row.id,
      summary: 'Wappen entfernt',
      fields: { arms: { before: arms.sha256, after: null } },
    });
    touchPublic();
    return ok();
  },
});

/** The file of the arms that are the county's now; an earlier one is not found. */
export const readArms = useCase({
  name: 'tenancy.read-arms',
  action: 'tenancy.read-public',
  policy,
  mode: 'read',
  input: armsFileInput,
  run: async ({ ctx, tx, input }) => {
    const [row] = await tx.select({ settings: county.settings }).from(county).where(eq(county.id, ctx.county.id));
    const arms = row?.settings.arms;
    if (!arms || armsFileOf(arms) !== input.file) return notFound('Diese Datei');
    return ok({ mediaType: arms.mediaType, bytes: await ctx.files.read(arms.sha256) });
  },
});

/** The nightly sweep removes the bytes once no row names them. */
const forget = async (tx: Tx, arms: CountySettings['arms']): Promise<void> => {
  if (arms) await tx.delete(storedFile).where(and(eq(storedFile.sha256, arms.sha256), eq(storedFile.name, 'Wappen')));
};
