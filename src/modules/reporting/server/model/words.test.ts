import { describe, expect, it } from 'vitest';
import { keyFor } from './key.ts';
import { letterOf } from './schedule.ts';
import { counted, countedDative, listed, periodWords, pluralOf } from './words.ts';

describe('German words', () => {
  it.each([
    ['Schwerpunktthema', 'Schwerpunktthemen'],
    ['Ziel', 'Ziele'],
    ['Unterziel', 'Unterziele'],
    ['Strategisches Ziel', 'Strategische Ziele'],
    ['Handlungsfeld', 'Handlungsfelder'],
    ['Maßnahme', 'Maßnahmen'],
    ['Empfehlung', 'Empfehlungen'],
    ['Projekt', 'Projekte'],
    ['Säule', 'Säulen'],
    ['Cluster', 'Cluster'],
  ])('%s becomes %s', (word, plural) => expect(pluralOf(word)).toBe(plural));

  it('counts one and several', () => {
    expect([
      counted(1, 'Ziel'),
      counted(22, 'Ziel'),
      countedDative(22, 'Ziel'),
      countedDative(6, 'Handlungsfeld'),
      countedDative(3, 'Maßnahme'),
    ]).toEqual(['1 Ziel', '22 Ziele', '22 Zielen', '6 Handlungsfeldern', '3 Maßnahmen']);
    expect(listed(['eins', 'zwei', 'drei'])).toBe('eins, zwei und drei');
  });

  it.each([
    [{ from: '2026-01-01', to: '2026-03-31' }, '1. Quartal 2026'],
    [{ from: '2026-01-01', to: '2026-06-30' }, '1. Quartal 2026 bis 2. Quartal 2026'],
    [{ from: null, to: '2026-06-30' }, 'bis 2. Quartal 2026'],
    [{ from: '2026-06-30', to: null }, 'ab 2. Quartal 2026'],
    [{ from: null, to: null }, null],
  ])('%o reads %s', (period, words) => expect(periodWords(period)).toBe(words));

  it('marks go on after z', () => expect([0, 25, 26, 52].map(letterOf)).toEqual(['a', 'z', 'aa', 'ba']));
});

describe('the key of a report', () => {
  it.each([
    ['Sachbericht 2018/2019', [], 'sachbericht-2018-2019'],
    ['Über die Brücke – größer', [], 'ueber-die-bruecke-groesser'],
    ['Sachbericht', ['sachbericht', 'sachbericht-2'], 'sachbericht-3'],
    ['تقرير', [], 'bericht'],
  ])('%s', (title, taken, key) => expect(keyFor(title, new Set(taken))).toBe(key));
});
