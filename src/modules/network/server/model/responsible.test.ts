import { describe, expect, it } from 'vitest';
import type { OfficeFunction } from '../../contract-places.ts';
import { homeOf, officeGaps, responsibleFor, type Entry, type MunicipalityOf } from './responsible.ts';

const municipalities: MunicipalityOf[] = [
  { id: 'joint', ags: '033585401', name: 'Samtgemeinde', kind: 'joint-municipality', partOf: null },
  { id: 'village', ags: '03358001', name: 'Dorf', kind: 'municipality', partOf: '033585401' },
  { id: 'town', ags: '03358021', name: 'Stadt', kind: 'city', partOf: null },
];
const name: OfficeFunction = 'residents-registration';
const entry = (id: string, municipalityId: string | null, postcode: string | null = null): Entry => ({
  id,
  function: name,
  municipalityId,
  postcode,
});
const found = (entries: Entry[], ags: string | null, postcode: string | null = null): string | null => {
  const home = homeOf({ municipalities, ags, postcode });
  const best = home && responsibleFor({ entries, function: name, home });
  return best ? `${best.entry.id} ${best.scope}` : null;
};
const all = [
  entry('county', null),
  entry('of-joint', 'joint'),
  entry('of-village', 'village'),
  entry('of-postcode', null, '29693'),
  entry('of-village-postcode', 'village', '29693'),
];

describe('the responsible office', () => {
  it('is the most special one', () => {
    expect(found(all, '03358001', '29693')).toBe('of-village-postcode postcode');
    expect(found(all, '03358021', '29693')).toBe('of-postcode postcode');
    expect(found(all, '03358001')).toBe('of-village municipality');
    expect(
      found(
        all.filter((one) => one.id !== 'of-village'),
        '03358001',
        '11111',
      ),
    ).toBe('of-joint joint-municipality');
    expect(found(all, '03358021')).toBe('county county');
    expect(found(all, null)).toBe('county county');
  });

  it('does not depend on the order of the entries', () => {
    expect(found(all.toReversed(), '03358001', '29693')).toBe('of-village-postcode postcode');
  });

  it('is nobody where none is entered, and unknown for another county', () => {
    expect(found([entry('of-village', 'village')], '03358021')).toBeNull();
    expect(homeOf({ municipalities, ags: '03351001', postcode: null })).toBeNull();
  });
});

describe('gaps', () => {
  const gapOf = (entries: Entry[]) => officeGaps({ entries, municipalities }).find((gap) => gap.function === name);

  it('name the municipalities without an office, joint ones by their members', () => {
    expect(gapOf([])).toMatchObject({ everywhere: true, municipalities: [{ id: 'village' }, { id: 'town' }] });
    expect(gapOf([entry('of-joint', 'joint')])).toMatchObject({ everywhere: false, municipalities: [{ id: 'town' }] });
    expect(gapOf([entry('of-postcode', null, '29693')])).toMatchObject({ everywhere: true });
    expect(gapOf([entry('county', null)])).toBeUndefined();
  });
});
