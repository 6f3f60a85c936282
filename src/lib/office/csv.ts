/** A cell that a spreadsheet would run as a formula gets an apostrophe: texts here come from many hands. */
const harmless = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

const cell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = harmless(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table as CSV the way German spreadsheets open it: semicolons, UTF-8 with a mark, CRLF. */
export function toCsv(input: { columns: readonly string[]; rows: readonly (readonly (string | number | null)[])[] }): string {
  return `\uFEFF${[input.columns, ...input.rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}
