import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import { foldHeader } from '#kernel/table-file.ts';
import { xlsxOf } from '#lib/office/export.ts';
import { listAt } from '#lib/office/lists.ts';
import { pageOfList } from '#lib/office/table-ways.ts';
import { courseCases, fillCourses } from './courses.fixture.ts';
import { fillPoolRequesters, poolRequesterCases } from './pool-requesters.fixture.ts';
import { fillSchools, schoolCases } from './schools.fixture.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../tests/database/test-app.ts';

export const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

/** Two rows for each list, with what programs for tables like to damage. */
async function fill(input: { test: TestApp; county: CountyRef; coordinator: Ctx }): Promise<string> {
  const { test, county, coordinator } = input;
  const { network, strategy, tenancy } = test.app;
  const { units, municipalities } = value(await tenancy.listUnits(coordinator, {}));
  const [unit, place] = [units.find(({ key }) => key === 'jugend')!, municipalities[0]!];
  value(await tenancy.addUnit(coordinator, { key: 'alt', name: 'Alte Stelle', kind: 'office', validFrom: '2017-01-01' }));
  const old = value(await tenancy.listUnits(coordinator, {})).units.find(({ key }) => key === 'alt')!;
  const ended = { unitId: old.id, name: old.name, kind: old.kind, validFrom: old.validFrom, validTo: '2025-06-30' };
  value(
    await tenancy.changeUnit(coordinator, { ...ended, successorIds: [unit.id, units[0]!.id].slice(0, 1), note: '=neu; "so"' }),
  );
  const lea = { name: 'Lea Leitfaden', mail: 'lea@beispiel.example', part: 'head' as const };
  value(await tenancy.addResponsiblePerson(coordinator, { ...lea, unitId: unit.id }));
  value(await tenancy.addResponsiblePerson(coordinator, { ...lea, part: 'reporter', municipalityId: place.id }));
  const { id: organisationId } = value(
    await network.addOrganisation(coordinator, {
      name: 'Verein „Ankommen“',
      kind: 'association',
      website: 'https://verein.example',
      email: 'info@verein.example',
      description: '-Beratung\nund Begleitung; kostenlos',
      municipalityId: place.id,
    }),
  );
  value(await network.addOrganisation(coordinator, { name: '007 Träger', kind: 'education', alternateName: '1.10' }));
  value(
    await network.addProject(coordinator, {
      title: 'Lotsen',
      phase: 'running',
      budget: '1.200,50',
      carrierOrganisationId: organisationId,
      periodFrom: '2026-01-01',
      periodTo: '2026-12-31',
      targetGroups: ['Frauen', 'Jugendliche'],
      municipalityIds: [place.id],
      contactUnitId: unit.id,
      isPublic: true,
      funderName: 'Stiftung',
    }),
  );
  value(await network.addProject(coordinator, { title: 'Idee', phase: 'idea', carrierUnitId: unit.id }));
  const town = { street: 'Am Markt 1', postcode: '01234', town: 'Musterstadt', municipalityId: place.id };
  const { id: townHall } = value(
    await network.addPlace(coordinator, {
      ...town,
      name: 'Rathaus',
      kind: 'authority',
      state: 'public',
      latitude: 52.9865,
      longitude: 9.8421,
      phone: '05191 970-0',
      languages: ['uk', 'ar', 'fa'],
      audience: ['newcomers'],
      barrierFree: true,
      hours: {
        rules: [{ validFrom: null, validThrough: null, days: ['8–12, 14–16', '8-12', '', 'nach Vereinbarung', '8–12', '', ''] }],
        exceptions: '24.12.2026: geschlossen (Heiligabend)\n27.12.2026 bis 30.12.2026: 9:00–10:00',
      },
    }),
  );
  const { id: library } = value(
    await network.addPlace(coordinator, { name: 'Bücherei', kind: 'library', unitId: unit.id, phone: '0519197' }),
  );
  const card = { areaOfResponsibility: 'Ausländerbehörde', phone: '0519198', email: 'abh@kreis.example', placeId: townHall };
  const { id: contactId } = value(await network.addContact(coordinator, { ...card, state: 'public', languages: ['en'] }));
  value(
    await network.addContact(coordinator, {
      name: 'Lea Leitfaden',
      isPerson: true,
      unitId: unit.id,
      areaOfResponsibility: 'Wohngeld',
    }),
  );
  const office = { function: 'registry-office' as const, placeId: townHall, note: '1. Stock; Zimmer 3' };
  value(await network.addOffice(coordinator, { ...office, municipalityId: place.id }));
  value(await network.addOffice(coordinator, { function: 'housing-benefit', contactId }));
  const education = { subject: 'education' as const, audience: ['newcomers' as const] };
  const form = { title: 'Anmeldung; Kita', kind: 'form' as const, ...education };
  const service = { serviceName: 'Kita-Portal', serviceUrl: 'https://kita.example', leikaKey: '99115005104000' };
  value(await test.app.materials.addMaterial(coordinator, { ...form, ...service, unitId: unit.id, helpPlaceId: townHall }));
  value(await test.app.materials.addMaterial(coordinator, { title: '=Hausordnung', kind: 'poster', subject: 'housing' }));
  const offer = { kind: 'course' as const, topics: ['language' as const], mode: 'on-site' as const };
  const { id: offerId } = value(
    await test.app.offers.addOffer(coordinator, {
      ...offer,
      name: 'Deutsch; für "Eltern"',
      organisationId,
      places: [{ placeId: townHall, schedules: 'Mo, Mi 9:00–12:00\n1. Fr im Monat 15–17 (mit Kaffee)' }],
      languages: ['de', 'uk'],
      audiences: ['parents', 'women'],
      levels: ['A1', 'literacy'],
      fee: 'paid',
      costs: 'Kurs: 1.234,50 €\nBuch: 20 €',
      documents: 'Ausweis\nBescheid',
      capacities: [
        { unit: 'seats', maximum: 20, available: 3 },
        { unit: 'seats', audience: 'women', maximum: 5 },
      ],
      areaIds: [place.id],
      childcare: true,
      phone: '0519197',
      state: 'public',
    }),
  );
  value(await test.app.offers.addOffer(coordinator, { ...offer, name: '=1+1 Treff', kind: 'meeting', unitId: unit.id }));
  await fillCourses({ test, coordinator, offerId, placeId: townHall, livesInId: place.id });
  await fillSchools({ test, coordinator, placeIds: [library, townHall], organisationId, areaId: place.id });
  await fillPoolRequesters({ test, coordinator, municipalityId: place.id });
  const desk = { unitId: unit.id, placeId: townHall, languages: ['de', 'uk'], personName: 'Lea Leitfaden' };
  value(await test.app.guidance.addDesk(coordinator, { ...desk, task: 'police', letterFrom: 'A', letterTo: 'K', room: '007' }));
  value(await test.app.guidance.addDesk(coordinator, { ...desk, task: 'police', letterFrom: 'L', letterTo: 'Z', note: '=;"' }));
  const body = value(
    await network.addBody(coordinator, { name: 'Kreistag', kind: 'county-council', position: 2, unitId: unit.id }),
  );
  value(await network.addBody(coordinator, { name: 'Ausschuss', kind: 'committee', position: 1 }));
  const held = { bodyId: body.id, date: '2026-10-01', time: '17:00', number: '12. Sitzung', state: 'held' as const };
  const { id: meetingId } = value(await network.addMeeting(coordinator, { ...held, place: 'Kreishaus' }));
  value(await network.addMeeting(coordinator, { bodyId: body.id, date: '2026-12-10', number: '1.10', state: 'planned' }));
  const stop = { bodyId: body.id, meetingId, role: 'decides' as const };
  const paper = { kind: 'proposal' as const, title: 'Integrationskonzept', number: '2026/10', link: 'https://ris.example/1' };
  const { id: paperId } = value(await network.addPaper(coordinator, { ...paper, date: '2026-09-01', stop }));
  const entered = value(await network.readPaper(coordinator, { paperId })).paper;
  const outcome = { result: 'adopted' as const, wording: 'Der Kreistag beschließt.', votes: { yes: 30, no: 2, abstained: 1 } };
  value(
    await network.saveStop(coordinator, { paperId, version: entered.version, stopId: entered.stops[0]!.id, ...stop, ...outcome }),
  );
  value(await network.addPaper(coordinator, { kind: 'report', title: 'Sachstand', stop: { bodyId: body.id, role: 'prepares' } }));
  const { id } = value(
    await strategy.createStrategy(systemCtx(test, county), {
      key: 'konzept',
      title: 'Konzept',
      levels: ['Feld', 'Maßnahme'],
      nodes: [
        {
          level: 0,
          number: '1',
          title: 'Sprache',
          children: [
            {
              level: 1,
              number: '1.10',
              title: 'Kurse',
              lead: 'jugend',
              steps: [
                { title: 'Räume suchen', due: '2026-03-31', doneOn: '2026-03-01' },
                { title: '1/2 der Plätze', due: '2026-12-31' },
              ],
            },
            { level: 1, number: '1.11', title: 'Cafés' },
          ],
        },
      ],
    }),
  );
  value(await strategy.adoptStrategy(systemCtx(test, county), { strategyId: id, adoptedOn: '2026-01-01' }));
  const measure = value(await strategy.readOfficeStrategy(coordinator, { key: 'konzept' })).nodes[0]!.children[0]!;
  const cost = {
    nodeId: measure.id,
    year: 2027,
    kind: 'personnel' as const,
    source: 'programme' as const,
    state: 'granted' as const,
  };
  value(
    await strategy.addCost(coordinator, {
      ...cost,
      planned: '12.345,67',
      granted: '10000',
      sourceName: 'Landesprogramm',
      hourUnit: 'weekly-hours',
      hoursPlanned: '19,5',
    }),
  );
  value(await strategy.addCost(coordinator, { ...cost, kind: 'material', source: 'own', state: 'open', planned: '0,1' }));
  const decision = { kind: 'decision' as const, title: 'Konzept umsetzen', bodyId: body.id, meetingId, paperId };
  value(await strategy.recordDecision(coordinator, { ...decision, unitId: unit.id, due: '2027-01-31', strategyId: id }));
  value(
    await strategy.recordDecision(coordinator, { kind: 'impulse', title: 'Mehr Cafés', date: '2026-10-02', paperNumber: '1.10' }),
  );
  return body.id;
}

