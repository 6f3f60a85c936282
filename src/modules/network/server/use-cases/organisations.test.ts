import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let partnerId: string;
let municipalityId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const unit = await test.app.tenancy.addUnit(systemCtx(test, county), { key: 'verein', name: 'Verein', kind: 'partner' });
  partnerId = unit.ok ? unit.value.id : '';
  const units = await test.app.tenancy.listUnits(systemCtx(test, county), {});
  municipalityId = units.ok ? units.value.municipalities[0]!.id : '';
});
afterAll(() => test.close());

const coordinator = (of: CountyRef = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const reader = () => ctxOf(test, county, person({ county, role: 'committee-reader' }));
const add = async (name: string, more: object = {}): Promise<string> => {
  const made = await test.app.network.addOrganisation(coordinator(), { name, kind: 'association', ...more });
  if (!made.ok) throw new Error(made.problem.message);
  return made.value.id;
};
const names = async (input: object = {}): Promise<string[]> => {
  const found = await test.app.network.listOrganisations(reader(), input);
  return found.ok ? found.value.map((entry) => entry.name) : [];
};

describe('an organisation', () => {
  it('is added with its place and the unit that stands for it, and found by words, kind and place', async () => {
    const id = await add('Begegnung Musterstadt e. V.', {
      alternateName: 'Café Welt',
      website: 'https://begegnung.example',
      email: 'info@begegnung.example',
      municipalityId,
      unitId: partnerId,
    });
    await add('Berufsbildende Schulen', { kind: 'school' });
    expect(await test.app.network.readOrganisation(reader(), { organisationId: id })).toMatchObject({
      ok: true,
      value: { name: 'Begegnung Musterstadt e. V.', unit: { name: 'Verein' }, municipality: { name: 'Musterstadt' }, version: 1 },
    });
    expect(await names()).toEqual(['Begegnung Musterstadt e. V.', 'Berufsbildende Schulen']);
    expect(await names({ search: 'welt CAFÉ' })).toEqual(['Begegnung Musterstadt e. V.']);
    expect(await names({ kind: 'school' })).toEqual(['Berufsbildende Schulen']);
    expect(await names({ municipalityId })).toEqual(['Begegnung Musterstadt e. V.']);
    expect(await names({ search: '%' })).toEqual([]);
  });

  it('is changed, but not over what another changed meanwhile', async () => {
    const id = await add('Sportbund');
    const change = { organisationId: id, version: 1, name: 'Kreissportbund', kind: 'association' as const };
    expect(await test.app.network.changeOrganisation(coordinator(), change)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await test.app.network.changeOrganisation(coordinator(), change)).toMatchObject({
      problem: { kind: 'conflict', code: 'changed-meanwhile' },
    });
  });

  it('ends, is offered no more, gives its name free, and comes back', async () => {
    const id = await add('Frauentreff');
    expect(await test.app.network.closeOrganisation(coordinator(), { organisationId: id, closedOn: '2026-11-26' })).toMatchObject(
      { problem: { kind: 'invalid', fields: [{ path: 'closedOn' }] } },
    );
    const close = { organisationId: id, closedOn: '2026-11-25' };
    expect(await test.app.network.closeOrganisation(coordinator(), close)).toMatchObject({ ok: true });
    expect(await test.app.network.closeOrganisation(coordinator(), close)).toMatchObject({ problem: { kind: 'conflict' } });
    expect(await names({ search: 'Frauentreff' })).toEqual([]);
    expect(await names({ search: 'Frauentreff', closed: true })).toEqual(['Frauentreff']);
    const second = await add('frauentreff');
    expect(await test.app.network.reopenOrganisation(coordinator(), { organisationId: id })).toMatchObject({
      problem: { code: 'name-taken' },
    });
    await test.app.network.closeOrganisation(coordinator(), { organisationId: second, closedOn: '2026-11-25' });
    expect(await test.app.network.reopenOrganisation(coordinator(), { organisationId: id })).toMatchObject({ ok: true });
    expect(await names({ search: 'Frauentreff' })).toEqual(['Frauentreff']);
  });

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['a name that is taken', { name: 'berufsbildende SCHULEN' }, 'name'],
    ['an address that is none', { website: 'verein' }, 'website'],
    ['a script as an address', { website: 'javascript:alert(1)' }, 'website'],
    ['a mail address that is none', { email: 'info' }, 'email'],
    ['a kind that is none', { kind: 'bund' }, 'kind'],
    ['an unknown municipality', { municipalityId: crypto.randomUUID() }, 'municipalityId'],
    ['an unknown unit', { unitId: crypto.randomUUID() }, 'unitId'],
  ])('is refused with %s', async (_, fields, path) => {
    const input = { name: 'Neu', kind: 'association', ...fields } as never;
    expect(await test.app.network.addOrganisation(coordinator(), input)).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path }] },
    });
  });

  it('has a unit of partners, and one that stands for no other', async () => {
    const units = await test.app.tenancy.listUnits(systemCtx(test, county), {});
    const own = units.ok ? units.value.units.find((unit) => unit.key === 'jugend')!.id : '';
    for (const unitId of [own, partnerId]) {
      expect(await test.app.network.addOrganisation(coordinator(), { name: 'Neu', kind: 'association', unitId })).toMatchObject({
        problem: { kind: 'invalid', fields: [{ path: 'unitId' }] },
      });
    }
  });

  it('is kept by the coordination of its own county alone', async () => {
    const id = await add('Tafel');
    expect(await test.app.network.addOrganisation(reader(), { name: 'Neu', kind: 'other' })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.network.readOrganisation(coordinator(other), { organisationId: id })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(
      await test.app.network.closeOrganisation(coordinator(other), { organisationId: id, closedOn: '2026-11-25' }),
    ).toMatchObject({ problem: { kind: 'not-found' } });
    expect(
      await test.app.network.addOrganisation(coordinator(other), { name: 'Neu', kind: 'other', municipalityId }),
    ).toMatchObject({ problem: { kind: 'invalid', fields: [{ path: 'municipalityId' }] } });
  });
});
