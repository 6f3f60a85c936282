import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProposalValues } from '../../contract-requests.ts';
import { asProposed, narrow, proposalLines, stepsAfter } from './proposal.ts';

const current: ProposalValues = {
  title: 'Kurse am Abend',
  text: null,
  period: { from: '2026-01-01', to: '2026-12-31' },
  lead: 'jugend',
  targetGroups: ['Eltern'],
  kind: 'strategic',
  steps: [{ title: 'Bedarf erheben', due: null }],
};

describe('narrow', () => {
  it('keeps what differs, with what stood there', () => {
    expect(
      narrow({ current, proposed: { ...current, title: 'Kurse am Abend', period: { from: '2026-01-01', to: '2027-06-30' } } }),
    ).toEqual({
      before: { period: { from: '2026-01-01', to: '2026-12-31' } },
      proposed: { period: { from: '2026-01-01', to: '2027-06-30' } },
    });
  });
  it('of what stands is nothing', () => {
    expect(narrow({ current, proposed: current })).toEqual({ before: {}, proposed: {} });
  });
});

describe('proposalLines', () => {
  const proposal = narrow({ current, proposed: { title: 'Kurse am Morgen', lead: 'integrationsstelle' } });
  it('tells what was changed meanwhile', () => {
    const lines = proposalLines({ ...proposal, current: { ...current, title: 'Kurse am Mittag' } });
    expect(lines.map(({ field, stale }) => [field, stale])).toEqual([
      ['title', true],
      ['lead', false],
    ]);
  });
  it('finds nothing stale in what became what was wished', () => {
    const lines = proposalLines({ ...proposal, current: { ...current, title: 'Kurse am Morgen' } });
    expect(lines.every(({ stale }) => !stale)).toBe(true);
  });
});

describe('asProposed', () => {
  it('asks for the same fields with the same values', () => {
    expect(asProposed({ proposed: { title: 'A' }, applied: { title: 'A' } })).toBe(true);
    expect(asProposed({ proposed: { title: 'A' }, applied: { title: 'B' } })).toBe(false);
    expect(asProposed({ proposed: { title: 'A', lead: null }, applied: { title: 'A' } })).toBe(false);
  });
});

describe('stepsAfter', () => {
  it('keeps done steps done', () => {
    const stored = [
      { id: 'a', title: 'Bedarf erheben', due: null, doneOn: '2026-02-01' },
      { id: 'b', title: 'Kurse planen', due: null, doneOn: null },
    ];
    expect(
      stepsAfter({
        stored,
        wanted: [
          { title: 'Kurse planen', due: '2027-01-31' },
          { title: 'Bedarf erheben', due: null },
          { title: 'Räume mieten', due: null },
        ],
      }),
    ).toEqual([
      { id: 'b', title: 'Kurse planen', due: '2027-01-31', doneOn: null },
      { id: 'a', title: 'Bedarf erheben', due: null, doneOn: '2026-02-01' },
      { id: null, title: 'Räume mieten', due: null, doneOn: null },
    ]);
  });
  it('never gives one identity to two steps', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), fc.array(fc.constantFrom('a', 'b', 'c')), (had, wanted) => {
        const after = stepsAfter({
          stored: had.map((title, index) => ({ id: String(index), title, due: null, doneOn: null })),
          wanted: wanted.map((title) => ({ title, due: null })),
        });
        const ids = after.flatMap((step) => step.id ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        expect(after.map((step) => step.title)).toEqual(wanted);
      }),
    );
  });
});