/** What each list is about here, a change that its form takes, and one that it refuses with the column that is named. */
export const cases: Record<
  string,
  {
    subject?: (bodyId: string) => string;
    change: Record<string, string | number>;
    /** Another wish for one of the changed cells. */
    later?: Record<string, string | number>;
    fault: Record<string, string | number>;
    says: [string, RegExp];
    add: Record<string, string | number>;
  }
> = {
  stellen: {
    change: { Name: 'Umbenannt', 'Gültig bis': '30.06.2027' },
    fault: { 'Gültig ab': '01.01.2028', 'Gültig bis': '01.01.2027' },
    says: ['Gültig bis', /Ende liegt vor dem Anfang/],
    add: { Name: 'Neue Stelle für Teilhabe', Art: 'Stelle', Nachfolge: 'jugend' },
  },
  verantwortliche: {
    change: { Name: 'Lea Leitner', 'E-Mail-Adresse': 'leitner@beispiel.example' },
    fault: { 'E-Mail-Adresse': 'keine Adresse' },
    says: ['E-Mail-Adresse', /E-Mail-Adresse angeben/],
    add: { Name: 'Max Muster', 'E-Mail-Adresse': 'max@beispiel.example', Rolle: 'Vertretung', Stelle: 'Integrationsstelle' },
  },
  organisationen: {
    change: { Kurzname: 'Ankommen', Sitz: 'Musterstadt', 'Beendet am': '31.10.2026' },
    fault: { Internetseite: 'verein.example' },
    says: ['Internetseite', /https:\/\/verein\.example/],
    add: { Name: 'Neuer Verein', Art: 'Schule' },
  },
  projekte: {
    change: { Mittel: '2.000,50', Phase: 'beendet', Zielgruppen: 'Kinder; Frauen' },
    later: { Mittel: 7 },
    fault: { Beginn: '01.01.2027', Ende: '01.01.2026' },
    says: ['Ende', /Ende liegt vor dem Anfang/],
    add: { Titel: 'Neues Projekt', Phase: 'Idee', Mittel: 10, 'Träger: Stelle': 'jugend' },
  },
  orte: {
    change: { Montag: '9 bis 12 Uhr', Sprachen: 'Englisch; Ukrainisch', 'Abweichende Tage': '24.12.2026: geschlossen' },
    later: { Montag: '8–10' },
    fault: { Dienstag: 'morgens' },
    says: ['Dienstag', /keine Öffnungszeit/],
    add: { Name: 'Neuer Treff', Art: 'Treffpunkt', Stand: 'öffentlich', Mittwoch: '15:00–18:00', Postleitzahl: '29614' },
  },
  kontakte: {
    change: { Telefon: '05191 123', Sprachen: 'Arabisch' },
    later: { Telefon: '05191 99' },
    fault: { Mobil: 'keine Nummer' },
    says: ['Mobil', /nur Ziffern/],
    add: { Wofür: 'Neue Beratung', Ort: 'Rathaus', Stand: 'Entwurf' },
  },
  zustaendigkeiten: {
    change: { Hinweis: 'Zweiter Stock' },
    fault: { Ort: '', Kontakt: '' },
    says: ['Ort', /Ort oder einen Kontakt/],
    add: { Aufgabe: 'Bücherei', Ort: 'Bücherei' },
  },
  materialien: {
    change: { Für: 'Ehrenamtliche; Fachkräfte', 'LeiKa-Schlüssel': '99 115 005 104 000', Liegt: 'Schrank 2' },
    later: { Liegt: 'Schrank 3' },
    fault: { 'LeiKa-Schlüssel': '12345' },
    says: ['LeiKa-Schlüssel', /14 Ziffern/],
    add: { Titel: 'Neues Merkblatt', Art: 'Merkblatt', Thema: 'Wohnen', Stand: 'nur im Büro', Stelle: 'jugend' },
  },
  angebote: {
    change: { 'Zeiten am Ort': 'Di 14–16', Sprachen: 'Arabisch; Deutsch', 'Freie Plätze': 0, Kinderbetreuung: 'nein' },
    later: { 'Freie Plätze': 2 },
    fault: { 'Zeiten ohne Ort': 'morgens' },
    says: ['Zeiten ohne Ort', /nennt keine Uhrzeit/],
    add: {
      Name: 'Neue Beratung',
      Art: 'Beratung',
      Themen: 'Arbeit; Wohnen',
      Wie: 'vor Ort',
      Kosten: 'kostenlos',
      'Findet statt': 'findet statt',
      Stand: 'Entwurf',
      Ort: 'Rathaus',
    },
  },
  ...courseCases,
  ...schoolCases,
  ...poolRequesterCases,
  ansprechstellen: {
    change: { Zimmer: '1.10', Sprachen: 'Arabisch; Deutsch', 'Nur für Menschen aus': 'Musterstadt' },
    later: { Zimmer: '12' },
    fault: { 'Nachnamen bis': 'Ж' },
    says: ['Nachnamen bis', /Buchstaben von A bis Z/],
    add: { Aufgabe: 'Jobcenter', Stelle: 'jugend', Telefon: '05190 0000-0' },
  },
  gremien: {
    change: { Reihenfolge: 7, 'Geführt von': 'jugend' },
    later: { Reihenfolge: 8 },
    fault: { Reihenfolge: 0 },
    says: ['Reihenfolge', /Mindestens 1/],
    add: { Gremium: 'Rat der Musterstadt', Art: 'Rat einer Stadt oder Gemeinde', Reihenfolge: 9, Gemeinde: 'Musterstadt' },
  },
  sitzungen: {
    subject: (bodyId) => bodyId,
    change: { Uhrzeit: '9.30', Ort: 'Rathaus' },
    later: { Uhrzeit: '10:15' },
    fault: { Tag: '01.01.2027', Stand: 'hat stattgefunden' },
    says: ['Stand', /liegt in der Zukunft/],
    add: { Tag: '01.04.2027', Stand: 'geplant', Uhrzeit: 0.75 },
  },
  vorlagen: {
    change: { Titel: 'Anders genannt', Öffentlich: 'nein' },
    fault: { Internetadresse: 'ris' },
    says: ['Internetadresse', /https:\/\//],
    add: {
      Titel: 'Neue Vorlage',
      Art: 'Antrag',
      Gremium: 'Ausschuss',
      Beratung: 'Vorberatung',
      Ergebnis: 'zur Annahme empfohlen',
    },
  },
  auftraege: {
    change: { Wortlaut: 'Im vollen Wortlaut', Frist: '2027-06-30' },
    fault: { Frist: '01.01.2020' },
    says: ['Frist', /vor dem Beschluss/],
    add: { Tag: '03.10.2026', Art: 'Anregung', 'Worum es geht': 'Neues Anliegen', Strategie: 'konzept' },
  },
  kostenposten: {
    subject: () => 'konzept',
    change: { Ausgegeben: '99,95', Bemerkung: 'Schlussrechnung' },
    later: { Ausgegeben: 3 },
    fault: { 'Bezahlt aus': 'Dritte', 'Produkt oder Programm': '' },
    says: ['Produkt oder Programm', /Geber nennen/],
    add: {
      Maßnahme: 'Cafés',
      Haushaltsjahr: 2027,
      Kostenart: 'Sachkosten',
      Geplant: 1200.5,
      'Bezahlt aus': 'eigene Mittel',
      'Stand der Finanzierung': 'offen',
    },
  },
  schritte: {
    subject: () => 'konzept',
    change: { Schritt: 'Räume mieten', Bis: '30.04.2026' },
    fault: { 'Erledigt am': '01.01.2030' },
    says: ['Erledigt am', /Zukunft/],
    add: { Maßnahme: '1.11', Schritt: 'Tische kaufen', Bis: '2027-01-31' },
  },
};

export const write = (book: ExcelJS.Workbook, row: number, cells: Record<string, ExcelJS.CellValue>): void => {
  const page = book.worksheets[0]!;
  const heads = (page.getRow(1).values as string[]).map((head) => foldHeader(head ?? ''));
  for (const [head, cell] of Object.entries(cells)) {
    const at = heads.indexOf(foldHeader(head));
    expect(at, head).toBeGreaterThan(0);
    page.getRow(row).getCell(at).value = cell === '' ? null : cell;
  }
};
export const rowsIn = (book: ExcelJS.Workbook): number => book.worksheets[0]!.rowCount;
export const bytesOf = async (book: ExcelJS.Workbook): Promise<Uint8Array> => new Uint8Array(await book.xlsx.writeBuffer());

/** A county with rows in every list, and what its coordination does with their tables. */
export async function openOffice() {
  const test = await createTestApp();
  const county = await openCounty(test);
  const coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const bodyId = await fill({ test, county, coordinator });
  const subjectOf = (list: string): string | null => cases[list]!.subject?.(bodyId) ?? null;
  const sheetOf = (list: string) => {
    const found = listAt(pageOfList(list, subjectOf(list))!.path)!;
    const locals = { app: test.app, county, ctx: coordinator } as unknown as App.Locals;
    // Also what a list hides at first.
    return found.list.load({ locals, url: new URL('http://localhost/?beendet=ja&frueher=ja'), key: found.key });
  };
  const bookOf = async (list: string): Promise<ExcelJS.Workbook> => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await xlsxOf(await sheetOf(list))) as never);
    return book;
  };
  const handIn = async (given: {
    list: string;
    bytes: Uint8Array | string;
    name?: string;
    ctx?: Ctx;
    subject?: string | null;
  }) => {
    const { list, bytes, name = 'tabelle.xlsx', ctx = coordinator, subject = subjectOf(list) } = given;
    const upload = { ...(await test.app.files.put(Buffer.from(bytes as Uint8Array))), name, mime: 'application/octet-stream' };
    return test.app.tables.handInTable(ctx, { list, subject, upload, limit: 10_000_000 });
  };
  const receive = async (list: string, book: ExcelJS.Workbook, ctx = coordinator): Promise<string> =>
    value(await handIn({ list, bytes: await bytesOf(book), ctx })).id;
  const read = async (importId: string, ctx = coordinator) => value(await test.app.tables.readHandedIn(ctx, { importId }));
  const preview = async (importId: string, ctx = coordinator) => (await read(importId, ctx)).preview!;
  return { test, county, coordinator, bodyId, sheetOf, bookOf, handIn, receive, read, preview };
}
export type Office = Awaited<ReturnType<typeof openOffice>>;
