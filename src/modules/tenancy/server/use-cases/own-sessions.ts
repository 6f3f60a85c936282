import { forbidden, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { installationUseCase } from '#kernel/use-case.ts';
import type { OwnSessionView } from '../../contract.ts';
import { sessionIdInput } from '../../inputs.ts';
import { endSessions, sessionsOfAccount } from '../accounts.ts';
import { policy } from '../policy.ts';

/** Where the person is signed in now, newest first. */
export const listOwnSessions = installationUseCase({
  name: 'tenancy.list-own-sessions',
  action: 'tenancy.own-account',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    if (ctx.actor.kind !== 'account') return forbidden();
    const sessions = await sessionsOfAccount({ tx, accountId: ctx.actor.id, now: ctx.clock.now() });
    return ok(
      sessions.map((session): OwnSessionView => ({
        id: session.id,
        method: session.method,
        userAgent: session.userAgent,
        createdAt: session.createdAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
      })),
    );
  },
});

/** Ends one of the own sessions, on whatever device. */
export const revokeOwnSession = installationUseCase({
  name: 'tenancy.revoke-own-session',
  action: 'tenancy.own-account',
  policy,
  mode: 'write',
  input: sessionIdInput,
  run: async ({ ctx, tx, input, audit }) => {
    if (ctx.actor.kind !== 'account') return forbidden();
    const ended = await endSessions({ tx, accountId: ctx.actor.id, sessionId: input.sessionId });
    if (ended === 0) return notFound('Diese Anmeldung');
    audit({ subjectType: 'session', subjectId: null, summary: 'Eigene Anmeldung beendet' });
    return ok();
  },
});
