import type { MunicipalityReach } from '#modules/mobility/contract.ts';

/** Where people in need live. A joint municipality is its members. */
export type Home = { id: string; name: string; ags: readonly string[]; people: number };

export type ReachedHome = { id: string; name: string; people: number; share: number; reached: number };

/**
 * How many of the people in need can be there by bus before the beginning and home after the end. Nobody knows from which stop they set
 * out: the share of the stops of their municipality that have both ways stands for them. A municipality without stops reaches nothing.
 */
export function reachedPeople(input: { homes: readonly Home[]; municipalities: readonly MunicipalityReach[] }): {
  people: number;
  reached: number;
  homes: ReachedHome[];
} {
  const homes = input.homes.map(({ id, name, ags, people }): ReachedHome => {
    const own = input.municipalities.filter((town) => ags.includes(town.ags));
    const stations = own.reduce((sum, town) => sum + town.stations, 0);
    const share = stations === 0 ? 0 : own.reduce((sum, town) => sum + town.reached, 0) / stations;
    return { id, name, people, share, reached: Math.round(people * share) };
  });
  return {
    people: homes.reduce((sum, home) => sum + home.people, 0),
    reached: homes.reduce((sum, home) => sum + home.reached, 0),
    homes: homes.toSorted((one, other) => other.people - one.people || one.name.localeCompare(other.name, 'de')),
  };
}
