import type { Ctx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { offerAudiences } from '../../contract.ts';
import type { CoveragePoint, CoverageRow, CoverageTrend, CoverageView, RecordedCoverage } from '../../contract-coverage.ts';
import { coverageInput, coverageTrendInput } from '../../inputs.ts';
import { coverageMonth, coverageRecord } from '../coverage-schema.ts';
import { findLands, findRecorded, findResidents, residentsOn, sumsOfDay, type RecordedMonth } from '../coverage-store.ts';
import { coverageKeys, coverageLabel, coverageView } from '../coverage-views.ts';
import { monthsBetween } from '../model/months.ts';
import { policy } from '../policy.ts';

/**
 * Records what there is today for the month, once: by topic and by language, for everybody and for each target group. A month of
 * which nobody recorded anything while it lasted stays empty: what was then cannot be said afterwards.
 */
export const recordCoverage = useCase({
  name: 'offers.record-coverage',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const now = ctx.clock.now();
    const day = berlinDay(now);
    const month = day.slice(0, 7);
    const [made] = await tx
      .insert(coverageMonth)
      .values({ id: newId(now.getTime()), countyId: ctx.county.id, month, day, lands: await findLands(tx), createdAt: now })
      .onConflictDoNothing({ target: [coverageMonth.countyId, coverageMonth.month] })
      .returning({ id: coverageMonth.id });
    if (!made) return conflict('nothing-to-do', 'Dieser Monat ist schon festgehalten.');
    for (const by of ['topic', 'language'] as const)
      for (const audience of [null, ...offerAudiences])
        await tx.insert(coverageRecord).values({
          id: newId(now.getTime()),
          countyId: ctx.county.id,
          monthId: made.id,
          axis: by,
          audience,
          sums: await sumsOfDay(tx, { by, audience, day }),
        });
    audit({ subjectType: 'county', subjectId: ctx.county.id, summary: `Abdeckung mit Angeboten für ${month} festgehalten` });
    return ok({ month, day });
  },
});

/** Every night; the first one of a month that runs records it. */
export async function recordCoverageJob(ctx: Ctx): Promise<void> {
  const done = await recordCoverage(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}

const rowAt = (view: CoverageView, place: string): CoverageRow | undefined =>
  place === 'total' ? view.total : place === 'elsewhere' ? view.elsewhere : view.rows.find(({ id }) => id === place);

/** How the amounts of one place changed by month, up to today. Residents count as they were known of that day. */
export const readCoverageTrend = useCase({
  name: 'offers.read-coverage-trend',
  action: 'offers.read-office',
  policy,
  mode: 'read',
  input: coverageTrendInput,
  run: async ({ ctx, tx, input: { place, measure, ...asked } }) => {
    const today = berlinDay(ctx.clock.now());
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    const recorded = await findRecorded(tx, asked);
    const current: RecordedMonth = {
      month: today.slice(0, 7),
      day: today,
      lands: await findLands(tx),
      sums: await sumsOfDay(tx, { ...asked, day: today }),
    };
    const all = [...recorded, current];
    const entered = await findResidents(tx);
    const viewOf = ({ day, lands, sums }: RecordedMonth): CoverageView =>
      coverageView({
        by: asked.by,
        lands,
        sums,
        residents: residentsOn(entered, { day, lands }),
        targets: new Map(),
        measure,
        smallest: smallestCell,
      });
    const months = monthsBetween(recorded[0]?.month ?? current.month, recorded.length > 0 ? current.month : '').map((month) => ({
      month,
      day: recorded.find((entry) => entry.month === month)?.day ?? null,
    }));
    const views = new Map(recorded.map((entry) => [entry.month, viewOf(entry)]));
    const keys = coverageKeys(
      asked.by,
      all.flatMap(({ sums }) => sums),
    );
    const pointOf = (view: CoverageView | undefined, key: string): CoveragePoint | null => {
      const row = view && rowAt(view, place);
      if (!row) return null;
      const { offers, seats, hours, perThousand } = row.cells.find((cell) => cell.key === key) ?? nothing;
      return { offers, seats, hours, perThousand: perThousand ?? (row.residents ? 0 : null) };
    };
    const now = viewOf(current);
    return ok<CoverageTrend>({
      months,
      today,
      places: [
        ...new Map(all.flatMap(({ lands }) => lands.map(({ id, name }) => [id, { id, name }] as const))).values(),
      ].toSorted((one, other) => one.name.localeCompare(other.name, 'de')),
      lines: keys.map((key) => ({
        key,
        label: coverageLabel(asked.by, key),
        points: months.map(({ month }) => pointOf(views.get(month), key)),
        now: pointOf(now, key) ?? nothing,
      })),
      smallestCell,
    });
  },
});
const nothing: CoveragePoint = { offers: 0, seats: 0, hours: 0, perThousand: null };

/** The matrix of every recorded month, the oldest first. */
export const readCoverageHistory = useCase({
  name: 'offers.read-coverage-history',
  action: 'offers.read-office',
  policy,
  mode: 'read',
  input: coverageInput,
  run: async ({ ctx, tx, input: { measure, ...asked } }) => {
    const { smallestCell: smallest } = await readSettings(tx, ctx.county.id);
    const entered = await findResidents(tx);
    return ok(
      (await findRecorded(tx, asked)).map(({ month, day, lands, sums }): RecordedCoverage => {
        const residents = residentsOn(entered, { day, lands });
        return {
          month,
          day,
          view: coverageView({ by: asked.by, lands, sums, residents, targets: new Map(), measure, smallest }),
        };
      }),
    );
  },
});
