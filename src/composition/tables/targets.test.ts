import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldHeader } from '#kernel/table-file.ts';
import { csvOf, xlsxOf } from '#lib/office/export.ts';
import { tableWays } from '#lib/office/table-ways.ts';
import { ctxOf, person } from '../../../tests/database/test-app.ts';
import { bytesOf, cases, openOffice, rowsIn, value, write, type Office } from './office.fixture.ts';
import { targets } from './targets.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.test.close());

const audited = async (): Promise<number> =>
  value(await office.test.app.tenancy.readAudit(office.coordinator, { limit: 500 })).entries.length;

describe('every list', () => {
  it('that is read in again has its target and its case', () => {
    const said = Object.values(tableWays).flatMap((way) => ('list' in way && way.list !== 'massnahmen' ? [way.list] : []));
    expect(said.sort()).toEqual(targets.map((target) => target.list).sort());
    expect(Object.keys(cases).sort()).toEqual(said);
  });

  it.each(targets.map((target) => [target.list, target] as const))('%s has heads that are told apart', (_, target) => {
    const heads = target.register.columns.flatMap((column) => [
      ...new Set([column.german, column.english, column.key, ...(column.also ?? [])].map(foldHeader)),
    ]);
    expect(heads.filter((head, index) => heads.indexOf(head) !== index)).toEqual([]);
    expect(target.register.columns.slice(-2).map((column) => column.key)).toEqual(['version', 'id']);
  });
});

