import { languageMeetingKinds, languageMeetingKindWords, type LanguageMeetingPage } from '#modules/courses/contract-meetings.ts';

export const meetingKindOptions = languageMeetingKinds.map((value) => ({ value, label: languageMeetingKindWords[value] }));

export const meetingTexts = ['kind', 'title', 'date', 'from', 'until', 'place', 'link', 'agenda', 'inquiryId'] as const;
/** The form's controls as text, as the page fills them in again. */
export type MeetingForm = Record<(typeof meetingTexts)[number], string> & { guests: string[]; demonstration: boolean };
export const meetingControls = [...meetingTexts, 'guests'] as const;

export const emptyMeeting = (guests: string[]): MeetingForm => ({
  kind: 'network',
  title: 'Netzwerk Sprache',
  date: '',
  from: '14:00',
  until: '16:00',
  place: '',
  link: '',
  agenda: '',
  inquiryId: '',
  guests,
  demonstration: false,
});

export const storedMeeting = (view: LanguageMeetingPage): MeetingForm => ({
  kind: view.kind,
  title: view.title,
  date: view.date,
  from: view.from,
  until: view.until,
  place: view.place ?? '',
  link: view.link ?? '',
  agenda: view.agenda ?? '',
  inquiryId: view.inquiry?.id ?? '',
  guests: view.guests.map(({ key }) => key),
  demonstration: view.demonstration,
});
