import { z } from 'zod';
import { noticeKinds } from './contract-alerts.ts';

const instant = (message: string) => z.iso.datetime({ offset: true, error: message });
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/);

export const currentInput = z.object({ language });
export const alertIdInput = z.object({ alertId: z.uuid(), language });
export const publicNoticesInput = z.object({
  language,
  kind: z.enum(noticeKinds).nullable().default(null),
  municipalityId: z.uuid().nullable().default(null),
});
export const publicNoticeInput = z.object({ noticeId: z.uuid(), language });
export const nothingInput = z.object({});

const noticeFields = {
  kind: z.enum(noticeKinds, 'Bitte eine Art wählen.'),
  title: z.string().trim().min(3, 'Bitte sagen, was los ist.').max(150, 'Höchstens 150 Zeichen.'),
  text: z.string().trim().min(3, 'Bitte den Text schreiben.').max(3_000, 'Höchstens 3.000 Zeichen.'),
  /** Who says so, as the public reads it. */
  source: z.string().trim().min(2, 'Bitte sagen, woher die Meldung kommt.').max(200, 'Höchstens 200 Zeichen.'),
  link: z
    .url({ protocol: /^https?$/, error: 'Bitte eine Adresse angeben, die mit https:// beginnt.' })
    .max(500, 'Höchstens 500 Zeichen.')
    .nullable()
    .default(null),
  unitId: z.uuid('Bitte eine Stelle wählen.').nullable().default(null),
  municipalityIds: z
    .array(z.uuid('Bitte eine Gemeinde wählen.'))
    .max(200)
    .default([])
    .transform((ids) => [...new Set(ids)]),
  begins: instant('Bitte angeben, wann es beginnt.'),
  ends: instant('Bitte angeben, wann es vorbei ist.'),
  /** From when it is shown; at once where nothing is said. */
  shownFrom: instant('Bitte einen Tag und eine Uhrzeit angeben.').nullable().default(null),
  demonstration: z.boolean().default(false),
};
export const noticeInput = z.object({ ...noticeFields, publish: z.boolean().default(false) });
export const changeNoticeInput = z.object({
  noticeId: z.uuid(),
  version: z.number().int().min(1),
  ...noticeFields,
  publish: z.boolean().default(false),
});
export const noticeIdInput = z.object({ noticeId: z.uuid() });
export const withdrawNoticeInput = z.object({ noticeId: z.uuid(), version: z.number().int().min(1) });
export const listNoticesInput = z.object({
  kind: z.enum(noticeKinds).nullable().default(null),
  municipalityId: z.uuid().nullable().default(null),
  /** Those that are over or withdrawn too. */
  past: z.boolean().default(false),
});

const target = z.object({
  endpoint: z.url().max(1_000),
  p256dh: z.string().min(80).max(100),
  auth: z.string().min(20).max(30),
});
export const subscribePushInput = z.object({
  target,
  language,
  severity: z.enum(['Extreme', 'Severe', 'Moderate', 'Minor']).nullable(),
  noticeKinds: z.array(z.enum(noticeKinds)).max(noticeKinds.length),
  municipalityIds: z.array(z.uuid()).max(200),
});
export const leavePushInput = z.object({ endpoint: z.string().max(1_000) });
