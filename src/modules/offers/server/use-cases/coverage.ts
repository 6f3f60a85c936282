import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { invalidField } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { germanLanguageName } from '#kernel/language-names.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { offerTopics, offerTopicWords } from '../../contract.ts';
import type { CoverageView } from '../../contract-coverage.ts';
import { coverageInput, residentsInput, targetInput } from '../../inputs.ts';
import { coverage, type CoveredOffer } from '../model/coverage.ts';
import { weeklyHours } from '../model/schedule-hours.ts';
import { policy } from '../policy.ts';
import { foreignResidents, offerTarget } from '../schema.ts';
import { findMunicipalities, findOffers, type OfferRow } from '../store.ts';
import { isShown } from '../views.ts';

/** The latest number of each municipality. */
const latestResidents = (tx: Tx) =>
  tx
    .selectDistinctOn([foreignResidents.municipalityId])
    .from(foreignResidents)
    .orderBy(asc(foreignResidents.municipalityId), desc(foreignResidents.day));

/** Offers that take place today, by municipality and topic or language; for one target group where one is asked for. */
export const readCoverage = useCase({
  name: 'offers.read-coverage',
  action: 'offers.read-office',
  policy,
  mode: 'read',
  input: coverageInput,
  run: async ({ ctx, tx, input }) => {
    const { by, audience, measure } = input;
    const today = berlinDay(ctx.clock.now());
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    // Joint municipalities are the sum of their parts: their residents would be counted twice.
    const lands = (await findMunicipalities(tx)).filter(({ kind }) => kind !== 'joint-municipality');
    const found = (await findOffers(tx, { state: 'public', audience })).filter(
      ({ row }) => row.status === 'active' && isShown(row, today) && (row.validFrom === null || row.validFrom <= today),
    );
    const keys = by === 'topic' ? [...offerTopics] : languagesOf(found);
    const residents = await latestResidents(tx);
    const targets = by === 'topic' && audience === null ? await tx.select().from(offerTarget) : [];
    const targetOf = new Map<string, number>(targets.map(({ topic, perThousand }) => [topic, perThousand / 100]));
    return ok<CoverageView>({
      columns: keys.map((key) => ({
        key,
        label: by === 'topic' ? offerTopicWords[key as 'work'] : germanLanguageName(key),
        target: targetOf.get(key) ?? null,
      })),
      ...coverage({
        lands,
        keys,
        offers: found.map((entry) => coveredOf(entry, { by, today, audience })),
        residents: new Map(residents.map(({ municipalityId, count }) => [municipalityId, count])),
        targets: targetOf,
        measure,
        smallest: smallestCell,
      }),
      smallestCell,
      basis: [...new Map(residents.map(({ day, source }) => [`${day} ${source}`, { day, source }])).values()],
    });
  },
});

/** Languages in which there is anything, the most frequent first. */
function languagesOf(found: readonly OfferRow[]): string[] {
  const counts = new Map<string, number>();
  for (const { row } of found) for (const code of row.languages) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1] || one[0].localeCompare(other[0])).map(([code]) => code);
}

function coveredOf(
  { row, places, capacities }: OfferRow,
  given: { by: 'topic' | 'language'; today: string; audience: string | null },
): CoveredOffer {
  const seats = capacities.filter(
    ({ unit, audience }) => unit === 'seats' && (audience === null || given.audience === null || audience === given.audience),
  );
  return {
    keys: given.by === 'topic' ? row.topics : row.languages,
    at: places.flatMap(({ row: at, municipality }) =>
      municipality === null ? [] : [{ municipalityId: municipality.id, hours: weeklyHours(at.schedules, given.today) }],
    ),
    hours:
      weeklyHours(row.schedules, given.today) +
      places
        .filter(({ municipality }) => municipality === null)
        .reduce((sum, { row: at }) => sum + weeklyHours(at.schedules, given.today), 0),
    seats: seats.reduce((sum, { maximum }) => sum + (maximum ?? 0), 0),
  };
}

