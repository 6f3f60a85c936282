import ExcelJS from 'exceljs';
import { failure, numberLines, type DocumentResult } from './document.ts';
import { cellText } from './read-csv.ts';

function valueText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const iso = value.toISOString();
    return `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`;
  }
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('text' in value) return typeof value.text === 'string' ? value.text : valueText(value.text as ExcelJS.CellValue);
  if ('result' in value) return valueText(value.result as ExcelJS.CellValue);
  return '';
}

/**
 * Reads a workbook: each visible sheet's name as a heading (where there are several), each row a line of tabs.
 * Merged cells give their value once, so that the rows below inherit it.
 */
export async function readXlsx(input: {
  bytes: Buffer;
  acceptsColumns?: ((header: string[]) => boolean) | undefined;
  expected?: string | undefined;
}): Promise<DocumentResult> {
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(input.bytes as unknown as ExcelJS.Buffer);
  } catch {
    return failure('damaged', 'Die Tabelle ist beschädigt und lässt sich nicht öffnen. Bitte speichern Sie sie neu.');
  }
  const sheets = workbook.worksheets.filter((sheet) => sheet.state === 'visible' && sheet.actualRowCount > 0);
  const texts: string[] = [];
  let accepted = false;
  const seen: string[] = [];
  for (const sheet of sheets) {
    if (sheets.length > 1 && !/^(?:tabelle|sheet|blatt)\s?\d*$/i.test(sheet.name)) texts.push(`### ${sheet.name}`);
    sheet.eachRow({ includeEmpty: false }, (row) => {
      const cells: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        const inherited = cell.isMerged && cell.master.address !== cell.address;
        cells[column - 1] = inherited ? '' : cellText(valueText(cell.value));
      });
      const filled = Array.from(cells, (cell) => cell ?? '');
      if (filled.every((cell) => cell === '')) return;
      if (seen.length === 0) seen.push(...filled.filter((cell) => cell !== ''));
      accepted ||= input.acceptsColumns?.(filled) ?? true;
      // A row with one cell is a caption of the sheet, not a row of its table.
      texts.push(
        filled.filter((cell) => cell !== '').length === 1 && filled[0] !== '' && filled.length === 1
          ? (filled[0] as string)
          : filled.join('\t'),
      );
    });
    texts.push('');
  }
  if (texts.every((text) => text.trim() === '')) return failure('empty', 'Die Tabelle enthält keine Zeilen.');
  if (!accepted) {
    return failure(
      'wrong-columns',
      `Keine Spalte nennt ein Ziel oder eine Maßnahme. Gefunden: ${seen.slice(0, 12).join(', ')}.${input.expected ? ` ${input.expected}` : ''}`,
    );
  }
  return { ok: true, format: 'xlsx', lines: numberLines(texts) };
}
