import { describe, expect, it } from 'vitest';
import { planBefore } from './plan-at.ts';

type Later = Parameters<typeof planBefore>[0]['later'];

const rows = [
  { id: 'a', title: 'Neuer Titel', periodTo: '2027-12-31' },
  { id: 'b', title: 'Später dazu', periodTo: null },
  { id: 'c', title: 'Gleich geblieben', periodTo: '2026-06-30' },
];

describe('the plan before some changes', () => {
  it('puts back the first value, leaves out what came later and keeps the rest', () => {
    const later: Later = [
      { subject: 'node', subjectId: 'a', kind: 'changed', fields: { title: { before: 'Alter Titel', after: 'Zwischentitel' } } },
      { subject: 'node', subjectId: 'a', kind: 'changed', fields: { title: { before: 'Zwischentitel', after: 'Neuer Titel' } } },
      { subject: 'node', subjectId: 'a', kind: 'delayed', fields: { periodTo: { before: null, after: '2027-12-31' } } },
      { subject: 'node', subjectId: 'b', kind: 'added', fields: {} },
      { subject: 'status', subjectId: 'c', kind: 'changed', fields: { state: { before: null, after: 'fertig' } } },
    ];
    expect(planBefore({ subject: 'node', rows, later })).toEqual([
      { id: 'a', title: 'Alter Titel', periodTo: null },
      { id: 'c', title: 'Gleich geblieben', periodTo: '2026-06-30' },
    ]);
  });

  it('keeps the title of what was deleted later', () => {
    const later: Later = [
      { subject: 'node', subjectId: 'c', kind: 'deleted', fields: { title: { before: 'Gleich geblieben', after: null } } },
    ];
    expect(planBefore({ subject: 'node', rows, later }).at(2)).toEqual(rows[2]);
  });

  it('puts back texts apart from nodes', () => {
    const texts = [{ id: 't', title: 'Leitbild', items: ['Neu.'] }];
    const later: Later = [
      { subject: 'text', subjectId: 't', kind: 'changed', fields: { items: { before: ['Alt.'], after: ['Neu.'] } } },
      { subject: 'node', subjectId: 't', kind: 'added', fields: {} },
    ];
    expect(planBefore({ subject: 'text', rows: texts, later })).toEqual([{ id: 't', title: 'Leitbild', items: ['Alt.'] }]);
  });

  it('changes nothing where nothing came later', () => {
    expect(planBefore({ subject: 'node', rows, later: [] })).toEqual(rows);
  });
});
