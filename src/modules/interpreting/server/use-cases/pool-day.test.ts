import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CountyCtx } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person, systemCtx } from '../../../../../tests/database/test-app.ts';
import { asked, openPool, slot, type PoolTest } from '../interpreting.fixture.ts';
import { searchDocuments } from '../search.ts';

let pool: PoolTest;
beforeAll(async () => {
  pool = await openPool();
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const day = async () => must(await app().readPoolDay(pool.staff(), { poolId: pool.poolId }));
const kinds = async (ctx = pool.staff()) =>
  must(await pool.test.app.listDuties(ctx, {})).filter(({ kind }) => kind.startsWith('interpreting.'));

it('shows the office what is open and who is asked, whom it has, and what waits for it; nobody else reads of it', async () => {
  const kita = await pool.addKita({ name: 'Kita Kastanie' });
  const phone = (fields: object) => app().requestForRequester(pool.staff(), { requesterId: kita.id, ...asked(fields) });
  const planned = must(await phone({ languages: ['ti'] })).ids[0]!;
  const urgent = must(
    await phone({
      languages: ['so'],
      slots: [{ ...slot, day: '2026-12-10' }],
      urgency: 'urgent',
      urgencyReason: 'Das Kind kommt am Montag.',
    }),
  ).ids[0]!;
  expect((await day()).open.map(({ requestId, hand }) => ({ requestId, hand }))).toEqual([
    { requestId: urgent, hand: 'nobody-asked' },
    { requestId: planned, hand: 'nobody-asked' },
  ]);
  expect(await kinds()).toMatchObject([
    { kind: 'interpreting.ask', subjectId: planned, due: '2026-12-05' },
    { kind: 'interpreting.ask', subjectId: urgent, due: '2026-12-07' },
  ]);

  const first = await pool.addPerson({ name: 'Frida Erste', languages: [{ tag: 'ti', level: 'native' }] });
  await pool.addPerson({ languages: [{ tag: 'ti', level: 'c1' }], conductUntil: '2026-12-20' });
  const assignmentId = (await day()).open.find(({ requestId }) => requestId === planned)!.assignmentId;
  must(await app().offerAssignment(pool.staff(), { assignmentId, interpreterIds: [first] }));
  const open = (await day()).open.find(({ requestId }) => requestId === planned)!;
  expect(open).toMatchObject({ hand: null, asked: [{ name: 'Frida Erste', deadline: expect.stringMatching(/^2026-11-25T/) }] });
  expect((await day()).papers).toMatchObject([{ conductUntil: '2026-12-20' }]);
  expect((await kinds()).map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
    expect.stringMatching(/^interpreting\.ask: 2026-\d{4}, Somali$/),
    'interpreting.papers: 1 Person',
  ]);

  must(await app().assignPerson(pool.staff(), { assignmentId, interpreterId: first }));
  expect((await day()).open.map(({ requestId }) => requestId)).toEqual([urgent]);
  pool.test.setNow('2026-12-07T08:00:00Z');
  expect((await day()).next).toMatchObject([{ requestId: planned, interpreter: 'Frida Erste', requester: 'Kita Kastanie' }]);
  pool.test.setNow('2026-11-25T11:00:00Z');

  const replaced = must(await app().interpreterCannot(pool.staff(), { assignmentId }));
  expect(replaced.asked).toBe(1);
  const offers = must(await app().listOffers(pool.staff(), { requestId: planned }));
  expect(offers.map(({ state }) => state)).toEqual(['open', 'withdrawn']);

  // Whoever coordinates the county and does not run the pool has none of it; nor has another unit or another county.
  const coordinator = pool.coordinator();
  expect(await kinds(coordinator)).toEqual([]);
  const stranger = ctxOf(
    pool.test,
    pool.county,
    person({ county: pool.county, role: 'unit-editor', unitId: '00000000-0000-4000-8000-000000000001' }),
  );
  expect(await kinds(stranger)).toEqual([]);
  for (const ctx of [coordinator, stranger]) {
    expect(await app().readPoolDay(ctx, { poolId: pool.poolId })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await app().listOffers(ctx, { requestId: planned })).toMatchObject({ problem: { kind: 'forbidden' } });
  }
  const south = await openCounty(pool.test, 'suedkreis');
  const neighbour = ctxOf(pool.test, south, person({ county: south, role: 'coordinator' }));
  expect(await app().readPoolDay(neighbour, { poolId: pool.poolId })).toMatchObject({ problem: { kind: 'not-found' } });
  expect(await app().listOffers(neighbour, { requestId: planned })).toMatchObject({ problem: { kind: 'not-found' } });
});

it('lets the office look on after nobody was found in time, and only until it begins', async () => {
  const kita = await pool.addKita();
  const { ids } = must(await app().requestForRequester(pool.staff(), { requesterId: kita.id, ...asked({ languages: ['wo'] }) }));
  const { assignmentId } = (await day()).open.find(({ requestId }) => requestId === ids[0])!;
  expect(await app().reopenAssignment(pool.staff(), { assignmentId })).toMatchObject({ problem: { code: 'not-unfilled' } });
  pool.test.setNow('2026-12-08T05:00:00Z');
  must(await app().passOn(systemCtx(pool.test, pool.county), {}));
  expect((await day()).open.find(({ requestId }) => requestId === ids[0])).toMatchObject({ state: 'unfilled', hand: 'unfilled' });
  expect(await app().reopenAssignment(pool.coordinator(), { assignmentId })).toMatchObject({ problem: { kind: 'forbidden' } });
  must(await app().reopenAssignment(pool.staff(), { assignmentId }));
  const late = await pool.addPerson({ name: 'Wanda Wolof', languages: [{ tag: 'wo', level: 'native' }] });
  must(await app().assignPerson(pool.staff(), { assignmentId, interpreterId: late }));
  expect((await day()).next.map(({ interpreter }) => interpreter)).toContain('Wanda Wolof');
  pool.test.setNow('2026-12-08T08:30:00Z');
  expect(await app().reopenAssignment(pool.staff(), { assignmentId })).toMatchObject({ problem: { code: 'begun' } });
  pool.test.setNow('2026-11-25T11:00:00Z');
});

it('tells mails of duties no person and no institution', async () => {
  const told = JSON.stringify((await kinds()).map(({ title, context, key }) => ({ title, context, key })));
  expect(told).not.toMatch(/Frida|Kastanie|Person 0/);
});

it('is found by the search only where the coordination runs the pool itself', async () => {
  const other = must(await app().addPool(pool.coordinator(), { name: 'Pool der Koordination', kinds: ['advice-centre'] }));
  const { id: requesterId } = must(
    await app().addRequester(pool.coordinator(), {
      ...{ name: 'Beratung Birke', kind: 'advice-centre', municipalityId: pool.townId, state: 'registered' },
    }),
  );
  must(
    await app().requestForRequester(pool.coordinator(), {
      ...asked({ occasion: 'migration-advice' }),
      requesterId,
      poolId: other.id,
    }),
  );
  const documents = await pool.test.app.db.transaction({ countyId: pool.county.id, readOnly: true }, (tx) =>
    searchDocuments({ ctx: pool.coordinator() as CountyCtx, tx }),
  );
  expect(documents).toMatchObject([{ kind: 'interpreting.request', context: expect.stringContaining('Beratung Birke') }]);
});
