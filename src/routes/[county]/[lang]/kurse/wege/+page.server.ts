import { residences } from '#modules/courses/contract.ts';
import { examGaps, levelsOfExam } from '#modules/courses/contract-exams.ts';
import { wholeLevels, type CourseLevel } from '#modules/courses/contract-levels.ts';
import { pathwaysAsOf, waysFrom } from '#modules/courses/contract-pathways.ts';
import { readExams } from '#lib/server/exam-reach.ts';
import { publicValue } from '../../public-value.ts';
import type { PageServerLoad } from './$types';

const levels = wholeLevels.filter((level) => level !== 'C2' && level !== 'pre-A1');

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language } = await parent();
  const asked = (name: string): string | null => url.searchParams.get(name) || null;
  const residence = residences.find((entry) => entry === asked('aufenthalt')) ?? null;
  const level: CourseLevel | null = levels.find((entry) => entry === asked('niveau')) ?? null;
  const literate = asked('schrift') !== 'nein';
  const steps = waysFrom({ level, residence, literate });
  const found = publicValue(await locals.app.courses.readPublicCourses(locals.ctx, { language, group: 'exam' }), language);
  const { stations } = publicValue(await locals.app.mobility.listStations(locals.ctx, {}), language);
  // Elsewhere nothing stops: nobody can set out.
  const withStops = new Set(stations.map(({ ags }) => ags));
  const origins = found.municipalities.filter(({ ags }) => withStops.has(ags));
  const from = origins.find(({ ags }) => ags === asked('von')) ?? null;
  const runs = found.runs.map((run) => ({ ...run, title: run.title.text }));
  const { exams, demonstration } = from === null ? { exams: [], demonstration: false } : await readExams({ locals, runs });
  const slugs = new Map(found.runs.map(({ id, slug }) => [id, slug]));
  const gaps =
    from === null
      ? []
      : examGaps({ exams, ags: from.ags, levels: steps.filter((step) => step.exams.length > 0).map(({ target }) => target) });
  return {
    residence,
    level,
    literate,
    levels,
    steps,
    origins,
    from,
    // One that is held somewhere unknown is no gap.
    gaps: gaps
      .filter(({ level: gap, nearest }) => nearest !== null || !runs.some((run) => levelsOfExam(run).includes(gap)))
      .map(({ nearest, ...gap }) => ({ ...gap, nearest: nearest && { ...nearest, slug: slugs.get(nearest.runId)! } })),
    example: demonstration && gaps.length > 0,
    asOf: pathwaysAsOf,
  };
};
