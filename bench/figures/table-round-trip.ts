import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { readTable } from '#adapters/documents/read-table.ts';
import { sheetOf } from '#kernel/register.ts';
import { readHead } from '#kernel/table-file.ts';
import { xlsxOf } from '#lib/office/export.ts';
import { diffTable } from '#modules/strategy/server/model/table-diff.ts';
import { measureRegister, type MeasureRow } from '#modules/strategy/table.ts';
import { alternating, figure, timed, type Figure } from '../measure.ts';

const rows = 5_000;
/** Reading, comparing and writing may cost three times what the spreadsheet library takes to read and write alone. */
const limit = 3;

/** An edited workbook of 5,000 measures: read, compared with what is stored, and written back. */
export async function tableRoundTrip(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kreislotse-bench-'));
  try {
    const stored = Array.from({ length: rows }, (_, index) => measure(index));
    const origin = { county: 'bench', list: measureRegister.key, subject: 'strategie' };
    const sheet = sheetOf({ register: measureRegister, rows: stored, origin, name: 'strategie' });
    const path = join(folder, 'edited.xlsx');
    // Every tenth title was edited by somebody.
    const title = sheet.columns.findIndex((column) => column.key === 'title');
    const edited = sheet.rows.map((row, index) =>
      index % 10 === 0 ? row.map((cell, column) => (column === title ? `${cell} neu` : cell)) : row,
    );
    await writeFile(path, Buffer.from(await xlsxOf({ ...sheet, rows: edited })));

    const measured = await alternating({
      rounds: 5,
      thing: () =>
        timed(async () => {
          const read = await readTable({
            path,
            name: 'edited.xlsx',
            acceptsColumns: (cells) => readHead({ columns: measureRegister.columns, header: { row: 0, cells } }).at.size >= 2,
          });
          if (!read.ok) throw new Error(read.message);
          const diff = diffTable({
            table: read.table,
            origin,
            levels: ['Maßnahme'],
            nodes: stored,
            units: [],
            municipalities: [],
            seen: {},
            leaveOut: [],
            adopted: true,
          });
          if (diff.changes.length !== rows / 10 || diff.faults.length > 0)
            throw new Error(`${diff.changes.length} changes, ${diff.faults.length} faults: ${diff.faults[0]?.message ?? ''}`);
          await xlsxOf(sheet);
        }),
      reference: () =>
        timed(async () => {
          const book = new ExcelJS.Workbook();
          await book.xlsx.readFile(path);
          await book.xlsx.writeBuffer();
        }),
    });
    return [
      figure({
        name: 'table-round-trip',
        ...measured,
        unit: 'ms',
        reference: 'the spreadsheet library reading and writing the same file',
        better: 'lower',
        limit,
      }),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const measure = (index: number): MeasureRow => ({
  id: `01a00000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  parentId: null,
  level: 0,
  levelName: 'Maßnahme',
  number: String(index + 1),
  path: String(index + 1),
  title: `Maßnahme ${index + 1}`,
  titleLanguage: 'de',
  text: `Was in der Maßnahme ${index + 1} geschieht, in einem Satz mit einigen Wörtern.`,
  internalText: null,
  kind: 'operative',
  horizon: 'medium',
  period: { from: '2026-01-01', to: '2026-12-31' },
  plannedPeriod: { from: '2026-01-01', to: '2026-12-31' },
  lead: null,
  partners: [],
  targetGroups: ['Familien', 'Jugendliche'],
  municipalities: [],
  layer: 'county',
  countyRole: 'own',
  links: [],
  toBeDeveloped: false,
  weight: 1,
  version: 1,
  drafts: 0,
  state: 'not-reported',
  lastStatus: null,
  steps: [],
  above: [],
});
