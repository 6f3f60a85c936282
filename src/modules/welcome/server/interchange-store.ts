import { and, eq, inArray, max, sql } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import { auditEntry, translation } from '#kernel/tables.ts';
import type { GivenNumber, Imported, Numbered } from '../contract-interchange.ts';
import { importedThing, publicNumber } from './interchange-schema.ts';

const nameOf = ({ type, id, language }: Numbered): string => `${type} ${id} ${language}`;

/** Numbers of the things that have one. */
export async function findNumbers(tx: Tx, things: readonly Numbered[]): Promise<GivenNumber[]> {
  if (things.length === 0) return [];
  const ids = [...new Set(things.map(({ id }) => id))];
  const rows = await tx
    .select()
    .from(publicNumber)
    .where(sql`${publicNumber.subjectId} = any(${sql.param(ids)}::uuid[])`);
  const asked = new Set(things.map(nameOf));
  return rows
    .map(({ subjectType, subjectId, language, number }) => ({ type: subjectType, id: subjectId, language, number }))
    .filter((given) => asked.has(nameOf(given)));
}

/** Gives numbers to the things that have none; two that come at once wait for each other. Gives how many. */
export async function giveNumbers(input: { ctx: CountyCtx; tx: Tx; things: readonly Numbered[] }): Promise<number> {
  const { ctx, tx } = input;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`public_number ${ctx.county.id}`}, 0))`);
  const known = new Set((await findNumbers(tx, input.things)).map(nameOf));
  const missing = [...new Map(input.things.map((thing) => [nameOf(thing), thing])).values()].filter(
    (thing) => !known.has(nameOf(thing)),
  );
  const [last] = await tx.select({ number: max(publicNumber.number) }).from(publicNumber);
  const rows = missing.map(({ type, id, language }, index) => ({
    id: newId(ctx.clock.now().getTime()),
    countyId: ctx.county.id,
    subjectType: type,
    subjectId: id,
    language,
    number: (last?.number ?? 0) + index + 1,
  }));
  for (let start = 0; start < rows.length; start += 1_000) await tx.insert(publicNumber).values(rows.slice(start, start + 1_000));
  return rows.length;
}

/** What was taken over from a source, and whether people here have changed it since. */
export async function findImported(tx: Tx, source: string): Promise<Imported[]> {
  const rows = await tx.select().from(importedThing).where(eq(importedThing.source, source));
  const ids = [...new Set(rows.map(({ subjectId }) => subjectId))];
  const changes = new Map<string, Date>();
  const note = (id: string | null, at: Date): void => {
    if (id !== null && at > (changes.get(id) ?? new Date(0))) changes.set(id, at);
  };
  for (let start = 0; start < ids.length; start += 5_000) {
    const some = ids.slice(start, start + 5_000);
    const audited = await tx
      .select({ id: auditEntry.subjectId, at: max(auditEntry.at) })
      .from(auditEntry)
      // What the platform does by itself is no change of the county's.
      .where(and(inArray(auditEntry.subjectId, some), sql`${auditEntry.actorKind} <> 'system'`))
      .groupBy(auditEntry.subjectId);
    for (const { id, at } of audited) if (at !== null) note(id, at);
    const translated = await tx
      .select({ id: translation.subjectId, at: max(translation.translatedAt) })
      .from(translation)
      .where(and(inArray(translation.subjectId, some), sql`${translation.translatedBy} like 'account:%'`))
      .groupBy(translation.subjectId);
    for (const { id, at } of translated) if (at !== null) note(id, at);
  }
  return rows.map(({ kind, externalId, subjectType, subjectId, hash, importedAt }) => ({
    kind,
    externalId,
    subjectType,
    subjectId,
    hash,
    importedAt: importedAt.toISOString(),
    changedHere: (changes.get(subjectId) ?? new Date(0)) > importedAt,
  }));
}
