import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { spokenLanguages } from './contract.ts';
import { mostPersons } from './contract-registration.ts';

const emptyIsNull = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? null : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsNull, schema.nullable().default(null));

const wishes = {
  persons: z.coerce
    .number('Bitte eine Zahl angeben.')
    .int()
    .min(1, 'Mindestens eine Person.')
    .max(mostPersons, `Höchstens ${mostPersons} Personen.`),
  childrenInCare: z.preprocess(
    (value) => (value === '' || value === null ? 0 : value),
    z.coerce.number('Bitte eine Zahl angeben.').int().min(0).max(mostPersons).default(0),
  ),
  interpreterLanguage: optional(z.enum(spokenLanguages, 'Bitte eine Sprache wählen.')),
  remark: optional(z.string().trim().max(500, 'Höchstens 500 Zeichen.')),
};

const phone = /^\+?[\d\s()/.-]{5,25}$/;

export const registerInput = z
  .object({
    eventId: z.uuid(),
    date: z.string().refine(isIsoDate, 'Bitte den Termin wählen.'),
    /** The reader's language, in which mails are written. */
    language: z.string().max(35),
    name: z.string().trim().min(2, 'Bitte den Namen angeben.').max(100, 'Höchstens 100 Zeichen.'),
    mail: optional(z.email('Bitte eine vollständige Mailadresse angeben.').max(200)),
    phone: optional(
      z
        .string()
        .trim()
        .refine((text) => phone.test(text) && text.replaceAll(/\D/g, '').length >= 5, 'Bitte eine Telefonnummer angeben.'),
    ),
    languages: z.array(z.enum(spokenLanguages)).max(spokenLanguages.length).default([]),
    ...wishes,
  })
  .superRefine((value, context) => {
    if (value.mail === null && value.phone === null) {
      context.addIssue({
        code: 'custom',
        path: ['mail'],
        message: 'Bitte eine Mailadresse oder eine Telefonnummer angeben.',
        params: {},
      });
    }
  });
export const registrationTokenInput = z.object({ token: z.string().max(100), language: z.string().max(35).default('de') });
export const changeRegistrationInput = z.object({ token: z.string().max(100), ...wishes });
export const cancelRegistrationInput = z.object({ token: z.string().max(100) });

export const registrationsInput = z.object({ eventId: z.uuid(), date: z.string().refine(isIsoDate).nullable().default(null) });
export const removeRegistrationInput = z.object({ eventId: z.uuid(), registrationId: z.uuid() });
