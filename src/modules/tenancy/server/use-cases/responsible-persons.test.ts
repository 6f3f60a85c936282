import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasePerson, exportPerson, runRetention } from '#composition/personal-data.ts';
import type { CountyRef } from '#kernel/context.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let unitId: string;
let municipalityId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const found = await test.app.tenancy.listUnits(coordinator(), {});
  if (!found.ok) throw new Error(found.problem.message);
  unitId = found.value.units.find((unit) => unit.key === 'jugend')!.id;
  municipalityId = found.value.municipalities[0]!.id;
});
afterAll(() => test.close());

const coordinator = (of: CountyRef = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const jonas = { name: 'Jonas Jedermann', mail: 'Jonas@beispiel.example', part: 'reporter' as const };
const idOf = async (mail: string): Promise<string> => {
  const list = await test.app.tenancy.listResponsiblePersons(coordinator(), {});
  return (list.ok ? list.value.find((entry) => entry.mail === mail)?.id : undefined) ?? '';
};

describe('a responsible person', () => {
  it('is named for a unit or a municipality, and listed in the order in which they are asked', async () => {
    const { tenancy } = test.app;
    const head = { name: 'Lea Leitfaden', mail: 'lea@beispiel.example', part: 'head' as const };
    expect(await tenancy.addResponsiblePerson(coordinator(), { ...head, unitId })).toMatchObject({ ok: true });
    expect(await tenancy.addResponsiblePerson(coordinator(), { ...jonas, unitId })).toMatchObject({ ok: true });
    expect(await tenancy.addResponsiblePerson(coordinator(), { ...jonas, municipalityId })).toMatchObject({ ok: true });
    expect(await tenancy.listResponsiblePersons(coordinator(), { unitId })).toMatchObject({
      ok: true,
      value: [
        { mail: 'jonas@beispiel.example', part: 'reporter', place: 'Fachbereich Kinder, Jugend, Familie', left: false },
        { mail: 'lea@beispiel.example', part: 'head' },
      ],
    });
    expect(await tenancy.listResponsiblePersons(coordinator(), { municipalityId })).toMatchObject({
      ok: true,
      value: [{ name: 'Jonas Jedermann', place: 'Musterstadt' }],
    });
    expect(await tenancy.listResponsiblePersons(coordinator(other), {})).toEqual({ ok: true, value: [] });
  });

  it('is refused with a bad address, without or with two places, and twice at one place', async () => {
    const { tenancy } = test.app;
    expect(await tenancy.addResponsiblePerson(coordinator(), { ...jonas, mail: 'jonas', unitId })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: 'mail' }] },
    });
    for (const place of [{}, { unitId, municipalityId }]) {
      expect(await tenancy.addResponsiblePerson(coordinator(), { ...jonas, ...place })).toMatchObject({
        ok: false,
        problem: { kind: 'invalid', code: 'one-place' },
      });
    }
    expect(await tenancy.addResponsiblePerson(coordinator(), { ...jonas, unitId })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'person-exists' },
    });
    expect(await tenancy.addResponsiblePerson(coordinator(other), { ...jonas, unitId })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });

  it('changes, leaves on a day, and can be named again', async () => {
    const { tenancy } = test.app;
    const personId = await idOf('lea@beispiel.example');
    const lea = { personId, name: 'Lea Leitfaden', mail: 'lea@beispiel.example', part: 'deputy' as const };
    expect(await tenancy.changeResponsiblePerson(coordinator(), { ...lea, leftOn: '2020-01-01' })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'leftOn' }] },
    });
    expect(await tenancy.changeResponsiblePerson(coordinator(), { ...lea, mail: jonas.mail })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict' },
    });
    expect(await tenancy.changeResponsiblePerson(coordinator(), { ...lea, leftOn: '2026-11-25' })).toMatchObject({ ok: true });
    test.setNow('2026-11-26T11:00:00Z');
    expect(await tenancy.listResponsiblePersons(coordinator(), { unitId })).toMatchObject({
      ok: true,
      value: [{ part: 'reporter' }, { name: 'Lea Leitfaden', part: 'deputy', leftOn: '2026-11-25', left: true }],
    });
    expect(await tenancy.addResponsiblePerson(coordinator(), { ...lea, unitId })).toMatchObject({ ok: true });
    expect(await tenancy.changeResponsiblePerson(coordinator(other), lea)).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });

  it('is removed, told and erased with her data, and goes a year after her last day', async () => {
    const scope = { db: test.app.db, countyId: county.id };
    const erased = { id: 'nobody', mail: 'jonas@beispiel.example', name: 'Jonas Jedermann' };
    expect((await exportPerson({ ...scope, person: erased })).map((entry) => entry.table)).toContain('responsible_person');
    expect(await erasePerson({ ...scope, person: erased })).toMatchObject({ ok: true, value: { responsible_person: 2 } });
    expect(await runRetention({ ...scope, now: new Date('2027-11-25T12:00:00Z') })).not.toHaveProperty('responsible_person');
    expect(await runRetention({ ...scope, now: new Date('2027-11-27T12:00:00Z') })).toMatchObject({ responsible_person: 1 });
    const personId = await idOf('lea@beispiel.example');
    expect(await test.app.tenancy.removeResponsiblePerson(coordinator(other), { personId })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
    expect(await test.app.tenancy.removeResponsiblePerson(coordinator(), { personId })).toMatchObject({ ok: true });
    expect(await test.app.tenancy.listResponsiblePersons(coordinator(), {})).toEqual({ ok: true, value: [] });
  });
});