describe.each(Object.keys(cases))('a table of %s', (list) => {
  const { change, later, fault, says, add } = cases[list]!;

  it('that nobody edited changes nothing, as workbook and as CSV, with its columns in German or English and any order', async () => {
    const nothing = { wrong: [], notices: [], faults: [], changes: [], additions: [], missing: [], ignored: [] };
    const sheet = await office.sheetOf(list);
    expect(sheet.rows.length).toBeGreaterThan(1);
    expect(await office.preview(await office.receive(list, await office.bookOf(list)))).toMatchObject({
      ...nothing,
      unchanged: sheet.rows.length,
    });
    const csv = value(await office.handIn({ list, bytes: csvOf(sheet), name: 'tabelle.csv' })).id;
    expect(await office.preview(csv)).toMatchObject({ ...nothing, unchanged: sheet.rows.length });
    const target = targets.find((entry) => entry.list === list)!;
    const english = (key: string, header: string): string =>
      target.register.columns.find((column) => column.key === key)?.english ?? header;
    const turned = {
      ...sheet,
      columns: sheet.columns.map((column) => ({ ...column, header: english(column.key, column.header) })).reverse(),
      rows: sheet.rows.map((row) => [...row].reverse()),
    };
    expect(
      await office.preview(value(await office.handIn({ list, bytes: new Uint8Array(await xlsxOf(turned)) })).id),
    ).toMatchObject({
      ...nothing,
      unchanged: sheet.rows.length,
    });
  });

  it('shows a change before anything is written, takes it over by the form’s own use case, and undoes it', async () => {
    const book = await office.bookOf(list);
    const before = csvOf(await office.sheetOf(list));
    write(book, 2, change);
    const importId = await office.receive(list, book);
    const entries = await audited();
    const shown = await office.preview(importId);
    expect(shown.faults).toEqual([]);
    expect(shown.changes).toHaveLength(1);
    expect(shown.changes[0]!.fields.map((field) => foldHeader(field.label)).sort()).toEqual(
      Object.keys(change).map(foldHeader).sort(),
    );
    expect(csvOf(await office.sheetOf(list))).toBe(before);
    expect(await audited()).toBe(entries);
    expect(value(await office.test.app.tables.applyHandedIn(office.coordinator, { importId }))).toEqual({ changed: 1, added: 0 });
    expect(csvOf(await office.sheetOf(list))).not.toBe(before);
    expect(await office.test.app.tables.applyHandedIn(office.coordinator, { importId })).toMatchObject({
      problem: { code: 'table-ended' },
    });
    const names = value(await office.test.app.tenancy.readAudit(office.coordinator, { limit: 50 })).entries.map(
      (entry) => entry.useCase,
    );
    expect(names).toContain('platform.apply-handed-in');
    expect(names.some((name) => !name.startsWith('platform.'))).toBe(true);
    // Once more the same table: its rows are older than the list.
    const stale = await office.preview(await office.receive(list, book));
    expect(stale.faults.length + stale.unchanged).toBe(rowsIn(book) - 1);

    value(await office.test.app.tables.undoHandedIn(office.coordinator, { importId }));
    const cells = (csv: string): string[] =>
      csv.split('\r\n').map((line) => line.replace(/;'?v?[0-9a-f]{1,13};([0-9a-f-]{36});[^;]*$/, ';$1'));
    expect(cells(csvOf(await office.sheetOf(list))).sort()).toEqual(cells(before).sort());
    expect((await office.read(importId)).done).toEqual({ changed: 1, added: 0, undone: true });
    expect(await office.test.app.tables.undoHandedIn(office.coordinator, { importId })).toMatchObject({
      problem: { code: 'nothing-to-undo' },
    });
  });

  it('with one row that the form refuses keeps all back, until that row is left out', async () => {
    const book = await office.bookOf(list);
    const before = csvOf(await office.sheetOf(list));
    const added = rowsIn(book) + 1;
    write(book, 2, fault);
    write(book, added, add);
    const importId = await office.receive(list, book);
    const { faults, changes, additions } = await office.preview(importId);
    expect(faults).toEqual([{ row: 2, column: expect.stringContaining(says[0]), message: expect.stringMatching(says[1]) }]);
    expect(changes).toEqual([]);
    expect(additions).toHaveLength(1);
    expect(await office.test.app.tables.applyHandedIn(office.coordinator, { importId })).toMatchObject({
      problem: { code: 'table-faults', fields: [{ path: 'zeile-2' }] },
    });
    expect(csvOf(await office.sheetOf(list))).toBe(before);
    const { rows } = await office.sheetOf(list);
    expect(value(await office.test.app.tables.applyHandedIn(office.coordinator, { importId, leaveOut: [2] }))).toEqual({
      changed: 0,
      added: 1,
    });
    expect((await office.sheetOf(list)).rows).toHaveLength(rows.length + 1);
    expect(await office.test.app.tables.undoHandedIn(office.coordinator, { importId })).toMatchObject({
      problem: { code: 'nothing-to-undo' },
    });
  });

  it('whose row somebody changed since the download says so', async () => {
    const [mine, theirs] = [await office.bookOf(list), await office.bookOf(list)];
    write(theirs, 2, change);
    write(mine, 2, change);
    // Another wish for the same cell: otherwise the table would say what is there already.
    write(mine, 2, later ?? { [Object.keys(change)[0]!]: 'Noch anders genannt' });
    const importId = await office.receive(list, mine);
    value(await office.test.app.tables.applyHandedIn(office.coordinator, { importId: await office.receive(list, theirs) }));
    const late = (await office.preview(importId)).faults;
    expect(late).toEqual([{ row: 2, column: null, message: expect.stringContaining('wurde geändert, seit') }]);
  });

  it('asks for the right of the form, and is no other county’s', async () => {
    const bytes = await bytesOf(await office.bookOf(list));
    const importId = value(await office.handIn({ list, bytes })).id;
    for (const role of ['committee-reader', 'auditor', 'organisation-editor'] as const) {
      const reader = ctxOf(office.test, office.county, person({ county: office.county, role }));
      expect(await office.handIn({ list, bytes, ctx: reader })).toMatchObject({ problem: { kind: 'forbidden' } });
      expect(await office.test.app.tables.readHandedIn(reader, { importId })).toMatchObject({ problem: { kind: 'forbidden' } });
      expect(await office.test.app.tables.applyHandedIn(reader, { importId })).toMatchObject({ problem: { kind: 'forbidden' } });
      expect(office.test.app.tables.listsToHandIn(reader)).toEqual([]);
    }
    expect(office.test.app.tables.listsToHandIn(office.coordinator)).toContain(list);
  });
});
