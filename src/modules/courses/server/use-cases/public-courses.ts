import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { courseGroups, groupOfKind } from '../../contract-kinds.ts';
import { wholeLevel, wholeLevels } from '../../contract-levels.ts';
import { publicCourseInput, publicCoursesInput } from '../../inputs.ts';
import { fitsCourse, isIn } from '../model/course-matches.ts';
import { policy } from '../policy.ts';
import { findRun, findRuns, findTowns, type RunRow } from '../store.ts';
import { isShown, publicRun, wordsOf } from '../views.ts';
import { countWaiting } from '../waiting-store.ts';

/** What the public sees of runs that were found, in one language. */
async function shownRuns(input: { ctx: CountyCtx; tx: Tx; language: string; found: readonly RunRow[] }) {
  const { ctx, tx, language } = input;
  const today = berlinDay(ctx.clock.now());
  const found = input.found.filter((entry) => isShown(entry, today));
  const dictionary = await wordsOf({ tx, language, found });
  const waiting = await countWaiting(
    tx,
    found.map(({ row }) => row.id),
  );
  return found.map((entry) => publicRun({ found: entry, dictionary, waiting, today }));
}

/** Public runs that fit all wishes, the next to begin first. */
export const readPublicCourses = useCase({
  name: 'courses.read-public-courses',
  action: 'courses.read-public',
  policy,
  mode: 'read',
  input: publicCoursesInput,
  run: async ({ ctx, tx, input }) => {
    const { language, municipalityAgs, ...wish } = input;
    const towns = await findTowns(tx);
    const own = municipalityAgs === null ? null : towns.find(({ ags }) => ags === municipalityAgs);
    if (own === undefined) return notFound('Diese Gemeinde');
    const found = await findRuns(tx, { state: 'public', openOn: berlinDay(ctx.clock.now()) });
    const all = await shownRuns({ ctx, tx, language, found });
    const inside =
      own &&
      new Set(
        towns.filter((town) => town.id === own.id || town.partOf === own.ags || town.ags === own.partOf).map(({ ags }) => ags),
      );
    const levels = new Set(
      all.flatMap(({ entryLevel, targetLevel }) => [entryLevel, targetLevel]).map((level) => level && wholeLevel(level)),
    );
    return ok({
      runs: all.filter((run) => fitsCourse(run, wish) && (inside === null || isIn(run, inside))),
      /** What there is to choose from. */
      groups: courseGroups.filter((group) => group === wish.group || all.some(({ kind }) => groupOfKind(kind) === group)),
      levels: wholeLevels.filter((level) => level === wish.level || levels.has(level)),
      municipalities: towns.map(({ ags, name }) => ({ ags, name })),
    });
  },
});

/** One public run. */
export const readPublicCourse = useCase({
  name: 'courses.read-public-course',
  action: 'courses.read-public',
  policy,
  mode: 'read',
  input: publicCourseInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findRun(tx, input.runId);
    const [run] = found ? await shownRuns({ ctx, tx, language: input.language, found: [found] }) : [];
    return run ? ok(run) : notFound('Diesen Kurs');
  },
});
