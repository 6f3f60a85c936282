import type { Ctx } from '#kernel/context.ts';
import { addDays, berlinDay, mondayOf, type IsoDate } from '#kernel/dates.ts';
import type { Result } from '#kernel/result.ts';
import type { App } from './app.ts';
import type { OffersFile } from './example-offers.ts';

type Add = Parameters<App['courses']['addCourseRun']>[1];

/** `library/courses.json`: runs of offers that every example county has, by days from the day on which they are laid down. */
export type CoursesFile = {
  note: string;
  /** Key of the run whose learners have stamps. */
  stamped: string;
  runs: (Required<
    Pick<
      Add,
      | 'kind'
      | 'entryLevel'
      | 'targetLevel'
      | 'units'
      | 'mode'
      | 'rhythm'
      | 'midCourse'
      | 'childcare'
      | 'residences'
      | 'fee'
      | 'price'
      | 'seats'
      | 'waitingList'
      | 'status'
      | 'translations'
    >
  > & {
    key: string;
    offerKey: string;
    name: string | null;
    module: string | null;
    /** The first day of this weekday, from 1, Monday, at least so many days from today. */
    begin: number;
    weekday: number;
    /** 0 for an exam. */
    weeks: number;
    registration: number | null;
    /** Null: those of the offer at its first place. */
    times: string | null;
  })[];
};

const from = (today: IsoDate, days: number, on: number): IsoDate => {
  const first = addDays(today, days);
  const day = addDays(mondayOf(first), on - 1);
  return day < first ? addDays(day, 7) : day;
};

/** Lays down runs of the county's example offers, each at its first place. All are marked as examples. */
export async function loadCourses(input: {
  app: Pick<App, 'courses' | 'offers' | 'clock'>;
  ctx: Ctx;
  file: CoursesFile;
  offers: OffersFile;
}): Promise<void> {
  const { app, ctx, file } = input;
  const today = berlinDay(app.clock.now());
  const found = must(await app.offers.listOffers(ctx, {}), 'offers');
  const byName = new Map(found.map((offer) => [offer.name, offer]));
  const names = new Map(input.offers.offers.map(({ key, name }) => [key, name]));
  for (const { key, offerKey, begin, weekday: on, weeks, registration, times, ...given } of file.runs) {
    const offer = byName.get(names.get(offerKey) ?? '');
    if (!offer) throw new Error(`courses.json names an offer that the county does not have: ${offerKey}`);
    const startDate = from(today, begin, on);
    const place = given.mode === 'onsite' || given.mode === 'blended' ? offer.places[0] : undefined;
    const { id: runId } = must(
      await app.courses.addCourseRun(ctx, {
        ...given,
        offerId: offer.id,
        placeId: place?.placeId ?? null,
        schedules: times ?? place?.times ?? '',
        startDate,
        endDate: weeks === 0 ? null : addDays(startDate, weeks * 7 - 3),
        registrationUntil: registration === null ? null : addDays(today, registration),
        state: 'public',
        demonstration: true,
      }),
      key,
    );
    // One of those that run has given its learners stamps already.
    if (key !== file.stamped) continue;
    for (let count = 0; count < 7; count += 1)
      must(
        await app.courses.issueStamp(ctx, { runId, units: given.units ?? 0, level: given.targetLevel, day: today, earlier: '' }),
        key,
      );
  }
}

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result.problem)}`);
}
