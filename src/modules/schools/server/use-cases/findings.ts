import { and, eq, isNull } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import {
  familyLanguageWords,
  findingKinds,
  type EntryFindings,
  type EntryForm,
  type FindingCount,
  type FindingKind,
  type FindingsView,
} from '../../contract-findings.ts';
import { entryKeyInput, findingsUnitInput, saveEntryInput } from '../../inputs-findings.ts';
import { findEntries, findKeeper, findTown, findUnit, type EntryRow } from '../findings-store.ts';
import { entryFindings, findingsKeeper } from '../findings-schema.ts';
import { findingKey, hiddenFindings } from '../model/hidden-findings.ts';
import { policy } from '../policy.ts';

const keep = 'schools.keep-findings';
const thingOf = (unitId: string | null): Thing => ({ unitIds: unitId === null ? [] : [unitId] });
const mayKeep = (ctx: CountyCtx, unitId: string | null): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: keep, thing: thingOf(unitId) }) === 'yes';

/** What may be told of each row, kind by kind; everything to whoever keeps them. */
function views(found: readonly EntryRow[], smallest: number): EntryFindings[] {
  const hidden = new Map<string, Set<string>>();
  const cellOf = ({ row }: EntryRow, kind: FindingKind) => ({
    place: row.municipalityId,
    language: row.language,
    examined: row.examined,
    found: row.findings[kind] ?? 0,
  });
  for (const [year, rows] of Map.groupBy(found, ({ row }) => row.year)) {
    // Where nobody counted a kind there is nothing to hide.
    for (const kind of findingKinds) {
      const counted = rows.filter(({ row }) => row.findings[kind] !== undefined).map((entry) => cellOf(entry, kind));
      hidden.set(`${year} ${kind}`, hiddenFindings(counted, smallest));
    }
    const children = rows.map(({ row }) => ({ ...cellOf({ row } as EntryRow, 'language'), found: 0 }));
    hidden.set(`${year} examined`, hiddenFindings(children, smallest));
  }
  return found.map((entry) => {
    const { row, municipality } = entry;
    const isHidden = (what: string): boolean =>
      hidden.get(`${row.year} ${what}`)!.has(findingKey({ place: row.municipalityId, language: row.language }));
    const examinedHidden = isHidden('examined');
    const countOf = (kind: FindingKind): FindingCount => {
      const count = row.findings[kind];
      if (count === undefined) return { found: null, share: null, hidden: false };
      if (examinedHidden || isHidden(kind)) return { found: null, share: null, hidden: true };
      return { found: count, share: Math.round((count / row.examined) * 1000) / 10, hidden: false };
    };
    return {
      year: row.year,
      municipality,
      language: row.language,
      examined: examinedHidden ? null : row.examined,
      examinedHidden,
      findings: Object.fromEntries(findingKinds.map((kind) => [kind, countOf(kind)])) as EntryFindings['findings'],
      day: row.day,
      source: row.source,
    };
  });
}

/** Findings of every year, the newest first, the county before its municipalities. Small counts only for whoever keeps them. */
export const listFindings = useCase({
  name: 'schools.list-findings',
  action: 'schools.read-findings',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    const unit = await findKeeper(tx);
    const keeps = mayKeep(ctx, unit?.id ?? null);
    return ok<FindingsView>({ rows: views(await findEntries(tx), keeps ? 0 : smallestCell), smallestCell, unit, mayKeep: keeps });
  },
});

const keeperOf = async ({ tx }: { tx: Tx }) => {
  const unit = await findKeeper(tx);
  return ok({ loaded: unit, thing: thingOf(unit?.id ?? null) });
};
const entryOf = async (tx: Tx, key: { year: number; municipalityId: string | null; language: EntryFindings['language'] }) =>
  (
    await tx
      .select()
      .from(entryFindings)
      .where(
        and(
          eq(entryFindings.year, key.year),
          eq(entryFindings.language, key.language),
          key.municipalityId === null
            ? isNull(entryFindings.municipalityId)
            : eq(entryFindings.municipalityId, key.municipalityId),
        ),
      )
  )[0] ?? null;

/** One row as it was entered, for the form of whoever keeps it; null where there is none yet. */
export const readEntry = useCase({
  name: 'schools.read-findings-entry',
  action: keep,
  policy,
  mode: 'read',
  input: entryKeyInput,
  load: keeperOf,
  run: async ({ tx, input }) => {
    const row = await entryOf(tx, input);
    return ok<EntryForm | null>(
      row && { examined: row.examined, findings: row.findings, day: row.day, source: row.source, version: row.version },
    );
  },
});

/** Enters the counts of a year, municipality and family language, unless somebody else did meanwhile. */
export const saveEntry = useCase({
  name: 'schools.save-findings',
  action: keep,
  policy,
  mode: 'write',
  input: saveEntryInput,
  load: keeperOf,
  run: async ({ ctx, tx, input, audit }) => {
    const { version, findings: given, ...fields } = input;
    const now = ctx.clock.now();
    if (fields.day > berlinDay(now)) return invalidField('day', 'Der Stichtag liegt in der Zukunft.');
    const town = fields.municipalityId === null ? null : await findTown(tx, fields.municipalityId);
    if (fields.municipalityId !== null && town === null)
      return invalidField('municipalityId', 'Diese Gemeinde gibt es hier nicht.', 'unknown-reference');
    const findings = Object.fromEntries(Object.entries(given).filter(([, count]) => count !== null)) as EntryForm['findings'];
    const before = await entryOf(tx, fields);
    const changed = () =>
      conflict('changed-meanwhile', 'Jemand anderes hat diese Zahlen inzwischen geändert. Bitte laden Sie die Seite neu.');
    if ((before?.version ?? null) !== version) return changed();
    const id = before?.id ?? newId(now.getTime());
    const written = before
      ? await tx
          .update(entryFindings)
          .set({ ...fields, findings, version: before.version + 1, updatedAt: now })
          .where(and(eq(entryFindings.id, id), eq(entryFindings.version, before.version)))
          .returning({ id: entryFindings.id })
      : await tx
          .insert(entryFindings)
          .values({ id, countyId: ctx.county.id, ...fields, findings, updatedAt: now })
          .onConflictDoNothing()
          .returning({ id: entryFindings.id });
    if (written.length === 0) return changed();
    // Small numbers stand in no log.
    audit({
      subjectType: 'entry-findings',
      subjectId: id,
      summary: `Befunde zur Einschulung ${fields.year}, ${town?.name ?? 'Landkreis'}, ${familyLanguageWords[fields.language]} eingetragen`,
    });
    return ok();
  },
});

/** Says which unit is the health office: it alone enters findings, and reads the small ones. */
export const nameFindingsKeeper = useCase({
  name: 'schools.name-findings-keeper',
  action: 'schools.manage',
  policy,
  mode: 'write',
  input: findingsUnitInput,
  run: async ({ ctx, tx, input: { unitId }, audit }) => {
    const unit = unitId === null ? null : await findUnit(tx, unitId);
    if (unitId !== null && unit === null) return invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-reference');
    await tx.delete(findingsKeeper);
    if (unitId !== null)
      await tx.insert(findingsKeeper).values({ id: newId(ctx.clock.now().getTime()), countyId: ctx.county.id, unitId });
    audit({
      subjectType: 'county',
      subjectId: ctx.county.id,
      summary: `Befunde zur Einschulung trägt ein: ${unit?.name ?? 'niemand'}`,
    });
    return ok();
  },
});
