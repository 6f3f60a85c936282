import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx, RoleGrant } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import { must } from '../../../../../tests/database/must.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';
import { placeDuties } from '../place-duties.ts';
import { placeRetention } from '../place-personal-data.ts';
import { translations } from '../place-translations.ts';

let test: TestApp;
let network: TestApp['app']['network'];
let north: CountyRef;
let south: CountyRef;
let coordinator: Ctx;
let reader: Ctx;
let town: string;
let youth: string;

beforeAll(async () => {
  test = await createTestApp();
  network = test.app.network;
  north = await openCounty(test);
  south = await openCounty(test, 'suedkreis');
  coordinator = ctxOf(test, north, person({ county: north, role: 'coordinator' }));
  reader = ctxOf(test, north, anonymous);
  const { municipalities, units } = must(await test.app.tenancy.listUnits(coordinator, {}));
  town = municipalities[0]!.id;
  youth = units.find((unit) => unit.key === 'jugend')!.id;
});
afterAll(() => test.close());

const faultOf = (result: Result<unknown>): string =>
  result.ok ? 'ok' : `${result.problem.fields?.[0]?.path}: ${result.problem.message}`;

const townHall = { name: 'Rathaus Musterstadt', kind: 'authority' as const, state: 'public' as const };
const municipalityEditor = (): Ctx => {
  const grant: RoleGrant = {
    role: 'municipality-editor',
    countyId: north.id,
    unitId: null,
    municipalityId: town,
    organisationId: null,
  };
  return ctxOf(test, north, { kind: 'account', id: 'm', name: 'M', email: 'm@beispiel.example', grants: [grant] });
};

