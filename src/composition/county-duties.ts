import { z } from 'zod';
import { berlinDay } from '#kernel/dates.ts';
import { dutiesOf, type Duty } from '#kernel/duties.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { loadBodyNames } from '#modules/network/server/index.ts';
import { loadOpenRequests } from '#modules/strategy/server/index.ts';
import { loadPlaceNames } from '#modules/tenancy/server/index.ts';
import { loadAskedOf } from './asked-of.ts';
import { collectDuties, policy } from './duties.ts';

type Named = { id: string; name: string };

/** A duty with those to whom it is left, as lists of the county show it. */
export type CountyDuty = {
  duty: Duty;
  overdue: boolean;
  /** Who is asked; nobody where it is left to the coordination. */
  persons: Named[];
  units: Named[];
  municipalities: Named[];
  body: Named | null;
  /** Whether who reads this may do it. */
  mine: boolean;
};

/** Everything that waits in the county, with the persons, units, municipalities and bodies it waits for. */
export const listCountyDuties = useCase({
  name: 'platform.list-county-duties',
  action: 'tenancy.read-duties',
  policy,
  mode: 'read',
  input: z.object({}),
  run: async ({ ctx, tx }) => {
    const today = berlinDay(ctx.clock.now());
    const { actor } = ctx;
    const duties = await collectDuties({ ctx, tx });
    const mine = new Set(dutiesOf({ duties, actor, countyId: ctx.county.id, policy }));
    const { unitsOf, personsOf, persons } = await loadAskedOf({ ctx, tx, today });
    const names = new Map([...(await loadPlaceNames(tx)), ...(await loadBodyNames(tx))]);
    const requests = await loadOpenRequests({ tx, today });
    const idOf = ({ mail, id }: { mail: string; id: string }): string => {
      const known = persons.find((person) => person.mail.toLowerCase() === mail.toLowerCase());
      return known?.personId ?? known?.accountId ?? id;
    };
    const askedFor = (duty: Duty): Named[] => {
      // A round has asked certain persons: whoever is named since is asked in the next one.
      const found =
        duty.kind === 'strategy.round'
          ? requests.filter((request) => request.nodeIds.includes(duty.subjectId))
          : personsOf(duty).map(({ mail, name, personId, accountId }) => ({ mail, name, id: personId ?? accountId ?? mail }));
      return [...new Map(found.map((person) => [idOf(person), { id: idOf(person), name: person.name }])).values()];
    };
    const named = (ids: readonly string[]): Named[] => ids.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id)! }] : []));
    return ok(
      duties.flatMap((duty): CountyDuty[] => {
        const unitIds = unitsOf(duty);
        const thing = {
          unitIds: [...new Set([...unitIds, ...(duty.thing.unitIds ?? [])])],
          municipalityIds: [...new Set([...duty.askedOf.municipalityIds, ...(duty.thing.municipalityIds ?? [])])],
        };
        const seen = may({ rows: policy, actor, countyId: ctx.county.id, action: 'tenancy.read-duties', thing }) === 'yes';
        if (!seen) return [];
        return [
          {
            duty,
            overdue: duty.due !== null && duty.due < today,
            persons: askedFor(duty),
            units: named(unitIds),
            municipalities: named(duty.askedOf.municipalityIds),
            body: named(duty.askedOf.bodyId === null ? [] : [duty.askedOf.bodyId])[0] ?? null,
            mine: mine.has(duty),
          },
        ];
      }),
    );
  },
});
