import { textOf, textsOf } from '#lib/server/answers.ts';
import { keyOf, leadNumbers, ruleFlags, ruleNumbers, type OccasionForm, type RulesForm } from './pool-rules-form.ts';

const most = 130;

/** What was typed. A line without a name falls out; a new one gets a key of its own. */
export function readPoolRulesForm(form: FormData): RulesForm {
  const text = (name: string): string => textOf(form, name) ?? '';
  const lines = Array.from({ length: most }, (_, index): OccasionForm => {
    const at = (name: string): string => text(`occasions.${index}.${name}`);
    return {
      ...{ key: at('key'), label: at('label'), allowed: at('allowed'), hint: at('hint') },
      ...{ sensitivity: at('sensitivity'), trainings: textsOf(form, `occasions.${index}.trainings`) },
    };
  }).filter(({ label }) => label !== '');
  const taken = new Set(lines.map(({ key }) => key).filter(Boolean));
  const occasions = lines.map((line) => {
    const key = line.key === '' ? keyOf(line.label, taken) : line.key;
    taken.add(key);
    return { ...line, key };
  });
  return {
    ...{ validFrom: text('validFrom'), earliest: text('earliest'), latest: text('latest'), occasions },
    ...(Object.fromEntries(ruleNumbers.map((name) => [name, text(name)])) as Record<(typeof ruleNumbers)[number], string>),
    ...(Object.fromEntries(leadNumbers.map((name) => [name, text(`leadDays.${name}`)])) as Record<
      (typeof leadNumbers)[number],
      string
    >),
    ...(Object.fromEntries(ruleFlags.map((name) => [name, form.get(name) !== null])) as Record<
      (typeof ruleFlags)[number],
      boolean
    >),
  };
}
