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

/** Lays down offers at the county's places; `names` are the names of places by their keys. All are marked as examples. */
export async function loadOffers(input: {
  app: Pick<App, 'offers' | 'network' | 'tenancy'>;
  ctx: Ctx;
  file: OffersFile;
  names: ReadonlyMap<string, string>;
}): Promise<void> {
  const { app, ctx, file, names } = input;
  const { units } = must(await app.tenancy.listUnits(ctx, {}), 'units');
  const places = new Map(must(await app.network.listPlaces(ctx, {}), 'places').map(({ name, id }) => [name, id]));
  for (const { key, unitKey, places: at, times, seats, ...given } of file.offers) {
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
}

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result.problem)}`);
}
