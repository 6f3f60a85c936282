import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRows } from '#adapters/documents/read-csv.ts';
import { toCsv } from '#kernel/csv.ts';
import { cellText, germanText, sheetOf, type Sheet } from '#kernel/register.ts';
import type { RawCell } from '#kernel/table-cells.ts';
import type { RawTable } from '#kernel/table-file.ts';
import { measureRegister, type MeasureRow } from '../../table.ts';
import { diffTable, type DiffInput } from './table-diff.ts';

const id = (n: number): string => `01a00000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const units = [
  { key: 'jugend', name: 'Fachbereich Kinder, Jugend, Familie' },
  { key: 'integrationsstelle', name: 'Integrationsstelle' },
];
const municipalities = [
  { ags: '03998001', name: 'Musterstadt' },
  { ags: '03998002', name: 'Beispielhausen' },
];
const unitView = (index: number) => ({ id: id(900 + index), ...units[index]! });
const measure = (n: number, given: Partial<MeasureRow> = {}): MeasureRow => ({
  id: id(n),
  parentId: null,
  level: 0,
  levelName: 'Feld',
  number: String(n),
  path: String(n),
  title: `Eintrag ${n}`,
  titleLanguage: 'de',
  text: null,
  internalText: null,
  kind: null,
  horizon: null,
  period: { from: null, to: null },
  plannedPeriod: { from: null, to: null },
  lead: null,
  partners: [],
  targetGroups: [],
  municipalities: [],
  layer: null,
  countyRole: null,
  links: [],
  toBeDeveloped: false,
  weight: 1,
  version: 1,
  drafts: 0,
  state: 'not-reported',
  lastStatus: null,
  steps: [],
  above: [],
  ...given,
});
const nodes = [
  measure(1, { title: 'Sprache' }),
  measure(2, {
    level: 1,
    levelName: 'Maßnahme',
    number: '1.10',
    path: '1.10',
    title: 'Kurse',
    above: ['Sprache'],
    lead: unitView(0),
    partners: [unitView(1), unitView(0)],
    plannedPeriod: { from: '2026-04-01', to: '2026-12-15' },
    targetGroups: ['Frauen', 'Jugendliche; junge Erwachsene'],
    municipalities: ['Musterstadt'],
    kind: 'strategic',
    weight: 1.5,
  }),
];

const origin = { county: 'nordkreis', list: 'massnahmen', subject: 'konzept' };
const sheetFor = (rows: readonly MeasureRow[]): Sheet => sheetOf({ register: measureRegister, rows, origin, name: 'konzept' });
/** The table as a workbook gives it back: days as days, all else as it was written. */
function workbookOf(sheet: Sheet): RawTable {
  return {
    format: 'xlsx',
    origin: 'nordkreis/massnahmen/konzept',
    header: { row: 1, cells: sheet.columns.map((column) => column.header) },
    rows: sheet.rows.map((row, index) => ({
      row: index + 2,
      cells: row.map((value, at): RawCell =>
        typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && sheet.columns[at]!.kind !== 'text'
          ? { day: value, wholeDay: true }
          : value,
      ),
    })),
  };
}
/** The table written as CSV and read again. */
function csvTable(sheet: Sheet): RawTable {
  const text = toCsv({
    columns: sheet.columns.map((column) => column.header),
    rows: sheet.rows.map((row) => row.map((value, index) => germanText({ kind: sheet.columns[index]!.kind, value }))),
  });
  const [header, ...rows] = parseRows(text.slice(1), ';', Infinity).map((record, index) => ({
    row: index + 1,
    cells: record.cells.map((cell) => (cell === '' ? null : cell)),
  }));
  return { format: 'csv', origin: null, header: header!, rows };
}
const diff = (table: RawTable, given: Partial<DiffInput> = {}) =>
  diffTable({
    table,
    origin,
    levels: ['Feld', 'Maßnahme'],
    nodes,
    units,
    municipalities,
    seen: {},
    leaveOut: [],
    adopted: true,
    ...given,
  });

/** The workbook with cells of the row of an entry set anew, by their heads; a row of its own where there is no entry. */
function edited(changes: Record<string, Record<string, RawCell>>, more: Record<string, RawCell>[] = []): RawTable {
  const table = workbookOf(sheetFor(nodes));
  const at = (head: string): number => table.header.cells.indexOf(head);
  for (const [row, cells] of Object.entries(changes))
    for (const [head, value] of Object.entries(cells))
      table.rows.find((entry) => entry.row === Number(row))!.cells[at(head)] = value;
  for (const cells of more) {
    const made: RawCell[] = table.header.cells.map(() => null);
    for (const [head, value] of Object.entries(cells)) made[at(head)] = value;
    table.rows.push({ row: table.rows.length + 2, cells: made });
  }
  return table;
}
const faultsOf = (table: RawTable, given: Partial<DiffInput> = {}): string[] =>
  diff(table, given).faults.map((fault) => `${fault.row} ${fault.column ?? ''}: ${fault.message}`);

describe('a table that nobody edited', () => {
  it.each([
    ['workbook', workbookOf],
    ['CSV', csvTable],
  ])('changes nothing as %s', (_, written) => {
    expect(diff(written(sheetFor(nodes)))).toMatchObject({
      wrong: [],
      faults: [],
      changes: [],
      additions: [],
      missing: [],
      ignored: [],
      unchanged: 2,
    });
  });

  const text = fc.string({ unit: fc.constantFrom('a', 'ß', ' ', ';', '"', "'", '=', '\n', '1', '.', ',', '-', '€') });
  const day = fc.option(
    fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  );
  const node = fc.record({
    title: text.filter((value) => value.trim() !== ''),
    text: fc.option(text),
    number: fc.option(fc.stringMatching(/^[0-9A-Z]{1,3}(\.[0-9]{1,2}){0,2}$/)),
    from: day,
    to: day,
    targetGroups: fc.array(
      text.filter((value) => value.trim() !== '' && !value.includes('\n')),
      { maxLength: 3 },
    ),
    weight: fc.integer({ min: 0, max: 5000 }).map((value) => value / 1000),
    kind: fc.option(fc.constantFrom('strategic' as const, 'operative' as const)),
    toBeDeveloped: fc.boolean(),
    lead: fc.option(fc.constantFrom(unitView(0), unitView(1))),
  });
  it('changes nothing whatever is in it, in any order of columns', () => {
    fc.assert(
      fc.property(
        fc.array(node, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        (given, csv, random) => {
          const rows = given.map(({ from, to, ...fields }, index) =>
            measure(index + 1, { ...fields, path: fields.number ?? '', plannedPeriod: { from, to } }),
          );
          const table = (csv ? csvTable : workbookOf)(sheetFor(rows));
          const order = table.header.cells
            .map((_, index) => ({ index, key: random.next().value as number }))
            .sort((one, other) => one.key - other.key);
          const permute = (cells: RawCell[]): RawCell[] => order.map(({ index }) => cells[index] ?? null);
          const permuted: RawTable = {
            ...table,
            header: { ...table.header, cells: permute(table.header.cells) },
            rows: table.rows.map((row) => ({ ...row, cells: permute(row.cells) })),
          };
          const { faults, changes, additions, unchanged } = diff(permuted, { nodes: rows });
          expect({ faults, changes, additions, unchanged }).toEqual({
            faults: [],
            changes: [],
            additions: [],
            unchanged: rows.length,
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('an edited row', () => {
  it('names each change with both values and becomes the input of the form', () => {
    const { changes, needsReason } = diff(
      edited({
        3: {
          Titel: 'Mehr Kurse',
          Zuständig: 'integrationsstelle',
          Ende: 'Q2 2027',
          Gewicht: '2,5',
          Gemeinden: 'Beispielhausen; Musterstadt',
          Art: 'Operativ',
        },
      }),
    );
    expect(changes).toHaveLength(1);
    expect(changes[0]!.fields.map(({ label, before, after }) => [label, before, after])).toEqual([
      ['Titel', 'Kurse', 'Mehr Kurse'],
      ['Zuständig', 'Fachbereich Kinder, Jugend, Familie', 'integrationsstelle'],
      ['Art', 'strategisch', 'operativ'],
      ['Ende', '15.12.2026', '2. Quartal 2027'],
      ['Gemeinden', 'Musterstadt', 'Beispielhausen; Musterstadt'],
      ['Gewicht', '1,5', '2,5'],
    ]);
    expect(changes[0]!.input).toEqual({
      title: 'Mehr Kurse',
      lead: 'integrationsstelle',
      kind: 'operative',
      period: { from: '2026-04-01', to: '2027-06-30' },
      municipalities: ['03998002', '03998001'],
      weight: 2.5,
    });
    expect(needsReason).toBe(true);
  });

  it('empties a field, and leaves one whose column is gone', () => {
    const table = edited({ 3: { Zuständig: null, Zielgruppen: ' ' } });
    expect(diff(table).changes[0]!.input).toEqual({ lead: null, targetGroups: [] });
    const at = table.header.cells.indexOf('Zuständig');
    table.header.cells[at] = null;
    expect(diff(table).changes[0]!.input).toEqual({ targetGroups: [] });
  });

  it('takes another order of a list for no change', () => {
    expect(diff(edited({ 3: { Beteiligt: 'jugend; integrationsstelle' } })).unchanged).toBe(2);
  });

  it('says what is not taken over', () => {
    expect(diff(edited({ 3: { Stand: 'fertig' } })).ignored).toEqual([{ row: 3, column: 'Stand', value: 'fertig' }]);
  });

  it('names every fault with row, column and remedy', () => {
    const faults = faultsOf(
      edited({
        2: { Titel: null, Ende: '1/2/2026' },
        3: { Zuständig: 'Amt für Wetter', Gehört: null, Art: 'wild', 'Gehört zu': 'Arbeit', Gemeinden: 'Atlantis', Nummer: 1.1 },
      }),
    );
    expect(faults).toEqual([
      '2 Titel: Hier darf nichts fehlen.',
      expect.stringContaining('2 Ende: „1/2/2026“ kann'),
      expect.stringContaining('3 Nummer: „1,1“ ist eine Zahl'),
      expect.stringContaining('3 Gehört zu: Das lässt sich über die Tabelle nicht ändern'),
      '3 Zuständig: Die Stelle „Amt für Wetter“ ist nicht angelegt.',
      expect.stringContaining('3 Art: „wild“ gibt es hier nicht'),
      '3 Gemeinden: Die Gemeinde „Atlantis“ ist nicht angelegt.',
    ]);
    expect(diff(edited({ 3: { Zuständig: 'Amt für Wetter' } }), { leaveOut: [3] })).toMatchObject({
      faults: [],
      leftOut: [3],
      missing: [],
    });
  });

  it('whose entry was changed meanwhile is kept back, by its own version or by that of the hand-in', () => {
    const later = nodes.map((node) => ({ ...node, version: 4 }));
    expect(faultsOf(edited({ 3: { Titel: 'Neu' } }), { nodes: later })[0]).toContain('wurde geändert, seit');
    const table = edited({ 3: { Titel: 'Neu' } });
    table.header.cells[table.header.cells.indexOf('Fassung')] = null;
    expect(faultsOf(table, { nodes: later, seen: { [id(2)]: 3 } })[0]).toContain('wurde geändert, seit');
    expect(diff(table, { nodes: later, seen: { [id(2)]: 4 } }).changes).toHaveLength(1);
  });

  it('is one per entry, and its entry must be there', () => {
    expect(faultsOf(edited({ 3: { Kennung: id(1) } }))).toEqual([
      expect.stringContaining('2 Kennung: Diese Kennung steht auch in Zeile 3'),
      expect.stringContaining('3 Kennung'),
    ]);
    expect(faultsOf(edited({ 3: { Kennung: id(77) } }))[0]).toContain('gibt es in dieser Strategie nicht mehr');
    expect(faultsOf(edited({ 3: { Kennung: '1E+05' } }))[0]).toContain('keine Kennung mehr');
  });

  it('that several units are named alike is not guessed', () => {
    const twins = [...units, { key: 'jugend-2', name: 'Integrationsstelle' }];
    expect(faultsOf(edited({ 3: { Zuständig: 'Integrationsstelle' } }), { units: twins })[0]).toContain('heißen mehrere');
    expect(diff(edited({ 3: { Zuständig: 'jugend-2' } }), { units: twins }).changes).toHaveLength(1);
  });
});

describe('a new row', () => {
  it('is placed by the titles above or by the outline', () => {
    const { additions, faults } = diff(
      edited({}, [
        { Ebene: 'maßnahme', Titel: 'Neu', 'Gehört zu': 'Sprache', Beginn: '1/27' },
        { Ebene: 'Maßnahme', Titel: 'Auch neu', 'Gehört zu': '1' },
        { Ebene: 'Feld', Titel: 'Arbeit' },
      ]),
    );
    expect(faults).toEqual([]);
    expect(additions.map(({ level, parentId, input }) => ({ level, parentId, input }))).toEqual([
      { level: 1, parentId: id(1), input: { title: 'Neu', period: { from: '2027-01-01', to: null } } },
      { level: 1, parentId: id(1), input: { title: 'Auch neu' } },
      { level: 0, parentId: null, input: { title: 'Arbeit' } },
    ]);
  });
  it('that has no place or title is a fault, and an empty one is none', () => {
    expect(
      faultsOf(
        edited({}, [
          { Titel: 'Neu' },
          { Ebene: 'Maßnahme', Titel: 'Neu' },
          { Ebene: 'Feld' },
          { Ebene: 'Feld', Titel: 'x', 'Gehört zu': 'Sprache' },
          {},
        ]),
      ),
    ).toEqual([
      expect.stringContaining('4 Ebene: Ein neuer Eintrag braucht seine Ebene'),
      expect.stringContaining('5 Gehört zu: Bitte nennen Sie'),
      '6 Titel: Hier darf nichts fehlen.',
      expect.stringContaining('7 Ebene: Die Ebene „Feld“ liegt nicht unter'),
    ]);
  });
});

describe('a table as a whole', () => {
  const wrong = (change: (table: RawTable) => void): string => {
    const table = workbookOf(sheetFor(nodes));
    change(table);
    return diff(table).wrong.join(' ');
  };
  it('is refused where it comes from elsewhere, has a column twice, no id or no row', () => {
    expect(wrong((table) => (table.origin = 'suedkreis/massnahmen/konzept'))).toContain(
      'aus einem anderen Landkreis („suedkreis“)',
    );
    expect(wrong((table) => (table.rows[0]!.cells[table.header.cells.indexOf('Herkunft')] = 'nordkreis/stellen/'))).toContain(
      'die Liste „stellen“',
    );
    expect(wrong((table) => (table.origin = 'nordkreis/massnahmen/alt'))).toContain('gehört zur Strategie „alt“');
    expect(wrong((table) => (table.header.cells[0] = 'Title'))).toContain('„Titel“ steht zweimal');
    expect(wrong((table) => (table.header.cells[table.header.cells.indexOf('Kennung')] = null))).toContain('„Kennung“ fehlt');
    expect(wrong((table) => (table.rows = []))).toContain('keine Zeile');
  });
  it('never deletes: an entry without a row is named', () => {
    const table = edited({});
    table.rows.pop();
    expect(diff(table)).toMatchObject({ missing: [{ nodeId: id(2), name: '1.10 Kurse' }], changes: [] });
  });
  it('names columns that it does not know', () => {
    const table = edited({});
    table.header.cells.push('Farbe');
    expect(diff(table).notices).toEqual([expect.stringContaining('Farbe')]);
  });
  it('writes every value the way it reads it', () => {
    for (const column of measureRegister.columns) expect(cellText({ column, value: null })).toBeNull();
  });
});
