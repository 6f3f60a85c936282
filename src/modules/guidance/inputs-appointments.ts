import { z } from 'zod';
import { optional, plain, version } from '#kernel/field-inputs.ts';
import { spokenLanguages } from '#modules/network/contract-places.ts';
import { offerTopics } from '#modules/offers/contract.ts';
import { appointmentModes } from './contract-appointments.ts';

const documents = z
  .string()
  .max(2000, 'Höchstens 2.000 Zeichen.')
  .transform((typed) =>
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .pipe(z.array(plain(200)).max(20, 'Höchstens 20 Unterlagen.'));
const fields = {
  slotMinutes: z.coerce
    .number('Bitte eine Zahl angeben.')
    .int()
    .min(5, 'Mindestens 5 Minuten.')
    .max(240, 'Höchstens 240 Minuten.'),
  modes: z.array(z.enum(appointmentModes)).min(1, 'Bitte mindestens einen Weg wählen.'),
  topics: z.array(z.enum(offerTopics)).min(1, 'Bitte mindestens ein Thema wählen.'),
  documents: documents.default([]),
  leadHours: z.coerce.number('Bitte eine Zahl angeben.').int().min(0).max(336, 'Höchstens 336 Stunden.').default(24),
  isOpen: z.boolean().default(true),
};
export const bookableInput = z.object({ eventId: z.uuid('Bitte eine Sprechstunde wählen.'), ...fields });
export const changeBookableInput = z.object({ bookableId: z.uuid(), version, ...fields });

const language = z.string().max(35).default('de');
export const publicBookablesInput = z.object({ language });
export const publicBookableInput = z.object({ language, eventId: z.uuid() });

const phone = /^\+?[\d\s()/.-]{5,25}$/;
export const bookInput = z
  .object({
    bookableId: z.uuid(),
    startsAt: z.iso.datetime(),
    language,
    spoken: z.enum(spokenLanguages),
    topic: z.enum(offerTopics),
    mode: z.enum(appointmentModes),
    name: z.string().trim().min(2).max(100),
    mail: optional(z.email().max(200)),
    phone: optional(
      z
        .string()
        .trim()
        .refine((text) => phone.test(text) && text.replaceAll(/\D/g, '').length >= 5),
    ),
  })
  .superRefine(({ mail, phone: number }, context) => {
    if (mail === null && number === null)
      context.addIssue({ code: 'custom', path: ['mail'], message: 'Bitte eine Mailadresse oder eine Telefonnummer angeben.' });
  });
const token = z.string().max(100);
export const ownInput = z.object({ token, language });
export const moveInput = z.object({ token, startsAt: z.iso.datetime() });
export const cancelInput = z.object({ token });
export const outcomeInput = z.object({ appointmentId: z.uuid(), outcome: z.enum(['came', 'missed']) });
export const needIdInput = z.object({ needId: z.uuid() });
export const followEventInput = z.object({ eventId: z.uuid() });
