import type { IsoDate } from '#kernel/dates.ts';

/** Shared by server and browser: what a request must keep to. */

export const meetingModes = ['on-site', 'video', 'phone'] as const;
export type MeetingMode = (typeof meetingModes)[number];
export const meetingModeWords: Readonly<Record<MeetingMode, string>> = {
  'on-site': 'vor Ort',
  video: 'per Video',
  phone: 'am Telefon',
};

/** `now` rings those who are on standby. */
export const urgencies = ['planned', 'urgent', 'now'] as const;
export type Urgency = (typeof urgencies)[number];
export const urgencyWords: Readonly<Record<Urgency, string>> = { planned: 'geplant', urgent: 'eilig', now: 'jetzt gleich' };

export const sensitivities = ['ordinary', 'sensitive', 'grave'] as const;
export type Sensitivity = (typeof sensitivities)[number];
export const sensitivityWords: Readonly<Record<Sensitivity, string>> = {
  ordinary: 'alltäglich',
  sensitive: 'heikel',
  grave: 'sehr belastend',
};

/** Trainings that the default list asks for; a county may name others. */
export const trainingWords: Readonly<Record<string, string>> = {
  basics: 'Grundlagen der Sprachmittlung',
  school: 'Kita und Schule',
  health: 'Gesundheit',
  authority: 'Behörden und Fachsprache',
  burden: 'Belastende Gespräche',
  'child-protection': 'Kinderschutz',
};

/** What a conversation is about. What a pool does not do stays on the list, so that it can be said who does. */
export type Occasion = {
  key: string;
  /** German. */
  label: string;
  isAllowed: boolean;
  /** For whom it is not allowed: who helps instead. Else what one should know before. */
  hint: string | null;
  sensitivity: Sensitivity;
  /** Keys of trainings that an interpreter must have. */
  trainings: readonly string[];
};

/** Rules of a county from a day on, until the next ones hold. */
export type RequestRules = {
  validFrom: IsoDate;
  occasions: readonly Occasion[];
  /** Working days between the day of the request and the conversation. */
  leadDays: Readonly<Record<Urgency, number>>;
  shortestMinutes: number;
  longestMinutes: number;
  /** German local time, `07:00`; a conversation lies between both. */
  earliest: string;
  latest: string;
  /** Calendar days; nobody can say earlier who will be free. */
  daysAhead: number;
  mostDates: number;
  mostLanguages: number;
  workdaysOnly: boolean;
  publicRoomsOnly: boolean;
  professionalPresent: boolean;
};

/** Both as the clocks in Germany show them: `2026-12-01T14:30`. */
export type RequestedTime = { startsAt: string; endsAt: string };

/** What rules look at. Nobody's name is in it. */
export type RequestToCheck = {
  /** BCP 47. */
  languages: readonly string[];
  occasion: string;
  /** The wished one first. */
  dates: readonly RequestedTime[];
  mode: MeetingMode;
  urgency: Urgency;
  urgencyReason: string;
  isPublicRoom: boolean;
  isProfessionalPresent: boolean;
};

export const requestFaults = [
  'no-rules',
  'no-language',
  'unknown-language',
  'twice',
  'too-many',
  'unknown-occasion',
  'excluded',
  'no-date',
  'no-time',
  'no-such-time',
  'past',
  'ends-before',
  'too-short',
  'too-long',
  'too-early',
  'too-late',
  'not-a-workday',
  'lead-time',
  'too-far',
  'overlap',
  'no-reason',
  'not-at-once',
  'private-room',
  'no-professional',
] as const;
export type RequestFaultCode = (typeof requestFaults)[number];
export type RequestFault = {
  /** As the form names it, `dates.0.startsAt`. */
  field: string;
  code: RequestFaultCode;
  /** German: what is wrong, and how to mend it. */
  message: string;
  /** Who helps instead. */
  hint: string | null;
};

const school = { isAllowed: true, hint: null, sensitivity: 'ordinary', trainings: ['basics', 'school'] } as const;
const office = { isAllowed: true, hint: null, sensitivity: 'ordinary', trainings: ['basics', 'authority'] } as const;
const not = { isAllowed: false, sensitivity: 'ordinary', trainings: [] } as const;
const sworn =
  'Hier ist eine vereidigte Person nötig. Sie finden sie in der Datenbank der Landesjustizverwaltungen: justiz-dolmetscher.de.';

