import type { Ctx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import type { Result } from '#kernel/result.ts';
import type { App } from './app.ts';

type Report = Parameters<App['courses']['reportCourseNeed']>[1];

/** `library/course-needs.json`: needs that every example county has. */
export type NeedsFile = {
  note: string;
  needs: (Required<Pick<Report, 'startLevel' | 'kind' | 'people' | 'languages' | 'times' | 'childcare' | 'transport'>> & {
    key: string;
    /** The how manieth of the county's municipalities and units, from 0. */
    town: number;
    unit: number;
    /** So many months from the day on which they are laid down. */
    months: number;
  })[];
};

/** Lays down needs as the county's units would report them. All are marked as examples. */
export async function loadNeeds(input: {
  app: Pick<App, 'courses' | 'tenancy' | 'clock'>;
  ctx: Ctx;
  file: NeedsFile;
}): Promise<void> {
  const { app, ctx, file } = input;
  const { units, municipalities } = must(await app.tenancy.listUnits(ctx, {}), 'units');
  const towns = municipalities.filter(({ kind }) => kind !== 'joint-municipality');
  const today = berlinDay(app.clock.now());
  for (const { key, town, unit, months, ...given } of file.needs) {
    const from = addDays(`${today.slice(0, 7)}-01`, months * 31);
    must(
      await app.courses.reportCourseNeed(ctx, {
        ...given,
        livesInId: towns[town % towns.length]!.id,
        unitId: units[unit % units.length]!.id,
        from: months === 0 ? today : from,
        demonstration: true,
      }),
      key,
    );
  }
}

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result.problem)}`);
}
