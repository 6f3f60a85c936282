import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let north: CountyRef;
let south: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  north = await openCounty(test);
  south = await openCounty(test, 'suedkreis');
});
afterAll(() => test.close());

const coordinatorOf = (county: CountyRef) => ctxOf(test, county, person({ county, role: 'coordinator' }));

describe('API keys', () => {
  it('are shown once, open their own county with their rights, and end at once', async () => {
    const ctx = coordinatorOf(north);
    const made = await test.app.tenancy.createApiKey(ctx, {
      name: 'Ratssystem',
      scopes: ['strategies:write', 'strategies:write'],
    });
    if (!made.ok) throw new Error(made.problem.message);
    const { id, key, prefix } = made.value;
    expect(key.startsWith(prefix)).toBe(true);
    const kept = await test.app.db.transaction({ countyId: north.id }, (tx) =>
      tx.execute<{ row: string }>('select row_to_json(k)::text as row from api_key k'),
    );
    expect(kept.rows[0]!.row).not.toContain(key.slice(10));

    const { apiKeyActor } = test.app.identity;
    expect(await apiKeyActor({ county: north, key })).toEqual({
      kind: 'api-key',
      id,
      name: 'Ratssystem',
      countyId: north.id,
      scopes: ['strategies:write'],
    });
    expect(await apiKeyActor({ county: south, key })).toBeNull();
    expect(await apiKeyActor({ county: north, key: `${key}x` })).toBeNull();

    const list = await test.app.tenancy.listApiKeys(ctx, {});
    expect(list).toMatchObject({ ok: true, value: [{ id, prefix, lastUsedAt: test.now().toISOString(), revokedAt: null }] });
    expect(JSON.stringify(list)).not.toContain(key);
    expect(await test.app.tenancy.listApiKeys(coordinatorOf(south), {})).toEqual({ ok: true, value: [] });

    expect(await test.app.tenancy.revokeApiKey(coordinatorOf(south), { keyId: id })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect((await test.app.tenancy.revokeApiKey(ctx, { keyId: id })).ok).toBe(true);
    expect(await apiKeyActor({ county: north, key })).toBeNull();
    expect(await test.app.tenancy.revokeApiKey(ctx, { keyId: id })).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it.each([
    ['no name', { name: ' ', scopes: ['strategies:write'] }, 'name'],
    ['no right', { name: 'Ratssystem', scopes: [] }, 'scopes'],
    ['a right that is none', { name: 'Ratssystem', scopes: ['alles'] }, 'scopes.0'],
  ])('refuse %s', async (_, input, path) => {
    expect(await test.app.tenancy.createApiKey(coordinatorOf(north), input as never)).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path }] },
    });
  });

  it('are the coordinator’s alone', async () => {
    const input = { name: 'Ratssystem', scopes: ['strategies:write' as const] };
    expect(await test.app.tenancy.createApiKey(ctxOf(test, north, anonymous), input)).toMatchObject({
      problem: { kind: 'unauthenticated' },
    });
    for (const actor of [person({ county: north, role: 'auditor' }), person({ county: south, role: 'coordinator' })]) {
      expect(await test.app.tenancy.createApiKey(ctxOf(test, north, actor), input)).toMatchObject({
        problem: { kind: 'forbidden' },
      });
      expect(await test.app.tenancy.listApiKeys(ctxOf(test, north, actor), {})).toMatchObject({ problem: { kind: 'forbidden' } });
    }
  });
});
