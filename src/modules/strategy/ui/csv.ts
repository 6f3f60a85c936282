import { horizonWords, kindWords, stateWords, type PublicNode } from '../contract.ts';
import type { FieldView } from './lines.ts';

const day = (value: string | null | undefined): string =>
  value ? `${value.slice(8, 10)}.${value.slice(5, 7)}.${value.slice(0, 4)}` : '';

/** A cell of a table for spreadsheets. A leading sign that a spreadsheet would take for a formula is made text. */
export function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** All goals and measures of a selection, one a line: semicolons and a byte order mark, as German spreadsheets read it. */
export function csvOf(input: { fields: readonly FieldView[]; levels: readonly string[] }): string {
  const head = [
    'Nummer',
    'Ebene',
    input.levels[0] ?? 'Feld',
    'Titel',
    'Stand',
    'Meldung vom',
    'Meldung',
    'Grund',
    'Quelle',
    'Zuständig',
    'Partner',
    'Art',
    'Frist',
    'Geplant ab',
    'Geplant bis',
    'Begonnen',
    'Beendet oder erwartet',
    'Beispieldaten',
  ];
  const rows: string[][] = [];
  const add = (node: PublicNode, field: PublicNode | null): void => {
    const note = node.lastStatus;
    rows.push([
      node.path,
      node.levelName,
      field === null ? '' : `${field.path} ${field.title}`.trim(),
      node.title,
      node.toBeDeveloped && node.state === 'not-reported' ? 'Maßnahmen werden noch entwickelt' : stateWords[node.state],
      day(note?.date),
      note?.text ?? '',
      note?.reason ?? '',
      note?.source ?? '',
      node.lead?.name ?? '',
      node.partners.map(({ name }) => name).join(', '),
      node.kind ? kindWords[node.kind] : '',
      node.horizon ? horizonWords[node.horizon] : '',
      day(node.plannedPeriod.from),
      day(node.plannedPeriod.to),
      day(node.period.from),
      day(node.period.to),
      note?.demonstration ? 'ja' : '',
    ]);
    for (const child of node.children) add(child, field);
  };
  for (const { field, groups } of input.fields) {
    for (const group of groups) {
      for (const goal of [...group.heads, ...group.beside]) add({ ...goal, children: [] }, field);
      for (const line of group.lines) add(line, field);
    }
  }
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}
