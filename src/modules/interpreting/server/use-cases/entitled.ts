import { conflict } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { requesterKindWords } from '../../contract.ts';
import type { EntitledView } from '../../contract-entitled.ts';
import { takeOverInput } from '../../inputs-entitled.ts';
import { findEntitledPlaces, kindOfPlace } from '../entitled-store.ts';
import { policy } from '../policy.ts';
import { interpretingRequester } from '../schema.ts';
import { forOperators } from './requesters.ts';

const action = 'interpreting.keep-requesters';

/** What stands in the network, may ask a pool and is not on the list. */
export const findEntitled = useCase({
  name: 'interpreting.find-entitled',
  action,
  policy,
  mode: 'read',
  input: emptyInput,
  load: forOperators,
  run: async ({ tx }) =>
    ok<EntitledView[]>(
      (await findEntitledPlaces(tx)).map(({ row, town }) => ({
        id: row.id,
        name: row.name,
        kind: kindOfPlace[row.kind]!,
        municipality: town,
        hasMail: row.email !== null,
      })),
    ),
});

/** Puts all of them on the list, of the chosen kinds. Whoever is on it stays as it is: pressed twice, it does nothing more. */
export const takeOverEntitled = useCase({
  name: 'interpreting.take-over-entitled',
  action,
  policy,
  mode: 'write',
  input: takeOverInput,
  load: forOperators,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const places = (await findEntitledPlaces(tx)).filter(({ row }) => input.kinds.includes(kindOfPlace[row.kind]!));
    // Two places may share a name or an address: they are one body.
    const seen = new Set<string>();
    const fresh = places.filter(({ row }) => {
      const keys = [
        `${row.name.trim().toLowerCase()} ${row.municipalityId}`,
        ...(row.email === null ? [] : [row.email.toLowerCase()]),
      ];
      const known = keys.some((key) => seen.has(key));
      keys.forEach((key) => seen.add(key));
      return !known;
    });
    if (fresh.length === 0) return conflict('nobody-new', 'Alle Einrichtungen des Netzwerks stehen schon in der Liste.');
    await tx.insert(interpretingRequester).values(
      fresh.map(({ row }) => ({
        ...{ id: newId(now.getTime()), countyId: ctx.county.id, createdAt: now, updatedAt: now, state: 'entitled' as const },
        ...{
          name: row.name,
          kind: kindOfPlace[row.kind]!,
          municipalityId: row.municipalityId,
          organisationId: row.organisationId,
        },
        ...{ street: row.street, latitude: row.latitude, longitude: row.longitude, mail: row.email, phone: row.phone },
      })),
    );
    audit({
      subjectType: 'interpreting-requester',
      subjectId: null,
      summary: `${fresh.length} Einrichtungen aus dem Netzwerk übernommen (${input.kinds.map((kind) => requesterKindWords[kind]).join(', ')})`,
    });
    return ok({ taken: fresh.length });
  },
});
