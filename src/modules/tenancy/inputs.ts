import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';

const key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Nur kleine Buchstaben, Ziffern und Bindestriche.')
  .max(80);
const hex = z.string().regex(/^#[0-9a-f]{6}$/i, 'Bitte eine Farbe als #rrggbb angeben.');
const day = z.string().refine(isIsoDate, 'Bitte ein Datum als JJJJ-MM-TT angeben.');
const name = z.string().trim().min(1).max(200);

/** A county with what belongs to it, as `data/<slug>/county.json` gives it. */
export const countyInput = z.object({
  slug: key,
  ags: z.string().regex(/^\d{5}$/, 'Der Kreisschlüssel hat fünf Ziffern.'),
  name,
  officialName: name,
  tagline: z.string().trim().max(200).default(''),
  accent: z.object({ light: hex, dark: hex }),
  languages: z.array(z.string().min(2).max(20)).min(1),
  municipalities: z
    .array(
      z.object({
        ags: z.string().regex(/^\d{8,9}$/),
        name,
        kind: z.enum(['city', 'municipality', 'joint-municipality', 'unincorporated']),
        partOf: z.string().nullable().default(null),
      }),
    )
    .default([]),
  units: z
    .array(
      z.object({
        key,
        name,
        kind: z.enum(['department', 'group', 'staff-unit', 'enterprise', 'office', 'partner']),
        parentKey: key.nullable().default(null),
        validFrom: day.nullable().default(null),
        validTo: day.nullable().default(null),
        successorKeys: z.array(key).default([]),
        mappingNote: z.string().max(1000).optional(),
      }),
    )
    .default([]),
  targetGroups: z.array(z.object({ key, name: z.string().trim().min(1).max(300) })).default([]),
  topics: z.array(z.object({ key, name })).default([]),
});

export const settingsInput = z.object({
  fourEyes: z.boolean().optional(),
  smallestCell: z.number().int().min(3, 'Mindestens 3.').max(10, 'Höchstens 10.').optional(),
  committee: z.string().trim().max(200).optional(),
  imprint: z.string().trim().max(5000).optional(),
  contactMail: z.email().or(z.literal('')).optional(),
  accessibilityContact: z.string().trim().max(500).optional(),
  tagline: z.string().trim().max(200).optional(),
  accent: z.object({ light: hex, dark: hex }).optional(),
  languages: z.array(z.string().min(2).max(20)).min(1).optional(),
});

export const unitInput = z.object({
  key,
  name,
  kind: z.enum(['department', 'group', 'staff-unit', 'enterprise', 'office', 'partner']),
  validFrom: day.nullable().default(null),
});

export const readAuditInput = z.object({
  useCase: z.string().max(100).nullable().default(null),
  subjectId: z.string().max(100).nullable().default(null),
  from: day.nullable().default(null),
  to: day.nullable().default(null),
  /** Id of the last entry seen: the page after it. */
  after: z.uuid().nullable().default(null),
  limit: z.number().int().min(1).max(500).default(50),
});

export const emptyInput = z.object({});
