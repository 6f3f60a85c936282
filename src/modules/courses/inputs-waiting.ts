import { z } from 'zod';
import { offerAudiences } from '#modules/offers/contract.ts';

const emptyIsNull = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? null : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsNull, schema.nullable().default(null));
const phone = /^\+?[\d\s()/.-]{5,25}$/;

export const joinWaitingInput = z
  .object({
    runId: z.uuid(),
    /** The reader's language, in which mails are written. */
    language: z.string().max(35),
    audience: optional(z.enum(offerAudiences)),
    name: z.string().trim().min(2, 'Bitte den Namen angeben.').max(100, 'Höchstens 100 Zeichen.'),
    mail: optional(z.email('Bitte eine vollständige Mailadresse angeben.').max(200)),
    phone: optional(
      z
        .string()
        .trim()
        .refine((text) => phone.test(text) && text.replaceAll(/\D/g, '').length >= 5, 'Bitte eine Telefonnummer angeben.'),
    ),
    consent: z.boolean().refine((given) => given, 'Bitte zustimmen, sonst darf nichts gespeichert werden.'),
  })
  .superRefine((value, context) => {
    if (value.mail === null && value.phone === null)
      context.addIssue({
        code: 'custom',
        path: ['mail'],
        message: 'Bitte eine Mailadresse oder eine Telefonnummer angeben.',
        params: {},
      });
  });
export const waitingTokenInput = z.object({ token: z.string().max(100), language: z.string().max(35).default('de') });
export const answerSeatInput = z.object({ token: z.string().max(100), accept: z.boolean() });
export const waitingOfRunInput = z.object({ runId: z.uuid() });
export const answerForInput = z.object({ runId: z.uuid(), waitingId: z.uuid(), accept: z.boolean() });
export const moveSeatInput = z.object({ runId: z.uuid(), seatsId: z.uuid(), by: z.union([z.literal(1), z.literal(-1)]) });
