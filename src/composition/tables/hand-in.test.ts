import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasePerson, exportPerson, runRetention } from '#composition/personal-data.ts';
import type { Ctx } from '#kernel/context.ts';
import { csvOf } from '#lib/office/export.ts';
import { ctxOf, openCounty, person } from '../../../tests/database/test-app.ts';
import { bytesOf, openOffice, rowsIn, value, write, type Office } from './office.fixture.ts';

let office: Office;
/** The coordination of another county. */
let there: Ctx;
beforeAll(async () => {
  office = await openOffice();
  const south = await openCounty(office.test, 'suedkreis');
  there = ctxOf(office.test, south, person({ county: south, role: 'coordinator' }));
});
afterAll(() => office.test.close());

const wrongOf = async (list: string, bytes: Uint8Array, subject?: string): Promise<string> => {
  const given = subject === undefined ? { list, bytes } : { list, bytes, subject };
  return (await office.preview(value(await office.handIn(given)).id)).wrong.join(' ');
};

describe('a table that does not belong here', () => {
  it('of another list, county or body is refused with the way to mend it', async () => {
    const units = await bytesOf(await office.bookOf('stellen'));
    expect(await wrongOf('organisationen', units)).toContain('Das ist die Liste „stellen“');
    const importId = value(await office.handIn({ list: 'stellen', bytes: units, ctx: there })).id;
    expect((await office.preview(importId, there)).wrong).toEqual([expect.stringContaining('aus einem anderen Landkreis')]);
    expect(await office.test.app.tables.applyHandedIn(there, { importId })).toMatchObject({ problem: { code: 'table-wrong' } });
    const other = value(
      await office.test.app.network.addBody(office.coordinator, { name: 'Beirat', kind: 'committee', position: 5 }),
    );
    expect(await wrongOf('sitzungen', await bytesOf(await office.bookOf('sitzungen')), other.id)).toContain(
      'die Sitzungen eines anderen Gremiums, nicht die von „Beirat“',
    );
    expect(await wrongOf('kostenposten', await bytesOf(await office.bookOf('schritte')))).toContain('„schritte“');
  });

  it('is nobody’s of another county', async () => {
    const importId = await office.receive('stellen', await office.bookOf('stellen'));
    const { applyHandedIn, discardHandedIn, readHandedIn, undoHandedIn } = office.test.app.tables;
    for (const run of [applyHandedIn, discardHandedIn, readHandedIn, undoHandedIn])
      expect(await run(there, { importId })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await office.handIn({ list: 'sitzungen', bytes: 'x', subject: crypto.randomUUID() })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(await office.handIn({ list: 'massnahmen-x', bytes: 'x', subject: null })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });

  it('has a column twice, one that nobody knows, or none of which the rows are known', async () => {
    const book = await office.bookOf('organisationen');
    const page = book.worksheets[0]!;
    const last = page.columnCount + 1;
    page.getRow(1).getCell(last).value = 'Farbe';
    expect((await office.preview(await office.receive('organisationen', book))).notices).toEqual([
      'Diese Spalten kennt die Liste nicht, sie werden nicht gelesen: Farbe.',
    ]);
    page.getRow(1).getCell(last).value = 'Alternate name';
    expect(await wrongOf('organisationen', await bytesOf(book))).toContain('„Kurzname“ steht zweimal');
    const without = await office.bookOf('organisationen');
    write(without, 1, { Kennung: 'Merkzettel' });
    expect(await wrongOf('organisationen', await bytesOf(without))).toContain('Die Spalte „Kennung“ fehlt');
  });

  it('is too long, empty, or no table', async () => {
    const message = async (bytes: string, name: string): Promise<string> => {
      const got = await office.handIn({ list: 'organisationen', bytes, name });
      return got.ok ? 'angenommen' : got.problem.message;
    };
    const long = `Name;Art;Kennung\r\n${'Verein;Schule;\r\n'.repeat(20_000)}`;
    expect(await message(long, 'lang.csv')).toContain('mehr als 10.000 Zeilen');
    expect(await message('', 'leer.csv')).toBe('Die Datei ist leer.');
    expect(await message('a;b\r\n1;2\r\n', 'fremd.csv')).toContain('Gefunden: a, b');
    const { handInTable } = office.test.app.tables;
    for (const upload of [null, { error: 'missing' as const }])
      expect(await handInTable(office.coordinator, { list: 'stellen', upload, limit: 1 })).toMatchObject({
        problem: { code: 'missing', fields: [{ path: 'datei' }] },
      });
    const large = await handInTable(office.coordinator, { list: 'stellen', upload: { error: 'too-large' }, limit: 5_242_880 });
    expect(large).toMatchObject({ problem: { message: 'Die Datei ist größer als 5 MB.' } });
  });

  it('has formulas without a result, names that nobody has, and a row twice', async () => {
    const book = await office.bookOf('organisationen');
    write(book, 2, { Kurzname: { formula: 'A1&B1' } as never, Sitz: 'Atlantis' });
    const { faults } = await office.preview(await office.receive('organisationen', book));
    expect(faults.map((fault) => fault.column)).toEqual(['Kurzname', 'Sitz']);
    expect(faults[0]!.message).toContain('=A1&B1');
    expect(faults[1]!.message).toBe('Die Gemeinde „Atlantis“ ist nicht angelegt.');
    const twice = await office.bookOf('organisationen');
    const page = twice.worksheets[0]!;
    page.addRow((page.getRow(2).values as []).slice(1));
    const found = (await office.preview(await office.receive('organisationen', twice))).faults;
    expect(found.map((fault) => fault.row)).toEqual([2, rowsIn(twice)]);
  });
});

describe('rows', () => {
  it('left out of the file stay, and columns for orientation are named', async () => {
    const book = await office.bookOf('gremien');
    book.worksheets[0]!.spliceRows(2, 1);
    write(book, 2, { 'Letzte Sitzung': '01.01.2020' });
    const count = rowsIn(book) - 1;
    const shown = await office.preview(await office.receive('gremien', book));
    expect(shown).toMatchObject({ missing: [{ name: expect.any(String) }], changes: [], unchanged: count });
    expect(shown.ignored).toEqual([{ row: 2, column: 'Letzte Sitzung', value: '01.01.2020' }]);
  });

  it('stand in the way of each other as they would in the form', async () => {
    const book = await office.bookOf('organisationen');
    write(book, 2, { Name: 'Derselbe Name' });
    write(book, 3, { Name: 'derselbe name' });
    const { faults, changes } = await office.preview(await office.receive('organisationen', book));
    expect(faults).toEqual([{ row: 3, column: 'Name', message: 'Eine Organisation mit diesem Namen gibt es schon.' }]);
    expect(changes.map((change) => change.row)).toEqual([2]);
  });

  it('of another unit are refused to whoever keeps one body, each alone', async () => {
    const { network, tenancy } = office.test.app;
    const { units } = value(await tenancy.listUnits(office.coordinator, {}));
    const keeper = (key: string) =>
      ctxOf(
        office.test,
        office.county,
        person({ county: office.county, role: 'unit-editor', unitId: units.find((unit) => unit.key === key)!.id }),
      );
    const book = await office.bookOf('sitzungen');
    write(book, 2, { Ort: 'Saal 2' });
    const refused = await office.receive('sitzungen', book, keeper('integrationsstelle'));
    expect((await office.preview(refused, keeper('integrationsstelle'))).faults).toEqual([
      { row: 2, column: null, message: 'Dazu fehlt Ihnen das Recht.' },
    ]);
    const allowed = await office.receive('sitzungen', book, keeper('jugend'));
    value(await office.test.app.tables.applyHandedIn(keeper('jugend'), { importId: allowed }));
    const { meetings } = value(await network.readBody(office.coordinator, { bodyId: office.bodyId }));
    expect(meetings.map((meeting) => meeting.place)).toContain('Saal 2');
    expect(await office.handIn({ list: 'stellen', bytes: 'x', ctx: keeper('jugend') })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(office.test.app.tables.listsToHandIn(keeper('jugend'))).toEqual([
      'projekte',
      'orte',
      'kontakte',
      'materialien',
      'angebote',
      'kurse',
      'kursbedarf',
      'kompetenzen',
      'ansprechstellen',
      'schulen',
      'sprachklassen',
      'sprachmittlung-einrichtungen',
      'sitzungen',
      'vorlagen',
      'kostenposten',
      'schritte',
    ]);
  });

  it('are not undone over somebody’s later change, who is named by the entry', async () => {
    const book = await office.bookOf('organisationen');
    write(book, 2, { Kurzname: 'Kurz' });
    const importId = await office.receive('organisationen', book);
    value(await office.test.app.tables.applyHandedIn(office.coordinator, { importId }));
    const list = value(await office.test.app.network.listOrganisations(office.coordinator, {}));
    const row = list.find((entry) => entry.alternateName === 'Kurz')!;
    const { municipality, unit, closedOn: _closed, id, ...fields } = row;
    const places = { municipalityId: municipality?.id ?? null, unitId: unit?.id ?? null };
    value(
      await office.test.app.network.changeOrganisation(office.coordinator, {
        ...fields,
        ...places,
        organisationId: id,
        description: 'Später',
      }),
    );
    expect(await office.test.app.tables.undoHandedIn(office.coordinator, { importId })).toMatchObject({
      problem: { code: 'changed-meanwhile', message: expect.stringContaining(row.name) },
    });
  });

  it('of one paper are one piece of work, and its lines agree', async () => {
    const book = await office.bookOf('vorlagen');
    const line = [2, 3].find((row) => JSON.stringify(book.worksheets[0]!.getRow(row).values).includes('Sachstand'))!;
    const heads = book.worksheets[0]!.getRow(1).values as string[];
    const paper = String(book.worksheets[0]!.getRow(line).getCell(heads.indexOf('Kennung der Vorlage')).value);
    const at = rowsIn(book) + 1;
    const stop = { Titel: 'Sachstand', Art: 'Bericht', Beratung: 'Entscheidung', 'Kennung der Vorlage': paper };
    write(book, at, { ...stop, Gremium: 'Kreistag', 'Sitzung am': '01.10.2026', Ergebnis: 'zur Kenntnis genommen' });
    write(book, line, { Titel: 'Sachstand 2026' });
    value(await office.test.app.tables.applyHandedIn(office.coordinator, { importId: await office.receive('vorlagen', book) }));
    const found = value(await office.test.app.network.readPaper(office.coordinator, { paperId: paper })).paper;
    expect(found).toMatchObject({
      title: 'Sachstand 2026',
      stops: [{ role: 'prepares' }, { role: 'decides', result: 'noted', meeting: { date: '2026-10-01' } }],
    });
    const both = await office.bookOf('vorlagen');
    const lines = [2, 3, 4].filter((row) => JSON.stringify(both.worksheets[0]!.getRow(row).values).includes('Sachstand'));
    for (const row of lines) write(both, row, { Titel: `Sachstand ${row}` });
    expect((await office.preview(await office.receive('vorlagen', both))).faults).toEqual([
      { row: lines[1], column: 'Titel', message: expect.stringContaining('in allen gleich') },
    ]);
  });
});

describe('a table that waits', () => {
  it('is listed, discarded, and gone after thirty days', async () => {
    const waiting = async () =>
      value(await office.test.app.tables.listHandedIn(office.coordinator, { list: 'auftraege' })).waiting.map((row) => row.id);
    const [kept, other] = [
      await office.receive('auftraege', await office.bookOf('auftraege')),
      await office.receive('auftraege', await office.bookOf('auftraege')),
    ];
    value(await office.test.app.tables.discardHandedIn(office.coordinator, { importId: other }));
    expect(await waiting()).toEqual([kept]);
    expect(await office.test.app.tables.applyHandedIn(office.coordinator, { importId: other })).toMatchObject({
      problem: { code: 'table-ended' },
    });
    expect(await office.test.app.tables.applyHandedIn(office.coordinator, { importId: kept })).toMatchObject({
      problem: { code: 'nothing-to-do' },
    });
    const scope = { db: office.test.app.db, countyId: office.county.id };
    const later = new Date(office.test.now().getTime() + 31 * 86_400_000);
    expect(await runRetention({ ...scope, now: later })).toMatchObject({ list_import: expect.any(Number) });
    expect(await waiting()).toEqual([]);
  });

  it('goes with a person whom its cells name, who is told of it', async () => {
    const importId = value(
      await office.handIn({ list: 'verantwortliche', bytes: csvOf(await office.sheetOf('verantwortliche')), name: 'x.csv' }),
    ).id;
    const scope = { db: office.test.app.db, countyId: office.county.id };
    const lea = { id: 'nobody', mail: 'Lea@beispiel.example', name: 'Lea Leitfaden' };
    expect((await exportPerson({ ...scope, person: lea })).map((entry) => entry.table)).toContain('list_import');
    expect(await erasePerson({ ...scope, person: lea })).toMatchObject({ ok: true, value: { list_import: 1 } });
    expect(await office.test.app.tables.readHandedIn(office.coordinator, { importId })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });
});
