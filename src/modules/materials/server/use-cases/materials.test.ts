import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let unitId: string;
let otherUnitId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { units } = must(await test.app.tenancy.listUnits(coordinator(), {}));
  unitId = units.find((unit) => unit.key === 'jugend')!.id;
  otherUnitId = units.find((unit) => unit.key !== 'jugend')!.id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const keeper = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
const reader = (of: CountyRef = county) => ctxOf(test, of, anonymous);
const given = (fields: object = {}) => ({
  title: 'Anmeldung in der Kita',
  kind: 'form' as const,
  subject: 'education' as const,
  audience: ['newcomers' as const],
  unitId,
  state: 'public' as const,
  ...fields,
});
const upload = async (text = '%PDF-1.7\nAnmeldung\n%%EOF', name = 'anmeldung.pdf') => ({
  ...(await test.app.files.put(Buffer.from(text, 'latin1'))),
  name,
  mime: 'application/octet-stream',
});
const add = async (fields: object = {}): Promise<string> =>
  must(await test.app.materials.addMaterial(keeper(), given(fields))).id;
const edition = async (materialId: string, language: 'de' | 'ar' | 'uk', more: object = {}) =>
  test.app.materials.addEdition(keeper(), { materialId, language, day: '2026-11-01', upload: await upload(), ...more });
const duties = async (ctx = keeper()) =>
  must(await test.app.listDuties(ctx, {})).filter((duty) => duty.kind === 'materials.translation');
const shown = async (materialId: string, language = 'ar') =>
  must(await test.app.materials.readPublicMaterial(reader(), { materialId, language }));

