import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok, type Result } from '#kernel/result.ts';
import { findTaskLinkById, openTaskLink } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import type { TalkPlaces, TalkView } from '../../contract-talk.ts';
import { enterTalkInput, talkInput, talkPlacesInput } from '../../inputs-talk.ts';
import { policy } from '../policy.ts';
import { loadOwnPool } from '../pool-access.ts';
import { poolIdInput } from '../../inputs.ts';
import { findAssignments, findRequests, type AssignmentRow, type FoundRequest } from '../request-store.ts';
import { interpreterPool } from '../schema.ts';
import { findPools, type PoolRow } from '../store.ts';
import { openTimes, talkView } from '../talk.ts';

/** Lets a guest come into one conversation; the institution hands it over. */
export const guestPurpose = 'interpreting-guest';
const what = 'Dieses Gespräch';
const sealedAs = (countyId: string, poolId: string) => ({ purpose: 'video server', boundTo: [countyId, poolId] });

/** Where conversations of a pool take place; the secret is never answered. */
export const readTalkPlaces = useCase({
  name: 'interpreting.read-talk-places',
  action: 'interpreting.run-pool',
  policy,
  mode: 'read',
  input: poolIdInput,
  load: async ({ ctx, tx, input }) => {
    const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
    return own.ok ? ok({ loaded: own.value.pool, thing: own.value.thing }) : own;
  },
  run: async ({ loaded: pool }) => ok({ places: pool.talk, hasSecret: pool.talkSecret !== null }),
});

/** Says where conversations take place. A new server needs its secret, for an old one's opens nothing. */
export const saveTalkPlaces = useCase({
  name: 'interpreting.save-talk-places',
  action: 'interpreting.run-pool',
  policy,
  mode: 'write',
  input: talkPlacesInput,
  load: async ({ ctx, tx, input }) => {
    const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
    return own.ok ? ok({ loaded: own.value.pool, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, input, loaded: pool, audit }) => {
    const { server, secret, link, dialIn } = input;
    if (server !== null && !ctx.video.acceptsServer(server.address))
      return invalidField(
        'server.address',
        'Diese Installation lässt diesen Server nicht zu. Wer sie betreibt, kann ihn freigeben.',
        'refused',
      );
    if (link !== null && !ctx.video.acceptsLink(link))
      return invalidField(
        'link',
        'Diese Installation lässt diese Adresse nicht zu. Wer sie betreibt, kann sie freigeben.',
        'refused',
      );
    const same = server !== null && server.address === pool.talk?.server?.address && server.kind === pool.talk.server.kind;
    if (server !== null && secret === null && !(same && pool.talkSecret !== null))
      return invalidField('secret', 'Bitte den Schlüssel des Servers angeben.', 'secret');
    const sealed = secret === null ? pool.talkSecret : ctx.secrets.seal({ text: secret, ...sealedAs(ctx.county.id, pool.id) });
    await tx
      .update(interpreterPool)
      .set({
        talk: { server, link, dialIn } satisfies TalkPlaces,
        talkSecret: server === null ? null : sealed,
        updatedAt: ctx.clock.now(),
        version: pool.version + 1,
      })
      .where(eq(interpreterPool.id, pool.id));
    audit({ subjectType: 'interpreter-pool', subjectId: pool.id, summary: 'Räume für Video und Telefon geändert' });
    return ok();
  },
});

type Found = { row: AssignmentRow; request: FoundRequest; pool: PoolRow; role: TalkView['role'] };

/** A conversation for whoever takes part in it, and in which role: by the institution's page, the person's, or a guest's link. */
async function ofTaker(input: { ctx: CountyCtx; tx: Tx; assignmentId: string }): Promise<Result<Found>> {
  const { ctx, tx, assignmentId } = input;
  const { actor } = ctx;
  const [found] = await findAssignments(tx, { id: assignmentId });
  const [request] = found ? await findRequests(tx, { id: found.row.requestId }) : [];
  const [pool] = found ? await findPools(tx, { id: found.row.poolId }) : [];
  if (!found || !request || !pool || actor.kind !== 'link') return notFound(what);
  const { row } = found;
  const role =
    actor.purpose === 'interpreting-requester' && actor.subjectId === request.row.requesterId
      ? ('professional' as const)
      : actor.purpose === 'interpreter' && actor.subjectId === row.interpreterId
        ? ('interpreter' as const)
        : actor.purpose === guestPurpose && actor.subjectId === row.id
          ? ('guest' as const)
          : null;
  const link = await findTaskLinkById({ tx, id: actor.id });
  if (role === null || link === null || link.revokedAt !== null || link.expiresAt <= ctx.clock.now()) return notFound(what);
  if (row.state !== 'confirmed' && row.state !== 'done') return conflict('over', 'Dieses Gespräch findet nicht statt.');
  return ok({ row, request, pool: pool.row, role });
}

/** What whoever takes part reads before coming in. */
export const readTalk = useCase({
  name: 'interpreting.read-talk',
  action: 'interpreting.talk',
  policy,
  mode: 'read',
  input: talkInput,
  run: async ({ ctx, tx, input }) => {
    const found = await ofTaker({ ctx, tx, assignmentId: input.assignmentId });
    if (!found.ok) return found;
    const { row, request, pool, role } = found.value;
    return ok(talkView({ row, request: request.row, places: pool.talk, role, now: ctx.clock.now() }));
  },
});

/** The conversation of a guest's link. */
export const readGuestTalk = useCase({
  name: 'interpreting.read-guest-talk',
  action: 'interpreting.talk',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const { actor } = ctx;
    const found = await ofTaker({ ctx, tx, assignmentId: actor.kind === 'link' ? actor.subjectId : '' });
    if (!found.ok) return found;
    const { row, request, pool, role } = found.value;
    return ok(talkView({ row, request: request.row, places: pool.talk, role, now: ctx.clock.now() }));
  },
});

