import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hardRules, hardRuleWords, reasonWords, usualWeights, varietyName, type Reason } from '../../../contract-matching.ts';
import { at, from, helperOf, needOf, sceneOf, settings, settingsFor, villages } from './matching.fixture.ts';
import { rankHelpers } from './rank-helpers.ts';
import { mostScore } from './score.ts';
import type { Helper, Need } from './types.ts';

const whyOut = (need: Partial<Need>, helper: Partial<Helper>): Reason | undefined =>
  rankHelpers({ need: needOf(need), helpers: [helperOf(helper)], settings }).out[0]?.why;
const order = (need: Partial<Need>, helpers: Partial<Helper>[]): string[] =>
  rankHelpers({ need: needOf(need), helpers: helpers.map(helperOf), settings }).ranked.map(({ helperId }) => helperId);
const free = { minutesOfMonth: null, centsOfYear: null, usedMinutes: {}, usedCents: {} };

const rules: readonly [about: string, need: Partial<Need>, helper: Partial<Helper>, why: Reason][] = [
  ['who pauses', {}, { paused: true }, { key: 'paused' }],
  ['another language', { language: 'ru' }, {}, { key: 'language', language: 'ru' }],
  [
    'another variety',
    { language: 'kmr' },
    { languages: [{ tag: 'ckb', level: 'native', scripts: [] }] },
    { key: 'variety', language: 'kmr' },
  ],
  [
    'too low a level',
    { level: 'C1' },
    { languages: [{ tag: 'ar', level: 'B2', scripts: [] }] },
    { key: 'level', language: 'ar', has: 'B2', asked: 'C1' },
  ],
  [
    'another script where something is read',
    { language: 'kmr-Latn', reading: true },
    { languages: [{ tag: 'kmr-Arab', level: 'native', scripts: ['Arab'] }] },
    { key: 'script' },
  ],
  ['another gender', { gender: 'male' }, {}, { key: 'gender' }],
  ['who is not wished', { unwantedHelpers: ['helper'] }, {}, { key: 'unwanted' }],
  ['whom the requester blocked', {}, { blockedBy: ['kita'] }, { key: 'blocked-by-requester' }],
  ['who blocked the requester', {}, { blockedRequesters: ['kita'] }, { key: 'blocked-by-interpreter' }],
  ['a paper not there', { papers: ['consent'] }, {}, { key: 'paper-missing', paper: 'consent' }],
  [
    'a paper that ends before the appointment does',
    { papers: ['certificate'] },
    { papers: { certificate: at('10:59') } },
    { key: 'paper-expired', paper: 'certificate' },
  ],
  ['a training not done', { trainings: ['basics'] }, { trainings: ['trauma'] }, { key: 'training', training: 'basics' }],
  ['a way of interpreting', { mode: 'video', place: null }, { modes: ['on-site'] }, { key: 'mode', mode: 'video' }],
  ['a place outside the radius', {}, { radius: 3 }, { key: 'outside-radius', kilometres: 10, most: 3 }],
  ['a place in no named municipality', {}, { municipalities: ['1'] }, { key: 'outside-radius', kilometres: null, most: null }],
  ['a time that is not free', {}, { available: [from('10:15', '18:00')] }, { key: 'unavailable' }],
  [
    'another engagement',
    {},
    { engagements: [{ ...from('10:30', '12:00'), place: 'A' }] },
    { key: 'overlap', startsAt: at('10:30'), endsAt: at('12:00') },
  ],
  ['no bus', { place: 'C' }, { means: 'bus' }, { key: 'cannot-get-there', means: 'bus' }],
  [
    'too short a way from another engagement',
    {},
    { engagements: [{ ...from('08:00', '09:50'), place: 'C' }] },
    { key: 'no-time-between', startsAt: at('08:00'), minutes: 10, needed: 15 },
  ],
  [
    'the hours of the month',
    {},
    { ceilings: { ...free, minutesOfMonth: 600, usedMinutes: { '2026-11': 550 } } },
    { key: 'ceiling-month', left: 50, needed: 60 },
  ],
  [
    'the money of the year',
    {},
    { ceilings: { ...free, centsOfYear: 84_000, usedCents: { '2026': 82_000 } } },
    { key: 'ceiling-year', left: 2000, needed: 2850 },
  ],
];