describe('a material', () => {
  it('marks its translations and asks its keeper from the day on which the German edition changes', async () => {
    const materialId = await add();
    must(await edition(materialId, 'de'));
    must(await edition(materialId, 'ar', { translatedBy: 'Übersetzungsbüro Beispiel', checkedOn: '2026-11-02' }));
    expect((await shown(materialId)).editions).toMatchObject([
      { language: 'ar', outdated: false, checked: true, file: { name: 'anmeldung.pdf', kind: 'PDF' } },
      { language: 'de' },
    ]);
    expect(await duties()).toEqual([]);

    // A corrected telephone number is no new text.
    expect(must(await edition(materialId, 'de', { day: '2026-11-10', minor: true }))).toMatchObject({ outdated: 0 });
    expect(await duties()).toEqual([]);
    const before = (await test.app.counties.bySlug('nordkreis'))!.revision;
    expect(must(await edition(materialId, 'de', { day: '2026-11-20' }))).toMatchObject({ outdated: 1 });
    expect(await shown(materialId)).toMatchObject({
      german: { day: '2026-11-20' },
      editions: [{ language: 'ar', day: '2026-11-01', outdated: true }, { language: 'de' }],
    });
    test.app.counties.forget();
    expect((await test.app.counties.bySlug('nordkreis'))!.revision).toBeGreaterThan(before);
    expect(await duties()).toMatchObject([
      { subjectId: materialId, title: 'Anmeldung in der Kita', context: ['Arabisch'], askedOf: { unitId } },
    ]);
    const stranger = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: otherUnitId }));
    expect(await duties(stranger)).toEqual([]);
    expect(must(await test.app.materials.listMaterials(coordinator(), { outdated: true })).map((row) => row.id)).toEqual([
      materialId,
    ]);

    // Somebody compared them: the translation still says the same.
    const page = must(await test.app.materials.readMaterial(keeper(), { materialId }));
    const arabic = page.editions.find((entry) => entry.language === 'ar')!;
    expect(arabic.standing).toBe('outdated');
    must(await test.app.materials.checkEdition(keeper(), { editionId: arabic.id, basedOnId: page.german!.id }));
    expect(await duties()).toEqual([]);
    expect((await shown(materialId)).editions[0]).toMatchObject({ language: 'ar', outdated: false });
    expect(page.earlier.map((entry) => entry.day)).toEqual(['2026-11-10', '2026-11-01']);
  });

  it('gives its files to everybody while it is public, and to nobody else', async () => {
    const materialId = await add({ title: 'Wohngeld beantragen' });
    const { id: editionId } = must(await edition(materialId, 'de'));
    const file = must(await test.app.materials.readEditionFile(reader(), { editionId }));
    expect(Buffer.from(file.bytes).toString('latin1')).toContain('Anmeldung');
    expect(await test.app.materials.readEditionFile(reader(other), { editionId })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    must(
      await test.app.materials.changeMaterial(keeper(), {
        materialId,
        version: 1,
        ...given({ title: 'Wohngeld', state: 'hidden' }),
      }),
    );
    expect(await test.app.materials.readEditionFile(reader(), { editionId })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(must(await test.app.materials.readOfficeEditionFile(coordinator(), { editionId })).mime).toBe('application/pdf');
    expect(await test.app.materials.readPublicMaterial(reader(), { materialId, language: 'de' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });

  it('is refused with a reason beside the field', async () => {
    const code = async (fields: object): Promise<string> => {
      const result = await test.app.materials.addMaterial(coordinator(), given(fields));
      return result.ok ? 'ok' : `${result.problem.fields?.[0]?.path}: ${result.problem.code}`;
    };
    expect(await code({ title: ' ' })).toBe('title: invalid-input');
    expect(await code({ leikaKey: '12345' })).toBe('leikaKey: no-leika-key');
    expect(await code({ serviceUrl: 'javascript:alert(1)' })).toBe('serviceUrl: invalid-input');
    expect(await code({ unitId: crypto.randomUUID() })).toBe('unitId: unknown-unit');
    expect(await code({ helpPlaceId: crypto.randomUUID() })).toBe('helpPlaceId: unknown-place');
    const materialId = await add({ title: 'Antrag mit Schlüssel', leikaKey: '99 115 005 104 000' });
    expect((await shown(materialId)).leikaKey).toBe('99115005104000');
    const fault = async (more: object): Promise<string> => {
      const result = await edition(materialId, 'ar', more);
      return result.ok ? 'ok' : `${result.problem.fields?.[0]?.path}: ${result.problem.code}`;
    };
    expect(await fault({ upload: null })).toBe('datei: missing');
    expect(await fault({ upload: { error: 'too-large' } })).toBe('datei: too-large');
    expect(await fault({ upload: await upload('<html>', 'formular.pdf') })).toBe('datei: wrong-kind');
    expect(await fault({ day: '31.12.2026' })).toBe('day: invalid-input');
    expect(await fault({ checkedOn: '2026-12-24' })).toBe('checkedOn: in-the-future');
    expect(await fault({ basedOnId: crypto.randomUUID() })).toBe('basedOnId: unknown-edition');
    expect(await fault({ upload: null, link: 'https://kreis.example/ar.pdf' })).toBe('ok');
  });

  it('is kept by its own unit and the coordination', async () => {
    const stranger = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: otherUnitId }));
    expect(await test.app.materials.addMaterial(stranger, given())).toMatchObject({ problem: { kind: 'forbidden' } });
    const materialId = await add({ title: 'Merkblatt', kind: 'leaflet' });
    const change = (ctx: ReturnType<typeof keeper>, fields: object, version = 1) =>
      test.app.materials.changeMaterial(ctx, { materialId, version, ...given({ kind: 'leaflet', ...fields }) });
    expect(await change(stranger, {})).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await change(keeper(), { unitId: otherUnitId })).toMatchObject({ problem: { code: 'not-own' } });
    expect(must(await change(coordinator(), { unitId: otherUnitId }))).toEqual({ version: 2 });
    expect(await change(coordinator(), {})).toMatchObject({ problem: { code: 'changed-meanwhile' } });
  });

  it('is kept by a municipality, which does it itself, or by an organisation, for which the coordination does', async () => {
    const townId = must(await test.app.tenancy.listUnits(coordinator(), {})).municipalities[0]!.id;
    const mayor = ctxOf(test, county, person({ county, role: 'municipality-editor', municipalityId: townId }));
    const club = must(await test.app.network.addOrganisation(coordinator(), { name: 'Verein Muster', kind: 'other' }));
    const town = { ...given({ title: 'Abfallkalender' }), unitId: null, municipalityId: townId };
    const materialId = must(await test.app.materials.addMaterial(mayor, town)).id;
    expect(must(await test.app.materials.readMaterial(mayor, { materialId }))).toMatchObject({
      ...{ keeper: 'Musterstadt', municipality: { id: townId }, unit: null, mayChange: true },
    });
    expect(
      await test.app.materials.changeMaterial(mayor, { materialId, version: 1, ...town, municipalityId: null }),
    ).toMatchObject({
      problem: { code: 'not-own' },
    });
    const both = { ...town, organisationId: club.id };
    expect(await test.app.materials.addMaterial(coordinator(), both)).toMatchObject({ problem: { code: 'one-keeper' } });
    const unknown = { ...town, municipalityId: null, organisationId: crypto.randomUUID() };
    expect(await test.app.materials.addMaterial(coordinator(), unknown)).toMatchObject({
      problem: { code: 'unknown-organisation' },
    });
    const given2 = { ...town, title: 'Faltblatt', municipalityId: null, organisationId: club.id };
    const owned = must(await test.app.materials.addMaterial(coordinator(), given2)).id;
    expect(must(await test.app.materials.readMaterial(coordinator(), { materialId: owned })).keeper).toBe('Verein Muster');
    expect(await test.app.materials.changeMaterial(mayor, { materialId: owned, version: 1, ...given2 })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    for (const [language, day] of [
      ['de', '2026-01-01'],
      ['ar', '2026-01-01'],
      ['de', '2026-11-01'],
    ] as const)
      must(await test.app.materials.addEdition(mayor, { materialId, language, day, upload: await upload() }));
    const duties = must(await test.app.listDuties(mayor, {})).filter(({ kind }) => kind === 'materials.translation');
    expect(duties).toMatchObject([{ title: 'Abfallkalender', context: ['Arabisch'] }]);
  });

  it('keeps an edition that others render, and lets go of one that was kept by mistake', async () => {
    const materialId = await add({ title: 'Hausordnung', kind: 'poster' });
    const german = must(await edition(materialId, 'de'));
    const arabic = must(await edition(materialId, 'ar'));
    expect(await test.app.materials.removeEdition(keeper(), { editionId: german.id })).toMatchObject({
      problem: { code: 'is-rendered' },
    });
    expect(await test.app.materials.checkEdition(keeper(), { editionId: german.id })).toMatchObject({
      problem: { code: 'is-german' },
    });
    must(await test.app.materials.removeEdition(keeper(), { editionId: arabic.id }));
    must(await test.app.materials.removeEdition(keeper(), { editionId: german.id }));
    expect(must(await test.app.materials.readMaterial(keeper(), { materialId })).editions).toEqual([]);
  });

  it('is found by the public in the languages in which it is named, by subject and audience', async () => {
    const translations = { ar: { title: 'طلب السكن' } };
    const materialId = await add({ title: 'Antrag auf Wohnraum', subject: 'housing', audience: ['volunteers'], translations });
    const found = async (asked: { subject?: 'housing' | 'work'; audience?: 'volunteers' | 'professionals' }) =>
      must(await test.app.materials.readPublicMaterials(reader(), { language: 'ar', ...asked })).forms.map(({ id }) => id);
    expect(await found({ subject: 'housing' })).toEqual([materialId]);
    expect(await found({ subject: 'work' })).toEqual([]);
    expect(await found({ audience: 'volunteers' })).toContain(materialId);
    expect(await found({ audience: 'professionals' })).not.toContain(materialId);
    const search = async (language: string, query: string, audience?: string) =>
      must(await test.app.publicSearch.search(reader(), { language, query, ...(audience ? { audience } : {}) })).own.hits.map(
        (hit) => hit.document.id,
      );
    expect(await search('ar', 'السكن')).toContain(`materials.material:${materialId}`);
    expect(await search('de', 'Wohnraum', 'volunteers')).toContain(`materials.material:${materialId}`);
    expect(await search('de', 'Wohnraum', 'newcomers')).not.toContain(`materials.material:${materialId}`);
  });
});
