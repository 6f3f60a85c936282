import { textOf, textsOf } from '#lib/server/answers.ts';
import type { LanguageMeetingKind } from '#modules/courses/contract-meetings.ts';
import { meetingTexts, type MeetingForm } from './meeting-form.ts';

/** What was typed, and what the use case is given. */
export function readMeetingForm(form: FormData) {
  const typed: MeetingForm = {
    ...(Object.fromEntries(meetingTexts.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof meetingTexts)[number],
      string
    >),
    guests: textsOf(form, 'guests'),
    demonstration: form.get('demonstration') !== null,
  };
  return { typed, input: { ...typed, kind: typed.kind as LanguageMeetingKind } };
}
