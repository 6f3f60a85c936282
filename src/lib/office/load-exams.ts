import { valueOrError } from '#lib/server/answers.ts';
import { examMinutes, examsWithin, levelsOfExam, type Exam } from '#modules/courses/contract-exams.ts';
import { usualLimits } from '#modules/mobility/contract.ts';

/** Where an exam says no time, it is one of a morning. */
const usualExam = { opensAt: '09:00', closesAt: '13:00' };

/** Exams to come that are public, and from where one is there within an hour and home again; `unknown` counts those without a place or a timetable. */
export async function loadExams({ locals, url }: { locals: App.Locals; url: URL }) {
  const { app, ctx } = locals;
  const runs = valueOrError(await app.courses.listCourseRuns(ctx, { group: 'exam', state: 'public' }), url);
  const exams: Exam[] = [];
  let unknown = 0;
  for (const run of runs) {
    const levels = levelsOfExam(run);
    if (levels.length === 0 || run.status === 'cancelled' || run.startDate === null) continue;
    const { lat, lon } = run.place ?? { lat: null, lon: null };
    const times = run.schedules[0] ?? usualExam;
    const weekday = new Date(`${run.startDate}T12:00:00Z`).getUTCDay() || 7;
    const reach =
      lat === null || lon === null
        ? null
        : valueOrError(
            await app.mobility.reach(ctx, {
              venue: { lat, lon },
              sessions: [{ weekday, from: times.opensAt, to: times.closesAt }],
              limits: { ...usualLimits, minutes: examMinutes },
            }),
          );
    const day = reach?.days.find(({ kind }) => kind === 'school');
    if (day) exams.push({ runId: run.id, title: run.title, day: run.startDate, levels, municipalities: day.municipalities });
    else unknown += 1;
  }
  return { rows: examsWithin(exams), unknown };
}
