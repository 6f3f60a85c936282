import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { licences, mediumKinds } from './contract-media.ts';
import { languageTag } from './inputs.ts';

const text = (most: number) => z.string().trim().max(most, `Höchstens ${most} Zeichen.`);
const optional = (most: number) => text(most).nullable().default(null);

/** A file that the front server has laid down, or why it gave it up. */
const upload = z
  .union([
    z.object({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      size: z.number().int().min(0),
      name: z.string().trim().max(200),
      mime: z.string().max(200),
    }),
    z.object({ error: z.enum(['too-large', 'missing']) }),
  ])
  .nullable();

const fields = {
  title: text(150).min(2, 'Bitte einen Namen angeben.'),
  alt: text(300).default(''),
  /** It shows nothing that the text does not say. */
  decorative: z.boolean().default(false),
  caption: optional(300),
  author: text(150).min(2, 'Bitte angeben, von wem es ist.'),
  licence: z.enum(licences, 'Bitte wählen, warum Sie es zeigen dürfen.'),
  source: optional(300),
  rightsUntil: z.string().refine(isIsoDate, 'Bitte ein Datum angeben.').nullable().default(null),
  unitId: z.uuid('Bitte eine Stelle wählen.').nullable().default(null),
  municipalityId: z.uuid('Bitte eine Gemeinde wählen.').nullable().default(null),
  organisationId: z.uuid('Bitte eine Organisation wählen.').nullable().default(null),
};
export const addMediumInput = z.object({ ...fields, upload });
export const changeMediumInput = z.object({ mediumId: z.uuid(), version: z.number().int().min(1), ...fields });
export const replaceMediumInput = z.object({ mediumId: z.uuid(), version: z.number().int().min(1), upload });
export const mediumIdInput = z.object({ mediumId: z.uuid() });
export const listMediaInput = z.object({
  kind: z.enum(mediumKinds).nullable().default(null),
  search: text(200).nullable().default(null),
  /** Those alone that no page shows. */
  unused: z.boolean().default(false),
});
export const publicMediaInput = z.object({ language: languageTag, ids: z.array(z.string().max(200)).max(400) });
export const mediumFileInput = z.object({ file: z.string().regex(/^[0-9a-f]{64}\.(webp|pdf)$/) });
