import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry } from '#kernel/tables.ts';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person, systemCtx } from '../../../../../tests/database/test-app.ts';
import { openPool, type PoolTest } from '../interpreting.fixture.ts';

let pool: PoolTest;
beforeAll(async () => {
  pool = await openPool();
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const at = (iso: string) => pool.test.setNow(iso);
const started = '2026-11-25T11:00:00Z';
const town = () =>
  ctxOf(pool.test, pool.county, person({ county: pool.county, role: 'municipality-editor', municipalityId: pool.townId }));

const colleague = (fields: object = {}) => ({
  unitId: pool.unitId,
  name: 'Karim Kollege',
  mail: 'kollege@beispiel.example',
  phone: '05191 970-1',
  languages: [{ tag: 'ar', level: 'native' as const }],
  // 25 November 2026 is a Wednesday.
  weekly: [{ weekday: 2, from: '08:00', to: '12:30' }],
  agreed: true as const,
  ...fields,
});

describe('who helps now', () => {
  it('is whoever is there first, then who comes next, then who can only be called', async () => {
    must(
      await app().addColleague(pool.staff(), colleague({ name: 'Morgen', weekly: [{ weekday: 3, from: '08:00', to: '12:00' }] })),
    );
    must(await app().addColleague(pool.staff(), colleague({ name: 'Jederzeit', weekly: [] })));
    must(await app().addColleague(pool.staff(), colleague({ name: 'Jetzt' })));
    must(await app().addColleague(pool.staff(), colleague({ name: 'Kurdisch', languages: [{ tag: 'kmr-Latn', level: 'c1' }] })));
    const found = must(await app().findColleagues(town(), { language: 'ar-SY' }));
    expect(found.map(({ name, until, next }) => [name, until, next])).toEqual([
      ['Jetzt', '2026-11-25T11:30:00.000Z', null],
      ['Morgen', null, '2026-11-26T07:00:00.000Z'],
      ['Jederzeit', null, null],
    ]);
    expect(must(await app().listColleagueLanguages(town(), {}))).toEqual(['ar', 'kmr-Latn']);
  });

  it('is told to the administration only, and kept by the own unit only', async () => {
    const outside = ctxOf(
      pool.test,
      pool.county,
      person({ county: pool.county, role: 'organisation-editor', organisationId: pool.unitId }),
    );
    expect(await app().findColleagues(outside, { language: 'ar' })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await app().addColleague(town(), colleague())).toMatchObject({ problem: { kind: 'forbidden' } });
    const { units } = must(await pool.test.app.tenancy.listUnits(pool.coordinator(), {}));
    const other = units.find(({ id }) => id !== pool.unitId)!.id;
    expect(await app().addColleague(pool.staff(), colleague({ unitId: other }))).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await app().addColleague(pool.staff(), colleague({ agreed: false }))).toMatchObject({
      problem: { code: 'invalid-input' },
    });
    const { id } = must(await app().addColleague(pool.coordinator(), colleague({ unitId: other, name: 'Andere Stelle' })));
    expect(await app().removeColleague(pool.staff(), { colleagueId: id })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(must(await app().listColleagues(pool.staff(), {})).some((one) => one.id === id)).toBe(false);
    const south = await openCounty(pool.test, 'suedkreis');
    const stranger = ctxOf(pool.test, south, person({ county: south, role: 'coordinator' }));
    expect(must(await app().findColleagues(stranger, { language: 'ar' }))).toEqual([]);
    expect(await app().removeColleague(stranger, { colleagueId: id })).toMatchObject({ problem: { kind: 'not-found' } });
    must(await app().removeColleague(pool.coordinator(), { colleagueId: id }));
  });

  it('is counted by unit, language and month, never by person', async () => {
    const [first] = must(await app().findColleagues(town(), { language: 'ar' }));
    await Promise.all(
      Array.from({ length: 5 }, async () =>
        must(await app().countColleagueHelp(town(), { colleagueId: first!.id, language: 'ar' })),
      ),
    );
    expect(must(await app().colleagueHelpCounts(pool.coordinator(), { from: '2026-11-01', to: '2026-11-30' }))).toEqual([
      { month: '2026-11-01', unitId: pool.unitId, unit: 'Integrationsstelle', language: 'ar', count: 5 },
    ]);
    expect(await app().countColleagueHelp(town(), { colleagueId: first!.id, language: 'vi' })).toMatchObject({
      problem: { code: 'unknown-reference' },
    });
    const log = await pool.test.app.db.transaction({ countyId: pool.county.id, readOnly: true }, (tx) =>
      tx.select().from(auditEntry),
    );
    const helped = JSON.stringify(log.filter(({ useCase }) => useCase === 'interpreting.count-colleague-help'));
    expect(helped).not.toContain(first!.id);
    expect(JSON.stringify(log)).not.toContain('Jederzeit');
  });
});

describe('twice a year', () => {
  it('each is asked; who does not answer is hidden, and who answers stays', async () => {
    const stays = must(await app().addColleague(pool.staff(), colleague({ name: 'Bleibt', mail: 'bleibt@beispiel.example' }))).id;
    const leaves = must(await app().addColleague(pool.staff(), colleague({ name: 'Geht', mail: 'geht@beispiel.example' }))).id;
    const system = systemCtx(pool.test, pool.county);
    expect(await app().reviewColleagues(system, {})).toMatchObject({ problem: { code: 'nothing-to-do' } });
    at('2027-05-01T06:00:00Z');
    const asked = must(await app().reviewColleagues(system, {})).asked;
    expect(asked).toBeGreaterThanOrEqual(2);
    expect(await app().reviewColleagues(system, {})).toMatchObject({ problem: { code: 'nothing-to-do' } });
    const mail = await pool.mailTo('bleibt@beispiel.example');
    expect(mail.subject).not.toContain('Bleibt');
    const link = await pool.byLink('language-colleague', mail.token);
    expect(must(await app().readColleagueByLink(link, {}))).toMatchObject({ state: 'open', colleague: { name: 'Bleibt' } });
    must(await app().confirmColleague(link, { stays: true }));
    expect(await app().confirmColleague(link, { stays: false })).toMatchObject({ problem: { code: 'link-expired' } });
    const going = await pool.byLink('language-colleague', (await pool.mailTo('geht@beispiel.example')).token);
    must(await app().confirmColleague(going, { stays: false }));
    at('2027-07-01T06:00:00Z');
    expect(must(await app().reviewColleagues(system, {})).hidden).toBeGreaterThan(0);
    const left = must(await app().listColleagues(pool.staff(), {}));
    expect(left.find(({ id }) => id === stays)).toMatchObject({ state: 'public', reviewBy: '2027-10-31' });
    expect(left.some(({ id }) => id === leaves)).toBe(false);
    expect(left.find(({ name }) => name === 'Jetzt')).toMatchObject({ state: 'hidden' });
    at(started);
  });
});
