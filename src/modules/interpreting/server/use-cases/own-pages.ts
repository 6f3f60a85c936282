import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { PoolView, RequesterView, RequestView, SpokenLanguage } from '../../contract.ts';
import { occasionLabel } from '../../contract-rules.ts';
import { assignmentIdInput, availabilityInput } from '../../inputs.ts';
import { ownerOfLink } from '../link-open.ts';
import { policy } from '../policy.ts';
import { replace } from '../replace.ts';
import { findAssignments, findOffers, findRequests, lockAssignment } from '../request-store.ts';
import { interpreter } from '../schema.ts';
import { findInterpreters, findPools, findRequesters, findTowns, lockInterpreter, type InterpreterRow } from '../store.ts';
import { poolView, requesterView, requestView } from '../views.ts';
import { askNext } from './offers.ts';

export type RequesterPage = {
  requester: RequesterView;
  pools: PoolView[];
  towns: { id: string; name: string }[];
  requests: RequestView[];
};

/** The institution's own page: what it asked for, what became of it, and what it needs to ask. */
export const readRequesterPage = useCase({
  name: 'interpreting.read-requester-page',
  action: 'interpreting.request',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const owner = await ownerOfLink(ctx, tx);
    if (!owner.ok) return owner;
    const [found] = await findRequesters(tx, { id: owner.value });
    if (!found) return notFound('Diese Einrichtung');
    const pools = (await findPools(tx, { isOpen: true })).filter(
      ({ row }) => !row.elsewhere && row.kinds.includes(found.row.kind),
    );
    const all = new Map((await findPools(tx)).map(({ row }) => [row.id, row]));
    const requests = await findRequests(tx, { requesterId: found.row.id });
    const assignments = await findAssignments(tx, { requestIds: requests.map(({ row }) => row.id) });
    return ok<RequesterPage>({
      requester: requesterView(found),
      pools: pools.map((one) => poolView(one, { mayRun: false })),
      towns: (await findTowns(tx)).map(({ id, name }) => ({ id, name })),
      requests: requests.map((one) => requestView(one, { assignments, rules: all.get(one.row.poolId)?.rules ?? [] })),
    });
  },
});

export type OwnConversation = {
  id: string;
  number: string;
  language: string;
  startsAt: string;
  endsAt: string;
  state: string;
  mode: string;
  street: string | null;
  municipality: string | null;
  requester: string;
  occasion: string;
};
export type InterpreterPage = {
  name: string;
  pool: string;
  languages: SpokenLanguage[];
  paused: boolean;
  pausedUntil: string | null;
  weekly: InterpreterRow['weekly'];
  exceptions: InterpreterRow['exceptions'];
  standby: boolean;
  version: number;
  conversations: OwnConversation[];
  offers: { id: string; language: string; startsAt: string; endsAt: string; deadline: string; municipality: string | null }[];
};

/** The person's own page: offers, conversations, and when she can. */
export const readInterpreterPage = useCase({
  name: 'interpreting.read-interpreter-page',
  action: 'interpreting.own-page',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const own = await ownPerson(ctx, tx, false);
    if (!own.ok) return own;
    const person = own.value;
    const [pool] = await findPools(tx, { id: person.poolId });
    const rows = await findAssignments(tx, { interpreterId: person.id, former: true });
    const offers = await findOffers(tx, { interpreterId: person.id, openOnly: true });
    const asked = await findAssignments(tx, { ids: offers.map(({ assignmentId }) => assignmentId) });
    const requests = new Map(
      (await findRequests(tx, { ids: [...new Set([...rows, ...asked].map(({ row }) => row.requestId))] })).map((one) => [
        one.row.id,
        one,
      ]),
    );
    return ok<InterpreterPage>({
      name: person.name,
      pool: pool!.row.name,
      languages: person.languages,
      paused: person.state === 'paused',
      pausedUntil: person.pausedUntil,
      ...{ weekly: person.weekly, exceptions: person.exceptions, standby: person.standby, version: person.version },
      conversations: rows.map(({ row }) => {
        const request = requests.get(row.requestId)!;
        return {
          ...{ id: row.id, number: request.row.number, language: row.language, state: row.state, mode: request.row.mode },
          startsAt: row.startsAt.toISOString(),
          endsAt: row.endsAt.toISOString(),
          street: request.row.street,
          municipality: request.town?.name ?? null,
          requester: request.requester.name,
          occasion: occasionLabel(pool!.row.rules, request.row.occasion),
        };
      }),
      offers: offers.flatMap((offer) => {
        const row = asked.find(({ row: one }) => one.id === offer.assignmentId)?.row;
        if (!row || offer.deadline <= ctx.clock.now()) return [];
        return {
          ...{ id: offer.id, language: row.language, deadline: offer.deadline.toISOString() },
          startsAt: offer.startsAt.toISOString(),
          endsAt: offer.endsAt.toISOString(),
          municipality: requests.get(row.requestId)?.town?.name ?? null,
        };
      }),
    });
  },
});

export async function ownPerson(ctx: CountyCtx, tx: Tx, lock: boolean): Promise<Result<InterpreterRow>> {
  const owner = await ownerOfLink(ctx, tx);
  if (!owner.ok) return owner;
  const row = lock
    ? await lockInterpreter(tx, owner.value)
    : ((await findInterpreters(tx, { id: owner.value, left: true }))[0]?.row ?? null);
  return row === null || row.state === 'left' ? notFound('Diese Seite') : ok(row);
}

/** The person says when she can, on the own page. */
export const saveOwnAvailability = useCase({
  name: 'interpreting.save-own-availability',
  action: 'interpreting.own-page',
  policy,
  mode: 'write',
  input: availabilityInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const own = await ownPerson(ctx, tx, true);
    if (!own.ok) return own;
    const { version, paused, ...given } = input;
    if (version !== own.value.version)
      return conflict('changed-meanwhile', 'Ihre Angaben wurden inzwischen geändert. Bitte laden Sie die Seite neu.');
    await tx
      .update(interpreter)
      .set({
        ...given,
        state: paused ? 'paused' : 'active',
        pausedUntil: paused ? given.pausedUntil : null,
        updatedAt: ctx.clock.now(),
        version: version + 1,
      })
      .where(eq(interpreter.id, own.value.id));
    // The public page names the languages of those who can be asked.
    if (paused !== (own.value.state === 'paused')) touchPublic();
    audit({ subjectType: 'interpreter', subjectId: own.value.id, summary: 'Zeiten selbst geändert' });
    return ok({ version: version + 1 });
  },
});

/** The person cannot come to a conversation that she has accepted. */
export const cancelOwnConversation = useCase({
  name: 'interpreting.cancel-own-conversation',
  action: 'interpreting.own-page',
  policy,
  mode: 'write',
  input: assignmentIdInput,
  run: async ({ ctx, tx, input, audit }) => {
    const own = await ownPerson(ctx, tx, false);
    if (!own.ok) return own;
    const row = await lockAssignment(tx, input.assignmentId);
    if (row === null || row.interpreterId !== own.value.id) return notFound('Dieses Gespräch');
    const [request] = await findRequests(tx, { id: row.requestId });
    const replaced = await replace({ ctx, tx, row, request: request!, by: 'interpreter' });
    if (!replaced.ok) return replaced;
    await askNext({ ctx, tx, row: replaced.value, by: 'system' });
    audit({ subjectType: 'interpreting-assignment', subjectId: row.id, summary: 'Selbst abgesagt, Ersatz wird gesucht' });
    return ok();
  },
});
