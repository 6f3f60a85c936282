import { describe, expect, it } from 'vitest';
import { schoolTypes, vocationalForms } from '../../contract.ts';
import { systemSteps, vocationalGroups } from '../../contract-system.ts';

describe('the ways between the types of school', () => {
  const of = (type: string) => systemSteps.find((step) => step.type === type)!;

  it('lead from day care to a certificate, whichever one takes', () => {
    const ends = (type: string, seen: readonly string[] = []): boolean => {
      const step = of(type);
      if (step.certificates.length > 0) return true;
      return !seen.includes(type) && step.next.some((next) => ends(next, [...seen, type]));
    };
    // A club after school is beside the way, not on it.
    for (const type of schoolTypes.filter((entry) => entry !== 'after-school')) expect(ends(type), type).toBe(true);
  });

  it('lead forward in a child’s years, and every vocational form is explained once', () => {
    for (const step of systemSteps)
      for (const next of step.next) expect(of(next).ages[1], step.type).toBeGreaterThan(step.ages[0]);
    expect(vocationalGroups.flatMap(({ forms }) => forms as readonly string[]).toSorted()).toEqual(
      [...vocationalForms].toSorted(),
    );
  });
});
