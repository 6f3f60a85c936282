import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#kernel/dates.ts';
import { isWorkday } from '#kernel/holidays.ts';
import { deputiesOf, dueRounds, laterDates, partOn, roundDates, roundTitle, whoIsAsked } from './rounds.ts';

const days = { reporterDays: 10, deputyDays: 5, headDays: 5 };

describe('the days of a round', () => {
  it('never end on a weekend or holiday, and follow each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 30 }), (offset, reporterDays) => {
        const dates = roundDates({ opensOn: addDays('2024-01-01', offset), days: { ...days, reporterDays } });
        for (const day of Object.values(dates)) expect(isWorkday(day)).toBe(true);
        expect(dates.opensOn < dates.reporterDue).toBe(true);
        expect(dates.reporterDue < dates.deputyDue).toBe(true);
        expect(dates.deputyDue < dates.headDue).toBe(true);
      }),
    );
  });

  it('step over Christmas and the new year', () => {
    expect(roundDates({ opensOn: '2026-12-12', days })).toEqual({
      opensOn: '2026-12-14',
      reporterDue: '2026-12-29',
      deputyDue: '2027-01-06',
      headDue: '2027-01-13',
    });
  });

  it('move together when the first is moved', () => {
    const dates = roundDates({ opensOn: '2026-11-02', days });
    expect(laterDates({ dates, reporterDue: '2026-11-21' })).toEqual({
      opensOn: '2026-11-02',
      reporterDue: '2026-11-23',
      deputyDue: '2026-11-30',
      headDue: '2026-12-07',
    });
  });

  it('give the turn to the deputy after the reporter’s day, then to the head', () => {
    const dates = roundDates({ opensOn: '2026-11-02', days });
    expect([dates.reporterDue, dates.deputyDue, dates.headDue]).toEqual(['2026-11-16', '2026-11-23', '2026-11-30']);
    expect(['2026-11-16', '2026-11-17', '2026-11-24', '2026-12-01'].map((day) => partOn(dates, day))).toEqual([
      'reporter',
      'deputy',
      'head',
      null,
    ]);
  });
});

describe('rounds that begin by themselves', () => {
  it('begin on their day, or on the workday after it', () => {
    const dates = ['03-15', '10-31'];
    expect(dueRounds({ dates, today: '2026-03-14' })).toEqual([]);
    // 15 March 2026 is a Sunday, 31 October a holiday on a Saturday.
    expect(dueRounds({ dates, today: '2026-03-15' })).toEqual([]);
    expect(dueRounds({ dates, today: '2026-03-16' })).toEqual(['2026-03-15']);
    expect(dueRounds({ dates, today: '2026-11-01' })).toEqual([]);
    expect(dueRounds({ dates, today: '2026-11-02' })).toEqual(['2026-10-31']);
    expect(dueRounds({ dates, today: '2026-11-20' })).toEqual([]);
  });

  it('are missed neither over the new year nor on a day that the year does not have', () => {
    expect(dueRounds({ dates: ['12-28'], today: '2027-01-04' })).toEqual(['2026-12-28']);
    expect(dueRounds({ dates: ['02-29'], today: '2027-03-01' })).toEqual(['2027-03-01']);
  });

  it('are called by their quarter', () => {
    expect(roundTitle('2026-12-14')).toBe('4. Quartal 2026');
  });
});

describe('who is asked', () => {
  const place = { unitId: 'u', municipalityId: null };
  const reporter = { personId: 'r', part: 'reporter' as const, ...place };
  const deputy = { personId: 'd', part: 'deputy' as const, ...place };
  const head = { personId: 'h', part: 'head' as const, ...place };
  const elsewhere = { personId: 'x', part: 'reporter' as const, unitId: 'v', municipalityId: null };
  const town = { personId: 't', part: 'reporter' as const, unitId: null, municipalityId: 'm' };
  const ask = (given: Partial<Parameters<typeof whoIsAsked>[0]>) =>
    whoIsAsked({
      from: 'reporter',
      ownReporterId: null,
      unitIds: ['u'],
      municipalityIds: [],
      municipal: false,
      persons: [reporter, deputy, head, elsewhere, town],
      ...given,
    });

  it('is the lead’s reporter, or the measure’s own', () => {
    expect(ask({})).toEqual({ part: 'reporter', persons: [reporter] });
    expect(ask({ ownReporterId: 'x' })).toEqual({ part: 'reporter', persons: [elsewhere] });
    // Who left is in the list no more: the lead's reporter stands in.
    expect(ask({ ownReporterId: 'gone' })).toEqual({ part: 'reporter', persons: [reporter] });
  });

  it('is the next where somebody left, and nobody at the end', () => {
    expect(ask({ from: 'deputy', persons: [reporter, head] })).toEqual({ part: 'head', persons: [head] });
    expect(ask({ persons: [head] })).toEqual({ part: 'head', persons: [head] });
    expect(ask({ from: 'deputy', persons: [reporter] })).toBeNull();
  });

  it('is the municipality beside the lead where the measure is its own too', () => {
    const both = { municipalityIds: ['m'], municipal: true };
    expect(ask(both)).toEqual({ part: 'reporter', persons: [reporter, town] });
    expect(ask({ ...both, ownReporterId: 'x' })).toEqual({ part: 'reporter', persons: [elsewhere, town] });
    expect(ask({ ...both, from: 'deputy' })).toEqual({ part: 'deputy', persons: [deputy] });
    expect(ask({ ...both, persons: [head, town] })).toEqual({ part: 'head', persons: [head, town] });
    expect(ask({ ...both, persons: [town] })).toEqual({ part: 'reporter', persons: [town] });
    expect(ask({ ...both, municipalityIds: ['n'] })).toEqual({ part: 'reporter', persons: [reporter] });
  });

  it('is the municipality where no unit leads', () => {
    expect(ask({ unitIds: [], municipalityIds: ['m'] })).toEqual({ part: 'reporter', persons: [town] });
    expect(ask({ municipalityIds: ['m'] })).toEqual({ part: 'reporter', persons: [reporter] });
  });
});

describe('who may take over', () => {
  const at = (
    mail: string,
    part: 'reporter' | 'deputy' | 'head',
    unitId: string | null,
    municipalityId: string | null = null,
  ) => ({
    mail,
    part,
    unitId,
    municipalityId,
  });
  const [one, two] = [at('frieda', 'deputy', 'u'), at('kurt', 'deputy', 'v')];
  const persons = [at('jonas', 'reporter', 'u'), one, two, at('dora', 'head', 'u'), at('gerd', 'deputy', null, 'm')];
  const found = (given: Partial<Parameters<typeof deputiesOf>[0]> = {}) =>
    deputiesOf({ mail: 'jonas', unitIds: ['u'], municipalityIds: [], persons, ...given });

  it('is the deputy of the person’s own unit, and nobody else’s', () => {
    expect(found()).toEqual([one]);
    // Reporting in place of the lead's reporters, she hands on inside her own unit.
    expect(found({ unitIds: ['v'] })).toEqual([one]);
    expect(found({ mail: 'nobody' })).toEqual([]);
    expect(found({ persons: [at('jonas', 'reporter', 'u'), at('jonas', 'deputy', 'u')] })).toEqual([]);
  });

  it('is that of the measure’s unit or municipality where she answers for several', () => {
    const both = [...persons, at('jonas', 'reporter', 'v'), at('jonas', 'reporter', null, 'm')];
    expect(found({ persons: both, unitIds: ['v'] })).toEqual([two]);
    expect(found({ persons: both, unitIds: [], municipalityIds: ['m'] }).map((person) => person.mail)).toEqual(['gerd']);
  });
});
