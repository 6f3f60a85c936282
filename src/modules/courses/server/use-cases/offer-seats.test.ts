import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const reader = () => ctxOf(test, county, anonymous);
type Capacity = { available: number; maximum?: number; description?: string; unit: { identifier: string } };
const open = async (id: string): Promise<Capacity[]> => {
  const { service } = must(await test.app.offers.readOpenService(reader(), { id, profile: '3.1' }));
  return (service as unknown as { capacities: Capacity[] }).capacities;
};
const brief = (all: Capacity[]) =>
  all.map(({ unit, available, maximum, description = 'alle' }) => [unit.identifier, description, available, maximum]);

it('gives an offer the seats of its public runs, and nobody who waits', async () => {
  const course = { kind: 'course' as const, topics: ['language' as const], state: 'public' as const };
  const entered = [
    { unit: 'seats' as const, maximum: 99, available: 98 },
    { unit: 'families' as const, maximum: 5, available: 4 },
  ];
  const offerId = must(
    await test.app.offers.addOffer(coordinator(), { ...course, name: 'Deutsch für alle', capacities: entered }),
  ).id;
  // Without runs the provider's own word counts.
  expect(brief(await open(offerId)).toSorted()).toEqual([
    ['families', 'alle', 4, 5],
    ['seats', 'alle', 98, 99],
  ]);
  const add = async (startDate: string, seats: object[], more: object = {}): Promise<string> => {
    const run = { offerId, kind: 'local' as const, mode: 'online' as const, state: 'public' as const, startDate };
    return must(await test.app.courses.addCourseRun(coordinator(), { ...run, endDate: '2027-06-30', seats, ...more } as never))
      .id;
  };
  const coming = await add('2026-12-07', [{ maximum: '10', taken: '9' }], { waitingList: true });
  await add('2027-01-11', [
    { maximum: '12', taken: '5' },
    { audience: 'women', maximum: '4', taken: '1' },
  ]);
  // Begun, and nobody joins: its seats are there, none is free. One that admits it counts.
  await add('2026-09-01', [{ maximum: '20', taken: '2' }]);
  await add('2026-09-01', [{ maximum: '8', taken: '6' }], { midCourse: true });
  // Registration over, drafts, cancelled and past ones.
  await add('2026-12-01', [{ maximum: '3', taken: '0' }], { registrationUntil: '2026-11-20' });
  await add('2026-12-01', [{ maximum: '100', taken: '0' }], { state: 'draft' });
  await add('2026-12-01', [{ maximum: '100', taken: '0' }], { status: 'cancelled' });
  await add('2026-01-01', [{ maximum: '100', taken: '0' }], { endDate: '2026-06-30' });
  expect(brief(await open(offerId))).toEqual([
    ['seats', 'alle', 1 + 7 + 2, 10 + 12 + 20 + 8 + 3],
    ['seats', 'für Frauen', 3, 4],
    ['families', 'alle', 4, 5],
  ]);

  // A free seat that is offered to whoever waits is free no more, and of them there is nothing.
  must(
    await test.app.courses.joinWaitingList(reader(), {
      runId: coming,
      name: 'Wanda Wartet',
      mail: 'wanda@beispiel.example',
      language: 'de',
      consent: true,
    } as never),
  );
  const after = await open(offerId);
  expect(brief(after)[0]).toEqual(['seats', 'alle', 7 + 2, 53]);
  expect(JSON.stringify(after)).not.toMatch(/wait|Wanda/i);
  // In lists and inside providers the same, and nothing for readers of 3.0.
  const listed = must(await test.app.offers.readOpenServices(reader(), { profile: '3.1', full: true, limit: 50 } as never));
  expect(JSON.stringify(listed.services)).toContain('"available":9');
  const plain = must(await test.app.offers.readOpenService(reader(), { id: offerId, profile: '3.0' }));
  expect(plain.service).not.toHaveProperty('capacities');
  // The public page keeps to words.
  const { runs } = must(await test.app.courses.readPublicCourses(reader(), { language: 'de' }));
  expect(JSON.stringify(runs)).not.toMatch(/"(?:maximum|taken|available)"/);
});
