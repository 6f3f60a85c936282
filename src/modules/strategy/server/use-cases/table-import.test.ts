import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runRetention } from '#composition/personal-data.ts';
import { readTable } from '#adapters/documents/read-table.ts';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { sheetOf } from '#kernel/register.ts';
import { xlsxOf, csvOf } from '#lib/office/export.ts';
import { flatten } from '#lib/office/strategy-table.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';
import { measureRegister } from '../../table.ts';

let test: TestApp;
let county: CountyRef;
let coordinator: Ctx;
let key: string;
let count = 0;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
});
afterAll(() => test.close());

beforeEach(async () => {
  count += 1;
  key = `konzept-${count}`;
  const { id } = must(
    await test.app.strategy.createStrategy(systemCtx(test, county), {
      key,
      title: `Konzept ${count}`,
      levels: ['Feld', 'Maßnahme'],
      nodes: [
        {
          level: 0,
          number: '1',
          title: 'Sprache',
          children: [
            { level: 1, number: '1.1', title: 'Kurse', lead: 'jugend', period: { from: '2026-01-01', to: '2026-12-31' } },
            { level: 1, number: '1.10', title: 'Cafés', targetGroups: ['Frauen'] },
          ],
        },
      ],
    }),
  );
  must(await test.app.strategy.adoptStrategy(systemCtx(test, county), { strategyId: id, adoptedOn: '2026-01-01' }));
});

const read = async (of = key) => must(await test.app.strategy.readOfficeStrategy(coordinator, { key: of }));
const entry = async (title: string) => flatten((await read()).nodes).find((row) => row.title === title)!;
const sheet = async () =>
  sheetOf({
    register: measureRegister,
    rows: flatten((await read()).nodes),
    origin: { county: county.slug, list: measureRegister.key, subject: key },
    name: key,
  });
async function book(): Promise<ExcelJS.Workbook> {
  const made = new ExcelJS.Workbook();
  await made.xlsx.load((await xlsxOf(await sheet())) as never);
  return made;
}
const column = (page: ExcelJS.Worksheet, head: string): number => (page.getRow(1).values as string[]).indexOf(head);
const set = (page: ExcelJS.Worksheet, row: number, cells: Record<string, ExcelJS.CellValue>): void => {
  for (const [head, cell] of Object.entries(cells)) page.getRow(row).getCell(column(page, head)).value = cell;
};
async function handIn(bytes: Uint8Array | string, name = 'tabelle.xlsx', ctx = coordinator) {
  const stored = await test.app.files.put(Buffer.from(bytes as Uint8Array));
  const upload = { ...stored, name, mime: 'application/octet-stream' };
  return test.app.strategy.receiveTable(ctx, { key, upload, limit: 1_000_000 });
}
async function receive(given: ExcelJS.Workbook): Promise<string> {
  return must(await handIn(new Uint8Array(await given.xlsx.writeBuffer()))).id;
}
const preview = async (importId: string) => must(await test.app.strategy.readTableImport(coordinator, { importId })).preview!;

