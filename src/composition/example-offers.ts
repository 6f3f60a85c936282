import type { Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import type { App } from './app.ts';

type Add = Parameters<App['offers']['addOffer']>[1];

/** `offers.json` of an example county. */
export type OffersFile = {
  note: string;
  offers: (Pick<
    Add,
    | 'name'
    | 'kind'
    | 'topics'
    | 'audiences'
    | 'levels'
    | 'languages'
    | 'mode'
    | 'fee'
    | 'childcare'
    | 'documents'
    | 'translations'
  > & {
    key: string;
    summary: string;
    unitKey: string;
    places: { placeKey: string; times: string }[];
    times: string;
    costs: string;
    seats: { maximum: number; available: number } | null;
    applicationProcess: string;
    minimumAge: number | null;
    maximumAge: number | null;
  })[];
};

/** Months before today, and the share of offers that there were then: the directory grew, and one month was not recorded. */
const history: readonly (readonly [monthsAgo: number, share: number])[] = [
  [7, 0.4],
  [6, 0.5],
  [5, 0.5],
  [3, 0.7],
  [2, 0.85],
  [1, 0.95],
];

/**
 * Lays down offers at the county's places, and what coverage was in the months before while they came; `names` are the names of
 * places by their keys. All are marked as examples.
 */
export async function loadOffers(input: {
  app: Pick<App, 'offers' | 'network' | 'tenancy'>;
  ctx: Ctx;
  file: OffersFile;
  names: ReadonlyMap<string, string>;
}): Promise<void> {
  const { app, ctx, file, names } = input;
  const { units } = must(await app.tenancy.listUnits(ctx, {}), 'units');
  const places = new Map(must(await app.network.listPlaces(ctx, {}), 'places').map(({ name, id }) => [name, id]));
  const past = history.map(([monthsAgo, share]) => ({
    ctx: monthsBefore(ctx, monthsAgo),
    after: Math.round(file.offers.length * share),
  }));
  for (const [index, { key, unitKey, places: at, times, seats, ...given }] of file.offers.entries()) {
    for (const { ctx: then, after } of past)
      if (after === index) must(await app.offers.recordCoverage(then, {}), `coverage before ${key}`);
    const unit = units.find((entry) => entry.key === unitKey);
    if (!unit) throw new Error(`offers.json names a unit that the county does not have: ${unitKey}`);
    must(
      await app.offers.addOffer(ctx, {
        ...given,
        unitId: unit.id,
        places: at.map(({ placeKey, times: there }) => {
          const placeId = places.get(names.get(placeKey) ?? '');
          if (placeId === undefined) throw new Error(`offers.json names a place that the county does not have: ${placeKey}`);
          return { placeId, schedules: there };
        }),
        schedules: times,
        capacities: seats === null ? [] : [{ unit: 'seats', ...seats }],
        state: 'public',
        demonstration: true,
      }),
      key,
    );
  }
  for (const group of groups) must(await app.offers.saveTargetGroup(ctx, group), group.audience);
}

/** What the county knows of two target groups; invented, without numbers. */
const groups: readonly Parameters<App['offers']['saveTargetGroup']>[1][] = [
  {
    audience: 'women',
    needs: 'Kurse am Vormittag mit Betreuung für kleine Kinder. Begegnung in der Nähe der Wohnung.',
    channels: 'Über Kitas, Schulen und den Frauentreff, mit Aushängen in mehreren Sprachen.',
    conceptTitle: 'Frauen stärken',
    conceptState: 'drafting',
    isPublic: true,
  },
  {
    audience: 'pensioners',
    needs: 'Hilfe bei Anträgen zur Rente. Angebote, die man ohne Auto erreicht.',
    channels: 'Über Hausarztpraxen und Seniorentreffs.',
    isPublic: true,
  },
];

/** The same context on the second of an earlier month. */
function monthsBefore(ctx: Ctx, months: number): Ctx {
  const now = ctx.clock.now();
  const then = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 2, 1));
  return { ...ctx, clock: { now: () => new Date(then) } };
}

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result.problem)}`);
}
