import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancestorsOf, deepest, faultOfMove, freePath, inTreeOrder, reposition, subtreeOf, type TreeNode } from './page-tree.ts';

const node = (id: string, parentId: string | null = null, position = 0): TreeNode => ({ id, parentId, position });
const nodes = [node('b', null, 1), node('a', null, 0), node('a2', 'a', 1), node('a1', 'a', 0), node('a1x', 'a1')];
const byId = new Map(nodes.map((one) => [one.id, one]));

describe('the tree of pages', () => {
  it('is read from the top down', () => {
    expect(inTreeOrder(nodes).map(({ id, depth }) => `${depth}${id}`)).toEqual(['0a', '1a1', '2a1x', '1a2', '0b']);
    expect(inTreeOrder([node('waise', 'fort')]).map(({ id }) => id)).toEqual(['waise']);
    expect(ancestorsOf(byId, 'a1x')).toEqual(['a', 'a1']);
    expect(subtreeOf(nodes, 'a').sort()).toEqual(['a', 'a1', 'a1x', 'a2']);
  });

  it('lets no page hang below itself, nor deeper than can be found', () => {
    expect(faultOfMove({ nodes, id: 'a', parentId: 'a1x' })).toBe('cycle');
    expect(faultOfMove({ nodes, id: 'a', parentId: 'a' })).toBe('cycle');
    expect(faultOfMove({ nodes, id: 'b', parentId: 'a1x' })).toBeNull();
    const chain = Array.from({ length: deepest }, (_, index) => node(`c${index}`, index === 0 ? null : `c${index - 1}`));
    expect(faultOfMove({ nodes: [...chain, node('x')], id: 'x', parentId: `c${deepest - 1}` })).toBe('too-deep');
    expect(faultOfMove({ nodes: [...chain, node('x')], id: 'x', parentId: `c${deepest - 2}` })).toBeNull();
    expect(faultOfMove({ nodes: [...chain, ...nodes], id: 'a', parentId: 'c3' })).toBe('too-deep');
  });

  it('keeps every page once, whatever is moved', () => {
    const moves = fc.array(fc.record({ id: fc.nat(11), parent: fc.option(fc.nat(11)), position: fc.nat(12) }));
    fc.assert(
      fc.property(moves, (given) => {
        let tree = Array.from({ length: 12 }, (_, index) => node(`n${index}`, null, index));
        for (const { id, parent, position } of given) {
          const moved = `n${id}`;
          const parentId = parent === null ? null : `n${parent}`;
          if (faultOfMove({ nodes: tree, id: moved, parentId }) !== null) continue;
          const siblings = tree.filter((one) => one.parentId === parentId);
          const places = new Map(reposition({ siblings, id: moved, position }).map((one) => [one.id, one.position]));
          tree = tree.map((one) => ({
            ...one,
            parentId: one.id === moved ? parentId : one.parentId,
            position: places.get(one.id) ?? one.position,
          }));
        }
        const ordered = inTreeOrder(tree);
        expect(ordered.map(({ id }) => id).sort()).toEqual(tree.map(({ id }) => id).sort());
        expect(Math.max(...ordered.map(({ depth }) => depth))).toBeLessThan(deepest);
        for (const [parentId, children] of Map.groupBy(tree, (one) => one.parentId)) {
          const positions = children.map(({ position }) => position);
          if (parentId !== null) expect(new Set(positions).size).toBe(positions.length);
        }
      }),
    );
  });

  it('finds an address that nobody has', () => {
    expect(freePath({ wanted: 'wohnen', taken: new Set() })).toBe('wohnen');
    expect(freePath({ wanted: 'wohnen', taken: new Set(['wohnen', 'wohnen-2']) })).toBe('wohnen-3');
  });
});
