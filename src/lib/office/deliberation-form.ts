import type { Failed } from '#kernel/result.ts';
import {
  bodyKindWords,
  bodyKinds,
  consultationRoleWords,
  consultationRoles,
  meetingStateWords,
  meetingStates,
  paperKindWords,
  paperKinds,
} from '#modules/network/contract.ts';
import type { BodyView, MeetingView } from '#modules/network/contract.ts';
import { longDay } from './german.ts';

const optionsOf = <K extends string>(keys: readonly K[], words: Readonly<Record<K, string>>) =>
  keys.map((value) => ({ value, label: words[value] }));

export const bodyKindOptions = optionsOf(bodyKinds, bodyKindWords);
export const meetingStateOptions = optionsOf(meetingStates, meetingStateWords);
export const paperKindOptions = optionsOf(paperKinds, paperKindWords);
export const roleOptions = optionsOf(consultationRoles, consultationRoleWords).map((option) => ({
  ...option,
  hint: {
    prepares: 'Das Gremium empfiehlt; entschieden wird später.',
    decides: 'Was dieses Gremium beschließt, gilt.',
    notes: 'Das Gremium wird unterrichtet und beschließt nichts.',
  }[option.value],
}));

/** `3. Dezember 2026, 17:00 Uhr` */
export const meetingDay = (meeting: { date: string; time: string | null }): string =>
  meeting.time === null ? longDay(meeting.date) : `${longDay(meeting.date)}, ${meeting.time} Uhr`;

/** Bodies and their meetings as one choice: a stop is in a body, with or without a fixed meeting. */
export function placeOptions(input: {
  bodies: readonly Pick<BodyView, 'id' | 'name' | 'closedOn'>[];
  meetings: readonly MeetingView[];
  chosen: string;
}): { value: string; label: string }[] {
  return input.bodies.flatMap((body) => {
    const meetings = input.meetings.filter((meeting) => meeting.body.id === body.id);
    const options = [
      { value: body.id, label: `${body.name}, Sitzung noch offen` },
      ...meetings
        .filter((meeting) => meeting.state !== 'cancelled' || input.chosen.endsWith(meeting.id))
        .map((meeting) => ({ value: `${body.id}:${meeting.id}`, label: `${body.name}, ${meetingDay(meeting)}` })),
    ];
    return body.closedOn === null ? options : options.filter((option) => option.value === input.chosen);
  });
}

/** What `placeOptions` gave, taken apart. */
export function readPlace(place: string): { bodyId: string; meetingId: string | null } {
  const [bodyId = '', meetingId] = place.split(':');
  return { bodyId, meetingId: meetingId ?? null };
}

/** Faults of body and meeting belong to the one control that chooses both. */
export const atPlace = (result: Failed): Failed => ({
  ...result,
  problem: {
    ...result.problem,
    ...(result.problem.fields
      ? {
          fields: result.problem.fields.map((field) => ({
            ...field,
            path: field.path
              .replace(/^stop\./, '')
              .replace(/^(bodyId|meetingId)$/, 'place')
              .replace(/^votes.*/, 'votes'),
          })),
        }
      : {}),
  },
});

export const meetingFields = ['date', 'time', 'place', 'number', 'state'] as const;
export type MeetingForm = Record<(typeof meetingFields)[number], string>;
export const paperFields = ['number', 'title', 'kind', 'date', 'link'] as const;
export type PaperForm = Record<(typeof paperFields)[number] | 'place' | 'role', string> & { closed: boolean };
