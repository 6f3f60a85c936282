import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { materialAudiences, materialKinds, materialLanguages, materialStates, materialSubjects } from './contract.ts';

const day = (message: string) => z.string().refine(isIsoDate, message);
const shortText = z.string().trim().max(200, 'Höchstens 200 Zeichen.');
const optional = (schema: z.ZodString) =>
  z
    .union([z.literal(''), schema])
    .nullable()
    .default(null)
    .transform((value) => (value === '' ? null : value));
const link = z
  .url({ protocol: /^https?$/, error: 'Bitte eine Adresse angeben, die mit https:// beginnt.' })
  .max(500, 'Höchstens 500 Zeichen.');
const language = z.enum(materialLanguages, 'Bitte eine Sprache wählen.');
const id = (message: string) => z.uuid(message).nullable().default(null);

const materialFields = {
  title: z.string().trim().min(3, 'Bitte den Titel angeben.').max(200, 'Höchstens 200 Zeichen.'),
  summary: optional(z.string().trim().max(600, 'Höchstens 600 Zeichen.')),
  kind: z.enum(materialKinds, 'Bitte eine Art wählen.'),
  subject: z.enum(materialSubjects, 'Bitte ein Thema wählen.'),
  audience: z
    .array(z.enum(materialAudiences, 'Bitte eine Zielgruppe wählen.'))
    .default([])
    .transform((given) => materialAudiences.filter((entry) => given.includes(entry))),
  unitId: id('Bitte eine Stelle wählen.'),
  municipalityId: id('Bitte eine Gemeinde wählen.'),
  organisationId: id('Bitte eine Organisation wählen.'),
  helpPlaceId: id('Bitte einen Ort wählen.'),
  helpNote: optional(z.string().trim().max(300, 'Höchstens 300 Zeichen.')),
  serviceName: optional(shortText),
  serviceUrl: optional(link as unknown as z.ZodString),
  leikaKey: optional(z.string().trim().max(40, 'Höchstens 40 Zeichen.')),
  keptAt: optional(shortText),
  source: optional(shortText),
  state: z.enum(materialStates, 'Bitte einen Stand wählen.').default('draft'),
  demonstration: z.boolean().default(false),
};
const words = z.object({ title: z.string().trim().min(1).max(300), summary: z.string().trim().max(900).optional() });

export const materialInput = z.object({
  ...materialFields,
  /** Titles that come along, as drafts: example data. */
  translations: z.record(z.string(), words).default({}),
});
export const changeMaterialInput = z.object({ materialId: z.uuid(), version: z.number().int().min(1), ...materialFields });
export const materialIdInput = z.object({ materialId: z.uuid() });

export const materialSorts = ['title', 'kind', 'unit', 'languages'] as const;
export const listMaterialsInput = z.object({
  search: z.string().max(200).nullable().default(null),
  kind: z.enum(materialKinds).nullable().default(null),
  subject: z.enum(materialSubjects).nullable().default(null),
  audience: z.enum(materialAudiences).nullable().default(null),
  unitId: z.uuid().nullable().default(null),
  language: z.enum(materialLanguages).nullable().default(null),
  /** Those of which a translation renders an earlier German edition. */
  outdated: z.boolean().default(false),
  sort: z.enum(materialSorts).default('title'),
});

export const uploadInput = z
  .union([
    z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int().min(0), name: z.string(), mime: z.string() }),
    z.object({ error: z.enum(['too-large', 'missing']) }),
  ])
  .nullable()
  .default(null);

export const addEditionInput = z.object({
  materialId: z.uuid(),
  language,
  day: day('Bitte den Tag angeben, der auf der Fassung steht.'),
  label: optional(z.string().trim().max(80, 'Höchstens 80 Zeichen.')),
  /** The German edition that it renders; the present one where nothing is said. */
  basedOnId: id('Bitte eine deutsche Fassung wählen.'),
  /** A German edition that changes nothing which a translation says. */
  minor: z.boolean().default(false),
  upload: uploadInput,
  link: optional(link as unknown as z.ZodString),
  translatedBy: optional(shortText),
  checkedOn: z
    .union([z.literal(''), day('Bitte einen Tag angeben.')])
    .nullable()
    .default(null)
    .transform((value) => (value === '' ? null : value)),
});
export const editionIdInput = z.object({ editionId: z.uuid() });
export const checkEditionInput = z.object({
  editionId: z.uuid(),
  /** The German edition with which it was compared; the one that it names where nothing is said. */
  basedOnId: id('Bitte eine deutsche Fassung wählen.'),
});

const reader = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/);
export const publicMaterialsInput = z.object({
  language: reader,
  subject: z.enum(materialSubjects).nullable().default(null),
  audience: z.enum(materialAudiences).nullable().default(null),
});
export const publicMaterialInput = z.object({ materialId: z.uuid(), language: reader });
