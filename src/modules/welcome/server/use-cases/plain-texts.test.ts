import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let unitId: string;
let otherUnitId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const { units } = must(await test.app.tenancy.listUnits(systemCtx(test, county), {}));
  unitId = units[0]!.id;
  otherUnitId = units[1]!.id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const editor = (unit = unitId) => ctxOf(test, county, person({ county, role: 'unit-editor', unitId: unit }));
const given = (fields: object = {}) => ({
  kind: 'letter' as const,
  title: 'Unterlagen fehlen',
  text: 'Wir können Ihren Antrag noch nicht bearbeiten. Es fehlen Unterlagen. Bitte schicken Sie uns bis zum …: …',
  unitId,
  ...fields,
});
const duties = async (kind: string, ctx = coordinator()) =>
  must(await test.app.listDuties(ctx, {})).filter((duty) => duty.kind === `welcome.${kind}`);
const fitting = async (text: string) => must(await test.app.welcome.checkLetter(coordinator(), { text })).fitting;
const letter = 'Zu Ihrem Antrag:\n\nIhr Antrag kann noch nicht bearbeitet werden, da Unterlagen fehlen. Schicken Sie diese.';

describe('a piece of plain text', () => {
  it('is written by a unit, released by the coordination, changed in a newer version, and reviewed in time', async () => {
    const { id } = must(await test.app.welcome.addPlainText(editor(), given()));
    expect(await duties('plain-release')).toMatchObject([{ subjectId: id, title: 'Unterlagen fehlen' }]);
    expect((await test.app.welcome.releasePlainText(editor(), { plainTextId: id, version: 1 })).ok).toBe(false);
    expect(await fitting(letter)).toEqual([]);
    expect(must(await test.app.welcome.releasePlainText(coordinator(), { plainTextId: id, version: 1 }))).toEqual({ number: 1 });
    expect(await fitting(letter)).toMatchObject([{ id, text: given().text }]);
    expect(await fitting('Der Bus fährt um acht Uhr am Bahnhof ab und hält vor der Schule.')).toEqual([]);
    expect(await duties('plain-release')).toEqual([]);

    const change = { plainTextId: id, version: 2, ...given({ text: 'Uns fehlen noch Unterlagen. Bitte schicken Sie uns: …' }) };
    must(await test.app.welcome.changePlainText(editor(), change));
    expect(await test.app.welcome.changePlainText(editor(), change)).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    // Units use what was released until the new text is.
    expect(must(await test.app.welcome.readPlainText(editor(), { plainTextId: id }))).toMatchObject({
      state: 'changed',
      released: given().text,
      reviewBy: '2027-11-25',
    });
    expect(must(await test.app.welcome.releasePlainText(coordinator(), { plainTextId: id, version: 3 }))).toEqual({ number: 2 });
    const record = must(await test.app.welcome.readPlainText(editor(otherUnitId), { plainTextId: id }));
    expect(record.versions.map(({ number, text }) => [number, text.slice(0, 8)])).toEqual([
      [2, 'Uns fehl'],
      [1, 'Wir könn'],
    ]);
    expect(record).toMatchObject({ mayChange: false, reading: { level: 'easy' } });

    test.setNow('2027-11-15T11:00:00Z');
    expect(await duties('plain-review', editor())).toMatchObject([{ due: '2027-11-25', askedOf: { unitId } }]);
    expect(await duties('plain-review', editor(otherUnitId))).toEqual([]);
    // Confirmed as it is, it gets no new version.
    expect(must(await test.app.welcome.releasePlainText(coordinator(), { plainTextId: id, version: 4 }))).toEqual({ number: 2 });
    expect(await duties('plain-review', editor())).toEqual([]);
    must(await test.app.welcome.retirePlainText(coordinator(), { plainTextId: id }));
    expect(must(await test.app.welcome.listPlainTexts(coordinator(), {}))).toEqual([]);
    expect(must(await test.app.welcome.listPlainTexts(coordinator(), { state: 'retired' }))).toHaveLength(1);
    expect(await fitting(letter)).toEqual([]);
    test.setNow('2026-11-25T11:00:00Z');
  });

  it('is found by kind, state and words', async () => {
    must(await test.app.welcome.addPlainText(coordinator(), given({ kind: 'decision', title: 'Bescheid mit Betrag' })));
    const titles = async (filter: object) =>
      must(await test.app.welcome.listPlainTexts(editor(), filter)).map(({ title }) => title);
    expect(await titles({ kind: 'decision' })).toEqual(['Bescheid mit Betrag']);
    expect(await titles({ kind: 'application' })).toEqual([]);
    expect(await titles({ search: 'betrag bescheid' })).toEqual(['Bescheid mit Betrag']);
    expect(await titles({ state: 'released' })).toEqual([]);
  });

  it('is refused with a reason when it is not right', async () => {
    const codeOf = async (fields: object) => {
      const result = await test.app.welcome.addPlainText(coordinator(), given(fields));
      return result.ok ? 'ok' : result.problem.fields?.[0]?.path;
    };
    expect(await codeOf({ text: '' })).toBe('text');
    expect(await codeOf({ title: 'x' })).toBe('title');
    expect(await codeOf({ unitId: crypto.randomUUID() })).toBe('unitId');
    expect((await test.app.welcome.addPlainText(editor(), given({ unitId: otherUnitId }))).ok).toBe(false);
    const { id } = must(await test.app.welcome.addPlainText(coordinator(), given()));
    const past = { plainTextId: id, version: 1, reviewBy: '2026-11-25' };
    expect(await test.app.welcome.releasePlainText(coordinator(), past)).toMatchObject({
      problem: { fields: [{ code: 'is-over' }] },
    });
  });
});
