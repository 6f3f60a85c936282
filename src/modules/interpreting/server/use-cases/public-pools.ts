import { berlinDay } from '#kernel/dates.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { PublicPool } from '../../contract-public.ts';
import { rulesOn } from '../model/rules/check-request.ts';
import { costBearer } from '../model/tariff/cost-bearer.ts';
import { tariffOn } from '../model/tariff/dated-tariffs.ts';
import { policy } from '../policy.ts';
import { findInterpreters, findPools, findTowns } from '../store.ts';

/** No occasion of a list: only rules without one hold for it. */
const anyOccasion = '';

/** Open pools of the county, with what they do, what they do not do, and who pays; and its municipalities. */
export const readPublicPools = useCase({
  name: 'interpreting.read-public-pools',
  action: 'interpreting.read-public',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const day = berlinDay(ctx.clock.now());
    const pools: PublicPool[] = [];
    for (const { row, unit, organisation } of await findPools(tx, { isOpen: true })) {
      if (row.elsewhere) continue;
      const people = await findInterpreters(tx, { poolId: row.id, state: 'active' });
      const rules = rulesOn({ versions: row.rules, day });
      pools.push({
        ...{ id: row.id, name: row.name, mail: row.mail, phone: row.phone, kinds: row.kinds },
        operator: organisation ?? unit ?? '',
        languages: [...new Set(people.flatMap(({ row: one }) => one.languages.map(({ tag }) => tag)))].sort(),
        freeFor: row.kinds.filter(
          (kind) => costBearer({ rules: row.costRules, occasion: anyOccasion, requesterKind: kind, day }).bearer === 'county',
        ),
        centsPerHour: billedPerHour(tariffOn(row.tariffs, day)),
        occasions: (rules?.occasions ?? []).map(({ key, label, isAllowed, hint }) => ({ key, label, isAllowed, hint })),
        leadDays: rules?.leadDays.planned ?? null,
        longestMinutes: rules?.longestMinutes ?? null,
        publicRoomsOnly: rules?.publicRoomsOnly ?? false,
        professionalPresent: rules?.professionalPresent ?? false,
      });
    }
    return ok({ pools, towns: (await findTowns(tx)).map(({ id, name }) => ({ id, name })) });
  },
});

const billedPerHour = (tariff: { centsPerHour: number; retainedCentsPerHour: number } | null): number | null =>
  tariff === null ? null : tariff.centsPerHour + tariff.retainedCentsPerHour;
