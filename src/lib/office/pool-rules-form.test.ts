import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#kernel/dates.ts';
import { defaultRules } from '#modules/interpreting/contract-rules.ts';
import { spansOf, versionOn } from './pool-dated.ts';
import { keyOf, leadNumbers, ruleFlags, ruleNumbers, storedRules, toRules, type RulesForm } from './pool-rules-form.ts';
import { readPoolRulesForm } from './read-pool-rules-form.ts';

/** The form as a browser sends it. */
function sent(form: RulesForm): FormData {
  const data = new FormData();
  for (const name of ['validFrom', 'earliest', 'latest', ...ruleNumbers] as const) data.set(name, form[name]);
  for (const name of leadNumbers) data.set(`leadDays.${name}`, form[name]);
  for (const name of ruleFlags) if (form[name]) data.set(name, 'ja');
  for (const [index, { trainings, ...line }] of form.occasions.entries()) {
    for (const [name, text] of Object.entries(line)) data.set(`occasions.${index}.${name}`, text);
    for (const training of trainings) data.append(`occasions.${index}.trainings`, training);
  }
  return data;
}
const stored = () => storedRules(defaultRules, '2026-12-01');

describe('the form of rules', () => {
  it('that nobody touched says what held', () => {
    expect(toRules(readPoolRulesForm(sent(stored())))).toEqual({ ...defaultRules, validFrom: '2026-12-01' });
  });

  it('drops an occasion without a name and gives a new one a key of its own, at any place', () => {
    const count = defaultRules.occasions.length;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: count - 1 }), (index) => {
        const form = stored();
        form.occasions[index] = { ...form.occasions[index]!, label: '' };
        form.occasions.push({ ...form.occasions[0]!, key: '', label: 'Übergabe: Café „Süd“' });
        const { occasions } = toRules(readPoolRulesForm(sent(form)));
        expect(occasions).toHaveLength(count);
        expect(occasions.map(({ key }) => key)).not.toContain(defaultRules.occasions[index]!.key);
        expect(occasions.at(-1)!.key).toBe('uebergabe-caf-sued');
      }),
    );
  });

  it('never gives two occasions one key, whatever they are called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { maxLength: 20 }), (labels) => {
        const taken = new Set<string>();
        for (const label of labels) {
          const key = keyOf(label, taken);
          expect(taken.has(key)).toBe(false);
          expect(key).toMatch(/^[a-z\d]+(-[a-z\d]+)*$/);
          expect(key.length).toBeLessThanOrEqual(60);
          taken.add(key);
        }
      }),
    );
  });

  it('keeps what is no number none', () => {
    expect(toRules({ ...stored(), longestMinutes: 'lang' }).longestMinutes).toBeNaN();
    expect(toRules({ ...stored(), planned: '' }).leadDays.planned).toBeNaN();
  });
});

describe('dated versions', () => {
  it('follow each other without a gap, and one at most holds today', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 400 }), (offsets, at) => {
        const versions = offsets.map((offset) => ({ validFrom: addDays('2026-01-01', offset) }));
        const today = addDays('2026-01-01', at);
        const spans = spansOf(versions, today);
        expect(spans).toHaveLength(versions.length);
        const now = spans.filter(({ state }) => state === 'now');
        const holding = versionOn(versions, today);
        expect(now.map(({ validFrom }) => validFrom)).toEqual(holding === null ? [] : [holding.validFrom]);
        expect(spans.filter(({ state }) => state === 'later').every(({ validFrom }) => validFrom > today)).toBe(true);
        expect(spans.filter(({ state }) => state === 'past').every(({ validFrom }) => validFrom < today)).toBe(true);
      }),
    );
  });
});
