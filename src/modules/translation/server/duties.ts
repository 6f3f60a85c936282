import { and, eq, gte } from 'drizzle-orm';
import { addDays, berlinDay, berlinMidnight, mondayOf } from '#kernel/dates.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import type { Duty, DutySource } from '#kernel/duties.ts';
import { loadWriters } from '#modules/tenancy/server/index.ts';
import { languageWord } from '../contract.ts';
import { noCounts, worstOf } from './load-desk.ts';
import { machineRun } from './machine-schema.ts';
import { loadStandings } from './standings.ts';

/** So many titles tell what it is about. */
const mostNamed = 5;
/** So long a run that failed is told, unless a later one in the same language went on. */
const toldForDays = 14;
const nobody: Duty['askedOf'] = { unitId: null, municipalityIds: [], bodyId: null };

/** What waits for the translators, language by language, and machine runs that came to no end. */
export const duties: DutySource = async ({ ctx, tx, today }) => [
  ...(await languageDuties({ ctx, tx, today })),
  ...(await runDuties({ tx, today })),
];

/** One duty for each language that somebody translates into; languages without anybody are on the desk alone. */
async function languageDuties(input: { ctx: CountyCtx; tx: Tx; today: string }): Promise<Duty[]> {
  const { ctx, tx, today } = input;
  const spoken = new Set((await loadWriters({ tx, countyId: ctx.county.id })).flatMap(({ languages }) => languages));
  if (spoken.size === 0) return [];
  const { languages, things } = await loadStandings({ ctx, tx });
  return languages
    .filter((language) => spoken.has(language))
    .flatMap((language): Duty[] => {
      const sum = noCounts();
      const waiting = things.flatMap((thing) => {
        const { counts, covered } = thing.inLanguages.get(language)!;
        const state = worstOf(counts);
        if (covered || (state !== 'outdated' && state !== 'missing' && state !== 'machine')) return [];
        sum[state] += 1;
        return [{ title: thing.title, state }];
      });
      if (waiting.length === 0) return [];
      const { outdated, missing, machine } = sum;
      const first = waiting.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
      return [
        {
          kind: 'translation.language',
          key: `translation.language:${language}`,
          subjectId: language,
          title: languageWord(language),
          context: [
            [outdated && `${outdated} veraltet`, missing && `${missing} fehlen`, machine && `${machine} maschinell`]
              .filter(Boolean)
              .join(', '),
            [
              ...first.slice(0, mostNamed).map(({ title }) => title),
              ...(first.length > mostNamed ? [`${first.length - mostNamed} weitere`] : []),
            ].join(', '),
          ],
          due: null,
          // Once a week, as long as something waits.
          tell: mondayOf(today),
          action: 'translation.answer',
          thing: { languages: [language] },
          askedOf: { ...nobody, languages: [language] },
        },
      ];
    });
}
const order = ['outdated', 'missing', 'machine'];

async function runDuties({ tx, today }: { tx: Tx; today: string }): Promise<Duty[]> {
  const since = berlinMidnight(addDays(today, -toldForDays));
  const failed = await tx
    .select()
    .from(machineRun)
    .where(and(eq(machineRun.state, 'failed'), gte(machineRun.endedAt, since)));
  if (failed.length === 0) return [];
  const later = await tx
    .select({ language: machineRun.language, createdAt: machineRun.createdAt })
    .from(machineRun)
    .where(gte(machineRun.createdAt, since));
  return failed
    .filter((run) => !later.some(({ language, createdAt }) => language === run.language && createdAt > run.createdAt))
    .map((run) => ({
      kind: 'translation.run-failed',
      key: `translation.run-failed:${run.id}`,
      subjectId: run.id,
      title: languageWord(run.language),
      context: [run.message ?? ''].filter(Boolean),
      due: null,
      tell: berlinDay(run.endedAt!),
      action: 'translation.manage',
      thing: {},
      askedOf: nobody,
    }));
}
