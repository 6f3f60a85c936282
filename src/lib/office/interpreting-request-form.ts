import { berlinDay } from '#kernel/dates.ts';
import type { FormProblem } from '#lib/server/answers.ts';
import { genders } from '#modules/interpreting/contract.ts';
import type { DraftView } from '#modules/interpreting/contract-talk.ts';
import { meetingModes, meetingModeWords, urgencies, urgencyWords } from '#modules/interpreting/contract-rules.ts';

const options = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: words[value] }));
export const modeOptions = options(meetingModes, meetingModeWords);
export const urgencyOptions = options(urgencies, urgencyWords);
export const genderWishOptions = options(genders, { female: 'eine Frau', male: 'ein Mann', diverse: 'eine diverse Person' });

export const mostLanguages = 4;
export const mostSlots = 4;
export const requestTexts = [
  'requesterId',
  'occasion',
  'mode',
  'street',
  'municipalityId',
  'urgency',
  'urgencyReason',
  'people',
  'gender',
  'wantedInterpreterId',
  'caseReference',
  'costUnit',
  'repeats',
  'draftId',
] as const;
type SlotForm = { day: string; from: string; to: string };
/** The form's controls as text, as the page fills them in again. */
export type RequestForm = Record<(typeof requestTexts)[number], string> & {
  languages: string[];
  slots: SlotForm[];
  unwantedInterpreterIds: string[];
  publicRoom: boolean;
  professionalPresent: boolean;
};

export const emptyRequest: RequestForm = {
  ...(Object.fromEntries(requestTexts.map((name) => [name, ''])) as Record<(typeof requestTexts)[number], string>),
  mode: 'on-site',
  urgency: 'planned',
  repeats: '0',
  languages: [],
  slots: [],
  unwantedInterpreterIds: [],
  publicRoom: true,
  professionalPresent: true,
};

const clock = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
/** What an appointment with an adviser says of the conversation. */
export const requestFromDraft = (draft: DraftView): Partial<RequestForm> => ({
  draftId: draft.id,
  requesterId: draft.requesterId ?? '',
  mode: draft.mode,
  street: draft.street ?? '',
  languages: [draft.language],
  slots: [
    {
      day: berlinDay(new Date(draft.startsAt)),
      from: clock.format(new Date(draft.startsAt)),
      to: clock.format(new Date(draft.endsAt)),
    },
  ],
});

const many = (count: number, names: (index: number) => string[]): string[] =>
  Array.from({ length: count }, (_, index) => names(index)).flat();
/** Names of all controls, in the order of the page. */
export const requestControls: string[] = [
  'requesterId',
  ...many(mostLanguages, (index) => [`languages.${index}`]),
  'occasion',
  'mode',
  ...many(mostSlots, (index) => [`slots.${index}.day`, `slots.${index}.from`, `slots.${index}.to`]),
  'repeats',
  'urgency',
  'urgencyReason',
  'street',
  'municipalityId',
  'publicRoom',
  'professionalPresent',
  'people',
  'gender',
  'wantedInterpreterId',
  'unwantedInterpreterIds',
  'caseReference',
  'costUnit',
];

/** The rules name what they look at; here is the control in which it was typed. */
function controlOf(id: string): string {
  const date = /^dates\.(\d+)(?:\.(startsAt|endsAt))?$/.exec(id);
  if (date) return `slots.${date[1]}.${date[2] === 'endsAt' ? 'to' : date[2] ? 'from' : 'day'}`;
  const slot = /^slots\.(\d+)$/.exec(id);
  if (slot) return `slots.${slot[1]}.day`;
  const known: Readonly<Record<string, string>> = {
    dates: 'slots.0.day',
    slots: 'slots.0.day',
    languages: 'languages.0',
    isPublicRoom: 'publicRoom',
    isProfessionalPresent: 'professionalPresent',
  };
  return known[id] ?? id;
}

/** Faults at the controls of this form; each control says one thing. */
export function atControls(problem: FormProblem): FormProblem {
  const errors = problem.errors.map(({ id, message }) => ({ id: controlOf(id), message }));
  return { ...problem, errors: errors.filter(({ id }, at) => errors.findIndex((one) => one.id === id) === at) };
}
