import ExcelJS from 'exceljs';
import { toCsv } from '#kernel/csv.ts';
import { isIsoDate } from '#kernel/dates.ts';
import { germanText, originText, wallTime, type CellText, type ColumnKind, type Sheet } from '#kernel/register.ts';

export type TableFormat = 'csv' | 'xlsx';
export const isTableFormat = (format: string): format is TableFormat => format === 'csv' || format === 'xlsx';

/** Name of the hidden sheet that says where a workbook comes from. */
const originSheet = 'Kreislotse';

const headers = (name: string, type: string): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"`,
  'cache-control': 'private, no-store',
});

/** A table as a download. */
export async function tableResponse(input: { sheet: Sheet; format: TableFormat }): Promise<Response> {
  const { sheet, format } = input;
  if (format === 'csv') return new Response(csvOf(sheet), { headers: headers(`${sheet.name}.csv`, 'text/csv; charset=utf-8') });
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new Response(new Uint8Array(await xlsxOf(sheet)), { headers: headers(`${sheet.name}.xlsx`, type) });
}

export const csvOf = (sheet: Sheet): string =>
  toCsv({
    columns: sheet.columns.map((column) => column.header),
    rows: sheet.rows.map((row) => row.map((value, index) => germanText({ kind: sheet.columns[index]!.kind, value }))),
  });

/** Days are days and numbers are numbers; all else is text, names made of figures too, so that no program turns them into dates. */
const formats: Partial<Record<ColumnKind, string>> = { day: 'dd.mm.yyyy', quarter: 'dd.mm.yyyy', instant: 'dd.mm.yyyy hh:mm' };

function workbookValue(kind: ColumnKind, value: CellText): string | number | Date | null {
  if (typeof value !== 'string') return value;
  if (kind === 'instant') return new Date(`${wallTime(value).replace(' ', 'T')}:00Z`);
  return (kind === 'day' || kind === 'quarter') && isIsoDate(value) ? new Date(`${value}T00:00:00Z`) : value;
}

/** A table as a workbook: bold head, kept in view, columns as wide as their text up to a limit, filters. */
export async function xlsxOf(sheet: Sheet): Promise<ExcelJS.Buffer> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet(sheet.title.slice(0, 31).replace(/[[\]*?/\\:]/g, ' '), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  page.addRow(sheet.columns.map((column) => column.header)).font = { bold: true };
  for (const row of sheet.rows) {
    const added = page.addRow(row.map((value, index) => workbookValue(sheet.columns[index]!.kind, value)));
    added.alignment = { vertical: 'top', wrapText: true };
    added.eachCell((cell, index) => {
      if (cell.value instanceof Date) cell.numFmt = formats[sheet.columns[index - 1]!.kind] ?? 'dd.mm.yyyy';
      else if (typeof cell.value === 'string') cell.numFmt = '@';
    });
  }
  sheet.columns.forEach((column, index) => {
    const longest = sheet.rows.reduce((most, row) => Math.max(most, String(row[index] ?? '').length), column.header.length);
    const written = page.getColumn(index + 1);
    written.width = Math.min(Math.max(longest + 2, 8), 60);
    if (column.key === 'origin') written.hidden = true;
  });
  page.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: sheet.columns.length } };
  const about = book.addWorksheet(originSheet, { state: 'hidden' });
  about.addRow(['Herkunft', originText(sheet.origin)]);
  return book.xlsx.writeBuffer();
}
