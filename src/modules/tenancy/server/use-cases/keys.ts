import { randomBytes } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { actorRef } from '#kernel/people.ts';
import { notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { KeyView } from '../../contract.ts';
import { createKeyInput, keyIdInput } from '../../inputs.ts';
import { secretHash } from '../model/secrets.ts';
import { policy } from '../policy.ts';
import { apiKey } from '../schema.ts';

/** Makes a key for the programming interface. The key itself is answered once and never again: only its hash is kept. */
export const createApiKey = useCase({
  name: 'tenancy.create-api-key',
  action: 'tenancy.manage-keys',
  policy,
  mode: 'write',
  input: createKeyInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    const key = `kl_${randomBytes(32).toString('base64url')}`;
    const prefix = key.slice(0, 9);
    const scopes = [...new Set(input.scopes)];
    await tx.insert(apiKey).values({
      id,
      countyId: ctx.county.id,
      name: input.name,
      prefix,
      tokenHash: secretHash(key),
      scopes,
      createdAt: now,
      createdBy: actorRef(ctx.actor),
    });
    audit({
      subjectType: 'api-key',
      subjectId: id,
      summary: `Schlüssel „${input.name}“ angelegt`,
      fields: { prefix: { after: prefix }, scopes: { after: scopes } },
    });
    return ok({ id, key, prefix });
  },
});

/** All keys of the county, revoked ones last. */
export const listApiKeys = useCase({
  name: 'tenancy.list-api-keys',
  action: 'tenancy.manage-keys',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const rows = await tx.select().from(apiKey).orderBy(asc(apiKey.createdAt), asc(apiKey.id));
    const views = rows.map((row): KeyView => ({
      id: row.id,
      name: row.name,
      prefix: row.prefix,
      scopes: row.scopes,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      revokedAt: row.revokedAt?.toISOString() ?? null,
    }));
    return ok([...views.filter((view) => view.revokedAt === null), ...views.filter((view) => view.revokedAt !== null)]);
  },
});

/** Ends a key at once. */
export const revokeApiKey = useCase({
  name: 'tenancy.revoke-api-key',
  action: 'tenancy.manage-keys',
  policy,
  mode: 'write',
  input: keyIdInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(apiKey).where(eq(apiKey.id, input.keyId)).for('update');
    return row && row.revokedAt === null ? ok({ loaded: row }) : notFound('Diesen Schlüssel');
  },
  run: async ({ ctx, tx, loaded: row, audit }) => {
    await tx.update(apiKey).set({ revokedAt: ctx.clock.now() }).where(eq(apiKey.id, row.id));
    audit({
      subjectType: 'api-key',
      subjectId: row.id,
      summary: `Schlüssel „${row.name}“ gesperrt`,
      fields: { prefix: { after: row.prefix } },
    });
    return ok();
  },
});
