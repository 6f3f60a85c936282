import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, germanText, type Column } from './register.ts';
import { toCsv, withoutGuard } from './csv.ts';
import { dayOf, foldWord, numberOf, quarterFrom, readCell, type RawCell } from './table-cells.ts';
import { foldHeader, readHead, readOrigins } from './table-file.ts';

type Given = Pick<Column, 'kind' | 'choices' | 'edge' | 'unit' | 'required'>;
const read = (column: Given, raw: RawCell, current: string | null = null, typed = true) =>
  readCell({ column, raw, current, typed });
const value = (column: Given, raw: RawCell, current: string | null = null, typed = true) => {
  const result = read(column, raw, current, typed);
  return result.ok ? result.value : `Fehler: ${result.message}`;
};

describe('a day', () => {
  it.each([
    ['01.02.26', '2026-02-01'],
    ['1.2.2026', '2026-02-01'],
    ['1. 2. 2026', '2026-02-01'],
    ['2026-02-01T00:00', '2026-02-01'],
    ['2026-02-01T00:00:00.000Z', '2026-02-01'],
    ['2026-02-01 00:00:00', '2026-02-01'],
    ['1. Februar 2026', '2026-02-01'],
    ['46054', '2026-02-01'],
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['5/5/26', '2026-05-05'],
  ])('%s is %s', (text, day) => expect(dayOf(text)).toEqual({ ok: true, value: day }));

  it.each(['31.02.2026', '1/2/2026', 'bald', '2026', '12', 'Feb 26'])('%s is a fault', (text) => {
    expect(dayOf(text).ok).toBe(false);
  });

  it('is taken from the count of a spreadsheet, and not from any number', () => {
    expect(value({ kind: 'day' }, 46054)).toBe('2026-02-01');
    expect(value({ kind: 'day' }, 26)).toMatch(/kein Datum/);
    expect(value({ kind: 'day' }, { day: '2026-02-01', wholeDay: false })).toMatch(/nur Monat und Jahr/);
  });
});

describe('a time of day', () => {
  it.each<[RawCell, string]>([
    ['17:00', '17:00'],
    ['9:30', '09:30'],
    ['17.30', '17:30'],
    ['17 Uhr', '17:00'],
    ['17:00:00', '17:00'],
    [17 / 24, '17:00'],
    [{ day: '1899-12-30', wholeDay: false, time: '14:05' }, '14:05'],
    [{ day: '1899-12-30', wholeDay: false }, '00:00'],
  ])('%j is %s', (raw, time) => expect(value({ kind: 'time' }, raw)).toBe(time));

  it.each<RawCell>(['24:00', '17', 'abends', 17, 1.5, { day: '2026-02-01', wholeDay: true }, true])('%j is a fault', (raw) => {
    expect(value({ kind: 'time' }, raw)).toMatch(/^Fehler: .*17:00/);
  });

  it('is read back however a program keeps it', () => {
    fc.assert(
      fc.property(fc.nat(1439), (minute) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        for (const raw of [time, minute / 1440, `${time}:00`]) expect(value({ kind: 'time' }, raw)).toBe(time);
      }),
    );
  });
});

describe('a quarter', () => {
  it.each([
    'Q2 2026',
    '2. Quartal 2026',
    '2/26',
    '2/2026',
    'II/2026',
    '2026-Q2',
    '2026 Q2',
    'q2/26',
    '2. Quartal 26',
    '2 Q 26',
    '2.\u00a0Quartal 2026',
  ])('%s is the second of 2026', (text) => {
    expect(value({ kind: 'quarter', edge: 'start' }, text)).toBe('2026-04-01');
    expect(value({ kind: 'quarter', edge: 'end' }, text)).toBe('2026-06-30');
  });
  it('is not guessed from a month', () => {
    expect(quarterFrom('2.2026')).toBeNull();
    expect(quarterFrom('5/26')).toBeNull();
    expect(value({ kind: 'quarter', edge: 'start' }, { day: '2026-02-01', wholeDay: false })).toMatch(/War ein Quartal gemeint/);
    expect(value({ kind: 'quarter', edge: 'start' }, '5/26')).toMatch(/weder ein Quartal noch ein Datum/);
  });
  it('may be a day', () => {
    expect(value({ kind: 'quarter', edge: 'end' }, '15.12.2026')).toBe('2026-12-15');
    expect(value({ kind: 'quarter', edge: 'end' }, { day: '2026-12-15', wholeDay: true })).toBe('2026-12-15');
  });
});

