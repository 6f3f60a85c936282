import { z } from 'zod';
import { contentInput, languageTag } from './inputs.ts';

const note = z.string().trim().max(500, 'Höchstens 500 Zeichen.');
const version = z.number().int().min(1);

export const askReleaseInput = z.object({
  pageId: z.uuid(),
  language: languageTag,
  version,
  note: note.nullable().default(null),
});
export const returnDraftInput = z.object({
  pageId: z.uuid(),
  language: languageTag,
  version,
  note: note.min(3, 'Bitte schreiben Sie, was noch fehlt.'),
});

export const previewInput = z.object({ pageId: z.uuid(), language: languageTag, content: contentInput.nullable() });

/** How long a guest may take, in days. */
export const guestDays = { fewest: 1, usual: 14, most: 60 };
export const inviteGuestInput = z.object({
  pageId: z.uuid(),
  language: languageTag,
  name: z.string().trim().min(2, 'Bitte einen Namen angeben.').max(120, 'Höchstens 120 Zeichen.'),
  mail: z.email('Bitte eine E-Mail-Adresse angeben.').max(200),
  message: z.string().trim().max(1000, 'Höchstens 1000 Zeichen.').default(''),
  days: z
    .number('Bitte eine Zahl von Tagen angeben.')
    .int()
    .min(guestDays.fewest, 'Mindestens ein Tag.')
    .max(guestDays.most, `Höchstens ${guestDays.most} Tage.`)
    .default(guestDays.usual),
});
export const guestIdInput = z.object({ guestId: z.uuid() });
export const guestTextInput = z.object({ content: contentInput, remark: note.nullable().default(null) });
export const takeGuestTextInput = z.object({ guestId: z.uuid(), version: z.number().int().min(0) });

export const sharePageInput = z.object({ pageId: z.uuid(), shares: z.boolean() });
