import { berlinDay, berlinMidnight, addDays, daysBetween } from '#kernel/dates.ts';
import type { Metric, MetricNumber, MetricRow, MetricSource } from '#kernel/metrics.ts';
import { officeFunctionWords } from '#modules/network/contract-places.ts';
import { offerTopicWords } from '#modules/offers/contract.ts';
import { topicOfTask } from '../contract.ts';
import { handoverPurposeWords } from '../contract-handovers.ts';
import { sumAppointments } from './appointment-store.ts';
import { findHandovers } from './handover-store.ts';
import { median } from './model/handover-figures.ts';
import { sumReferrals } from './store.ts';

const metric = (name: string, title: string, definition: string, more: Partial<Metric> = {}): Metric => ({
  ...{ name: `guidance.${name}`, title, definition, unit: 'count', isCount: true, dimensions: ['topic'], gives: [] },
  ...more,
});
const metrics: readonly Metric[] = [
  metric('referrals', 'Verweise', 'So oft wurde jemand an eine zuständige Stelle verwiesen, nach Monat des Gesprächs.', {
    dimensions: ['topic', 'task'],
  }),
  metric('booked', 'Gebuchte Termine', 'Termine in Sprechstunden, nach dem Monat, in dem sie sein sollten.'),
  metric('came', 'Termine, zu denen jemand kam', 'Von den gebuchten die, die stattfanden.'),
  metric('missed', 'Versäumte Termine', 'Von den gebuchten die, zu denen niemand kam.'),
  metric('cancelled', 'Abgesagte Termine', 'Termine, die abgesagt wurden.'),
  metric(
    'handed-over',
    'Übergaben',
    'Übergaben zwischen Stellen, nach dem Tag, an dem sie gesendet wurden; zurückgezogene zählen nicht.',
    {
      dimensions: ['purpose'],
    },
  ),
  metric('days-to-place', 'Tage bis zum Platz', 'Median der Tage von der Übergabe bis zum Platz, bei erledigten Übergaben.', {
    ...{ unit: 'days', isCount: false, dimensions: ['purpose'], gives: ['guidance.handed-over'] },
  }),
];

type Numbers = Record<string, MetricNumber>;
const counted = (value: number): MetricNumber => ({ value, cases: value });

/** One row for each key, from numbers that name their key; the whole is their sum. */
function rowsBy(by: string, found: readonly { key: string; label: string; numbers: Numbers }[]): MetricRow[] {
  return found.map(({ key, label, numbers }) => ({ at: { by, key, label }, part: null, numbers }));
}
const sumOf = (rows: readonly Numbers[], name: string): number => rows.reduce((sum, row) => sum + (row[name]?.value ?? 0), 0);

/** Figures of guidance, for reports. All are counts; who came or was sent on stands nowhere. */
export const guidanceMetrics: MetricSource = {
  action: 'guidance.read-figures',
  // Nothing here is told by parts of the source.
  partedBy: 'none',
  dimensions: { topic: 'Thema', task: 'Aufgabe', purpose: 'Worum es geht' },
  metrics,
  sums: [{ total: 'guidance.booked', parts: ['guidance.came', 'guidance.missed'], rest: true }],
  run: async ({ tx, period }) => {
    const referrals = await sumReferrals(tx, { from: period.from, to: period.to });
    const appointments = await sumAppointments(tx, { from: period.from, to: period.to });
    const handed = (
      await findHandovers(tx, { from: berlinMidnight(period.from), to: berlinMidnight(addDays(period.to, 1)) })
    ).filter(({ state }) => state !== 'withdrawn');
    const topics = [...Map.groupBy(referrals, ({ task }) => topicOfTask[task])].map(([topic, own]) => ({
      ...{ key: topic as string, label: offerTopicWords[topic] },
      numbers: { 'guidance.referrals': counted(own.reduce((sum, { count }) => sum + count, 0)) } as Numbers,
    }));
    for (const { topic, booked, came, missed, cancelled } of appointments) {
      const numbers: Numbers = {
        'guidance.booked': counted(booked),
        'guidance.came': counted(came),
        'guidance.missed': counted(missed),
        'guidance.cancelled': counted(cancelled),
      };
      const known = topics.find(({ key }) => key === topic);
      if (known) Object.assign(known.numbers, numbers);
      else topics.push({ key: topic, label: offerTopicWords[topic], numbers });
    }
    const handovers = (rows: typeof handed): Numbers => {
      const days = rows.flatMap(({ sentAt, doneOn }) =>
        doneOn === null ? [] : Math.max(0, daysBetween(berlinDay(sentAt), doneOn)),
      );
      return {
        'guidance.handed-over': counted(rows.length),
        'guidance.days-to-place': { value: median(days), cases: days.length },
      };
    };
    const names = ['guidance.referrals', 'guidance.booked', 'guidance.came', 'guidance.missed', 'guidance.cancelled'];
    const whole: Numbers = {
      ...Object.fromEntries(
        names.map((name) => [
          name,
          counted(
            sumOf(
              topics.map(({ numbers }) => numbers),
              name,
            ),
          ),
        ]),
      ),
      ...handovers(handed),
    };
    return [
      { at: null, part: null, numbers: whole },
      ...rowsBy('topic', topics),
      ...rowsBy(
        'task',
        referrals.map(({ task, count }) => ({
          ...{ key: task, label: officeFunctionWords[task] },
          numbers: { 'guidance.referrals': counted(count) },
        })),
      ),
      ...rowsBy(
        'purpose',
        [...Map.groupBy(handed, ({ purpose }) => purpose)].map(([purpose, own]) => ({
          ...{ key: purpose, label: handoverPurposeWords[purpose] },
          numbers: handovers(own),
        })),
      ),
    ];
  },
};