describe('a hard rule', () => {
  it.each(rules)('keeps out: %s', (_, need, helper, why) => {
    expect(whyOut(need, helper)).toEqual(why);
    expect(reasonWords(why)).not.toMatch(/undefined|NaN|\[object/);
  });

  it('keeps out who gets there and not home', () => {
    const oneWay = { ...settings, travel: { ...settings.travel, bus: ({ to }: { to: string }) => (to === 'A' ? null : 20) } };
    const { out } = rankHelpers({ need: needOf(), helpers: [helperOf({ means: 'bus' })], settings: oneWay });
    expect(out).toEqual([{ helperId: 'helper', why: { key: 'cannot-get-home', means: 'bus' } }]);
  });

  it('has a test each', () => {
    const shown = new Set([...rules.map(([, , , { key }]) => key), 'cannot-get-home']);
    expect(hardRules.filter((rule) => !shown.has(rule))).toEqual([]);
  });

  it('lets pass at its very border', () => {
    const fine: [Partial<Need>, Partial<Helper>][] = [
      [{ papers: ['certificate'] }, { papers: { certificate: at('11:00') } }],
      [{}, { available: [from('10:00', '10:30'), from('10:30', '11:00')] }],
      [{}, { available: [], standby: [from('10:00', '11:00')] }],
      [{}, { engagements: [{ ...from('08:00', '09:45'), place: 'C' }] }],
      [{}, { engagements: [{ ...from('11:15', '12:00'), place: null }] }],
      [{}, { ceilings: { ...free, minutesOfMonth: 60, usedMinutes: { '2026-10': 60 } } }],
      [{}, { municipalities: ['03999002'], radius: 1 }],
      [{ language: 'kmr-Latn', reading: true }, { languages: [{ tag: 'kmr', level: 'B1', scripts: ['Latn'] }] }],
      [
        { mode: 'phone', place: null, municipality: null },
        { means: 'bus', home: 'C', radius: 1 },
      ],
    ];
    for (const [need, helper] of fine) expect(whyOut(need, helper)).toBeUndefined();
  });

  it('is asked of every slot, and names the one that came furthest', () => {
    const slots = [from('06:00', '07:00'), from('14:00', '15:00')];
    const busy = { engagements: [{ ...from('14:00', '15:00'), place: 'A' }] };
    expect(whyOut({ slots }, busy)).toMatchObject({ key: 'overlap' });
    const { ranked } = rankHelpers({ need: needOf({ slots }), helpers: [helperOf()], settings });
    expect(ranked).toMatchObject([{ helperId: 'helper', slot: slots[1] }]);
  });
});

describe('words', () => {
  it('name varieties and scripts', () => {
    expect(['kmr-Latn', 'ckb', 'ar-SY', 'apc', 'prs', 'ru'].map(varietyName)).toEqual([
      'Kurdisch (Kurmandschi), Schrift: Lateinisch',
      'Kurdisch (Sorani)',
      'Arabisch (Syrien)',
      'Arabisch (Levante)',
      'Dari',
      'Russisch',
    ]);
  });

  it('count who is out, for one and for many', () => {
    expect(reasonWords({ key: 'out', rule: 'unavailable', helpers: 1 })).toBe('1 Person: keine Zeit');
    expect(reasonWords({ key: 'out', rule: 'unavailable', helpers: 10_000 })).toBe('10.000 Personen: keine Zeit');
    expect(new Set(Object.values(hardRuleWords)).size).toBe(hardRules.length);
  });

  it('tell times of Berlin, amounts and hours as Germans write them', () => {
    expect(reasonWords({ key: 'overlap', startsAt: at('10:30'), endsAt: at('12:00') })).toBe(
      'hat von 10:30 bis 12:00 Uhr schon einen Einsatz',
    );
    expect(reasonWords({ key: 'ceiling-year', left: 2000, needed: 285_000 }).replaceAll('\u00a0', ' ')).toBe(
      'im Jahr sind noch 20,00 € frei, gebraucht werden 2.850,00 €',
    );
    expect(reasonWords({ key: 'ceiling-month', left: 50, needed: 90 })).toBe(
      'im Monat sind noch 0,8 Std. frei, gebraucht werden 1,5 Std.',
    );
  });
});

describe('the list', () => {
  it('puts the near before the far, the rested before the busy, the known and the wished first', () => {
    expect(
      order({}, [
        { id: 'far', home: 'C' },
        { id: 'there', home: 'B' },
      ]),
    ).toEqual(['there', 'far']);
    expect(
      order({}, [
        { id: 'busy', hoursOf90Days: 40 },
        { id: 'rested', hoursOf90Days: 2 },
      ]),
    ).toEqual(['rested', 'busy']);
    expect(
      order({ caseReference: '7' }, [
        { id: 'new' },
        { id: 'known', servedRequesters: ['kita'] },
        { id: 'same', servedCases: ['kita 7'] },
        { id: 'other case', servedCases: ['school 7'] },
      ]),
    ).toEqual(['same', 'known', 'new', 'other case']);
    expect(order({ wantedHelper: 'z' }, [{ id: 'a' }, { id: 'z' }])).toEqual(['z', 'a']);
  });

  it('ranks a variety below the exact language, the general name below, and the near one last and says so', () => {
    const speaking = (tag: string): Partial<Helper> => ({ id: tag, languages: [{ tag, level: 'native', scripts: [] }] });
    expect(order({ language: 'ar' }, ['ar-SY', 'ar'].map(speaking))).toEqual(['ar', 'ar-SY']);
    expect(order({ language: 'ar-SY' }, ['ar', 'ar-MA', 'ar-SY'].map(speaking))).toEqual(['ar-SY', 'ar']);
    expect(order({ language: 'prs' }, ['fa', 'prs'].map(speaking))).toEqual(['prs', 'fa']);
    const { ranked } = rankHelpers({ need: needOf({ language: 'prs' }), helpers: [helperOf(speaking('fa'))], settings });
    expect(ranked[0]!.reasons.map(reasonWords)).toContain(
      'spricht Persisch (Farsi), das Dari nahe ist, aber nicht dasselbe (Erstsprache)',
    );
  });

  it('holds everybody once, ranked or out, with scores from 0 to the sum of the weights, and each reason has words', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { needs, helpers } = sceneOf({
          seed,
          requests: 3,
          helpers: 20,
          places: villages,
          days: ['2026-11-30'],
          mostSlots: 3,
        });
        for (const need of needs) {
          const { ranked, out } = rankHelpers({ need, helpers, settings: settingsFor(villages) });
          expect([...ranked, ...out].map(({ helperId }) => helperId).toSorted()).toEqual(helpers.map(({ id }) => id));
          for (const [index, { score, reasons }] of ranked.entries()) {
            expect(Number.isInteger(score) && score >= 0 && score <= mostScore(usualWeights)).toBe(true);
            expect(score).toBeLessThanOrEqual(ranked[index - 1]?.score ?? Infinity);
            for (const reason of reasons) expect(reasonWords(reason)).toMatch(/^[^{}]+$/);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
