import { describe, expect, it } from 'vitest';
import { spokenByCitizenship } from './spoken-by-citizenship.ts';

const sums = (table: string) => {
  const read = spokenByCitizenship(table);
  return read.ok ? { ...Object.fromEntries(read.byLanguage), unassigned: read.unassigned } : read;
};

describe('citizenships as languages', () => {
  it.each([
    ['Syrien;1.234', { ar: 1234, unassigned: 0 }],
    ['Syrien, Arabische Republik\t12\nIrak; 8', { ar: 20, unassigned: 0 }],
    ['Afghanistan 30\nIran, Islamische Republik 5', { fa: 35, unassigned: 0 }],
    [
      'Ukraine;10\nPolen;20\nRumänien;30\nMoldau;3\nBulgarien;4\nTürkei;5\nKosovo;6',
      { uk: 10, pl: 20, ro: 33, bg: 4, tr: 5, sq: 6, unassigned: 0 },
    ],
    ['Russische Föderation;7\nVietnam;2\nVN;1', { ru: 7, vi: 3, unassigned: 0 }],
    ['Österreich;50\nInsgesamt;999', { unassigned: 0 }],
    ['staatenlos;4\nungeklärt;5\nohne Angabe;6', { unassigned: 15 }],
    ['\n\nEritrea; 9\n', { ti: 9, unassigned: 0 }],
  ])('%j', (table, expected) => {
    expect(sums(table)).toEqual(expected);
  });

  it.each([
    ['Syrien;12\nAtlantis;3', { line: 2, words: 'Atlantis;3' }],
    ['Syrien', { line: 1, words: 'Syrien' }],
    ['12', { line: 1, words: '12' }],
    ['Syrien; viele', { line: 1, words: 'Syrien; viele' }],
  ])('says which line cannot be read of %j', (table, fault) => {
    expect(spokenByCitizenship(table)).toEqual({ ok: false, ...fault });
  });
});
