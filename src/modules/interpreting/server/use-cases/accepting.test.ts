import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../../../../tests/database/must.ts';
import { asked, openPool, type PoolTest } from '../interpreting.fixture.ts';

let pool: PoolTest;
beforeAll(async () => {
  pool = await openPool();
});
afterAll(() => pool.test.close());

it('gives fifty requests, each to one, where two hundred accept at the same moment', async () => {
  const app = pool.test.app.interpreting;
  const [requests, each] = [50, 4];
  const page = await (await pool.addKita()).page();
  const links: Awaited<ReturnType<PoolTest['byLink']>>[] = [];
  const requestIds: string[] = [];
  for (let number = 0; number < requests; number += 1) {
    const { ids } = must(await app.requestInterpreter(page, asked()));
    requestIds.push(ids[0]!);
    const mails = Array.from({ length: each }, (_, index) => `alle${number}-${index}@beispiel.example`);
    const interpreterIds: string[] = [];
    for (const mail of mails) interpreterIds.push(await pool.addPerson({ mail }));
    const request = must(await app.readRequest(pool.staff(), { requestId: ids[0]! }));
    must(await app.offerAssignment(pool.staff(), { assignmentId: request.assignments[0]!.id, interpreterIds }));
    for (const mail of mails) links.push(await pool.byLink('interpreting-offer', (await pool.mailTo(mail)).token));
  }
  const answers = await Promise.all(links.map((link) => app.acceptOffer(link, {})));
  expect(answers).toHaveLength(requests * each);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(requests);
  expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : answer.problem.code)))).toEqual(new Set(['taken']));
  for (const requestId of requestIds) {
    const { assignments } = must(await app.readRequest(pool.staff(), { requestId }));
    expect(assignments.map(({ state, openOffers }) => [state, openOffers])).toEqual([['confirmed', 0]]);
  }
});
