import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, berlinDay, isIsoDate } from '#kernel/dates.ts';
import { addWorkdays, isWorkday } from '#kernel/holidays.ts';
import {
  defaultOccasions,
  defaultRules,
  meetingModes,
  requestFaults,
  trainingWords,
  urgencies,
  type RequestRules,
  type RequestToCheck,
} from '../../../contract-rules.ts';
import { checkRequest, rulesOn } from './check-request.ts';

/** A Friday, ten o'clock in Germany. */
const now = new Date('2026-11-27T09:00:00Z');
const good: RequestToCheck = {
  languages: ['kmr-Latn'],
  occasion: 'school-talk',
  dates: [{ startsAt: '2026-12-08T14:00', endsAt: '2026-12-08T15:00' }],
  mode: 'on-site',
  urgency: 'planned',
  urgencyReason: '',
  isPublicRoom: true,
  isProfessionalPresent: true,
};
const at = (startsAt: string, endsAt: string): Pick<RequestToCheck, 'dates'> => ({ dates: [{ startsAt, endsAt }] });
const check = (change: Partial<RequestToCheck>, rules: readonly RequestRules[] = [defaultRules], when = now) =>
  checkRequest({ request: { ...good, ...change }, rules, now: when });
const codes = (...given: Parameters<typeof check>): string[] => check(...given).map(({ field, code }) => `${field} ${code}`);

