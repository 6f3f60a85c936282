import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
});
afterAll(() => test.close());

const coordinator = (of: CountyRef = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const unitId = async (key: string): Promise<string> => {
  const found = await test.app.tenancy.listUnits(coordinator(), {});
  return (found.ok ? found.value.units.find((unit) => unit.key === key)?.id : undefined) ?? '';
};
const given = { name: 'Stelle für Teilhabe', kind: 'office' as const, validFrom: null, validTo: '2026-12-31' };

describe('a unit', () => {
  it('is renamed, ends, and names who follows', async () => {
    const [old, next] = [await unitId('integrationsstelle'), await unitId('jugend')];
    expect(
      await test.app.tenancy.changeUnit(coordinator(), { unitId: old, ...given, successorIds: [next], note: 'Zusammengelegt' }),
    ).toMatchObject({ ok: true });
    const list = await test.app.tenancy.listUnits(coordinator(), {});
    expect(list.ok && list.value.units.find((unit) => unit.id === old)).toMatchObject({
      key: 'integrationsstelle',
      name: 'Stelle für Teilhabe',
      validTo: '2026-12-31',
    });
    expect(await test.app.tenancy.listUnitSuccessors(coordinator(), {})).toMatchObject({
      ok: true,
      value: [{ unitId: old, successorId: next, note: 'Zusammengelegt' }],
    });
    const audit = await test.app.tenancy.readAudit(coordinator(), { useCase: 'tenancy.change-unit' });
    expect(audit).toMatchObject({
      ok: true,
      value: {
        entries: [
          {
            subjectId: old,
            fields: expect.arrayContaining([{ field: 'name', before: 'Integrationsstelle', after: 'Stelle für Teilhabe' }]),
          },
        ],
      },
    });
  });

  it('follows neither itself nor one that follows it', async () => {
    const [old, next] = [await unitId('integrationsstelle'), await unitId('jugend')];
    const wrong = { ok: false, problem: { kind: 'invalid', fields: [{ path: 'successorIds' }] } };
    expect(await test.app.tenancy.changeUnit(coordinator(), { unitId: old, ...given, successorIds: [old] })).toMatchObject(wrong);
    expect(await test.app.tenancy.changeUnit(coordinator(), { unitId: next, ...given, successorIds: [old] })).toMatchObject(
      wrong,
    );
    expect(
      await test.app.tenancy.changeUnit(coordinator(), {
        unitId: old,
        ...given,
        successorIds: ['00000000-0000-7000-8000-000000000001'],
      }),
    ).toMatchObject(wrong);
  });

  it('does not end before it begins', async () => {
    expect(
      await test.app.tenancy.changeUnit(coordinator(), { unitId: await unitId('jugend'), ...given, validFrom: '2027-01-01' }),
    ).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: 'validTo' }] },
    });
  });

  it('is changed by the coordination of its own county alone', async () => {
    const id = await unitId('jugend');
    expect(
      await test.app.tenancy.changeUnit(ctxOf(test, county, person({ county, role: 'auditor' })), { unitId: id, ...given }),
    ).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.tenancy.changeUnit(coordinator(other), { unitId: id, ...given })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
    expect(await test.app.tenancy.listUnitSuccessors(coordinator(other), {})).toEqual({ ok: true, value: [] });
  });
});

describe('the filters of the audit log', () => {
  it('are those that occur in the county, and a person is one of them', async () => {
    const choices = await test.app.tenancy.listAuditChoices(ctxOf(test, county, person({ county, role: 'auditor' })), {});
    expect(choices).toMatchObject({
      ok: true,
      value: { useCases: expect.arrayContaining(['tenancy.change-unit', 'tenancy.fill-county']) },
    });
    const found = await test.app.tenancy.readAudit(coordinator(), { actorId: 'Test' });
    expect(found.ok && found.value.entries.map((entry) => entry.useCase)).toEqual(['tenancy.fill-county']);
    const elsewhere = await test.app.tenancy.listAuditChoices(coordinator(other), {});
    expect(elsewhere.ok && elsewhere.value.useCases).toEqual(['tenancy.fill-county']);
  });

  it('are not shown to who may not read the log', async () => {
    const editor = person({ county, role: 'unit-editor', unitId: await unitId('jugend') });
    expect(await test.app.tenancy.listAuditChoices(ctxOf(test, county, editor), {})).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
  });
});