describe('an edited workbook', () => {
  it('is shown before anything is written, taken over in one go, and undone', async () => {
    const edited = await book();
    const page = edited.worksheets[0]!;
    set(page, 3, { Titel: 'Mehr Kurse', Ende: '2. Quartal 2027' });
    set(page, 5, { Ebene: 'Maßnahme', Titel: 'Lesekreis', 'Gehört zu': 'Sprache', Nummer: '1.11' });
    const importId = await receive(edited);
    expect(await preview(importId)).toMatchObject({
      wrong: [],
      faults: [],
      unchanged: 2,
      needsReason: true,
      changes: [
        {
          row: 3,
          fields: [
            { label: 'Titel', before: 'Kurse', after: 'Mehr Kurse' },
            { label: 'Ende', before: '4. Quartal 2026', after: '2. Quartal 2027' },
          ],
        },
      ],
      additions: [{ title: 'Lesekreis', above: '1 Sprache' }],
    });
    expect(await entry('Kurse')).toBeDefined();

    const without = await test.app.strategy.applyTable(coordinator, { importId });
    expect(without).toMatchObject({ ok: false, problem: { code: 'reason-needed' } });
    const { changeSetId } = must(await test.app.strategy.applyTable(coordinator, { importId, reason: 'Förderung verlängert' }));
    expect((await entry('Mehr Kurse')).plannedPeriod.to).toBe('2027-06-30');
    expect((await entry('Lesekreis')).path).toBe('1.11');
    const changes = must(
      await test.app.strategy.listChanges(coordinator, { strategyId: (await read()).id, from: '2026-01-01', to: '2026-11-25' }),
    );
    expect(changes.map((change) => change.reason)).toContain('Förderung verlängert');
    expect(await test.app.strategy.applyTable(coordinator, { importId, reason: 'x' })).toMatchObject({
      problem: { code: 'table-ended' },
    });

    must(await test.app.strategy.undoChangeSet(coordinator, { changeSetId }));
    expect((await entry('Kurse')).plannedPeriod).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(await entry('Lesekreis')).toBeUndefined();
    expect(await test.app.strategy.undoChangeSet(coordinator, { changeSetId })).toMatchObject({
      problem: { code: 'already-undone' },
    });
  });

  it('changes nothing when nobody edited it, as workbook and as CSV', async () => {
    expect(await preview(await receive(await book()))).toMatchObject({
      changes: [],
      additions: [],
      faults: [],
      ignored: [],
      missing: [],
      unchanged: 3,
    });
    const importId = must(await handIn(csvOf(await sheet()), 'tabelle.csv')).id;
    expect(await preview(importId)).toMatchObject({
      changes: [],
      additions: [],
      faults: [],
      ignored: [],
      missing: [],
      unchanged: 3,
    });
    expect(await test.app.strategy.applyTable(coordinator, { importId })).toMatchObject({ problem: { code: 'nothing-to-do' } });
  });

  it('with one faulty row keeps all back, until that row is left out', async () => {
    const edited = await book();
    set(edited.worksheets[0]!, 3, { Zuständig: 'Amt für Wetter' });
    set(edited.worksheets[0]!, 4, { Titel: 'Sprachcafés' });
    const importId = await receive(edited);
    const refused = await test.app.strategy.applyTable(coordinator, { importId });
    expect(refused).toMatchObject({
      problem: {
        code: 'table-faults',
        fields: [{ path: 'zeile-3', message: 'Zeile 3, Zuständig: Die Stelle „Amt für Wetter“ ist nicht angelegt.' }],
      },
    });
    expect(await entry('Cafés')).toBeDefined();
    must(await test.app.strategy.applyTable(coordinator, { importId, leaveOut: [3] }));
    expect(await entry('Sprachcafés')).toBeDefined();
    expect((await entry('Kurse')).lead?.key).toBe('jugend');
  });

  it('whose entry somebody changed meanwhile says so, before and while it is taken over', async () => {
    const edited = await book();
    set(edited.worksheets[0]!, 4, { Titel: 'Sprachcafés' });
    const importId = await receive(edited);
    const node = await entry('Cafés');
    must(await test.app.strategy.changeNode(coordinator, { nodeId: node.id, version: node.version, fields: { text: 'Neu' } }));
    expect((await preview(importId)).faults).toEqual([
      { row: 4, column: null, message: expect.stringContaining('wurde geändert, seit') },
    ]);
    expect(await test.app.strategy.applyTable(coordinator, { importId })).toMatchObject({ problem: { code: 'table-faults' } });
    expect((await entry('Cafés')).text).toBe('Neu');
  });

  it('is not undone over somebody’s later change, who is named by the entry', async () => {
    const edited = await book();
    set(edited.worksheets[0]!, 4, { Titel: 'Sprachcafés' });
    const { changeSetId } = must(await test.app.strategy.applyTable(coordinator, { importId: await receive(edited) }));
    const node = await entry('Sprachcafés');
    must(await test.app.strategy.changeNode(coordinator, { nodeId: node.id, version: node.version, fields: { text: 'Später' } }));
    const undone = await test.app.strategy.undoChangeSet(coordinator, { changeSetId });
    expect(undone).toMatchObject({ problem: { code: 'changed-meanwhile', message: expect.stringContaining('„Sprachcafés“') } });
  });

  it('breaks no rule of the form: a number given twice keeps all back', async () => {
    const edited = await book();
    set(edited.worksheets[0]!, 3, { Titel: 'Neu', Nummer: '1.10' });
    const refused = await test.app.strategy.applyTable(coordinator, { importId: await receive(edited) });
    expect(refused).toMatchObject({ problem: { code: 'double-number', message: expect.stringContaining('Zeile 3') } });
    expect(await entry('Kurse')).toBeDefined();
    set(edited.worksheets[0]!, 3, { Titel: 'x'.repeat(600), Nummer: '1.1', Beginn: '1. Quartal 2028' });
    const long = await preview(await receive(edited));
    expect(long.faults.map((fault) => fault.column)).toEqual(['Titel', 'Ende']);
  });

  it('waits, is listed, discarded, and gone after thirty days', async () => {
    const importId = await receive(await book());
    const open = async () => must(await test.app.strategy.listOpenTables(coordinator, { key })).map((row) => row.id);
    expect(await open()).toEqual([importId]);
    const other = await receive(await book());
    must(await test.app.strategy.discardTable(coordinator, { importId: other }));
    expect(await test.app.strategy.discardTable(coordinator, { importId: other })).toMatchObject({
      problem: { code: 'table-ended' },
    });
    expect(await open()).toEqual([importId]);
    const later = new Date(test.now().getTime() + 31 * 86_400_000);
    await runRetention({ db: test.app.db, countyId: county.id, now: later });
    expect(await open()).toEqual([]);
  });

  it('is the coordination’s alone, and no other county’s', async () => {
    const importId = await receive(await book());
    const editor = ctxOf(test, county, person({ county, role: 'committee-reader' }));
    expect(await handIn('x', 'x.csv', editor)).toMatchObject({ problem: { kind: 'forbidden' } });
    const south = await openCounty(test, 'suedkreis').catch(() => null);
    if (south === null) return;
    const stranger = ctxOf(test, south, person({ county: south, role: 'coordinator' }));
    expect(await test.app.strategy.readTableImport(stranger, { importId })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await test.app.strategy.applyTable(stranger, { importId })).toMatchObject({ problem: { kind: 'not-found' } });
  });
});

