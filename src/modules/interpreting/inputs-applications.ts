import { z } from 'zod';
import { email, id, phone, plain, text } from '#kernel/field-inputs.ts';
import { interpreterLevels } from './contract.ts';
import { applicationStates } from './contract-applications.ts';
import { languageTag } from './inputs.ts';

const level = z.enum(interpreterLevels, 'Bitte wählen, wie gut.');

/** What somebody fills in who would like to interpret. */
export const applyInput = z.object({
  poolId: id('Bitte einen Pool wählen.'),
  name: plain(100).pipe(z.string().min(1, 'Bitte den Namen angeben.')),
  mail: email.pipe(z.string('Bitte eine E-Mail-Adresse angeben.')),
  phone,
  languages: z
    .array(z.object({ tag: languageTag, level }))
    .min(1, 'Bitte mindestens eine Sprache angeben.')
    .max(6, 'Höchstens sechs Sprachen.')
    .refine((given) => new Set(given.map(({ tag }) => tag)).size === given.length, 'Eine Sprache steht zweimal da.'),
  germanLevel: level,
  municipalityId: id('Bitte eine Gemeinde aus der Liste wählen.'),
  times: text(300),
  remark: text(500),
  accepted: z.literal(true, 'Ohne Einwilligung geht es nicht.'),
});
export const listApplicationsInput = z.object({ state: z.enum(applicationStates).nullable().default(null) });
export const applicationIdInput = z.object({ applicationId: z.uuid() });