/** What coverage is measured against: targets, and residents as they were entered. */
export const readCoverageBasis = useCase({
  name: 'offers.read-coverage-basis',
  action: 'offers.coordinate',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const municipalities = (await findMunicipalities(tx)).filter(({ kind }) => kind !== 'joint-municipality');
    const residents = new Map((await latestResidents(tx)).map((row) => [row.municipalityId, row]));
    const targets = new Map((await tx.select().from(offerTarget)).map((row) => [row.topic, row.perThousand]));
    const [latest] = [...residents.values()].toSorted((one, other) => other.day.localeCompare(one.day));
    return ok({
      targets: offerTopics.map((topic) => ({ topic, perThousand: targets.get(topic) ?? null })),
      municipalities: municipalities.map(({ id, name }) => ({ id, name, count: residents.get(id)?.count ?? null })),
      day: latest?.day ?? null,
      source: latest?.source ?? null,
    });
  },
});

/** How many offers on a topic there shall be for 1,000 residents without a German passport. */
export const saveTarget = useCase({
  name: 'offers.save-target',
  action: 'offers.coordinate',
  policy,
  mode: 'write',
  input: targetInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { topic, perThousand } = input;
    const id = newId(ctx.clock.now().getTime());
    if (perThousand === null) await tx.delete(offerTarget).where(eq(offerTarget.topic, topic));
    else
      await tx
        .insert(offerTarget)
        .values({ id, countyId: ctx.county.id, topic, perThousand })
        .onConflictDoUpdate({ target: [offerTarget.countyId, offerTarget.topic], set: { perThousand } });
    audit({
      subjectType: 'county',
      subjectId: ctx.county.id,
      summary: `Ziel für Angebote zu „${offerTopicWords[topic]}“ ${perThousand === null ? 'aufgehoben' : 'gesetzt'}`,
      fields: { perThousand: { after: perThousand === null ? null : perThousand / 100 } },
    });
    return ok();
  },
});

/** Residents without a German passport by municipality, on one day, from one source. What was entered for that day before is replaced. */
export const saveResidents = useCase({
  name: 'offers.save-residents',
  action: 'offers.coordinate',
  policy,
  mode: 'write',
  input: residentsInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { day, source } = input;
    const known = new Set((await findMunicipalities(tx)).map(({ id }) => id));
    const now = ctx.clock.now().getTime();
    const rows = input.counts.flatMap(({ municipalityId, count }) => (count === null ? [] : [{ municipalityId, count }]));
    if (rows.length === 0) return invalidField('counts', 'Bitte mindestens eine Zahl angeben.');
    if (rows.some(({ municipalityId }) => !known.has(municipalityId)))
      return invalidField('counts', 'Eine dieser Gemeinden gibt es in diesem Landkreis nicht.', 'unknown-municipality');
    if (day > berlinDay(ctx.clock.now())) return invalidField('day', 'Der Stichtag liegt in der Zukunft.');
    for (const { municipalityId, count } of rows)
      await tx
        .insert(foreignResidents)
        .values({ id: newId(now), countyId: ctx.county.id, municipalityId, day, count, source })
        .onConflictDoUpdate({
          target: [foreignResidents.countyId, foreignResidents.municipalityId, foreignResidents.day],
          set: { count: sql`excluded.count`, source: sql`excluded.source` },
        });
    await tx
      .delete(foreignResidents)
      .where(
        and(
          eq(foreignResidents.day, day),
          sql`${foreignResidents.municipalityId} <> all(${sql.param(rows.map((row) => row.municipalityId))}::uuid[])`,
        ),
      );
    audit({
      subjectType: 'county',
      subjectId: ctx.county.id,
      summary: `Einwohnerinnen und Einwohner ohne deutschen Pass zum ${day} eingetragen`,
      fields: { municipalities: { after: rows.length }, source: { after: source } },
    });
    return ok({ count: rows.length });
  },
});
