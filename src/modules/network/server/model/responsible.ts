import { officeFunctions, type OfficeFunction, type OfficeGap, type OfficeScope } from '../../contract-places.ts';

export type MunicipalityOf = { id: string; ags: string; name: string; kind: string; partOf: string | null };
export type Entry = { id: string; function: OfficeFunction; municipalityId: string | null; postcode: string | null };

/** Where somebody lives: the municipality, the joint one that it is part of, and the postcode where it is known. */
export type Home = { municipalityId: string | null; jointId: string | null; postcode: string | null };

export function homeOf(input: {
  municipalities: readonly MunicipalityOf[];
  ags: string | null;
  postcode: string | null;
}): Home | null {
  const { municipalities, ags, postcode } = input;
  if (ags === null) return { municipalityId: null, jointId: null, postcode };
  const own = municipalities.find((entry) => entry.ags === ags);
  if (!own) return null;
  const joint = own.partOf === null ? undefined : municipalities.find((entry) => entry.ags === own.partOf);
  return { municipalityId: own.id, jointId: joint?.id ?? null, postcode };
}

/** How well an entry fits a home: the lower, the more special. Null where it does not. */
function rankOf(entry: Entry, home: Home): { scope: OfficeScope; rank: number } | null {
  const { municipalityId, postcode } = entry;
  const municipal =
    municipalityId === null
      ? 'any'
      : municipalityId === home.municipalityId
        ? 'own'
        : municipalityId === home.jointId
          ? 'joint'
          : null;
  if (municipal === null) return null;
  if (postcode !== null) {
    if (postcode !== home.postcode) return null;
    return { scope: 'postcode', rank: { own: 0, joint: 1, any: 2 }[municipal] };
  }
  const scope = ({ own: 'municipality', joint: 'joint-municipality', any: 'county' } as const)[municipal];
  return { scope, rank: { own: 3, joint: 4, any: 5 }[municipal] };
}

/** The entry that holds for a home: the most special one wins; null where nobody is entered. */
export function responsibleFor<E extends Entry>(input: {
  entries: readonly E[];
  function: OfficeFunction;
  home: Home;
}): { entry: E; scope: OfficeScope } | null {
  const fitting = input.entries
    .filter((entry) => entry.function === input.function)
    .flatMap((entry) => {
      const found = rankOf(entry, input.home);
      return found === null ? [] : [{ entry, ...found }];
    })
    .toSorted((one, other) => one.rank - other.rank);
  const [best] = fitting;
  return best ? { entry: best.entry, scope: best.scope } : null;
}

/** Municipalities in which people live by themselves: joint ones are made of others. */
export const singleMunicipalities = <M extends { kind: string }>(municipalities: readonly M[]): M[] =>
  municipalities.filter((entry) => entry.kind !== 'joint-municipality');

/** For which functions and municipalities nobody is entered. An entry for single postcodes alone leaves a gap. */
export function officeGaps(input: { entries: readonly Entry[]; municipalities: readonly MunicipalityOf[] }): OfficeGap[] {
  const single = singleMunicipalities(input.municipalities);
  return officeFunctions.flatMap((name): OfficeGap[] => {
    const missing = single.filter((entry) => {
      const home = homeOf({ municipalities: input.municipalities, ags: entry.ags, postcode: null })!;
      return responsibleFor({ entries: input.entries, function: name, home }) === null;
    });
    return missing.length === 0
      ? []
      : [
          {
            function: name,
            everywhere: missing.length === single.length,
            municipalities: missing.map(({ id, name: called }) => ({ id, name: called })),
          },
        ];
  });
}
