import { eq } from 'drizzle-orm';
import type { Actor, CountyCtx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, forbidden, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { GapPage } from '../../contract-gaps.ts';
import { gapIdInput, gapInput, gapPeriodInput } from '../../inputs-gaps.ts';
import { languageGap } from '../gap-schema.ts';
import { countGaps, deskOf, findDesks, findGaps, type GapRow } from '../gap-store.ts';
import { policy } from '../policy.ts';

const record = 'interpreting.record-gap';
/** A device that was without a network for longer has forgotten what it knew. */
const mostDaysLate = 31;
/** Languages of so many days stand first. */
const recentDays = 90;
const mostRecent = 8;

/** Desks that the actor sits at. */
function keysOf(ctx: CountyCtx): string[] {
  const { actor } = ctx as { actor: Actor };
  if (actor.kind !== 'account') return [];
  const keys = actor.grants.flatMap((grant) => {
    if (grant.countyId !== ctx.county.id) return [];
    if (grant.role === 'unit-editor' && grant.unitId !== null) return `unit:${grant.unitId}`;
    if (grant.role === 'municipality-editor' && grant.municipalityId !== null) return `municipality:${grant.municipalityId}`;
    if (grant.role === 'organisation-editor' && grant.organisationId !== null) return `organisation:${grant.organisationId}`;
    return grant.role === 'coordinator' ? 'county' : [];
  });
  return [...new Set(keys)];
}

const keyOf = (row: GapRow): string =>
  row.unitId !== null
    ? `unit:${row.unitId}`
    : row.municipalityId !== null
      ? `municipality:${row.municipalityId}`
      : row.organisationId !== null
        ? `organisation:${row.organisationId}`
        : 'county';

/** What the desk needs for one tap: its languages, the last used first. */
export const readGapPage = useCase({
  name: 'interpreting.read-gap-page',
  action: record,
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const keys = keysOf(ctx);
    const today = berlinDay(ctx.clock.now());
    const rows = await findGaps(tx, { keys, since: addDays(today, -recentDays) });
    return ok<GapPage>({
      desks: await findDesks(tx, keys),
      languages: [...new Set(rows.flatMap(({ language }) => language ?? []))].slice(0, mostRecent),
      lastOccasion: rows[0]?.occasion ?? 'counter',
      today: rows.filter(({ day }) => day === today).length,
    });
  },
});

/** Notes that a desk could not make itself understood. The same tap sent again changes nothing and succeeds. */
export const recordGap = useCase({
  name: 'interpreting.record-gap',
  action: record,
  policy,
  mode: 'write',
  input: gapInput,
  run: async ({ ctx, tx, input, audit }) => {
    const keys = keysOf(ctx);
    const key = input.desk === '' ? keys[0] : input.desk;
    if (key === undefined || !keys.includes(key)) return forbidden('Für diese Stelle können Sie nichts notieren.');
    const now = ctx.clock.now();
    const today = berlinDay(now);
    const day = input.day ?? today;
    if (day > today) return invalidField('day', 'Dieser Tag liegt in der Zukunft.', 'in-future');
    if (day < addDays(today, -mostDaysLate))
      return invalidField('day', `Das ist mehr als ${mostDaysLate} Tage her und zählt nicht mehr.`, 'too-late');
    const { clientId, language, occasion, help } = input;
    const made = await tx
      .insert(languageGap)
      .values({
        ...deskOf(key),
        ...{ id: newId(now.getTime()), countyId: ctx.county.id, clientId, language, occasion, help, day, createdAt: now },
      })
      .onConflictDoNothing({ target: [languageGap.countyId, languageGap.clientId] })
      .returning({ id: languageGap.id });
    const again = made.length === 0;
    audit({
      subjectType: 'language-gap',
      subjectId: made[0]?.id ?? null,
      summary: again ? 'Verständigung: dieselbe Notiz noch einmal geschickt' : 'Verständigung: notiert, dass sie fehlte',
    });
    return ok({ clientId, again });
  },
});

/** Takes back a tap of today. */
export const takeBackGap = useCase({
  name: 'interpreting.take-back-gap',
  action: record,
  policy,
  mode: 'write',
  input: gapIdInput,
  run: async ({ ctx, tx, input, audit }) => {
    const [row] = await findGaps(tx, { clientId: input.clientId, keys: keysOf(ctx) });
    if (!row) return notFound('Diese Notiz');
    if (berlinDay(row.createdAt) !== berlinDay(ctx.clock.now()))
      return conflict('too-late', 'Notizen lassen sich nur am selben Tag zurücknehmen.');
    await tx.delete(languageGap).where(eq(languageGap.id, row.id));
    audit({ subjectType: 'language-gap', subjectId: row.id, summary: 'Verständigung: Notiz zurückgenommen' });
    return ok({ desk: keyOf(row) });
  },
});

/** Counts by month, language, occasion and what helped; for figures, which hide the small ones. */
export const gapCounts = useCase({
  name: 'interpreting.gap-counts',
  action: 'interpreting.read-figures',
  policy,
  mode: 'read',
  input: gapPeriodInput,
  run: async ({ tx, input }) => ok(await countGaps(tx, input)),
});