describe('a request', () => {
  it('that keeps to the rules has no fault', () => {
    expect(check({})).toEqual([]);
    expect(check({ mode: 'video', isPublicRoom: false })).toEqual([]);
    expect(check({ urgency: 'urgent', urgencyReason: 'Krankenhaus', ...at('2026-11-30T09:00', '2026-11-30T10:00') })).toEqual([]);
    expect(
      check({
        urgency: 'now',
        urgencyReason: 'Familie am Schalter',
        mode: 'video',
        ...at('2026-11-27T09:58', '2026-11-27T10:20'),
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<RequestToCheck>, string[]]>([
    ['in the past', at('2026-11-26T14:00', '2026-11-26T15:00'), ['dates.0.startsAt past']],
    ['earlier today', at('2026-11-27T09:59', '2026-11-27T10:59'), ['dates.0.startsAt past']],
    ['ending before it starts', at('2026-12-08T15:00', '2026-12-08T14:00'), ['dates.0.endsAt ends-before']],
    ['ending when it starts', at('2026-12-08T15:00', '2026-12-08T15:00'), ['dates.0.endsAt ends-before']],
    ['for 40 hours', at('2026-12-08T08:00', '2026-12-10T00:00'), ['dates.0.endsAt too-long']],
    ['for 5 minutes', at('2026-12-08T15:00', '2026-12-08T15:05'), ['dates.0.endsAt too-short']],
    ['over midnight', at('2026-12-08T23:30', '2026-12-09T00:30'), ['dates.0.endsAt too-late']],
    ['before dawn', at('2026-12-08T06:30', '2026-12-08T07:30'), ['dates.0.startsAt too-early']],
    ['too soon', at('2026-12-03T14:00', '2026-12-03T15:00'), ['dates.0.startsAt lead-time']],
    ['too far', at('2027-08-03T14:00', '2027-08-03T15:00'), ['dates.0.startsAt too-far']],
    ['without a day', at('', '15:00'), ['dates.0.startsAt no-time', 'dates.0.endsAt no-time']],
    [
      'on a day that there is not',
      at('2027-02-29T14:00', '2027-02-29T15:00'),
      ['dates.0.startsAt no-time', 'dates.0.endsAt no-time'],
    ],
    ['without language', { languages: [] }, ['languages no-language']],
    [
      'in an unknown language',
      { languages: ['qqq', 'Kurdisch'] },
      ['languages.0 unknown-language', 'languages.1 unknown-language'],
    ],
    ['twice in a language', { languages: ['ckb', 'ckb'] }, ['languages.1 twice']],
    ['in too many', { languages: ['ru', 'uk', 'pl', 'ar', 'tr'] }, ['languages too-many']],
    ['about nothing known', { occasion: '' }, ['occasion unknown-occasion']],
    ['without a date', { dates: [] }, ['dates no-date']],
    ['in a flat', { isPublicRoom: false }, ['isPublicRoom private-room']],
    ['alone', { isProfessionalPresent: false }, ['isProfessionalPresent no-professional']],
    ['urgent without a reason', { urgency: 'urgent' }, ['urgencyReason no-reason']],
    ['at once at a place', { urgency: 'now', urgencyReason: 'am Schalter' }, ['mode not-at-once']],
    [
      'with the same time twice',
      { dates: [good.dates[0]!, { startsAt: '2026-12-08T14:30', endsAt: '2026-12-08T15:30' }] },
      ['dates.1.startsAt overlap'],
    ],
    [
      'with everything wrong',
      { languages: [], occasion: 'police', dates: [], isPublicRoom: false, isProfessionalPresent: false },
      [
        'languages no-language',
        'dates no-date',
        'occasion excluded',
        'isPublicRoom private-room',
        'isProfessionalPresent no-professional',
      ],
    ],
  ])('%s is refused by field', (_words, change, wanted) => {
    expect(codes(change)).toEqual(wanted);
  });

  it('for what the pool does not do is told who does', () => {
    for (const { key, isAllowed, hint } of defaultOccasions) {
      const faults = check({ occasion: key });
      if (isAllowed) expect(faults).toEqual([]);
      else expect(faults).toMatchObject([{ field: 'occasion', code: 'excluded', hint }]);
    }
    for (const key of ['police', 'court', 'legal', 'sworn-translation'])
      expect(check({ occasion: key })[0]!.hint).toContain('justiz-dolmetscher.de');
  });

  it('says the first day that is possible, over weekends and holidays', () => {
    const before = new Date('2026-12-22T09:00:00Z');
    const [fault] = check(at('2026-12-29T14:00', '2026-12-29T15:00'), [defaultRules], before);
    expect(fault).toMatchObject({ code: 'lead-time', hint: expect.stringContaining('eilig') as string });
    // 23, 24, 28, 29, 30: Christmas is a Friday, its second day a Saturday.
    expect(fault!.message).toContain('30. Dezember 2026');
    expect(check(at('2026-12-30T14:00', '2026-12-30T15:00'), [defaultRules], before)).toEqual([]);
  });

  it('in the night of summer time knows hours that are not, and those that come twice', () => {
    const open = { ...defaultRules, earliest: '00:00', latest: '23:59', daysAhead: 800 };
    const night = (startsAt: string, endsAt: string) => codes(at(startsAt, endsAt), [open]);
    expect(night('2027-03-28T02:30', '2027-03-28T03:30')).toEqual(['dates.0.startsAt no-such-time']);
    expect(night('2027-03-28T01:30', '2027-03-28T02:00')).toEqual(['dates.0.endsAt no-such-time']);
    // One hour by the sun, two by the clock; and four by the sun, three by the clock.
    expect(night('2027-03-28T01:30', '2027-03-28T05:30')).toEqual([]);
    expect(night('2027-10-31T01:30', '2027-10-31T04:30')).toEqual(['dates.0.endsAt too-long']);
    expect(night('2027-10-31T02:15', '2027-10-31T02:45')).toEqual([]);
  });

  it('is judged by the rules of the day of the conversation', () => {
    const later: RequestRules = {
      ...defaultRules,
      validFrom: '2027-01-01',
      longestMinutes: 90,
      occasions: defaultOccasions.map((one) => (one.key === 'housing' ? { ...one, isAllowed: false, hint: 'Anders.' } : one)),
    };
    const versions = [later, defaultRules];
    const old = { occasion: 'housing', ...at('2026-12-30T14:00', '2026-12-30T16:00') };
    expect(codes(old, versions)).toEqual([]);
    expect(codes({ ...old, ...at('2027-01-05T14:00', '2027-01-05T16:00') }, versions)).toEqual([
      'dates.0.endsAt too-long',
      'occasion excluded',
    ]);
    expect(codes({}, [{ ...defaultRules, validFrom: '2026-12-01' }])).toEqual([' no-rules']);
    expect(rulesOn({ versions, day: '2019-12-31' })).toBeNull();
    expect([rulesOn({ versions, day: '2026-12-31' }), rulesOn({ versions, day: '2027-01-01' })]).toEqual([defaultRules, later]);
  });

  it('on working days alone refuses weekends and holidays', () => {
    const rules = { ...defaultRules, workdaysOnly: true };
    expect(codes(at('2026-12-12T10:00', '2026-12-12T11:00'), [rules])).toEqual(['dates.0.startsAt not-a-workday']);
    expect(codes(at('2027-01-01T10:00', '2027-01-01T11:00'), [rules])).toEqual(['dates.0.startsAt not-a-workday']);
    expect(codes(at('2026-12-12T10:00', '2026-12-12T11:00'))).toEqual([]);
  });

  const clock = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

  it('within the rules never has a fault, and one step outside always its own (property)', () => {
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 7 * 60, max: 18 * 60 }),
        fc.integer({ min: 15, max: 180 }),
        (when, lead, more, start, length) => {
          const rules = { ...defaultRules, leadDays: { planned: lead, urgent: 1, now: 0 } };
          const today = berlinDay(when);
          const first = addWorkdays(today, lead);
          const ask = (day: string, from = start, minutes = length) =>
            codes(at(`${day}T${clock(from)}`, `${day}T${clock(from + minutes)}`), [rules], when);
          expect(ask(addDays(first, more))).toEqual([]);
          // The days between are refused, working or not, and the first is the first: so many working days lie up to it.
          expect(ask(addDays(first, -1)).some((one) => /lead-time|past/.test(one))).toBe(true);
          let worked = 0;
          for (let day = addDays(today, 1); day <= first; day = addDays(day, 1)) if (isWorkday(day)) worked += 1;
          expect([worked, isWorkday(first)]).toEqual([lead, true]);
          expect(ask(first, start, 181)).toContain('dates.0.endsAt too-long');
          expect(ask(first, start, 14)).toEqual(['dates.0.endsAt too-short']);
          expect(ask(addDays(today, rules.daysAhead + 1))).toEqual(['dates.0.startsAt too-far']);
        },
      ),
    );
  });

  it('is never thrown about, and every fault is one of the list with words (property)', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('2026-12-08T14:00', '0000-01-01T00:00', '9999-12-31T23:59', '2027-03-28T02:30', '2026-12-08T24:00'),
    );
    const request = fc.record({
      languages: fc.array(fc.oneof(text, fc.constantFrom('ru', 'kmr-Latn')), { maxLength: 6 }),
      occasion: fc.oneof(text, fc.constantFrom(...defaultOccasions.map(({ key }) => key))),
      dates: fc.array(fc.record({ startsAt: text, endsAt: text }), { maxLength: 6 }),
      mode: fc.constantFrom(...meetingModes),
      urgency: fc.constantFrom(...urgencies),
      urgencyReason: text,
      isPublicRoom: fc.boolean(),
      isProfessionalPresent: fc.boolean(),
    });
    fc.assert(
      fc.property(request, (one) => {
        for (const { code, message } of checkRequest({ request: one, rules: [defaultRules], now })) {
          expect(requestFaults).toContain(code);
          expect(message).toMatch(/^[„A-ZÄÖÜ].*[.]$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('the list of occasions is sound', () => {
  expect(new Set(defaultOccasions.map(({ key }) => key)).size).toBe(defaultOccasions.length);
  for (const { key, isAllowed, hint, trainings } of defaultOccasions) {
    expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(Object.keys(trainingWords)).toEqual(expect.arrayContaining([...trainings]));
    if (isAllowed) expect(trainings).toContain('basics');
    else expect(hint).not.toBeNull();
  }
  expect(isIsoDate(defaultRules.validFrom)).toBe(true);
});
