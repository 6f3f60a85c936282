import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let healthId: string;
let otherUnitId: string;
let townId: string;
beforeAll(async () => {
  test = await createTestApp();
  [county, other] = [await openCounty(test), await openCounty(test, 'suedkreis')];
  const { units, municipalities } = must(await test.app.tenancy.listUnits(coordinator(), {}));
  [healthId, otherUnitId] = [units.find(({ key }) => key === 'jugend')!.id, units.find(({ key }) => key !== 'jugend')!.id];
  townId = municipalities[0]!.id;
});
afterAll(() => test.close());

const coordinator = (of = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const health = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId: healthId }));
const given = (fields: object = {}) => ({
  year: '2026',
  municipalityId: townId,
  examined: '100',
  findings: { language: '30', vision: '3', hearing: '0' },
  day: '2026-06-30',
  source: 'Gesundheitsamt',
  ...fields,
});
const save = (fields: object = {}, ctx = health()) => test.app.schools.saveEntry(ctx, given(fields) as never);
const rows = async (ctx = coordinator()) => must(await test.app.schools.listFindings(ctx, {})).rows;

describe('findings of the examination before school', () => {
  it('are entered by the unit that the county names, and by no other', async () => {
    expect(await save()).toMatchObject({ problem: { kind: 'forbidden' } });
    must(await test.app.schools.nameFindingsKeeper(coordinator(), { unitId: healthId }));
    must(await save());
    const otherUnit = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: otherUnitId }));
    for (const ctx of [coordinator(), otherUnit])
      expect(await save({ year: '2025' }, ctx)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await test.app.schools.readEntry(coordinator(), { year: 2026, municipalityId: townId })).toMatchObject({ ok: false });
    expect(await test.app.schools.nameFindingsKeeper(health(), { unitId: healthId })).toMatchObject({ ok: false });
    expect(await test.app.schools.nameFindingsKeeper(coordinator(), { unitId: townId })).toMatchObject({
      problem: { fields: [{ path: 'unitId' }] },
    });
    const organisation = ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId: townId }));
    expect(await test.app.schools.listFindings(organisation, {})).toMatchObject({ problem: { kind: 'forbidden' } });
  });

  it('are shares with their day and source, whose small numbers only the keeper reads', async () => {
    const [row] = await rows();
    expect(row).toMatchObject({ year: 2026, municipality: { name: 'Musterstadt' }, language: 'all', examined: 100 });
    expect(row).toMatchObject({ day: '2026-06-30', source: 'Gesundheitsamt' });
    expect(row!.findings.language).toEqual({ found: 30, share: 30, hidden: false });
    expect(row!.findings.vision).toEqual({ found: null, share: null, hidden: true });
    expect(row!.findings.hearing).toEqual({ found: 0, share: 0, hidden: false });
    // Nobody counted it: that is no zero, and nothing hidden.
    expect(row!.findings.motor).toEqual({ found: null, share: null, hidden: false });
    expect((await rows(health()))[0]!.findings.vision).toEqual({ found: 3, share: 3, hidden: false });
    const log = must(await test.app.tenancy.readAudit(coordinator(), { useCase: 'schools.save-findings' }));
    expect(JSON.stringify(log.entries)).not.toMatch(/vision|"3"/);
  });

  it('of one family language are not told where the other would give them away', async () => {
    must(await save({ language: 'german', examined: '80', findings: { language: '28' } }));
    must(await save({ language: 'other', examined: '20', findings: { language: '2' } }));
    const told = new Map((await rows()).map((row) => [row.language, row.findings.language.hidden]));
    expect([told.get('all'), told.get('german'), told.get('other')]).toEqual([false, true, true]);
    expect((await rows()).every((row) => !row.examinedHidden)).toBe(true);
  });

  it('are refused with faults at the fields, and over somebody else’s change', async () => {
    const faults = async (fields: object): Promise<string[]> => {
      const answer = await save({ year: '2024', ...fields });
      return answer.ok ? [] : (answer.problem.fields ?? []).map(({ path }) => path);
    };
    expect(await faults({ findings: { language: '101' } })).toEqual(['findings.language']);
    expect(await faults({ examined: '' })).toEqual(['examined']);
    expect(await faults({ year: '1800' })).toEqual(['year']);
    expect(await faults({ day: '2030-01-01' })).toEqual(['day']);
    expect(await faults({ source: '' })).toEqual(['source']);
    expect(await faults({ municipalityId: healthId })).toEqual(['municipalityId']);
    expect(await save()).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    expect(await save({ version: 7 })).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    must(await save({ version: 1, findings: { language: '31' } }));
    expect(must(await test.app.schools.readEntry(health(), { year: 2026, municipalityId: townId }))).toEqual({
      ...{ examined: 100, findings: { language: 31 }, day: '2026-06-30', source: 'Gesundheitsamt', version: 2 },
    });
  });

  it('belong to one county', async () => {
    expect(await rows(coordinator(other))).toEqual([]);
  });
});
