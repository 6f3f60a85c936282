import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import type { RawCell } from '#kernel/table-cells.ts';
import { mostRows, type RawRow, type RawTable } from '#kernel/table-file.ts';
import { decodeText } from './decode-text.ts';
import { DEFAULT_LIMITS, failure, type DocumentFailure } from './document.ts';
import { inspectZip } from './inspect-zip.ts';
import { detectDelimiter, parseRows } from './read-csv.ts';

type Asked = {
  /** A file on disk, or its bytes for one that is kept nowhere. */
  path?: string;
  bytes?: Uint8Array;
  name: string;
  /** Whether a row is the head of the table that is looked for. */
  acceptsColumns: (header: string[]) => boolean;
};
type Read = { ok: true; table: RawTable } | DocumentFailure;

/** How far below its first row a table may begin: letterheads and titles stand above. */
const headWithin = 10;
const tooMany = (): DocumentFailure =>
  failure(
    'too-large',
    `Die Tabelle hat mehr als ${mostRows.toLocaleString('de-DE')} Zeilen. Bitte teilen Sie sie in mehrere Dateien.`,
  );

/**
 * Reads a workbook or CSV file as a table whose cells keep what the file knows of them: dates, shares, broken formulas, merged
 * cells. Never throws on a bad file.
 */
export async function readTable(asked: Asked): Promise<Read> {
  const bytes = asked.bytes ? Buffer.from(asked.bytes) : await readFile(asked.path ?? '').catch(() => null);
  if (bytes === null) return failure('not-found', `Die Datei „${asked.name}“ lässt sich nicht öffnen.`);
  if (bytes.length === 0) return failure('empty', 'Die Datei ist leer.');
  if (bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50) return readWorkbook({ ...asked, bytes });
  if (bytes.length > 8 && bytes.readUInt32BE(0) === 0xd0cf11e0) {
    return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? failure('encrypted', 'Die Datei ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne Passwort.')
      : failure('wrong-type', 'Das ist ein altes Excel-Format (.xls). Bitte speichern Sie die Tabelle als .xlsx oder .csv.');
  }
  if (!/\.(csv|txt)$/i.test(asked.name)) return failure('wrong-type', 'Gelesen werden Tabellen als .xlsx und .csv.');
  return readDelimited({ ...asked, bytes });
}

function readDelimited(asked: Asked & { bytes: Buffer }): Read {
  const decoded = decodeText(asked.bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, '');
  const records = parseRows(text, detectDelimiter(text), mostRows + headWithin + 1);
  const open = records.find((record) => record.open);
  if (open) return failure('wrong-columns', `In Zeile ${open.n} beginnt ein Anführungszeichen, das nirgends endet.`);
  const rows = records.map((record, index): RawRow => ({
    row: index + 1,
    cells: record.cells.map((cell) => (cell === '' ? null : cell)),
  }));
  return tableOf({ asked, format: 'csv', rows, origin: null });
}

async function readWorkbook(asked: Asked & { bytes: Buffer }): Promise<Read> {
  let mostFilled = 0;
  const inside = inspectZip(asked.bytes, DEFAULT_LIMITS, ({ name, content }) => {
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) mostFilled = Math.max(mostFilled, filledRows(content));
  });
  if (!inside.ok) return inside;
  if (!inside.names.has('xl/workbook.xml'))
    return failure('wrong-type', 'In der Datei steckt keine Tabelle. Gelesen werden .xlsx und .csv.');
  // Counted before the workbook is built, so that a huge sheet is refused before it fills the memory.
  if (mostFilled > mostRows + headWithin) return tooMany();
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(asked.bytes as unknown as ExcelJS.Buffer);
  } catch {
    return failure('damaged', 'Die Tabelle ist beschädigt und lässt sich nicht öffnen. Bitte speichern Sie sie neu.');
  }
  const hidden = book.worksheets.find((sheet) => sheet.name === 'Kreislotse' && sheet.state !== 'visible');
  const said = hidden?.getCell('B1').value;
  const origin = typeof said === 'string' ? said : null;
  const sheets = book.worksheets.filter((sheet) => sheet.state === 'visible' && sheet.actualRowCount > 0);
  if (sheets.length === 0) return failure('empty', 'Die Tabelle enthält keine Zeilen.');
  const read = sheets.map((sheet) => ({
    name: sheet.name,
    table: tableOf({ asked, format: 'xlsx', rows: rowsOf(sheet), origin }),
  }));
  const fitting = read.filter(({ table }) => table.ok);
  if (fitting.length > 1) {
    const names = fitting.map(({ name }) => `„${name}“`).join(', ');
    return failure(
      'wrong-columns',
      `Mehrere Blätter enthalten eine solche Tabelle: ${names}. Bitte lassen Sie nur eines stehen.`,
    );
  }
  return fitting[0]?.table ?? read[0]!.table;
}

