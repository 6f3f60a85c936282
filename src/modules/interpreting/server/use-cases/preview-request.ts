import { berlinDay, berlinInstant } from '#kernel/dates.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { RequestPreview } from '../../contract-public.ts';
import { occasionLabel } from '../../contract-rules.ts';
import { requestInput } from '../../inputs.ts';
import { checkAsked, poolFor } from '../check-asked.ts';
import { ownerOfLink } from '../link-open.ts';
import { rulesOn } from '../model/rules/check-request.ts';
import { costBearer } from '../model/tariff/cost-bearer.ts';
import { policy } from '../policy.ts';
import { findRequesters } from '../store.ts';
import { mayAsk } from './requests.ts';

/** What an institution reads before it sends a request: whether it keeps to the rules, and who pays. Nothing is kept. */
export const previewRequest = useCase({
  name: 'interpreting.preview-request',
  action: 'interpreting.request',
  policy,
  mode: 'read',
  input: requestInput,
  run: async ({ ctx, tx, input }) => {
    const owner = await ownerOfLink(ctx, tx);
    if (!owner.ok) return owner;
    const asking = mayAsk((await findRequesters(tx, { id: owner.value }))[0]?.row ?? null);
    if (!asking.ok) return asking;
    const requester = asking.value;
    const chosen = await poolFor(tx, { poolId: input.poolId, requester });
    if (!chosen.ok) return chosen;
    const pool = chosen.value;
    const checked = await checkAsked({ tx, pool, requester, asked: input, now: ctx.clock.now() });
    if (!checked.ok) return checked;
    const first = input.slots[0]!;
    const day = berlinDay(berlinInstant(first.day, first.from));
    const { bearer, costUnit, rule } = costBearer({
      rules: pool.costRules,
      occasion: input.occasion,
      requesterKind: requester.kind,
      day,
    });
    const occasion = rulesOn({ versions: pool.rules, day })?.occasions.find(({ key }) => key === input.occasion);
    return ok<RequestPreview>({
      pool: { id: pool.id, name: pool.name },
      bearer,
      bearerName: bearer === 'other' ? costUnit : null,
      costUnit: (bearer === 'other' ? null : costUnit) ?? input.costUnit ?? requester.costUnit,
      byRule: rule !== null,
      occasion: occasionLabel(pool.rules, input.occasion),
      hint: occasion?.hint ?? null,
      town: checked.value.town,
      street: input.mode === 'on-site' ? (input.street ?? requester.street) : null,
    });
  },
});
