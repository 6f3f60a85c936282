import { z } from 'zod';
import { day, email, id, optional, phone, plain, text, version } from '#kernel/field-inputs.ts';
import { officeFunctions, spokenLanguages } from '#modules/network/contract-places.ts';
import { hoursInput } from '#modules/network/inputs-places.ts';

const task = z.enum(officeFunctions, 'Bitte eine Aufgabe wählen.');
const letter = optional(
  z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]$/, 'Bitte einen einzelnen Buchstaben von A bis Z angeben.'),
);
const languages = z
  .array(z.string())
  .refine(
    (given) => given.every((tag) => (spokenLanguages as readonly string[]).includes(tag)),
    'Bitte Sprachen aus der Liste wählen.',
  )
  .default([]);
const fields = {
  task,
  unitId: id('Bitte eine Stelle aus der Liste wählen.'),
  municipalityId: id('Bitte eine Gemeinde aus der Liste wählen.'),
  areaIds: z.array(z.uuid('Bitte Gemeinden aus der Liste wählen.')).max(300).default([]),
  letterFrom: letter,
  letterTo: letter,
  placeId: id('Bitte einen Ort aus der Liste wählen.'),
  room: text(60),
  phone,
  email,
  languages,
  hours: hoursInput,
  personName: text(100),
  deputyName: text(100),
  note: text(500),
  demonstration: z.boolean().default(false),
};

type Checked = { unitId: string | null; municipalityId: string | null; letterFrom: string | null; letterTo: string | null };
function check(value: Checked, context: z.RefinementCtx): void {
  const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  if ((value.unitId === null) === (value.municipalityId === null))
    fault('unitId', 'Bitte eine Stelle oder eine Gemeinde angeben, zu der die Ansprechstelle gehört.');
  if ((value.letterFrom === null) !== (value.letterTo === null)) fault('letterTo', 'Bitte beide Buchstaben angeben oder keinen.');
  else if (/^[A-Z]$/.test(value.letterFrom ?? '') && value.letterFrom! > value.letterTo!)
    fault('letterTo', 'Der zweite Buchstabe liegt vor dem ersten.');
}

export const deskInput = z.object(fields).superRefine(check);
export const changeDeskInput = z.object({ deskId: z.uuid(), version, ...fields }).superRefine(check);
export const confirmDeskByLinkInput = z.object({ version });
export const deskIdInput = z.object({ deskId: z.uuid() });
export const listDesksInput = z.object({
  task: task.nullable().default(null),
  unitId: id('Bitte eine Stelle aus der Liste wählen.'),
  search: text(200),
  overdue: z.boolean().default(false),
});

const ags = z.string().regex(/^\d{8,9}$/, 'Bitte die Gemeinde wählen.');
export const findDesksInput = z.object({ task, municipalityAgs: ags, letter: optional(plain(3)) });
export const publicDesksInput = z.object({ task, municipalityAgs: ags, deskIds: z.array(z.uuid()).max(10).default([]) });
export const referInput = z.object({ task, municipalityAgs: ags });
export const figuresInput = z.object({ from: day, to: day });