/** The way in, for whoever has agreed to what holds in the conversation. It is made at this moment, good for its time alone. */
export const enterTalk = useCase({
  name: 'interpreting.enter-talk',
  action: 'interpreting.talk',
  policy,
  mode: 'read',
  input: enterTalkInput,
  run: async ({ ctx, tx, input }) => {
    const found = await ofTaker({ ctx, tx, assignmentId: input.assignmentId });
    if (!found.ok) return found;
    const { row, request, pool, role } = found.value;
    const view = talkView({ row, request: request.row, places: pool.talk, role, now: ctx.clock.now() });
    if (!view.isOpen) return conflict('closed', 'Der Raum ist jetzt nicht offen. Bitte kommen Sie kurz vor dem Gespräch wieder.');
    if (view.way === 'link') return ok({ address: pool.talk!.link! });
    const secret =
      pool.talkSecret === null ? null : ctx.secrets.open({ sealed: pool.talkSecret, ...sealedAs(ctx.county.id, pool.id) });
    if (view.way === null || secret === null)
      return conflict('no-room', 'Für dieses Gespräch ist noch kein Raum eingerichtet. Bitte rufen Sie die Geschäftsstelle an.');
    const entered = ctx.video.enter({
      server: pool.talk!.server!,
      secret,
      room: row.room!,
      role,
      ...openTimes(row),
      now: ctx.clock.now(),
      ...(role === 'guest' ? { language: row.language } : {}),
    });
    return entered.ok ? ok({ address: entered.address }) : conflict(entered.kind, entered.message);
  },
});

/** A link for the person who is interpreted for: one conversation, no name. The institution shows or sends it itself. */
export const openGuestLink = useCase({
  name: 'interpreting.open-guest-link',
  action: 'interpreting.request',
  policy,
  mode: 'write',
  input: talkInput,
  run: async ({ ctx, tx, input, audit }) => {
    const found = await ofTaker({ ctx, tx, assignmentId: input.assignmentId });
    if (!found.ok) return found;
    const { row } = found.value;
    const { token } = await openTaskLink({
      ...{ ctx, tx, purpose: guestPurpose, subjectId: row.id },
      label: 'Gast',
      expiresAt: openTimes(row).closesAt,
    });
    audit({ subjectType: 'interpreting-assignment', subjectId: row.id, summary: 'Link für einen Gast gemacht' });
    return ok({ token });
  },
});
