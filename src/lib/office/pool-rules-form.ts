import {
  sensitivities,
  sensitivityWords,
  trainingWords,
  type Occasion,
  type RequestRules,
  type Sensitivity,
} from '#modules/interpreting/contract-rules.ts';

export const sensitivityOptions = sensitivities.map((value) => ({ value, label: sensitivityWords[value] }));
export const allowedOptions = [
  { value: 'ja', label: 'möglich' },
  { value: 'nein', label: 'macht der Pool nicht' },
];

export const ruleNumbers = ['shortestMinutes', 'longestMinutes', 'daysAhead', 'mostDates', 'mostLanguages'] as const;
export const leadNumbers = ['planned', 'urgent', 'now'] as const;
export const ruleFlags = ['workdaysOnly', 'publicRoomsOnly', 'professionalPresent'] as const;
type Texts = 'validFrom' | 'earliest' | 'latest' | (typeof ruleNumbers)[number] | (typeof leadNumbers)[number];

export type OccasionForm = {
  key: string;
  label: string;
  allowed: string;
  hint: string;
  sensitivity: string;
  trainings: string[];
};
export type RulesForm = Record<Texts, string> & Record<(typeof ruleFlags)[number], boolean> & { occasions: OccasionForm[] };

/** Lines for occasions that are not there yet. */
export const newOccasions = 3;
export const emptyOccasion: OccasionForm = {
  ...{ key: '', label: '', allowed: 'ja', hint: '', sensitivity: 'ordinary', trainings: ['basics'] },
};

/** Names of the controls, for the list of faults. */
export const ruleControls: readonly string[] = [
  ...['validFrom', 'earliest', 'latest', ...ruleNumbers, ...leadNumbers.map((name) => `leadDays.${name}`)],
  ...Array.from({ length: 130 }, (_, index) => ['label', 'hint'].map((name) => `occasions.${index}.${name}`)).flat(),
  'occasions',
];

export const storedRules = (rules: RequestRules, validFrom: string): RulesForm => ({
  validFrom,
  earliest: rules.earliest,
  latest: rules.latest,
  ...(Object.fromEntries(ruleNumbers.map((name) => [name, String(rules[name])])) as Record<(typeof ruleNumbers)[number], string>),
  ...(Object.fromEntries(leadNumbers.map((name) => [name, String(rules.leadDays[name])])) as Record<
    (typeof leadNumbers)[number],
    string
  >),
  ...(Object.fromEntries(ruleFlags.map((name) => [name, rules[name]])) as Record<(typeof ruleFlags)[number], boolean>),
  occasions: rules.occasions.map(({ key, label, isAllowed, hint, sensitivity, trainings }) => ({
    ...{ key, label, allowed: isAllowed ? 'ja' : 'nein', hint: hint ?? '', sensitivity, trainings: [...trainings] },
  })),
});

/** Trainings to choose from: the usual ones, and what the county's rules name beyond. */
export const trainingOptions = (rules: RequestRules) =>
  [...new Set([...Object.keys(trainingWords), ...rules.occasions.flatMap(({ trainings }) => trainings)])].map((value) => ({
    value,
    label: trainingWords[value] ?? value,
  }));
export const trainingsOf = (occasion: Occasion): string =>
  occasion.trainings.map((key) => trainingWords[key] ?? key).join(', ') || 'keine';

/** A key of a new occasion, from its words. */
export function keyOf(label: string, taken: ReadonlySet<string>): string {
  const plain = label
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z\d]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '');
  const base = plain === '' ? 'anlass' : plain;
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(key)) return key;
  }
}

/** Whole numbers as typed; what is none stays none, so that the use case names the fault. */
export const wholeOf = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN);

export const toRules = (form: RulesForm): RequestRules => ({
  validFrom: form.validFrom,
  earliest: form.earliest,
  latest: form.latest,
  ...(Object.fromEntries(ruleNumbers.map((name) => [name, wholeOf(form[name])])) as Record<(typeof ruleNumbers)[number], number>),
  leadDays: { planned: wholeOf(form.planned), urgent: wholeOf(form.urgent), now: wholeOf(form.now) },
  ...(Object.fromEntries(ruleFlags.map((name) => [name, form[name]])) as Record<(typeof ruleFlags)[number], boolean>),
  occasions: form.occasions.map(({ key, label, allowed, hint, sensitivity, trainings }) => ({
    ...{ key, label, isAllowed: allowed === 'ja', hint: hint === '' ? null : hint },
    ...{ sensitivity: sensitivity as Sensitivity, trainings },
  })),
});
