import { statusStates, type Layer } from '../../contract.ts';
import type { MunicipalReport, MunicipalStandings } from '../../contract-municipality.ts';

type Place = { id: string; name: string; partOf: string | null };

/**
 * The municipalities that report each for itself: those that a measure names where it names several, all that stand by
 * themselves where it is the municipalities' own and names none. None where one is named: its word is the measure's.
 */
export function reportingPlaces<P extends Place>(input: {
  named: readonly string[];
  layer: Layer | null;
  places: readonly P[];
}): P[] {
  const { named, layer, places } = input;
  if (named.length === 1) return [];
  if (named.length > 1) return places.filter((place) => named.includes(place.id));
  // Members of a joint municipality leave such work to it.
  return layer === 'municipality' || layer === 'both' ? places.filter((place) => place.partOf === null) : [];
}

/** Counts the last released report of each municipality; who has reported nothing is named too. */
export function standingsOf<R extends MunicipalReport>(input: {
  places: readonly Place[];
  /** Of each municipality the last one. */
  reports: ReadonlyMap<string, R>;
}): MunicipalStandings<R> {
  const { places, reports } = input;
  const entries = places.map(({ id, name }) => ({ id, name, report: reports.get(id) ?? null }));
  const said = entries.flatMap((entry) => entry.report ?? []);
  return {
    total: places.length,
    reported: said.length,
    counts: statusStates
      .map((state) => ({ state, count: said.filter((report) => report.state === state).length }))
      .filter(({ count }) => count > 0),
    entries: entries.toSorted(
      (one, other) => Number(one.report === null) - Number(other.report === null) || one.name.localeCompare(other.name, 'de'),
    ),
  };
}
