import { z } from 'zod';
import { addDays, isIsoDate } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { tellMetrics, type Metric, type MetricPeriod, type ToldNumber } from '#kernel/metrics.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { policy } from './duties.ts';
import { modules } from './registry.ts';

const sources = modules.flatMap(({ name, metrics }) => (metrics === undefined ? [] : [{ module: name, source: metrics }]));

/** A figure with its value of a period, as a report quotes it. */
export type MetricReading = {
  metric: Metric;
  period: MetricPeriod;
  smallest: number;
  total: ToldNumber;
  /** Keys of the dimension asked for, the largest first. */
  rows: ({ key: string; label: string } & ToldNumber)[];
};

/** Figures that the actor may read, with their definitions. */
export const listMetrics = useCase({
  name: 'platform.list-metrics',
  action: 'tenancy.read-office',
  policy,
  mode: 'read',
  input: z.object({}),
  run: ({ ctx }) =>
    Promise.resolve(
      ok(
        sources
          .filter(
            ({ source }) => may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: source.action }) === 'yes',
          )
          .flatMap(({ source }) => source.metrics),
      ),
    ),
});

/** Any figure of any module, of a period and by one of its dimensions. What is too small to be told is hidden here as everywhere. */
export const readMetric = useCase({
  name: 'platform.read-metric',
  action: 'tenancy.read-office',
  policy,
  mode: 'read',
  input: z
    .object({
      name: z.string().max(80),
      from: z
        .string()
        .refine((day) => isIsoDate(day) && day.endsWith('-01'), 'Ein Zeitraum beginnt mit dem Ersten eines Monats.'),
      to: z
        .string()
        .refine((day) => isIsoDate(day) && addDays(day, 1).endsWith('-01'), 'Ein Zeitraum endet mit dem Letzten eines Monats.'),
      by: z.string().max(40).nullable().default(null),
    })
    .refine(({ from, to }) => from <= to, { path: ['to'], error: 'Das Ende liegt vor dem Anfang.' }),
  run: async ({ ctx, tx, input }) => {
    const { name, by, from, to } = input;
    const found = sources.find(({ source }) => source.metrics.some((metric) => metric.name === name));
    const metric = found?.source.metrics.find((one) => one.name === name);
    const isAllowed =
      found !== undefined &&
      may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: found.source.action }) === 'yes';
    if (!found || !metric || !isAllowed) return notFound('Diese Kennzahl');
    if (by !== null && !metric.dimensions.includes(by)) return notFound('Diese Aufteilung');
    const period = { from, to };
    const { smallestCell: smallest } = await readSettings(tx, ctx.county.id);
    const rows = await found.source.run({ tx, countyId: ctx.county.id, period });
    const told = tellMetrics({ source: found.source, rows, part: null, smallest });
    const nothing: ToldNumber = { value: null, hidden: false };
    return ok<MetricReading>({
      metric,
      period,
      smallest,
      total: told.total[name] ?? nothing,
      rows: told.rows
        .filter((row) => row.by === by)
        .map(({ key, label, numbers }) => ({ key, label, ...(numbers[name] ?? nothing) }))
        .toSorted((one, other) => (other.value ?? 0) - (one.value ?? 0) || one.label.localeCompare(other.label, 'de')),
    });
  },
});
