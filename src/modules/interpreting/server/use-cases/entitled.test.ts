import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person } from '../../../../../tests/database/test-app.ts';
import { openPool, type PoolTest } from '../interpreting.fixture.ts';

let pool: PoolTest;
beforeAll(async () => {
  pool = await openPool();
  const place = (name: string, kind: 'kita' | 'school' | 'shop' | 'advice', fields: object = {}) =>
    pool.test.app.network.addPlace(pool.coordinator(), {
      ...{ name, kind, municipalityId: pool.townId, street: 'Musterweg 1', state: 'public' as const },
      ...fields,
    });
  must(await place('Kita Regenbogen', 'kita', { email: 'regenbogen@beispiel.example' }));
  must(await place('Grundschule Nord', 'school'));
  must(await place('Beratung Nord', 'advice'));
  must(await place('Beratung Nord, Büro', 'advice', { email: 'regenbogen@beispiel.example' }));
  must(await place('Laden Nord', 'shop'));
  must(await place('Kita zu', 'kita', { state: 'hidden' }));
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const kinds = ['kita', 'school', 'advice-centre', 'authority'] as const;

it('bodies of the network are put on the list once, with what the network knows of them', async () => {
  // It is on the list already, in other letters.
  await pool.addKita({ name: 'grundschule nord', kind: 'school' });
  expect(must(await app().findEntitled(pool.staff(), {})).map(({ name, kind, hasMail }) => [name, kind, hasMail])).toEqual([
    ['Beratung Nord', 'advice-centre', false],
    ['Beratung Nord, Büro', 'advice-centre', true],
    ['Kita Regenbogen', 'kita', true],
  ]);
  expect(must(await app().takeOverEntitled(pool.staff(), { kinds: ['kita'] }))).toEqual({ taken: 1 });
  expect(must(await app().listRequesters(pool.staff(), { state: 'entitled' }))).toMatchObject([
    {
      name: 'Kita Regenbogen',
      kind: 'kita',
      mail: 'regenbogen@beispiel.example',
      street: 'Musterweg 1',
      informedAt: null,
      requests: 0,
    },
  ]);
  expect(must(await app().takeOverEntitled(pool.coordinator(), { kinds: [...kinds] }))).toEqual({ taken: 1 });
  expect(await app().takeOverEntitled(pool.staff(), { kinds: [...kinds] })).toMatchObject({ problem: { code: 'nobody-new' } });
  expect(must(await app().listRequesters(pool.staff(), {})).map(({ name }) => name)).toEqual([
    'Beratung Nord',
    'Kita Regenbogen',
    'grundschule nord',
  ]);
});

it('only those who run a pool of this county see and fill the list', async () => {
  const unitId = '00000000-0000-4000-8000-000000000001';
  const other = ctxOf(pool.test, pool.county, person({ county: pool.county, role: 'unit-editor', unitId }));
  const reader = ctxOf(pool.test, pool.county, person({ county: pool.county, role: 'committee-reader' }));
  for (const ctx of [other, reader]) {
    expect(await app().findEntitled(ctx, {})).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await app().takeOverEntitled(ctx, { kinds: ['kita'] })).toMatchObject({ problem: { kind: 'forbidden' } });
  }
  const south = await openCounty(pool.test, 'suedkreis');
  const neighbour = ctxOf(pool.test, south, person({ county: south, role: 'coordinator' }));
  expect(must(await app().findEntitled(neighbour, {}))).toEqual([]);
});
