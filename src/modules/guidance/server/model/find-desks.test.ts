import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collide, findDesks, sortingLetter, type DeskEntry } from './find-desks.ts';

const desk = (id: string, fields: Partial<DeskEntry> = {}) => ({
  id,
  task: 'foreigners-authority' as const,
  areaIds: [],
  letterFrom: null,
  letterTo: null,
  ...fields,
});
const village = { municipalityId: 'village', jointId: 'joint' };
const found = (desks: ReturnType<typeof desk>[], letter: string | null = null, home = village) => {
  const answer = findDesks({ desks, task: 'foreigners-authority', home, letter });
  return { ...answer, desks: answer.desks.map(({ id }) => id) };
};

describe('the right desk', () => {
  it.each([
    ['nobody', [], null, { desks: [], needsLetter: false, scope: null }],
    ['the county’s', [desk('county')], null, { desks: ['county'], needsLetter: false, scope: 'county' }],
    [
      'the joint municipality’s before the county’s',
      [desk('county'), desk('joint', { areaIds: ['joint'] })],
      null,
      { desks: ['joint'], needsLetter: false, scope: 'joint-municipality' },
    ],
    [
      'the own municipality’s before all',
      [desk('county'), desk('joint', { areaIds: ['joint'] }), desk('own', { areaIds: ['other', 'village'] })],
      null,
      { desks: ['own'], needsLetter: false, scope: 'municipality' },
    ],
    [
      'by the first letter',
      [desk('a-k', { letterFrom: 'A', letterTo: 'K' }), desk('l-z', { letterFrom: 'L', letterTo: 'Z' })],
      'L',
      { desks: ['l-z'], needsLetter: false, scope: 'county' },
    ],
    [
      'the one for all others',
      [desk('a-k', { letterFrom: 'A', letterTo: 'K' }), desk('rest')],
      'L',
      { desks: ['rest'], needsLetter: false, scope: 'county' },
    ],
    [
      'all that come into question while the letter is missing',
      [desk('a-k', { letterFrom: 'A', letterTo: 'K' }), desk('rest')],
      null,
      { desks: ['a-k', 'rest'], needsLetter: true, scope: 'county' },
    ],
    [
      'the wider one where nobody has the letter',
      [desk('county'), desk('own', { areaIds: ['village'], letterFrom: 'A', letterTo: 'B' })],
      'Z',
      { desks: ['county'], needsLetter: false, scope: 'county' },
    ],
  ] as const)('is %s', (_words, desks, letter, wanted) => {
    expect(found([...desks], letter)).toEqual(wanted);
  });

  it('is one alone wherever desks do not collide (property)', () => {
    const letter = fc.constantFrom('A', 'F', 'K', 'P', 'Z');
    const range = fc.option(
      fc.tuple(letter, letter).map((pair) => pair.toSorted()),
      { nil: null },
    );
    const entry = fc.record({ range, areaIds: fc.uniqueArray(fc.constantFrom('village', 'joint', 'town'), { maxLength: 2 }) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), letter, (entries, asked) => {
        const kept: ReturnType<typeof desk>[] = [];
        for (const [index, { range: letters, areaIds }] of entries.entries()) {
          const one = desk(String(index), { areaIds, letterFrom: letters?.[0] ?? null, letterTo: letters?.[1] ?? null });
          if (!kept.some((other) => collide(one, other))) kept.push(one);
        }
        expect(found(kept, asked).desks.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it.each([
  ['Öztürk', 'O'],
  ['  al-Assad', 'A'],
  ['Łukasz', 'L'],
  ['Šarić', 'S'],
  ['Шевченко', null],
  ['', null],
  ['3', null],
])('%s is sorted under %s', (name, letter) => {
  expect(sortingLetter(name)).toBe(letter);
});
