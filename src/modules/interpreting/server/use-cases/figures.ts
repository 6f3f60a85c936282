import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { tellMetrics, type MetricPeriod } from '#kernel/metrics.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { metricName, type FiguresView, type RecruitAdvice } from '../../contract-figures.ts';
import { languageFit } from '../../contract-languages.ts';
import { figuresInput } from '../../inputs-figures.ts';
import { findSpeakers, loadFacts } from '../figures-store.ts';
import { interpretingMetrics, loadLabels } from '../metrics.ts';
import { figureRows } from '../model/figures.ts';
import { comparedWith, yearUntil } from '../model/periods.ts';
import { recruitAdvice, type LanguageNeed } from '../model/recruit.ts';
import { policy } from '../policy.ts';
import { whatPool } from '../pool-access.ts';
import { mayRun } from '../rights.ts';
import { findPools } from '../store.ts';

/** Half a year before papers end is time enough to renew them. */
const endingDays = 183;

/** Figures of whole months, of one pool or of all, with a period to compare, and for which languages people are wanted. */
export const readFigures = useCase({
  name: 'interpreting.read-figures',
  policy,
  mode: 'read',
  input: figuresInput,
  run: async ({ ctx, tx, input }) => {
    const { from, to, compare, poolId } = input;
    const pools = await findPools(tx);
    const pool = pools.find(({ row }) => row.id === poolId) ?? null;
    if (poolId !== null && pool === null) return notFound(whatPool);
    const { smallestCell: smallest } = await readSettings(tx, ctx.county.id);
    const labelOf = await loadLabels(tx);
    const told = async (period: MetricPeriod) => {
      const rows = figureRows({ facts: await loadFacts(tx, period), pools: pools.map(({ row }) => row.id), labelOf });
      const { total, rows: own } = tellMetrics({ source: interpretingMetrics, rows, part: poolId, smallest });
      return { total, rows: own };
    };
    const compared = comparedWith({ from, to }, compare);
    const runsAll = (pool === null ? pools : [pool]).every(({ row }) => mayRun(ctx, row));
    return ok<FiguresView>({
      period: { from, to },
      compared,
      pool: pool === null ? null : { id: pool.row.id, name: pool.row.name },
      pools: pools.map(({ row }) => ({ id: row.id, name: row.name })),
      smallest,
      now: await told({ from, to }),
      before: compared === null ? null : await told(compared),
      recruit: await adviseRecruiting({ ctx, tx, period: { from, to }, poolId, smallest, runsAll }),
    });
  },
});

/** What the last twelve months say of each language, with what may be told of it. */
async function adviseRecruiting(input: {
  ctx: CountyCtx;
  tx: Tx;
  period: MetricPeriod;
  poolId: string | null;
  smallest: number;
  runsAll: boolean;
}): Promise<RecruitAdvice[]> {
  const { ctx, tx, poolId, smallest, runsAll } = input;
  const { half, ...year } = yearUntil(input.period);
  const facts = await loadFacts(tx, year);
  const labelOf = await loadLabels(tx);
  const told = tellMetrics({
    source: interpretingMetrics,
    rows: figureRows({ facts, pools: [], labelOf }),
    part: poolId,
    smallest,
  });
  const speakers = await findSpeakers(tx, poolId);
  const soon = addDays(berlinDay(ctx.clock.now()), endingDays);
  const own = facts.filter((fact) => fact.isCurrent && (poolId === null || fact.poolId === poolId) && fact.language !== 'und');
  const needs = [...Map.groupBy(own, ({ language }) => language)].map(([language, found]): LanguageNeed => {
    const numbers = told.rows.find(({ by, key }) => by === 'language' && key === language)?.numbers ?? {};
    const isTold = (key: string): boolean => numbers[metricName(key)]?.hidden === false;
    const able = speakers.filter(({ languages }) =>
      languages.some(({ tag }) => languageFit({ spoken: tag, wanted: language }) !== null),
    );
    const ending = able.filter(({ conductUntil }) => conductUntil !== null && conductUntil < soon).length;
    const isMany = (people: number): boolean => runsAll || people === 0 || people >= smallest;
    const asked = found.filter(({ status }) => status !== 'gap' && status !== 'outside');
    const times = (status: 'unfilled' | 'gap'): number =>
      found.filter((fact) => fact.status === status).reduce((sum, fact) => sum + fact.times, 0);
    const minutes = (of: typeof asked): number => of.reduce((sum, fact) => sum + fact.minutes, 0);
    return {
      language,
      name: labelOf('language', language),
      asked: asked.length,
      unfilled: times('unfilled'),
      gaps: times('gap'),
      minutesAsked: minutes(asked),
      minutesLate: minutes(asked.filter(({ day }) => day >= half)),
      minutesEarly: minutes(asked.filter(({ day }) => day < half)),
      people: able.length,
      ending,
      mayTell: {
        unfilled: isTold('unfilled'),
        gaps: isTold('gaps'),
        people: isMany(able.length),
        ending: isMany(ending),
        hours: isTold('requests'),
      },
    };
  });
  return recruitAdvice(needs);
}
