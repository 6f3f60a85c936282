import ExcelJS from 'exceljs';
import { toCsv } from './csv.ts';

type Table = { name: string; columns: readonly string[]; rows: readonly (readonly (string | number | null)[])[] };

const attachment = (name: string): string => `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"`;

/** A table as a CSV download. */
export const csvResponse = (table: Table): Response =>
  new Response(toCsv(table), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(`${table.name}.csv`),
      'cache-control': 'private, no-store',
    },
  });

/** A table as an XLSX download: bold head, kept in view, columns as wide as their text up to a limit. */
export async function xlsxResponse(table: Table): Promise<Response> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(table.name.slice(0, 31).replace(/[[\]*?/\\:]/g, ' '), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.addRow([...table.columns]).font = { bold: true };
  for (const row of table.rows) sheet.addRow([...row]).alignment = { vertical: 'top', wrapText: true };
  table.columns.forEach((column, index) => {
    const longest = Math.max(column.length, ...table.rows.map((row) => String(row[index] ?? '').length));
    sheet.getColumn(index + 1).width = Math.min(Math.max(longest + 2, 8), 60);
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: table.columns.length } };
  return new Response(new Uint8Array(await book.xlsx.writeBuffer()), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachment(`${table.name}.xlsx`),
      'cache-control': 'private, no-store',
    },
  });
}
