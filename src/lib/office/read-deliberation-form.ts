import type { ConsultationRole, MeetingState, PaperKind } from '#modules/network/contract.ts';
import { textOf } from '#lib/server/answers.ts';
import { meetingFields, readPlace, type MeetingForm, type PaperForm } from './deliberation-form.ts';

/** What was typed, and what the use case is given. */
export function readMeetingForm(form: FormData) {
  const typed = Object.fromEntries(meetingFields.map((name) => [name, textOf(form, name) ?? ''])) as MeetingForm;
  return {
    typed,
    input: {
      date: typed.date,
      time: typed.time || null,
      place: typed.place || null,
      number: typed.number || null,
      state: typed.state as MeetingState,
    },
  };
}

/** What was typed, what the use case is given, and where the paper goes first. */
export function readPaperForm(form: FormData) {
  const text = (name: string): string => textOf(form, name) ?? '';
  const typed: PaperForm = {
    number: text('number'),
    title: text('title'),
    kind: text('kind'),
    date: text('date'),
    link: text('link'),
    place: text('place'),
    role: text('role'),
    closed: form.get('closed') !== null,
  };
  return {
    typed,
    input: {
      number: typed.number || null,
      title: typed.title,
      kind: typed.kind as PaperKind,
      date: typed.date || null,
      link: typed.link || null,
      isPublic: !typed.closed,
    },
    stop: { ...readPlace(typed.place), role: typed.role as ConsultationRole },
  };
}
