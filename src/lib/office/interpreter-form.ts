import { formatHundredths, parseHundredths, parseMoney } from '#kernel/money.ts';
import type { FormProblem } from '#lib/server/answers.ts';
import {
  genders,
  genderWords,
  interpreterLevels,
  interpreterLevelWords,
  mobilities,
  mobilityWords,
  type InterpreterView,
} from '#modules/interpreting/contract.ts';
import { dayNames } from './hours-form.ts';

const options = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: words[value] }));
export const levelOptions = options(interpreterLevels, interpreterLevelWords);
export const genderOptions = options(genders, genderWords);
export const mobilityOptions = options(mobilities, mobilityWords);
export const weekdayOptions = dayNames.map((label, day) => ({ value: String(day), label }));

export const interpreterTexts = [
  'name',
  'mail',
  'phone',
  'gender',
  'municipalityId',
  'radiusKm',
  'mobility',
  'confidentialOn',
  'conductUntil',
  'consentOn',
  'hoursPerMonth',
  'eurosPerYear',
] as const;
type LanguageRow = { tag: string; level: string; writes: boolean };
type TrainingRow = { module: string; day: string; hours: string };
type WeeklyRow = { weekday: string; from: string; to: string };
type ExceptionRow = { from: string; to: string; available: string };
/** The form's controls as text, as the page fills them in again. */
export type InterpreterForm = Record<(typeof interpreterTexts)[number], string> & {
  languages: LanguageRow[];
  trainings: TrainingRow[];
  weekly: WeeklyRow[];
  exceptions: ExceptionRow[];
  areaIds: string[];
  blockedRequesterIds: string[];
  standby: boolean;
};

export const blankLanguage: LanguageRow = { tag: '', level: '', writes: true };
export const blankTraining: TrainingRow = { module: '', day: '', hours: '' };
export const blankWeekly: WeeklyRow = { weekday: '', from: '', to: '' };
export const blankException: ExceptionRow = { from: '', to: '', available: 'nein' };

export const emptyInterpreter: InterpreterForm = {
  ...(Object.fromEntries(interpreterTexts.map((name) => [name, ''])) as Record<(typeof interpreterTexts)[number], string>),
  mobility: 'car',
  languages: [],
  trainings: [],
  weekly: [],
  exceptions: [],
  areaIds: [],
  blockedRequesterIds: [],
  standby: false,
};

/** Minutes as hours, `12,5`; both ways. */
export const hoursText = (minutes: number | null): string =>
  minutes === null ? '' : formatHundredths(Math.round((minutes * 100) / 60));
export const minutesOf = (text: string): number | null => {
  const hundredths = parseHundredths(text);
  return hundredths === null ? null : Math.round((hundredths * 60) / 100);
};

export const storedInterpreter = (view: InterpreterView): InterpreterForm => ({
  name: view.name,
  mail: view.mail,
  phone: view.phone ?? '',
  gender: view.gender ?? '',
  municipalityId: view.municipality?.id ?? '',
  radiusKm: view.radiusKm?.toString() ?? '',
  mobility: view.mobility,
  confidentialOn: view.confidentialOn ?? '',
  conductUntil: view.conductUntil ?? '',
  consentOn: view.consentOn ?? '',
  hoursPerMonth: hoursText(view.mostMinutesPerMonth),
  eurosPerYear: view.mostCentsPerYear === null ? '' : formatHundredths(view.mostCentsPerYear),
  languages: view.languages.map(({ tag, level, writes }) => ({ tag, level, writes })),
  trainings: view.trainings.map(({ module, day, hours }) => ({ module, day, hours: String(hours) })),
  weekly: view.weekly.map(({ weekday, from, to }) => ({ weekday: String(weekday), from, to })),
  exceptions: view.exceptions.map(({ from, to, available }) => ({ from, to, available: available ? 'ja' : 'nein' })),
  areaIds: view.areas.map(({ id }) => id),
  blockedRequesterIds: view.blockedRequesterIds,
  standby: view.standby,
});

/** What the use cases are given. */
export const interpreterInputOf = (typed: InterpreterForm) => {
  const { hoursPerMonth, eurosPerYear, languages, trainings, weekly, exceptions, ...rest } = typed;
  return {
    ...rest,
    gender: (typed.gender || null) as InterpreterView['gender'],
    mobility: typed.mobility as InterpreterView['mobility'],
    radiusKm: typed.radiusKm || null,
    languages: languages.map((row) => ({ ...row, level: row.level as InterpreterView['languages'][number]['level'] })),
    trainings,
    weekly: weekly.map(({ weekday, ...row }) => ({ ...row, weekday: weekday === '' ? -1 : Number(weekday) })),
    exceptions: exceptions.map(({ available, from, to }) => ({ from, to: to || from, available: available === 'ja' })),
    mostMinutesPerMonth: hoursPerMonth === '' ? null : (minutesOf(hoursPerMonth) ?? -1),
    mostCentsPerYear: eurosPerYear === '' ? null : (parseMoney(eurosPerYear) ?? -1),
  };
};

/** Names of all controls, in the order of the page. */
export const interpreterControls = (value: InterpreterForm): string[] => {
  const rows = (name: string, count: number, fields: readonly string[]): string[] =>
    Array.from({ length: count + 2 }, (_, index) => fields.map((field) => `${name}.${index}.${field}`)).flat();
  return [
    ...interpreterTexts.slice(0, 4),
    ...rows('languages', value.languages.length, ['tag', 'level']),
    'municipalityId',
    'mobility',
    'radiusKm',
    'areaIds',
    ...rows('weekly', value.weekly.length, ['weekday', 'from', 'to']),
    ...rows('exceptions', value.exceptions.length, ['from', 'to']),
    'hoursPerMonth',
    'eurosPerYear',
    'confidentialOn',
    'consentOn',
    'conductUntil',
    ...rows('trainings', value.trainings.length, ['module', 'day', 'hours']),
    'blockedRequesterIds',
  ];
};

const said: Readonly<Record<string, { id: string; message?: string }>> = {
  languages: { id: 'languages.0.tag' },
  mostMinutesPerMonth: { id: 'hoursPerMonth', message: 'Bitte Stunden von 0,5 bis 333 angeben, zum Beispiel 20 oder 12,5.' },
  mostCentsPerYear: { id: 'eurosPerYear', message: 'Bitte einen Betrag von 1 bis 100.000 Euro angeben, zum Beispiel 840.' },
};
/** Faults at the controls of this form, in the units that were typed. */
export const atInterpreterControls = (problem: FormProblem): FormProblem => ({
  ...problem,
  errors: problem.errors.map(({ id, message }) => {
    const known = said[id];
    const level = /^languages\.\d+\.level$/.test(id) ? 'Bitte das Niveau wählen.' : null;
    const weekday = /^weekly\.\d+\.weekday$/.test(id) ? 'Bitte den Wochentag wählen.' : null;
    return { id: known?.id ?? id, message: known?.message ?? level ?? weekday ?? message };
  }),
});
