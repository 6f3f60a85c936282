import { z } from 'zod';
import { day, id, plain, text, version, website } from '#kernel/field-inputs.ts';
import { provider } from './inputs-inquiries.ts';
import { languageMeetingKinds } from './contract-meetings.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Bitte eine Uhrzeit angeben, zum Beispiel 14:30.');
const fields = {
  kind: z.enum(languageMeetingKinds, 'Bitte eine Art wählen.'),
  title: plain(200).min(1, 'Bitte einen Titel angeben.'),
  date: day.pipe(z.string('Bitte einen Tag angeben.')),
  from: time,
  until: time,
  place: text(200),
  link: website,
  agenda: text(4000),
  inquiryId: id('Bitte ein Quartal aus der Liste wählen.'),
  guests: z.array(provider).max(200, 'Höchstens 200 auf einmal.').default([]),
  demonstration: z.boolean().default(false),
};
const inOrder = ({ from, until }: { from: string; until: string }): boolean => from < until;
const fault = { path: ['until'], message: 'Das Ende liegt vor dem Anfang.' };

export const languageMeetingInput = z.object(fields).refine(inOrder, fault);
export const changeLanguageMeetingInput = z.object({ meetingId: z.uuid(), version, ...fields }).refine(inOrder, fault);
export const languageMeetingIdInput = z.object({ meetingId: z.uuid() });
export const holdMeetingInput = z.object({
  meetingId: z.uuid(),
  version,
  minutes: plain(20_000).min(1, 'Bitte festhalten, was besprochen wurde.'),
});
export const meetingTaskInput = z.object({
  meetingId: z.uuid(),
  text: plain(500).min(1, 'Bitte sagen, was zu tun ist.'),
  holder: z.union([z.literal(''), provider]).default(''),
  due: day,
});
export const meetingTaskIdInput = z.object({ taskId: z.uuid() });
export const replyByLinkInput = z.object({ comes: z.boolean() });
