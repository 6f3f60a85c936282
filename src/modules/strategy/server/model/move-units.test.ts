import { describe, expect, it } from 'vitest';
import { moveUnits } from './move-units.ts';

const change = { fromUnitIds: ['a', 'b'], toUnitIds: ['x', 'y'], placement: { 'node:n2': 'y' } };
const move = (leadUnitId: string | null, partnerUnitIds: string[], nodeId = 'n1') =>
  moveUnits({ nodeId, leadUnitId, partnerUnitIds, change });

describe('units of a node after a reorganisation', () => {
  it.each([
    ['are left alone where none of them was concerned', move('c', ['d']), null],
    ['are left alone where there are none', move(null, []), null],
    ['go to the first that follows', move('a', []), { leadUnitId: 'x', partnerUnitIds: [] }],
    ['go where the node was placed', move('a', [], 'n2'), { leadUnitId: 'y', partnerUnitIds: [] }],
    ['name a partner once after a merger', move('c', ['a', 'b', 'd']), { leadUnitId: 'c', partnerUnitIds: ['x', 'd'] }],
    ['do not name the lead as its own partner', move('a', ['b', 'd']), { leadUnitId: 'x', partnerUnitIds: ['d'] }],
  ])('%s', (_what, moved, expected) => expect(moved).toEqual(expected));
});
