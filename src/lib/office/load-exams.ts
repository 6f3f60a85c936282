import { valueOrError } from '#lib/server/answers.ts';
import { readExams } from '#lib/server/exam-reach.ts';
import { examsWithin } from '#modules/courses/contract-exams.ts';

/** Exams to come that are public, and from where one is there within an hour and home again. */
export async function loadExams({ locals, url }: { locals: App.Locals; url: URL }) {
  const runs = valueOrError(await locals.app.courses.listCourseRuns(locals.ctx, { group: 'exam', state: 'public' }), url);
  const { exams, unknown } = await readExams({ locals, runs });
  return { rows: examsWithin(exams), unknown };
}
