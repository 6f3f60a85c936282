import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belowOf, fieldOf, latestFirst } from './news.ts';
import { neighboursOf } from './tree.ts';

const rows = new Map(
  [
    { id: 'feld', parentId: null },
    { id: 'ziel', parentId: 'feld' },
    { id: 'schritt', parentId: 'ziel' },
    { id: 'nachbar', parentId: null },
  ].map((row) => [row.id, row]),
);

describe('where news belong', () => {
  it('a place holds itself and all below it', () => {
    expect(belowOf({ rows, id: 'feld' })).toEqual(new Set(['feld', 'ziel', 'schritt']));
    expect(belowOf({ rows, id: 'nachbar' })).toEqual(new Set(['nachbar']));
  });

  it('the field is the outermost ancestor, and a field has none', () => {
    expect(fieldOf({ rows, id: 'schritt' })).toBe('feld');
    expect(fieldOf({ rows, id: 'feld' })).toBeNull();
    expect(fieldOf({ rows, id: 'fort' })).toBeNull();
  });

  it('whatever the tree is, a node lies within its own field', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 40 }), (parents) => {
        // Each row hangs below an earlier one or below nothing.
        const tree = new Map(
          parents.map((parent, index) => {
            const at = parent % (index + 1);
            return [String(index), { id: String(index), parentId: at === index ? null : String(at) }];
          }),
        );
        for (const id of tree.keys()) expect(belowOf({ rows: tree, id: fieldOf({ rows: tree, id }) ?? id }).has(id)).toBe(true);
      }),
    );
  });

  it('the newest comes first, and the order of one moment is kept', () => {
    const at = (id: string, time: string) => ({ id, at: time });
    expect(latestFirst([at('a', '1'), at('b', '2'), at('c', '2')]).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });
});

describe('neighbours', () => {
  const tree = [
    { id: 'a', level: 0, children: [{ id: 'a1', level: 1, children: [] }] },
    { id: 'b', level: 0, children: [{ id: 'b1', level: 1, children: [] }] },
  ];

  it('lie on the same level, across headings', () => {
    expect(neighboursOf(tree, 'a1')).toMatchObject({ previous: null, next: { id: 'b1' } });
    expect(neighboursOf(tree, 'b')).toMatchObject({ previous: { id: 'a' }, next: null });
    expect(neighboursOf(tree, 'fort')).toEqual({ previous: null, next: null });
  });
});
