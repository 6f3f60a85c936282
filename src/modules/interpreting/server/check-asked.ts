import type { z } from 'zod';
import type { Tx } from '#kernel/context.ts';
import { conflict, invalid, invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { RequestToCheck } from '../contract-rules.ts';
import type { requestInput } from '../inputs.ts';
import { checkRequest } from './model/rules/check-request.ts';
import { findPools, findTowns, type PoolRow, type RequesterRow } from './store.ts';

export type Asked = z.output<typeof requestInput>;

const toCheck = (asked: Asked): RequestToCheck => ({
  languages: asked.languages,
  occasion: asked.occasion,
  dates: asked.slots.map(({ day, from, to }) => ({ startsAt: `${day}T${from}`, endsAt: `${day}T${to}` })),
  mode: asked.mode,
  urgency: asked.urgency,
  urgencyReason: asked.urgencyReason ?? '',
  isPublicRoom: asked.publicRoom,
  isProfessionalPresent: asked.professionalPresent,
});

/** The pool that an institution asks: the one it chose, or the only one that takes its kind. */
export async function poolFor(tx: Tx, given: { poolId: string | null; requester: RequesterRow }): Promise<Result<PoolRow>> {
  const open = (await findPools(tx, { isOpen: true }))
    .map(({ row }) => row)
    .filter((row) => !row.elsewhere && row.kinds.includes(given.requester.kind));
  const pool = given.poolId === null ? (open.length === 1 ? open[0] : undefined) : open.find(({ id }) => id === given.poolId);
  if (pool) return ok(pool);
  return open.length > 1
    ? invalidField('poolId', 'Bitte wählen, welcher Pool gefragt wird.', 'pool')
    : conflict('no-pool', 'Zurzeit nimmt kein Pool Anfragen Ihrer Einrichtung an. Bitte sprechen Sie mit der Koordination.');
}

/** Whether a request keeps to the pool's rules; answers the municipality where it takes place. */
export async function checkAsked(input: {
  tx: Tx;
  pool: PoolRow;
  requester: RequesterRow;
  asked: Asked;
  now: Date;
}): Promise<Result<{ town: { id: string; name: string } | null }>> {
  const { tx, pool, requester, asked, now } = input;
  const faults = checkRequest({ request: toCheck(asked), rules: pool.rules, now });
  if (faults.length > 0)
    return invalid(
      faults[0]!.code,
      faults[0]!.message,
      faults.map(({ field, code, message, hint }) => ({ path: field, code, message: hint ? `${message} ${hint}` : message })),
    );
  if (asked.mode !== 'on-site') return ok({ town: null });
  const municipalityId = asked.municipalityId ?? requester.municipalityId;
  const town = (await findTowns(tx)).find(({ id }) => id === municipalityId);
  return town
    ? ok({ town })
    : invalidField('municipalityId', 'Bitte die Gemeinde wählen, in der das Gespräch ist.', 'municipality');
}
