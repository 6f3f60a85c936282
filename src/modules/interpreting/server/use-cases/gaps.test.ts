import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditEntry } from '#kernel/tables.ts';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person } from '../../../../../tests/database/test-app.ts';
import { openPool, type PoolTest } from '../interpreting.fixture.ts';

let pool: PoolTest;
beforeAll(async () => {
  pool = await openPool();
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const period = { from: '2026-10-01', to: '2026-12-31' };
const tap = (fields: object = {}) => ({
  clientId: randomUUID(),
  language: 'ar',
  occasion: 'counter' as const,
  help: 'nobody' as const,
  ...fields,
});
const town = () =>
  ctxOf(pool.test, pool.county, person({ county: pool.county, role: 'municipality-editor', municipalityId: pool.townId }));

it('counts a tap once, however often and from however many sides at once it comes', async () => {
  const one = tap({ language: 'ti' });
  const answers = await Promise.all(Array.from({ length: 6 }, () => app().recordGap(pool.staff(), one)));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(answers.filter((answer) => answer.ok && !answer.value.again)).toHaveLength(1);
  const counts = must(await app().gapCounts(pool.coordinator(), period));
  expect(counts).toEqual([{ month: '2026-11', language: 'ti', occasion: 'counter', help: 'nobody', count: 1 }]);
});

it('keeps the day of a tap that waited on the device, and counts by month, language, occasion and help', async () => {
  must(await app().recordGap(pool.staff(), tap({ day: '2026-10-30', help: 'app' })));
  must(await app().recordGap(pool.staff(), tap({ day: '2026-11-02', help: 'relative' })));
  must(await app().recordGap(town(), tap({ day: '2026-11-03', help: 'relative' })));
  must(await app().recordGap(town(), tap({ language: '' })));
  const counts = must(await app().gapCounts(pool.coordinator(), period)).filter(({ language }) => language !== 'ti');
  expect(counts).toEqual([
    { month: '2026-10', language: 'ar', occasion: 'counter', help: 'app', count: 1 },
    { month: '2026-11', language: 'ar', occasion: 'counter', help: 'relative', count: 2 },
    { month: '2026-11', language: null, occasion: 'counter', help: 'nobody', count: 1 },
  ]);
  expect(await app().recordGap(pool.staff(), tap({ day: '2026-11-26' }))).toMatchObject({ problem: { code: 'in-future' } });
  expect(await app().recordGap(pool.staff(), tap({ day: '2026-10-01' }))).toMatchObject({ problem: { code: 'too-late' } });
  expect(await app().recordGap(pool.staff(), tap({ language: 'xx-nothing' }))).toMatchObject({
    problem: { code: 'invalid-input' },
  });
});

it('shows each desk its own languages, the last used first', async () => {
  must(await app().recordGap(pool.staff(), tap({ language: 'kmr-Latn', occasion: 'phone' })));
  const own = must(await app().readGapPage(pool.staff(), {}));
  expect(own).toMatchObject({ lastOccasion: 'phone', desks: [{ key: `unit:${pool.unitId}`, name: 'Integrationsstelle' }] });
  expect(own.languages).toEqual(['kmr-Latn', 'ar', 'ti']);
  expect(must(await app().readGapPage(town(), {}))).toMatchObject({ languages: ['ar'], desks: [{ name: 'Musterstadt' }] });
});

it('notes nothing for a desk that is not one’s own, and takes back only one’s own of today', async () => {
  const strange = tap({ desk: `unit:${pool.unitId}` });
  expect(await app().recordGap(town(), strange)).toMatchObject({ problem: { kind: 'forbidden' } });
  const own = tap();
  must(await app().recordGap(pool.staff(), own));
  expect(await app().takeBackGap(town(), { clientId: own.clientId })).toMatchObject({ problem: { kind: 'not-found' } });
  must(await app().takeBackGap(pool.staff(), { clientId: own.clientId }));
  must(await app().recordGap(pool.staff(), own));
  pool.test.setNow('2026-11-26T11:00:00Z');
  expect(await app().takeBackGap(pool.staff(), { clientId: own.clientId })).toMatchObject({ problem: { code: 'too-late' } });
  pool.test.setNow('2026-11-25T11:00:00Z');
});

it('is counted in its own county only, and its log names no language', async () => {
  const south = await openCounty(pool.test, 'suedkreis');
  const stranger = ctxOf(pool.test, south, person({ county: south, role: 'coordinator' }));
  expect(must(await app().gapCounts(stranger, period))).toEqual([]);
  const log = await pool.test.app.db.transaction({ countyId: pool.county.id, readOnly: true }, (tx) =>
    tx.select().from(auditEntry),
  );
  const own = log.filter(({ useCase }) => useCase === 'interpreting.record-gap');
  expect(own.length).toBeGreaterThan(5);
  expect(JSON.stringify(own)).not.toContain('kmr');
});
