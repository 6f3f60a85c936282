import { describe, expect, it } from 'vitest';
import { readReorganiseForm, reorganiseFaults, toReorganisation } from './reorganise-form.ts';

const form = (query: string) => readReorganiseForm(new URLSearchParams(query));
const a = '01900000-0000-7000-8000-00000000000a';
const b = '01900000-0000-7000-8000-00000000000b';

describe('the form for rebuilding units', () => {
  it('says what is missing, at the field', () => {
    expect(reorganiseFaults(form('')).map((fault) => fault.id)).toEqual(['art', 'am']);
    expect(reorganiseFaults(form(`art=split&von=${a}&am=2027-01-01&name0=X`)).map((fault) => fault.id)).toEqual(['name0']);
    expect(reorganiseFaults(form(`art=merge&von=${a}&am=morgen&name0=X`)).map((fault) => fault.id)).toEqual(['von', 'am']);
    expect(reorganiseFaults(form(`art=rename&von=${a}&am=2027-01-01&name0=X`))).toEqual([]);
  });

  it('gives new units and those that are there in the order of the form', () => {
    const read = form(`art=split&von=${a}&am=2027-01-01&name0=Büro für Bildung&kind0=office&stelle2=${b}&vermerk=Neu`);
    expect(toReorganisation({ form: read, placed: [[`node:${a}`, '1']] })).toEqual({
      kind: 'split',
      effectiveOn: '2027-01-01',
      fromUnitIds: [a],
      successors: [{ key: 'buero-fuer-bildung', name: 'Büro für Bildung', kind: 'office' }, { unitId: b }],
      placement: { [`node:${a}`]: 1 },
      note: 'Neu',
    });
  });
});
