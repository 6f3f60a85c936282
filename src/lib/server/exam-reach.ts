import { examMinutes, levelsOfExam, type Exam } from '#modules/courses/contract-exams.ts';
import type { CourseRunView } from '#modules/courses/contract.ts';
import { usualLimits } from '#modules/mobility/contract.ts';
import { valueOrError } from './answers.ts';

/** Where an exam says no time, it is one of a morning. */
const usualExam = { opensAt: '09:00', closesAt: '13:00' };

export type ExamRun = Pick<CourseRunView, 'id' | 'kind' | 'targetLevel' | 'startDate' | 'status' | 'schedules'> & {
  title: string;
  place: { name: string; town: string | null; lat: number | null; lon: number | null } | null;
};

/** From where one is at each of these exams within an hour and home again; `unknown` counts those without a place or a timetable, `demonstration` says that the timetable is invented. */
export async function readExams(input: { locals: App.Locals; runs: readonly ExamRun[] }) {
  const { app, ctx } = input.locals;
  const exams: Exam[] = [];
  let unknown = 0;
  let demonstration = false;
  for (const run of input.runs) {
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
    if (!day) unknown += 1;
    else {
      demonstration ||= reach?.timetable?.demonstration ?? false;
      exams.push({
        runId: run.id,
        title: run.title,
        day: run.startDate,
        levels,
        municipalities: day.municipalities,
        place: [run.place?.name, run.place?.town].filter((word, at, all) => word && all.indexOf(word) === at).join(', '),
        at: [lon!, lat!],
        stops: day.stations.map((station) => ({ ags: station.ags, at: [station.lon, station.lat] })),
      });
    }
  }
  return { exams, unknown, demonstration };
}
