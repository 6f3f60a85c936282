import { describe, expect, it } from 'vitest';
import type { RawCell } from '#kernel/table-cells.ts';
import type { RawTable } from '#kernel/table-file.ts';
import { guessMapping, looksLikeCounts, readCounts } from './read-counts.ts';

const header = [
  'Nr.',
  'Datum',
  'Sprache',
  'Anlass',
  'Gemeinde',
  'Einrichtung',
  'Dauer (Minuten)',
  'Kosten (€)',
  'Status',
  'Name',
];
const table = (rows: RawCell[][]): RawTable => ({
  ...{ format: 'csv', origin: null, header: { row: 1, cells: header } },
  rows: rows.map((cells, index) => ({ row: index + 2, cells })),
});
const words = {
  towns: [{ id: 'town', name: 'Musterstadt', ags: '03999001' }],
  occasions: [{ key: 'kita-talk', label: 'Elterngespräch in der Kita' }],
};
const mapping = guessMapping(header);
const read = (...rows: RawCell[][]) => readCounts({ table: table(rows), mapping, words, today: '2026-11-25' });
const good: RawCell[] = [
  'A-1',
  '05.03.2024',
  'Arabisch',
  'Elterngespräch in der Kita',
  'Musterstadt',
  'Kita',
  '90',
  '36,00',
  'erledigt',
  'x',
];
const withCell = (at: number, cell: RawCell): RawCell[] => good.with(at, cell);

describe('the table of another pool', () => {
  it('is known by its heads', () => {
    expect(mapping).toEqual({
      ...{ externalId: 0, day: 1, language: 2, occasion: 3, municipality: 4, requesterKind: 5, minutes: 6, cents: 7, outcome: 8 },
    });
    expect(looksLikeCounts(header)).toBe(true);
    expect(looksLikeCounts(['Name', 'Telefon'])).toBe(false);
  });

  it('gives conversations without anybody in them', () => {
    expect(read(good)).toEqual({
      faults: [],
      lines: [
        {
          ...{ row: 2, externalId: 'A-1', day: '2024-03-05', language: 'ar', occasion: 'kita-talk', municipalityId: 'town' },
          ...{ requesterKind: 'kita', minutes: 90, cents: 3600, outcome: 'done' },
        },
      ],
    });
    const [line] = read([7, { day: '2024-03-05', wholeDay: false }, 'kmr-Latn', null, '03999001', null, 45, null, null]).lines;
    expect(line).toMatchObject({ externalId: '7', day: '2024-03-01', language: 'kmr-Latn', municipalityId: 'town', cents: 0 });
    for (const month of ['03/2024', '2024-03', '3.2024']) expect(read(withCell(1, month)).lines[0]!.day).toBe('2024-03-01');
  });

  it.each([
    [0, '', 'externalId'],
    [0, 'x'.repeat(61), 'externalId'],
    [1, '31.02.2024', 'day'],
    [1, '13/2024', 'day'],
    [1, '05.03.2030', 'day'],
    [2, 'Klingonisch', 'language'],
    [2, 'Kurd', 'language'],
    [3, 'Polizei am Abend', 'occasion'],
    [4, 'Atlantis', 'municipality'],
    [5, 'Zirkus', 'requesterKind'],
    [6, 'lang', 'minutes'],
    [6, null, 'minutes'],
    [6, '-5', 'minutes'],
    [6, '5000', 'minutes'],
    [7, '1.234', 'cents'],
    [8, 'vielleicht', 'outcome'],
    [2, { fault: 'error', text: '#REF!' }, 'language'],
  ] as const)('says what is wrong in column %i with %j', (at, cell, field) => {
    const { lines, faults } = read(withCell(at, cell));
    expect(lines).toEqual([]);
    expect(faults.map((fault) => fault.field)).toContain(field);
    expect(faults[0]).toMatchObject({ row: 2, message: expect.stringMatching(/\S{3}/) });
  });

  it('counts a number once, and asks for the columns it needs', () => {
    expect(read(good, good).faults).toMatchObject([{ row: 3, field: 'externalId' }]);
    const { faults } = readCounts({ table: table([good]), mapping: { day: 1 }, words, today: '2026-11-25' });
    expect(faults.map(({ field }) => field)).toEqual(['externalId', 'language', 'minutes']);
  });
});
