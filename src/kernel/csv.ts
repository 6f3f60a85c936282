/**
 * Texts come from many hands: one that a spreadsheet would run as a formula gets an apostrophe. One that has the apostrophe
 * already gets a second, so that reading gives back what was written.
 */
const guarded = /^'*[=+\-@\t\r]/;

const cell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = guarded.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table as CSV the way German spreadsheets open it (RFC 4180): semicolons, UTF-8 with a mark, CRLF. */
export function toCsv(input: { columns: readonly string[]; rows: readonly (readonly (string | number | null)[])[] }): string {
  return `\uFEFF${[input.columns, ...input.rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** The text of a cell without the apostrophe that `toCsv` set before it. */
export const withoutGuard = (text: string): string => (text.startsWith("'") && guarded.test(text) ? text.slice(1) : text);