/** How many rows of a sheet hold a value; rows that are only formatted do not count. */
function filledRows(sheet: Buffer): number {
  const rows = sheet.toString('latin1').split(/<(?:\w+:)?row[\s>/]/);
  return rows.filter((row, index) => index > 0 && /<(?:\w+:)?(?:v|is|f)[\s>/]/.test(row)).length;
}

function rowsOf(sheet: ExcelJS.Worksheet): RawRow[] {
  const rows: RawRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: RawCell[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      const inherited = cell.isMerged && cell.master.address !== cell.address;
      cells[column - 1] = inherited ? { fault: 'merged', text: '' } : valueOf(cell.value, cell.numFmt ?? '');
    });
    rows.push({ row: number, cells: Array.from(cells, (cell) => cell ?? null) });
  });
  return rows;
}

/** A cell's value with what its format says of it; a formula gives what it gave when the file was saved. */
function valueOf(value: ExcelJS.CellValue, format: string): RawCell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return { fault: 'error', text: 'kein Datum' };
    const wholeDay = /d/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, ''));
    // A program keeps 17:00 as a share of its first day, rounded to less than a second.
    const minute = new Date(Math.round(value.getTime() / 60_000) * 60_000).toISOString();
    return minute.endsWith('T00:00:00.000Z')
      ? { day: minute.slice(0, 10), wholeDay }
      : { day: value.toISOString().slice(0, 10), wholeDay, time: minute.slice(11, 16) };
  }
  if (typeof value === 'number') return format.includes('%') ? { percent: value } : value;
  if (typeof value !== 'object') return value;
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('error' in value) return { fault: 'error', text: value.error };
  if ('hyperlink' in value) return valueOf(value.text as ExcelJS.CellValue, format);
  const formula = 'formula' in value ? value.formula : value.sharedFormula;
  return value.result === undefined
    ? { fault: 'formula', text: `=${formula}` }
    : valueOf(value.result as ExcelJS.CellValue, format);
}

function tableOf(input: { asked: Asked; format: 'csv' | 'xlsx'; rows: RawRow[]; origin: string | null }): Read {
  const filled = input.rows.filter((row) => row.cells.some((cell) => cell !== null && cell !== ''));
  const headTexts = (row: RawRow): string[] => row.cells.map((cell) => (typeof cell === 'string' ? cell : ''));
  const at = filled.slice(0, headWithin).findIndex((row) => input.asked.acceptsColumns(headTexts(row)));
  if (filled.length === 0) return failure('empty', 'Die Tabelle enthält keine Zeilen.');
  if (at < 0) {
    const seen = headTexts(filled[0]!)
      .filter((text) => text.trim() !== '')
      .slice(0, 12);
    return failure(
      'wrong-columns',
      `Keine Zeile am Anfang nennt die Spalten dieser Liste. Gefunden: ${seen.join(', ') || 'keine Überschriften'}. Bitte laden Sie die Tabelle herunter und ändern Sie diese.`,
    );
  }
  const rows = filled.slice(at + 1);
  if (rows.length > mostRows) return tooMany();
  return { ok: true, table: { format: input.format, origin: input.origin, header: filled[at]!, rows } };
}