describe('a number', () => {
  it.each([
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['0.125', 0.125],
    ['-3', -3],
    ['1.234.567', 1_234_567],
    ['1,234', 1.234],
  ])('%s is %d', (text, number) => expect(numberOf(text)).toEqual({ ok: true, value: number }));
  it('that may be two is a fault', () =>
    expect(numberOf('1.234')).toMatchObject({ ok: false, message: expect.stringContaining('1234') }));
  it('is read with its apostrophe, its blanks and its share', () => {
    expect(value({ kind: 'number' }, "'12,5")).toBe(12.5);
    expect(value({ kind: 'number' }, '1 234,5')).toBe(1234.5);
    expect(value({ kind: 'number', unit: '%' }, '12,5 %')).toBe(12.5);
    expect(value({ kind: 'number', unit: '%' }, { percent: 0.125 })).toBe(12.5);
    expect(value({ kind: 'number' }, '12 %')).toMatch(/Anteil/);
    expect(value({ kind: 'number' }, { day: '2026-05-01', wholeDay: true })).toMatch(/Datum geworden/);
    expect(value({ kind: 'number' }, 'viel')).toMatch(/keine Zahl/);
  });
});

describe('a number that is a name', () => {
  const code = { kind: 'code' } as const;
  it('keeps its noughts where a program took them off, and no others', () => {
    expect(value(code, 51919700, '051919700')).toBe('051919700');
    expect(value(code, '51919700', '051919700', false)).toBe('051919700');
    expect(value(code, '51919700', '051919700', true)).toBe('51919700');
    expect(value(code, 51919701, '051919700')).toBe('51919701');
  });
  it('is what it was where the damaged cell still shows it', () => {
    expect(value(code, { day: '2026-10-01', wholeDay: true }, '1.10')).toBe('1.10');
    expect(value(code, '01. Okt', '1.10', false)).toBe('1.10');
    expect(value(code, 1.1, '1.1')).toBe('1.1');
    expect(value(code, 3, '3')).toBe('3');
  });
  it('is a fault where it may be another', () => {
    expect(value(code, 1.1, '1.10')).toMatch(/1\.10/);
    expect(value(code, '1.1', '1.10', false)).toMatch(/Null verloren/);
    expect(value(code, 1.1)).toMatch(/Fehler/);
    expect(value(code, { day: '2026-10-02', wholeDay: true }, '1.10')).toMatch(/Datum geworden/);
    expect(value(code, '1E+05', '100000')).toMatch(/1E\+05/);
  });
  it('is changed on purpose', () => {
    expect(value(code, '1.1', '1.10')).toBe('1.1');
    expect(value(code, '2.3', '1.10', false)).toBe('2.3');
    expect(value(code, 4, '3')).toBe('4');
  });
});

