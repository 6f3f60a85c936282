import { berlinDay } from '#kernel/dates.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { CancelCost } from '../../contract-public.ts';
import { boundStates } from '../../contract-states.ts';
import { ownerOfLink } from '../link-open.ts';
import { allowance } from '../model/tariff/allowance.ts';
import { tariffOn } from '../model/tariff/dated-tariffs.ts';
import { policy } from '../policy.ts';
import { findAssignments, findRequests } from '../request-store.ts';
import { findPools } from '../store.ts';

/** What an institution's own requests would cost if they were called off now, by the tariff of the conversation's day. */
export const readCancelCosts = useCase({
  name: 'interpreting.read-cancel-costs',
  action: 'interpreting.request',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const owner = await ownerOfLink(ctx, tx);
    if (!owner.ok) return owner;
    const at = ctx.clock.now().toISOString();
    const pools = new Map((await findPools(tx)).map(({ row }) => [row.id, row]));
    const requests = await findRequests(tx, { requesterId: owner.value });
    const bound = await findAssignments(tx, { requestIds: requests.map(({ row }) => row.id), states: boundStates });
    return ok(
      requests.flatMap(({ row: request }): CancelCost[] => {
        const lines = bound
          .filter(({ row }) => row.requestId === request.id)
          .flatMap(({ row }) => {
            const tariff = tariffOn(pools.get(request.poolId)?.tariffs ?? [], berlinDay(row.startsAt));
            const planned = { startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() };
            return tariff === null
              ? []
              : allowance({ tariff, planned, actual: null, travel: null, outcome: { kind: 'cancelled', by: 'client', at } })
                  .lines;
          });
        if (lines.length === 0) return [];
        const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + of(line), 0);
        return [
          {
            requestId: request.id,
            minutes: sum(({ unit, quantity }) => (unit === 'minutes' ? quantity : 0)),
            cents: sum(({ billedCents }) => billedCents),
            bearer: request.costBearer,
          },
        ];
      }),
    );
  },
});