describe('a place', () => {
  it('is recorded, found by its address and shown with hours and position', async () => {
    const days = ['8–12', '8–12, 14–16', '', '', '', '', ''];
    const made = must(
      await network.addPlace(coordinator, {
        ...townHall,
        name: 'Bürgerbüro Musterstadt',
        street: 'Marktplatz 1',
        postcode: '29614',
        town: 'Musterstadt',
        municipalityId: town,
        latitude: '52,9865',
        longitude: 9.8433,
        hours: { rules: [{ validFrom: null, validThrough: null, days }], exceptions: '26.11.2026: geschlossen (Umzug)' },
      }),
    );
    expect(made.slug).toBe('buergerbuero-musterstadt');
    const shown = must(await network.readPublicPlace(reader, { language: 'de', slug: made.slug }));
    expect(shown).toMatchObject({
      name: { text: 'Bürgerbüro Musterstadt', mark: null },
      latitude: 52.9865,
      longitude: 9.8433,
      municipality: { ags: '03998001' },
    });
    expect(shown.hours?.days.slice(0, 2)).toMatchObject([
      { day: '2026-11-25', hours: { kind: 'closed' }, because: 'week' },
      { day: '2026-11-26', hours: { kind: 'closed' }, because: 'exception', reason: 'Umzug' },
    ]);
    const list = must(await network.readPublicPlaces(reader, { language: 'de', kind: 'authority', municipalityAgs: '03998001' }));
    expect(list.places.map((place) => place.slug)).toContain(made.slug);
    expect(must(await network.readPublicPlaces(reader, { language: 'de', kind: 'kita' })).places).toEqual([]);
  });

  it('tells what is wrong beside the field', async () => {
    const tell = async (fields: object) => faultOf(await network.addPlace(coordinator, { ...townHall, ...fields }));
    expect(await tell({ latitude: 9.84, longitude: 52.98 })).toContain('latitude: Breite und Länge sind vertauscht');
    expect(await tell({ latitude: 52.98 })).toContain('longitude: Bitte Breite und Länge');
    expect(await tell({ name: '<b>Rathaus</b>' })).toContain('name: Bitte ohne HTML');
    expect(await tell({ description: 'x'.repeat(5001) })).toContain('description: Höchstens 5.000 Zeichen');
    expect(await tell({ description: 'Weniger als < 10 Plätze' })).toBe('ok');
    expect(await tell({ phone: 'ruf mich an' })).toContain('phone: Bitte nur Ziffern');
    expect(await tell({ slug: 'Rathaus Süd' })).toContain('slug: Bitte nur kleine Buchstaben');
    const hours = { rules: [{ validFrom: null, validThrough: null, days: ['8–12, 11–14', '', '', '', '', '', ''] }] };
    expect(await tell({ hours })).toContain('hours.rules.0.days.0: 8:00–12:00 und 11:00–14:00 überschneiden sich');
    const { municipalities } = must(await test.app.tenancy.listUnits(systemCtx(test, south), {}));
    expect(await tell({ municipalityId: municipalities[0]!.id })).toContain(
      'municipalityId: Diese Gemeinde gibt es in diesem Landkreis nicht',
    );
    expect(await tell({ organisationId: crypto.randomUUID(), unitId: youth })).toContain('unitId: Bitte entweder');
  });

  it('never shares its address, and an earlier one leads on', async () => {
    const first = must(await network.addPlace(coordinator, { ...townHall, name: 'Treffpunkt Mitte' }));
    const second = must(await network.addPlace(coordinator, { ...townHall, name: 'Treffpunkt Mitte' }));
    expect([first.slug, second.slug]).toEqual(['treffpunkt-mitte', 'treffpunkt-mitte-2']);
    expect(faultOf(await network.addPlace(coordinator, { ...townHall, slug: 'treffpunkt-mitte' }))).toContain(
      'slug: Diesen Teil der Adresse',
    );
    must(
      await network.changePlace(coordinator, {
        ...townHall,
        name: 'Haus der Begegnung',
        slug: 'haus',
        placeId: first.id,
        version: 1,
      }),
    );
    expect(must(await network.readPublicPlace(reader, { language: 'de', slug: 'treffpunkt-mitte' })).slug).toBe('haus');
    expect(faultOf(await network.addPlace(coordinator, { ...townHall, slug: 'treffpunkt-mitte' }))).toContain('slug');
    const stale = await network.changePlace(coordinator, { ...townHall, placeId: first.id, version: 1 });
    expect(stale).toMatchObject({ ok: false, problem: { code: 'changed-meanwhile' } });
    const page = must(await network.readPlace(coordinator, { placeId: first.id }));
    expect(page.history[0]!.fields.map((field) => field.field)).toEqual(expect.arrayContaining(['name', 'slug']));
  });

  it('is kept by who holds it or where it lies, and by nobody else', async () => {
    const editor = ctxOf(test, north, person({ county: north, role: 'unit-editor', unitId: youth }));
    const own = must(await network.addPlace(editor, { ...townHall, name: 'Jugendhaus', unitId: youth }));
    expect(await network.addPlace(editor, { ...townHall, name: 'Fremdes' })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    const away = await network.changePlace(editor, { ...townHall, name: 'Jugendhaus', placeId: own.id, version: 1 });
    expect(away).toMatchObject({ ok: false, problem: { code: 'not-own' } });
    const inTown = must(
      await network.addPlace(municipalityEditor(), { ...townHall, name: 'Stadtbücherei', municipalityId: town }),
    );
    must(await network.confirmPlace(municipalityEditor(), { placeId: inTown.id }));
    expect(await network.confirmPlace(municipalityEditor(), { placeId: own.id })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    expect(await network.readPlace(systemCtx(test, south), { placeId: own.id })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });

  it('is not public as a draft or hidden, and comes back for a year', async () => {
    const made = must(await network.addPlace(coordinator, { ...townHall, name: 'Neues Haus', state: 'draft' }));
    const read = () => network.readPublicPlace(reader, { language: 'de', slug: made.slug });
    expect((await read()).ok).toBe(false);
    must(await network.setPlaceState(coordinator, { placeId: made.id, state: 'public' }));
    expect((await read()).ok).toBe(true);
    expect(must(await network.readPlace(coordinator, { placeId: made.id })).reviewBy).toBe('2027-11-25');
    must(await network.setPlaceState(coordinator, { placeId: made.id, state: 'hidden' }));
    expect((await read()).ok).toBe(false);
  });

  it('says that it is closed until the day that was told', async () => {
    const made = must(
      await network.addPlace(coordinator, {
        ...townHall,
        name: 'Schwimmbad',
        temporarilyClosed: true,
        closedReason: 'Umbau',
        closedUntil: '2026-11-25',
      }),
    );
    const closed = async () => must(await network.readPublicPlace(reader, { language: 'de', slug: made.slug })).closed;
    expect(await closed()).toMatchObject({ until: '2026-11-25', reason: { text: 'Umbau' } });
    test.setNow('2026-11-26T11:00:00Z');
    expect(await closed()).toBeNull();
    test.setNow('2026-11-25T11:00:00Z');
  });
});

describe('a place that nobody confirms', () => {
  it('is a duty, then hidden after the days that the county set, and shown again once it is confirmed', async () => {
    const system = systemCtx(test, north);
    const made = must(
      await network.addPlace(coordinator, { ...townHall, name: 'Alte Beratung', unitId: youth, reviewBy: '2026-12-01' }),
    );
    const duties = await test.app.db.transaction({ countyId: north.id, readOnly: true }, (tx) =>
      placeDuties({ ctx: system, tx, today: '2026-11-25' }),
    );
    expect(duties.find((duty) => duty.subjectId === made.id)).toMatchObject({
      kind: 'network.place-review',
      due: '2026-12-01',
      thing: { unitIds: [youth] },
      askedOf: { unitId: youth },
    });
    must(await test.app.tenancy.changeSettings(coordinator, { placeGraceDays: 10 }));
    test.setNow('2026-12-11T11:00:00Z');
    expect(await network.hideUnconfirmed(system, {})).toMatchObject({ ok: false, problem: { code: 'nothing-to-do' } });
    test.setNow('2026-12-12T11:00:00Z');
    expect(must(await network.hideUnconfirmed(system, {}))).toEqual({ hidden: 1 });
    expect(must(await network.readPlace(coordinator, { placeId: made.id })).state).toBe('hidden');
    must(await network.confirmPlace(coordinator, { placeId: made.id }));
    must(await network.setPlaceState(coordinator, { placeId: made.id, state: 'public' }));
    expect(await network.hideUnconfirmed(system, {})).toMatchObject({ ok: false });
    test.setNow('2026-11-25T11:00:00Z');
  });
});

describe('a contact card', () => {
  it('shows a person’s name to the public only with her leave', async () => {
    const at = must(await network.addPlace(coordinator, { ...townHall, name: 'Beratungshaus' }));
    const card = {
      areaOfResponsibility: 'Beratung zur Anerkennung',
      name: 'Erika Beispiel',
      isPerson: true,
      phone: '05191 0000-0',
      placeId: at.id,
      state: 'public' as const,
    };
    const made = must(await network.addContact(coordinator, card));
    const shown = async () => must(await network.readPublicPlace(reader, { language: 'de', slug: at.slug })).contacts;
    expect(await shown()).toMatchObject([
      { areaOfResponsibility: { text: 'Beratung zur Anerkennung' }, name: null, phone: '05191 0000-0' },
    ]);
    must(await network.changeContact(coordinator, { ...card, nameIsPublic: true, contactId: made.id, version: 1 }));
    expect(await shown()).toMatchObject([{ name: 'Erika Beispiel' }]);
    const { history } = must(await network.readContact(coordinator, { contactId: made.id }));
    expect(JSON.stringify(history)).not.toContain('Erika');
    expect(faultOf(await network.addContact(coordinator, { phone: '05191 0' }))).toContain('areaOfResponsibility');
  });

  it('forgets the person a year after it was hidden', async () => {
    const made = must(
      await network.addContact(coordinator, { name: 'Max Beispiel', isPerson: true, mobile: '0170 000', state: 'hidden' }),
    );
    test.setNow('2027-11-26T11:00:00Z');
    const ended = await test.app.db.transaction({ countyId: north.id }, (tx) =>
      placeRetention[0]!.run({ tx, countyId: north.id, now: test.now() }),
    );
    expect(ended).toBe(1);
    const found = must(await network.readContact(coordinator, { contactId: made.id }));
    expect(found).toMatchObject({ name: null, mobile: null, areaOfResponsibility: 'nicht mehr genannt' });
    test.setNow('2026-11-25T11:00:00Z');
  });
});

describe('the responsible office', () => {
  it('is that of the municipality, else that of the county, and never a hidden one', async () => {
    const everywhere = must(await network.addPlace(coordinator, { ...townHall, name: 'Kreishaus' }));
    const inTown = must(await network.addPlace(coordinator, { ...townHall, name: 'Meldeamt Musterstadt', municipalityId: town }));
    const name = 'residents-registration' as const;
    expect(must(await network.findOffice(reader, { language: 'de', function: name, municipalityAgs: '03998001' }))).toBeNull();
    must(await network.addOffice(coordinator, { function: name, placeId: everywhere.id }));
    must(
      await network.addOffice(municipalityEditor(), {
        function: name,
        municipalityId: town,
        placeId: inTown.id,
        note: 'Mit Termin',
      }),
    );
    const found = async (ags: string | null) =>
      must(await network.findOffice(reader, { language: 'de', function: name, municipalityAgs: ags }));
    expect(await found('03998001')).toMatchObject({
      scope: 'municipality',
      place: { slug: inTown.slug },
      note: { text: 'Mit Termin' },
    });
    expect(await found(null)).toMatchObject({ scope: 'county', place: { slug: everywhere.slug } });
    must(await network.setPlaceState(coordinator, { placeId: inTown.id, state: 'hidden' }));
    expect(await found('03998001')).toMatchObject({ scope: 'county' });
    expect(await network.findOffice(reader, { language: 'de', function: name, municipalityAgs: '03351001' })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
    const many = must(await network.findOfficesFor(reader, { language: 'de', municipalityAgs: '03998001' }));
    expect(many.map((entry) => entry.function)).toEqual([name]);
    expect(must(await network.readPublicPlace(reader, { language: 'de', slug: everywhere.slug })).functions).toEqual([name]);
  });

  it('is entered once for each area, by whom it belongs to, and gaps are told', async () => {
    const { offices, gaps } = must(await network.listOffices(coordinator, {}));
    const [county] = offices.filter((entry) => entry.municipality === null);
    expect(gaps.find((gap) => gap.function === county!.function)).toBeUndefined();
    expect(gaps.find((gap) => gap.function === 'police')).toMatchObject({ everywhere: true });
    const again = await network.addOffice(coordinator, { function: county!.function, placeId: county!.place!.id });
    expect(faultOf(again)).toContain('municipalityId: Für diese Aufgabe');
    expect(faultOf(await network.addOffice(coordinator, { function: 'police' }))).toContain('placeId: Bitte einen Ort');
    expect(await network.removeOffice(municipalityEditor(), { officeId: county!.id })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    must(await network.removeOffice(coordinator, { officeId: county!.id }));
  });
});

describe('outlines and translations', () => {
  it('are taken for the county’s own municipalities, and not when they cross themselves', async () => {
    const outline = (coordinates: number[][]) => ({
      source: 'Beispiel',
      licence: 'CC0',
      features: [{ properties: { ags: '03998001' }, geometry: { type: 'Polygon', coordinates: [coordinates] } }],
    });
    must(
      await network.setOutlines(
        coordinator,
        outline([
          [9, 53],
          [10, 53],
          [10, 54],
          [9, 53],
        ]),
      ),
    );
    expect(must(await network.readOutlines(reader, {}))).toMatchObject([
      { municipality: { name: 'Musterstadt' }, source: 'Beispiel' },
    ]);
    expect(
      faultOf(
        await network.setOutlines(
          coordinator,
          outline([
            [9, 53],
            [10, 54],
            [10, 53],
            [9, 54],
            [9, 53],
          ]),
        ),
      ),
    ).toContain('kreuzt sich selbst');
    const foreign = await network.setOutlines(
      ctxOf(test, south, person({ county: south, role: 'coordinator' })),
      outline([
        [9, 53],
        [10, 53],
        [10, 54],
        [9, 53],
      ]),
    );
    expect(faultOf(foreign)).toContain('gibt es in diesem Landkreis nicht');
  });

  it('offer the texts of public places and no names of persons', async () => {
    const things = await test.app.db.transaction({ countyId: north.id, readOnly: true }, (tx) =>
      translations({ ctx: systemCtx(test, north), tx }),
    );
    expect(things.find((thing) => thing.title === 'Schwimmbad')?.texts.map((text) => text.field)).toEqual([
      'name',
      'closedReason',
    ]);
    expect(things.some((thing) => thing.title === 'Neues Haus')).toBe(false);
    expect(JSON.stringify(things)).not.toContain('Erika');
  });
});
