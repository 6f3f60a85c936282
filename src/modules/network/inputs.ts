import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { organisationKinds } from './contract.ts';

const day = z.string().refine(isIsoDate, 'Bitte ein Datum angeben.');
const version = z.number().int().min(1);
const optionalText = (max: number) => z.string().trim().max(max, `Höchstens ${max} Zeichen.`).nullable().default(null);

const organisationFields = {
  name: z.string().trim().min(2, 'Bitte den Namen angeben.').max(200, 'Höchstens 200 Zeichen.'),
  alternateName: optionalText(200),
  description: optionalText(2000),
  website: z
    .url({ protocol: /^https?$/, error: 'Bitte eine Adresse wie https://verein.example angeben.' })
    .max(500, 'Höchstens 500 Zeichen.')
    .nullable()
    .default(null),
  /** Of the institution, never a person's own. */
  email: z
    .string()
    .trim()
    .max(254, 'Höchstens 254 Zeichen.')
    .pipe(z.email('Bitte eine E-Mail-Adresse angeben, zum Beispiel info@verein.example.'))
    .nullable()
    .default(null),
  kind: z.enum(organisationKinds, 'Bitte eine Art wählen.'),
  municipalityId: z.uuid('Bitte eine Gemeinde wählen.').nullable().default(null),
  unitId: z.uuid('Bitte eine Stelle wählen.').nullable().default(null),
};

export const organisationInput = z.object(organisationFields);
export const changeOrganisationInput = z.object({ organisationId: z.uuid(), version, ...organisationFields });
export const organisationIdInput = z.object({ organisationId: z.uuid() });
export const closeOrganisationInput = z.object({ organisationId: z.uuid(), closedOn: day });

export const listOrganisationsInput = z.object({
  /** Words that all occur in name, other name or description. */
  search: z.string().trim().max(200).nullable().default(null),
  kind: z.enum(organisationKinds).nullable().default(null),
  municipalityId: z.uuid().nullable().default(null),
  /** Closed ones too. */
  closed: z.boolean().default(false),
});