describe('a file that is no such table', () => {
  const message = async (bytes: Uint8Array | string, name?: string): Promise<string> => {
    const got = await handIn(bytes, name);
    return got.ok ? 'angenommen' : got.problem.message;
  };
  const written = async (change: (made: ExcelJS.Workbook) => void): Promise<Uint8Array> => {
    const made = await book();
    change(made);
    return new Uint8Array(await made.xlsx.writeBuffer());
  };

  it('is told apart and refused with the way to mend it', async () => {
    expect(await message('', 'leer.csv')).toBe('Die Datei ist leer.');
    expect(await message('Hallo', 'brief.docx')).toContain('.xlsx und .csv');
    expect(await message('a;b\r\n1;2\r\n', 'fremd.csv')).toContain('Gefunden: a, b');
    expect(await message('Titel;Nummer\r\n"offen;1\r\n', 'kaputt.csv')).toContain('Anführungszeichen');
    const blank = new ExcelJS.Workbook();
    blank.addWorksheet('Leer');
    expect(await message(new Uint8Array(await blank.xlsx.writeBuffer()))).toContain('keine Zeilen');
    expect(
      await message(
        await written((made) => {
          const copy = made.addWorksheet('Kopie');
          made.worksheets[0]!.eachRow((row) => copy.addRow((row.values as ExcelJS.CellValue[]).slice(1)));
        }),
      ),
    ).toContain('Mehrere Blätter');
    expect(await test.app.strategy.receiveTable(coordinator, { key, upload: null, limit: 1 })).toMatchObject({
      problem: { fields: [{ path: 'datei' }] },
    });
    expect(
      await test.app.strategy.receiveTable(coordinator, { key, upload: { error: 'too-large' }, limit: 1_048_576 }),
    ).toMatchObject({ problem: { message: expect.stringContaining('1 MB') } });
  });

  it('is found below a letterhead, on its sheet among others, with formulas and merged cells', async () => {
    const made = await book();
    const page = made.worksheets[0]!;
    page.spliceRows(1, 0, ['Landkreis Nordkreis'], []);
    made.addWorksheet('Notizen').addRow(['nur', 'Notizen']);
    const at = (head: string): number => (page.getRow(3).values as string[]).indexOf(head);
    page.getRow(5).getCell(at('Titel')).value = { formula: 'UPPER("kurse")', result: 'KURSE' };
    page.getRow(6).getCell(at('Titel')).value = { formula: 'A1' } as ExcelJS.CellFormulaValue;
    page.mergeCells(4, at('Interner Text'), 5, at('Interner Text'));
    const found = await preview(await receive(made));
    expect(found.wrong).toEqual([]);
    expect(found.faults.map((fault) => `${fault.row} ${fault.column}: ${fault.message}`)).toEqual([
      expect.stringContaining('5 Interner Text: Die Zelle ist mit einer anderen verbunden'),
      expect.stringContaining('6 Titel: Die Formel „=A1“ hat kein Ergebnis'),
    ]);
  });

  it('of twenty thousand rows is refused while it streams by', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kreislotse-table-'));
    const path = join(folder, 'gross.xlsx');
    const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path });
    const page = writer.addWorksheet('Einträge');
    page.addRow(['Titel', 'Kennung']).commit();
    for (let row = 0; row < 20_000; row += 1) page.addRow([`Eintrag ${row}`, row]).commit();
    await writer.commit();
    const accepts = { acceptsColumns: (header: string[]) => header.includes('Titel') };
    expect(await readTable({ path, name: 'gross.xlsx', ...accepts })).toMatchObject({
      ok: false,
      code: 'too-large',
      message: expect.stringContaining('10.000'),
    });
    const csv = join(folder, 'gross.csv');
    await writeFile(csv, `Titel;Kennung\r\n${'x;1\r\n'.repeat(20_000)}`);
    expect(await readTable({ path: csv, name: 'gross.csv', ...accepts })).toMatchObject({ ok: false, code: 'too-large' });
    await writeFile(path, 'PK\u0003\u0004kaputt');
    expect(await readTable({ path, name: 'gross.xlsx', ...accepts })).toMatchObject({ ok: false, code: 'damaged' });
  });
});
