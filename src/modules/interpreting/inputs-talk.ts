import { z } from 'zod';
import { optional, plain, text } from '#kernel/field-inputs.ts';
import { shortestVideoSecret } from '#kernel/video.ts';

const address = z
  .string()
  .trim()
  .max(300)
  .pipe(z.url({ protocol: /^https$/, error: 'Bitte eine Adresse angeben, die mit https:// beginnt.' }));
const word = (message: string) => plain(120).pipe(z.string().min(1, message));

export const talkPlacesInput = z.object({
  poolId: z.uuid(),
  server: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('own'),
        address,
        appId: word('Bitte die Kennung (app_id) angeben.'),
        audience: word('Bitte die Zielgruppe (aud) angeben.').default('jitsi'),
        subject: word('Bitte die Domain des Servers angeben.'),
      }),
      z.object({
        kind: z.literal('jaas'),
        address,
        tenant: word('Bitte den Mandanten angeben.'),
        keyId: word('Bitte die Kennung des Schlüssels angeben.'),
      }),
    ])
    .nullable()
    .default(null),
  /** Left empty it stays what it was. */
  secret: optional(
    z.string().trim().min(shortestVideoSecret, `Der Schlüssel hat mindestens ${shortestVideoSecret} Zeichen.`).max(10_000),
  ),
  link: optional(address),
  dialIn: text(120),
});
export const talkInput = z.object({ assignmentId: z.uuid() });
/** Who comes in has read the rules. */
export const enterTalkInput = z.object({
  assignmentId: z.uuid(),
  accepted: z.literal(true, 'Bitte lesen Sie zuerst, was im Gespräch gilt, und stimmen Sie zu.'),
});
export const needInput = z.object({ needId: z.uuid() });
export const draftIdInput = z.object({ draftId: z.uuid() });
