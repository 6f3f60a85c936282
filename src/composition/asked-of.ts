import type { CountyCtx, Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import type { Duty } from '#kernel/duties.ts';
import { loadBodyOffices } from '#modules/network/server/index.ts';
import { loadCurrentUnits, loadReachable, loadWriters, type Reachable } from '#modules/tenancy/server/index.ts';

/** Who is asked to do a duty: the units that stand for it today, and the persons of these, of its municipalities, organisations and languages. */
export type AskedOf = {
  unitsOf: (duty: Duty) => string[];
  /** Empty where it is left to the coordination. */
  personsOf: (duty: Duty) => Reachable[];
  persons: readonly Reachable[];
};

export async function loadAskedOf(input: { ctx: CountyCtx; tx: Tx; today: IsoDate }): Promise<AskedOf> {
  const { ctx, tx, today } = input;
  const persons = await loadReachable({ tx, countyId: ctx.county.id, today });
  const writers = await loadWriters({ tx, countyId: ctx.county.id });
  const currentUnitsOf = await loadCurrentUnits({ tx, today });
  const officeOf = await loadBodyOffices(tx);
  const unitsOf = ({ askedOf: { unitId, bodyId } }: Duty): string[] => {
    const asked = unitId ?? (bodyId === null ? null : (officeOf.get(bodyId) ?? null));
    return asked === null ? [] : currentUnitsOf(asked);
  };
  const personsOf = (duty: Duty): Reachable[] => {
    const units = unitsOf(duty);
    const { municipalityIds: places, organisationIds = [], languages = [] } = duty.askedOf;
    return [
      ...persons.filter((person) =>
        units.length > 0
          ? person.unitId !== null && units.includes(person.unitId)
          : person.municipalityId !== null && places.includes(person.municipalityId),
      ),
      ...writers.filter(
        (writer) =>
          (writer.organisationId !== null && organisationIds.includes(writer.organisationId)) ||
          writer.languages.some((language) => languages.includes(language)),
      ),
    ];
  };
  return { unitsOf, personsOf, persons: [...persons, ...writers] };
}