/** What pools of counties do and do not do, as the list with which a county begins. */
export const defaultOccasions: readonly Occasion[] = [
  { key: 'kita-talk', label: 'Elterngespräch in der Kita', ...school },
  { key: 'kita-start', label: 'Aufnahme und Eingewöhnung in der Kita', ...school },
  { key: 'school-talk', label: 'Elterngespräch in der Schule', ...school },
  { key: 'school-start', label: 'Anmeldung in der Schule', ...school },
  { key: 'school-change', label: 'Übergang zu einer anderen Schule', ...school },
  { key: 'school-support', label: 'Förderbedarf und Förderplan', ...school, sensitivity: 'sensitive' },
  { key: 'parents-evening', label: 'Elternabend', ...school },
  {
    ...{ key: 'school-entry-examination', label: 'Schuleingangsuntersuchung', isAllowed: true, hint: null },
    ...{ sensitivity: 'sensitive', trainings: ['basics', 'health'] },
  },
  { key: 'early-support', label: 'Frühförderung', ...school, sensitivity: 'sensitive', trainings: ['basics', 'health'] },
  { key: 'authority', label: 'Termin bei einer Behörde', ...office },
  { key: 'migration-advice', label: 'Migrations- und Sozialberatung', ...office },
  { key: 'work-advice', label: 'Beratung zu Arbeit und Ausbildung', ...office },
  { key: 'debt-advice', label: 'Schuldnerberatung', ...office, sensitivity: 'sensitive' },
  { key: 'housing', label: 'Gespräch zur Wohnung', ...office },
  { key: 'language-course', label: 'Einstufung und Anmeldung zum Sprachkurs', ...office },
  { key: 'information', label: 'Informationsveranstaltung', ...office },
  {
    key: 'pregnancy-advice',
    label: 'Schwangerschaftsberatung',
    ...office,
    sensitivity: 'sensitive',
    trainings: ['basics', 'health'],
  },
  { key: 'family-support', label: 'Hilfeplangespräch, Familienhilfe', ...office, sensitivity: 'sensitive' },
  {
    ...{ key: 'child-protection', label: 'Gespräch zum Kinderschutz', isAllowed: true, sensitivity: 'grave' },
    hint: 'Bitte planen Sie Zeit für ein Vor- und ein Nachgespräch mit der Sprachmittlung ein.',
    trainings: ['basics', 'burden', 'child-protection'],
  },
  {
    ...{ key: 'violence-advice', label: 'Beratung nach Gewalt', isAllowed: true, sensitivity: 'grave' },
    hint: 'Bitte sagen Sie, ob eine Frau sprachmitteln soll, und planen Sie ein Nachgespräch ein.',
    trainings: ['basics', 'burden'],
  },
  {
    ...{ key: 'health-talk', label: 'Gespräch zur Gesundheit, ohne Aufklärung oder Einwilligung', isAllowed: true },
    hint: 'Geht es um eine Aufklärung vor einem Eingriff oder um eine Einwilligung, ist eine Fachdolmetschung nötig.',
    ...{ sensitivity: 'sensitive', trainings: ['basics', 'health'] },
  },

  { key: 'police', label: 'Polizei', ...not, hint: `Die Polizei bestellt und bezahlt selbst. ${sworn}` },
  { key: 'court', label: 'Gericht und Staatsanwaltschaft', ...not, hint: `Das Gericht bestellt und bezahlt selbst. ${sworn}` },
  {
    ...{ key: 'asylum-hearing', label: 'Anhörung im Asylverfahren', ...not },
    hint: 'Für Anhörungen stellt das Bundesamt für Migration und Flüchtlinge die Dolmetscherin oder den Dolmetscher.',
  },
  { key: 'legal', label: 'Anwalt, Notar, Verträge mit rechtlichen Folgen', ...not, hint: sworn },
  { key: 'marriage', label: 'Eheschließung und Beurkundung im Standesamt', ...not, hint: sworn },
  { key: 'sworn-translation', label: 'Beglaubigte Übersetzung', ...not, hint: sworn },
  {
    ...{ key: 'translation', label: 'Schriftliche Übersetzung', ...not },
    hint: 'Der Pool übersetzt nur mündlich. Vordrucke in vielen Sprachen finden Sie unter Materialien; sonst hilft ein Übersetzungsbüro.',
  },
  {
    ...{ key: 'medical-consent', label: 'Ärztliche Aufklärung, Einwilligung, Diagnose', ...not },
    hint: 'Die Praxis oder Klinik muss verständlich aufklären und sorgt selbst für eine medizinische Fachdolmetschung.',
  },
  {
    ...{ key: 'therapy', label: 'Psychotherapie und Behandlung über viele Sitzungen', ...not },
    hint: 'Bitte wenden Sie sich an ein psychosoziales Zentrum; es arbeitet mit dafür ausgebildeten Personen.',
  },
  {
    ...{ key: 'long-advice', label: 'Begleitung über Monate', ...not },
    hint: 'Dafür gibt es Integrationslotsinnen, Integrationslotsen und Patenschaften. Die Geschäftsstelle vermittelt den Kontakt.',
  },
  {
    ...{ key: 'emergency', label: 'Notfall', ...not },
    hint: 'Bitte wählen Sie 112. Die Leitstelle kann selbst jemanden zuschalten, der die Sprache spricht.',
  },
];

/** The rules with which a county begins. */
export const defaultRules: RequestRules = {
  validFrom: '2020-01-01',
  occasions: defaultOccasions,
  leadDays: { planned: 5, urgent: 1, now: 0 },
  shortestMinutes: 15,
  longestMinutes: 180,
  earliest: '07:00',
  latest: '21:00',
  daysAhead: 180,
  mostDates: 4,
  mostLanguages: 4,
  workdaysOnly: false,
  publicRoomsOnly: true,
  professionalPresent: true,
};

/** What an occasion is called: by the newest list that knows it, for a list may drop what was asked for once. */
export const occasionLabel = (versions: readonly RequestRules[], key: string): string =>
  versions
    .toSorted((one, other) => other.validFrom.localeCompare(one.validFrom))
    .flatMap(({ occasions }) => occasions)
    .find((one) => one.key === key)?.label ?? key;
