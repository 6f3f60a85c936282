import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditEntry } from '#kernel/tables.ts';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person, systemCtx } from '../../../../../tests/database/test-app.ts';
import { conversationFeedback } from '../feedback-schema.ts';
import { careRetention } from '../care-personal-data.ts';
import { asked, openPool, type PoolTest } from '../interpreting.fixture.ts';

let pool: PoolTest;
let interpreterId: string;
let kita: Awaited<ReturnType<PoolTest['addKita']>>;
beforeAll(async () => {
  pool = await openPool();
  interpreterId = await pool.addPerson({ mail: 'amal@beispiel.example' });
  kita = await pool.addKita({ mail: 'kita@beispiel.example' });
  const { ids } = must(await app().requestInterpreter(await byKita(), asked()));
  const request = must(await app().readRequest(pool.staff(), { requestId: ids[0]! }));
  must(await app().offerAssignment(pool.staff(), { assignmentId: request.assignments[0]!.id, interpreterIds: [interpreterId] }));
  must(await app().acceptOffer(await pool.byLink('interpreting-offer', (await pool.mailTo('amal@beispiel.example')).token), {}));
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const system = () => systemCtx(pool.test, pool.county);
async function byKita() {
  must(await app().sendRequesterPage(pool.staff(), { requesterId: kita.id }));
  return pool.byLink('interpreting-requester', (await pool.mailTo('kita@beispiel.example')).token);
}
const linkOf = async (address: string) => pool.byLink('interpreting-feedback', (await pool.mailTo(address)).token);
const list = async () => must(await app().listFeedback(pool.staff(), { poolId: pool.poolId }));

it('is asked of both sides the day after, each once, with language and day alone in the mail', async () => {
  expect(await app().askBothSides(system(), {})).toMatchObject({ problem: { code: 'nothing-to-do' } });
  pool.test.setNow('2026-12-08T14:00:00Z');
  must(await app().passOn(system(), {}));
  expect(await app().askBothSides(system(), {})).toMatchObject({ problem: { code: 'nothing-to-do' } });
  pool.test.setNow('2026-12-09T08:00:00Z');
  expect(must(await app().askBothSides(system(), {}))).toEqual({ asked: 2 });
  expect(await app().askBothSides(system(), {})).toMatchObject({ problem: { code: 'nothing-to-do' } });
  for (const address of ['amal@beispiel.example', 'kita@beispiel.example']) {
    const { subject, body } = await pool.mailTo(address);
    expect(subject).toContain('Wie war das Gespräch');
    for (const secret of ['Musterweg', 'Elterngespräch', 'K-12', 'Sonnenschein']) expect(body + subject).not.toContain(secret);
  }
  expect((await pool.mailTo('kita@beispiel.example')).body).not.toContain('Person 01');
});

it('is read by the pool alone, and never by the other side', async () => {
  const interpreterSide = await linkOf('amal@beispiel.example');
  const kitaSide = await linkOf('kita@beispiel.example');
  expect(await app().giveFeedback(interpreterSide, { mark: 'bad', points: ['late'] })).toMatchObject({
    problem: { code: 'unknown-reference' },
  });
  must(
    await app().giveFeedback(interpreterSide, { mark: 'bad', points: ['role'], words: 'Ich sollte trösten.', notAgain: true }),
  );
  expect(await app().giveFeedback(interpreterSide, { mark: 'good' })).toMatchObject({ problem: { code: 'link-expired' } });
  const seen = must(await app().readFeedbackByLink(kitaSide, {}));
  expect(Object.keys(seen).sort()).toEqual(['language', 'side', 'startsAt', 'state']);
  must(await app().giveFeedback(kitaSide, { mark: 'good' }));
  expect(JSON.stringify(must(await app().readRequesterPage(await byKita(), {})))).not.toContain('trösten');
  expect((await list()).map(({ side, mark, notAgain }) => [side, mark, notAgain])).toEqual(
    expect.arrayContaining([
      ['interpreter', 'bad', true],
      ['requester', 'good', false],
    ]),
  );
  expect(await app().listFeedback(pool.coordinator(), { poolId: pool.poolId })).toMatchObject({ problem: { kind: 'forbidden' } });
  const south = await openCounty(pool.test, 'suedkreis');
  const stranger = ctxOf(pool.test, south, person({ county: south, role: 'coordinator' }));
  expect(await app().listFeedback(stranger, { poolId: pool.poolId })).toMatchObject({ problem: { kind: 'not-found' } });
  const log = await pool.test.app.db.transaction({ countyId: pool.county.id, readOnly: true }, (tx) =>
    tx.select().from(auditEntry),
  );
  for (const secret of ['trösten', 'Person 01', 'bad'])
    expect(JSON.stringify(log.filter(({ useCase }) => /feedback|both-sides/.test(useCase)))).not.toContain(secret);
});

it('touches the ranking only when a block was asked for and entered', async () => {
  const own = (await list()).find(({ side }) => side === 'interpreter')!;
  const other = (await list()).find(({ side }) => side === 'requester')!;
  const ranked = async (fields: object) => {
    const { ids } = must(await app().requestInterpreter(await byKita(), asked(fields)));
    const request = must(await app().readRequest(pool.staff(), { requestId: ids[0]! }));
    return request.rankings[0]!.ranked.some(({ id }) => id === interpreterId);
  };
  const slots = (day: string) => ({ slots: [{ day, from: '09:00', to: '10:00' }] });
  expect(await ranked(slots('2026-12-21'))).toBe(true);
  expect(await app().blockAfterFeedback(pool.staff(), { feedbackId: other.id })).toMatchObject({
    problem: { code: 'not-asked' },
  });
  expect(await app().blockAfterFeedback(pool.coordinator(), { feedbackId: own.id })).toMatchObject({
    problem: { kind: 'forbidden' },
  });
  must(await app().blockAfterFeedback(pool.staff(), { feedbackId: own.id }));
  expect(await app().blockAfterFeedback(pool.staff(), { feedbackId: own.id })).toMatchObject({ problem: { code: 'again' } });
  expect((await list()).find(({ id }) => id === own.id)).toMatchObject({ blocked: true, handledAt: expect.any(String) });
  expect(await ranked(slots('2026-12-22'))).toBe(false);
});

it('is deleted after a year', async () => {
  const rule = careRetention.find(({ table }) => table === 'conversation_feedback')!;
  const count = (now: string) =>
    pool.test.app.db.transaction({ countyId: pool.county.id }, async (tx) => {
      await rule.run({ tx, countyId: pool.county.id, now: new Date(now) });
      return tx.$count(conversationFeedback);
    });
  expect(await count('2027-12-08T08:00:00Z')).toBe(2);
  expect(await count('2027-12-10T08:00:00Z')).toBe(0);
});