describe('other cells', () => {
  it('are taken as words, whatever their spelling', () => {
    const choices = { short: 'kurzfristig', medium: 'mittelfristig' };
    expect(value({ kind: 'choice', choices }, ' Kurzfristig ')).toBe('short');
    expect(value({ kind: 'choice', choices }, 'MEDIUM')).toBe('medium');
    expect(value({ kind: 'choice', choices }, 'bald')).toMatch(/Möglich sind: kurzfristig, mittelfristig/);
    expect(value({ kind: 'flag' }, 'x')).toBe(true);
    expect(value({ kind: 'flag' }, 'Nein')).toBe(false);
    expect(value({ kind: 'flag' }, 'vielleicht')).toMatch(/weder/);
    expect(value({ kind: 'list' }, 'a; b ;; c')).toEqual(['a', 'b', 'c']);
    expect(value({ kind: 'list' }, 'a; b\nc')).toEqual(['a; b', 'c']);
    expect(value({ kind: 'list' }, null)).toEqual([]);
    expect(value({ kind: 'text', required: true }, '  ')).toMatch(/nichts fehlen/);
    expect(value({ kind: 'text' }, { day: '2026-05-01', wholeDay: true })).toMatch(/Datum geworden/);
    expect(value({ kind: 'id' }, '1E+05')).toMatch(/keine Kennung/);
  });
  it('that are broken say how', () => {
    expect(value({ kind: 'text' }, { fault: 'formula', text: '=A1&B1' })).toMatch(/kein Ergebnis/);
    expect(value({ kind: 'number' }, { fault: 'error', text: '#NV' })).toMatch(/#NV/);
    expect(value({ kind: 'text' }, { fault: 'merged', text: '' })).toMatch(/verbunden/);
  });
});

describe('what was written', () => {
  it('is read as it was, by kind', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const cases: [Given, fc.Arbitrary<string | number | string[]>][] = [
      [{ kind: 'day' }, day],
      [{ kind: 'quarter', edge: 'start' }, day],
      [{ kind: 'quarter', edge: 'end' }, day],
      [{ kind: 'number' }, fc.integer({ min: 0, max: 1_000_000 }).map((number) => number / 1000)],
      [{ kind: 'code' }, fc.stringMatching(/^[A-Z0-9]{1,3}(\.[0-9]{1,2}){0,3}$/)],
      [{ kind: 'text' }, fc.string().filter((text) => text.trim() === text && text !== '' && !/\r|\u00a0/.test(text))],
    ];
    for (const [column, arbitrary] of cases) {
      fc.assert(
        fc.property(arbitrary, (given) => {
          const text = cellText({ column, value: given });
          const csv = toCsv({ columns: ['a'], rows: [[germanText({ kind: column.kind, value: text })]] })
            .slice(4, -2)
            .replace(/^"([\s\S]*)"$/, (_, inside: string) => inside.replaceAll('""', '"'));
          const back = readCell({ column, raw: csv, current: text, typed: false });
          expect(back).toEqual({ ok: true, value: given });
        }),
      );
    }
  });
  it('loses only the apostrophe that was set before it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', 'a') }), (text) => {
        const written = toCsv({ columns: ['a'], rows: [[text]] }).slice(4, -2);
        return withoutGuard(written) === text;
      }),
    );
  });
});

describe('the head of a table', () => {
  const columns: Column<object>[] = [
    { key: 'lead', german: 'Zuständig', english: 'Responsible', also: ['Federführung'], kind: 'text', value: () => null },
    { key: 'text', german: 'Öffentlicher Text', english: 'Public text', kind: 'text', value: () => null },
    { key: 'cost', german: 'Kosten', english: 'Cost', unit: '€', kind: 'number', value: () => null },
  ];
  it.each(['Zuständig', 'ZUSTAENDIG', 'zuständig:', 'Responsible', 'Feder-\nführung', 'Zusta\u0308ndig'])('knows %s', (name) => {
    expect(readHead({ columns, header: { row: 1, cells: ['x', name] } }).at.get('lead')).toBe(1);
  });
  it('knows line breaks and units, names what it does not know and what stands there twice', () => {
    const head = readHead({
      columns,
      header: { row: 1, cells: ['Öffentlicher\nText', 'Kosten (€)', 'Farbe', 'Cost', 'Herkunft', null] },
    });
    expect([...head.at]).toEqual([
      ['text', 0],
      ['cost', 1],
    ]);
    expect(head.unknown).toEqual(['Farbe']);
    expect(head.doubled).toEqual([{ german: 'Kosten', positions: [1, 3] }]);
  });
  it('folds what people write differently', () => {
    expect(foldHeader('Straße / Größe (m²)')).toBe('strassegroesse');
    expect(foldWord('Ämter')).toBe('aemter');
  });
  it('tells where it comes from, by its hidden sheet and its column', () => {
    const row = (text: string | null) => ({ row: 2, cells: ['a', text] });
    const table = {
      format: 'xlsx' as const,
      origin: 'nord/massnahmen/k',
      header: { row: 1, cells: ['A', 'Herkunft'] },
      rows: [row('nord/massnahmen/k'), row('sued/massnahmen/k'), row(null)],
    };
    expect(readOrigins(table)).toEqual(['nord/massnahmen/k', 'sued/massnahmen/k']);
  });
});
