import { describe, expect, it } from 'vitest';
import { followUpDue, needsFollowUp } from './project-end.ts';

const project = { phase: 'running' as const, periodTo: '2027-03-31', followUp: null };

describe('what comes after a project', () => {
  it.each([
    ['within half a year of its end', project, '2026-09-29', true],
    ['earlier', project, '2026-09-28', false],
    ['when the end is over', project, '2027-05-01', true],
    ['when it is said already', { ...project, followUp: 'Verlängerung beantragt' }, '2027-03-01', false],
    ['without an end', { ...project, periodTo: null }, '2027-03-01', false],
    ['of an idea', { ...project, phase: 'idea' as const }, '2027-03-01', false],
    ['of an ended one', { ...project, phase: 'ended' as const }, '2027-03-01', false],
    ['of an approved one', { ...project, phase: 'approved' as const }, '2027-03-01', true],
  ])('is asked %s: %s', (_, given, today, asked) => {
    expect(needsFollowUp({ project: given, today })).toBe(asked);
  });

  it('is due three months before the end', () => {
    expect(followUpDue('2027-03-31')).toBe('2026-12-29');
  });
});
