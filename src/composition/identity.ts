import { createHash } from 'node:crypto';
import type { Auth, SessionView } from '#adapters/auth/auth.ts';
import type { Actor, Clock, CountyRef, Database } from '#kernel/context.ts';
import { findTaskLink } from '#kernel/task-link.ts';
import { findApiKey, grantsOf } from '#modules/tenancy/server/index.ts';

export type Identity = {
  /**
   * Who makes a request, by its cookies. A session whose second factor is still missing is anonymous: it opens
   * nothing but the page that sets the factor up.
   */
  actorOf: (headers: Headers) => Promise<{ actor: Actor; session: SessionView | null }>;
  /**
   * Whoever opens a link that was made for one task, open or not: what became of it is said by the task itself. Null for
   * one that never was, was taken back, or is another county's.
   */
  linkActor: (input: { county: CountyRef; purpose: string; token: string }) => Promise<Extract<Actor, { kind: 'link' }> | null>;
  /** Who holds an API key of a county; null when the key is unknown, revoked or another county's. */
  apiKeyActor: (input: { county: CountyRef; key: string }) => Promise<Actor | null>;
};

/** Tells who asks. Roles are read at every request, so that a revoked one ends at once. */
export function createIdentity(input: { db: Database; auth: Pick<Auth, 'sessions'>; clock: Clock }): Identity {
  const { db, auth, clock } = input;
  return {
    actorOf: async (headers) => {
      const session = await auth.sessions.read({ headers });
      if (session === null || !session.complete) return { actor: { kind: 'anonymous' }, session };
      const grants = await db.transaction({ countyId: null, readOnly: true }, (tx) =>
        grantsOf({ tx, accountId: session.accountId }),
      );
      return { actor: { kind: 'account', id: session.accountId, name: session.name, email: session.email, grants }, session };
    },

    linkActor: async ({ county, purpose, token }) => {
      const row = await db.transaction({ countyId: county.id, readOnly: true }, (tx) => findTaskLink({ tx, purpose, token }));
      if (row === null || row.revokedAt !== null) return null;
      return { kind: 'link', id: row.id, purpose, subjectId: row.subjectId, name: row.label };
    },

    apiKeyActor: async ({ county, key }) => {
      const tokenHash = createHash('sha256').update(key).digest('hex');
      const found = await db.transaction({ countyId: county.id }, (tx) =>
        findApiKey({ tx, countyId: county.id, tokenHash, now: clock.now() }),
      );
      return found === null
        ? null
        : { kind: 'api-key', id: found.id, name: found.name, countyId: county.id, scopes: found.scopes };
    },
  };
}
