import type { Block } from '#kernel/document.ts';
import { formatMoney } from '#kernel/money.ts';
import { sectionTitle, type ReportSource } from './source.ts';
import { cell, paragraphs } from './words.ts';

/** What of the costs may be told: a frozen report is public, so only what the county released. */
export function moneyPart(input: { source: ReportSource; introduction: string }): Block[] {
  const { source, introduction } = input;
  const { money } = source.period;
  if (money === null) return [];
  return [
    { kind: 'heading', level: 1, id: 'mittel', text: sectionTitle('money', source) },
    ...paragraphs(introduction, { lead: true }),
    {
      kind: 'table',
      id: 'tabelle-mittel',
      caption: 'Geplante und ausgegebene Mittel nach Haushaltsjahr',
      columns: [
        { header: 'Jahr', width: 'auto' },
        { header: source.levels.field, width: 3 },
        { header: 'geplant', width: 'auto', align: 'end' },
        { header: 'gesichert', width: 'auto', align: 'end' },
        { header: 'ausgegeben', width: 'auto', align: 'end' },
      ],
      rowHeader: 1,
      rows: money.years.flatMap(({ year, sums, fields }) =>
        [...fields.map((field) => ({ name: field.name, of: field })), { name: 'zusammen', of: sums }].map(({ name, of }) => ({
          cells: [
            cell(String(year)),
            cell(name),
            cell(formatMoney(of.planned)),
            cell(formatMoney(of.secured)),
            cell(of.actual === null ? 'nicht gemeldet' : formatMoney(of.actual)),
          ],
        })),
      ),
    },
  ];
}
