import type { CountyCtx } from '#kernel/context.ts';
import { daysBetween, berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { states, type Desk, type DeskLine, type LanguageFigures, type TaskLine } from '../../contract.ts';
import { deskInput, tasksInput } from '../../inputs.ts';
import { noCounts, worstOf } from '../load-desk.ts';
import { policy } from '../policy.ts';
import { loadStandings } from '../standings.ts';

const mayInto = (ctx: CountyCtx, action: string, language: string): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action, thing: { languages: [language] } }) === 'yes';

const found = (title: string, search: string | null): boolean =>
  search === null || title.toLocaleLowerCase('de').includes(search.toLocaleLowerCase('de'));

/** Everything that is translated, in every language that the reader works with. */
export const readDesk = useCase({
  name: 'translation.read-desk',
  policy,
  mode: 'read',
  input: deskInput,
  run: async ({ ctx, tx, input }) => {
    const desk = await loadStandings({ ctx, tx });
    const languages = desk.languages.filter((language) => mayInto(ctx, 'translation.read-desk', language));
    const figures = new Map(languages.map((language) => [language, { counts: noCounts(), openWords: 0 }]));
    const kinds = new Map<string, number>();
    const lines: DeskLine[] = [];
    for (const thing of desk.things) {
      kinds.set(thing.subjectType, (kinds.get(thing.subjectType) ?? 0) + 1);
      if (input.kind !== null && input.kind !== thing.subjectType) continue;
      const standings = languages.map((language) => {
        const { counts, openWords, covered } = thing.inLanguages.get(language)!;
        const sum = figures.get(language)!;
        for (const state of states) sum.counts[state] += counts[state];
        sum.openWords += openWords;
        return { language, counts, state: covered ? ('covered' as const) : worstOf(counts) };
      });
      if (!found(thing.title, input.search)) continue;
      const { subjectType, subjectId, title, language, words } = thing;
      lines.push({ subjectType, subjectId, title, language, words, standings });
    }
    return ok<Desk>({
      lines,
      figures: [...figures].map(([language, sum]): LanguageFigures => ({ language, ...sum })),
      kinds: [...kinds].map(([kind, count]) => ({ kind, count })),
      mayWrite: languages.filter((language) => mayInto(ctx, 'translation.write', language)),
    });
  },
});

/** What stands how in one language, in the order in which it is worked on. */
export const listTasks = useCase({
  name: 'translation.list-tasks',
  action: 'translation.read-desk',
  policy,
  mode: 'read',
  input: tasksInput,
  load: ({ input }) => Promise.resolve(ok({ loaded: undefined, thing: { languages: [input.language] } })),
  run: async ({ ctx, tx, input }) => {
    const { language } = input;
    const desk = await loadStandings({ ctx, tx });
    if (!desk.languages.includes(language)) return notFound('Diese Sprache');
    const today = berlinDay(ctx.clock.now());
    const all: TaskLine[] = [];
    for (const thing of desk.things) {
      const { counts, openWords, covered } = thing.inLanguages.get(language)!;
      if (covered) continue;
      const { subjectType, subjectId, title, changedAt } = thing;
      const since = changedAt?.toISOString() ?? null;
      all.push({ subjectType, subjectId, title, state: worstOf(counts), counts, openWords, since });
    }
    const figures = all.reduce((sum, line) => {
      for (const state of states) sum[state] += line.counts[state];
      return sum;
    }, noCounts());
    const lines = all.filter(
      (line) =>
        (input.kind === null || line.subjectType === input.kind) &&
        (input.state === null ? line.state !== 'checked' : line.counts[input.state] > 0) &&
        (input.days === 0 || (line.since !== null && daysBetween(berlinDay(new Date(line.since)), today) >= input.days)) &&
        found(line.title, input.search),
    );
    const by: Record<typeof input.order, (one: TaskLine, other: TaskLine) => number> = {
      state: (one, other) => states.indexOf(one.state) - states.indexOf(other.state),
      age: (one, other) => (one.since ?? '9').localeCompare(other.since ?? '9'),
      words: (one, other) => one.openWords - other.openWords,
      title: (one, other) => one.title.localeCompare(other.title, 'de'),
    };
    return ok({
      figures,
      tasks: lines.toSorted(by[input.order]),
      mayWrite: mayInto(ctx, 'translation.write', language),
      openWords: lines.reduce((sum, line) => sum + line.openWords, 0),
    });
  },
});
