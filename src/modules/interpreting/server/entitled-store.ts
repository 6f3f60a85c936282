import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { PlaceKind } from '#modules/network/contract-places.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import type { RequesterKind } from '../contract.ts';
import { interpretingRequester } from './schema.ts';

export const kindOfPlace: Readonly<Partial<Record<PlaceKind, RequesterKind>>> = {
  kita: 'kita',
  school: 'school',
  authority: 'authority',
  advice: 'advice-centre',
  health: 'health',
};

export type EntitledPlace = { row: typeof place.$inferSelect; town: string | null };

/** Places of the network that may ask and are not on the list: known are the same name in the same municipality, and the same mail. */
export const findEntitledPlaces = (tx: Tx): Promise<EntitledPlace[]> =>
  tx
    .select({ row: place, town: municipality.name })
    .from(place)
    .leftJoin(municipality, eq(municipality.id, place.municipalityId))
    .where(
      and(
        ne(place.state, 'hidden'),
        inArray(place.kind, Object.keys(kindOfPlace) as PlaceKind[]),
        sql`not exists (select from ${interpretingRequester} where (lower(btrim(${interpretingRequester.name})) = lower(btrim(${place.name}))
          and ${interpretingRequester.municipalityId} is not distinct from ${place.municipalityId})
          or lower(${interpretingRequester.mail}) = lower(${place.email}))`,
      ),
    )
    .orderBy(asc(place.name), asc(place.id));
