import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { parseMoney } from '#kernel/money.ts';
import { projectPhases } from './contract-projects.ts';

const emptyIsNull = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? null : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsNull, schema.nullable().default(null));
const text = (max: number) => optional(z.string().trim().max(max, `Höchstens ${max} Zeichen.`));
const day = optional(z.string().refine(isIsoDate, 'Bitte ein Datum angeben.'));
const id = (message: string) => optional(z.uuid(message));

const fields = z.object({
  title: z.string().trim().min(2, 'Bitte den Titel angeben.').max(200, 'Höchstens 200 Zeichen.'),
  description: text(500),
  text: text(5000),
  carrierOrganisationId: id('Bitte eine Organisation wählen.'),
  carrierUnitId: id('Bitte eine Stelle wählen.'),
  phase: z.enum(projectPhases, 'Bitte eine Phase wählen.'),
  periodFrom: day,
  periodTo: day,
  funderOrganisationId: id('Bitte eine Organisation wählen.'),
  funderName: text(200),
  programme: text(200),
  targetGroups: z
    .array(z.string().trim().min(1).max(200, 'Höchstens 200 Zeichen.'))
    .max(20, 'Höchstens 20 Zielgruppen.')
    .default([]),
  municipalityIds: z.array(z.uuid()).max(200).default([]),
  /** As people write it; leaves in cents. */
  budget: optional(
    z.string().transform((typed, context): number => {
      const cents = parseMoney(typed);
      if (cents !== null) return cents;
      context.addIssue({ code: 'custom', message: 'Bitte einen Betrag wie 1.200,50 angeben, ohne Minus.' });
      return z.NEVER;
    }),
  ),
  contactUnitId: id('Bitte eine Stelle wählen.'),
  isPublic: z.boolean().default(false),
  followUp: text(1000),
});

function check(value: z.output<typeof fields>, context: z.RefinementCtx): void {
  const fault = (path: keyof typeof value, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  if (value.carrierOrganisationId !== null && value.carrierUnitId !== null) {
    fault('carrierUnitId', 'Bitte entweder eine Organisation oder eine Stelle als Träger wählen.');
  }
  if (value.funderOrganisationId !== null && value.funderName !== null) {
    fault('funderName', 'Bitte den Geldgeber entweder wählen oder hier nennen.');
  }
  if (value.periodFrom !== null && value.periodTo !== null && value.periodTo < value.periodFrom) {
    fault('periodTo', 'Das Ende liegt vor dem Anfang.');
  }
}

export const projectInput = fields.superRefine(check);
export const changeProjectInput = fields.extend({ projectId: z.uuid(), version: z.number().int().min(1) }).superRefine(check);
export const projectIdInput = z.object({ projectId: z.uuid() });
export const endProjectInput = z.object({
  projectId: z.uuid(),
  version: z.number().int().min(1),
  endedOn: z.string().refine(isIsoDate, 'Bitte ein Datum angeben.'),
});
export const deleteProjectInput = z.object({
  projectId: z.uuid(),
  version: z.number().int().min(1),
  reason: z.string().trim().min(1, 'Bitte sagen, warum das Projekt gelöscht wird.').max(500, 'Höchstens 500 Zeichen.'),
});
export const listProjectsInput = z.object({
  /** Words that all occur in title, description, programme or funder. */
  search: z.string().trim().max(200).nullable().default(null),
  phase: z.enum(projectPhases).nullable().default(null),
  organisationId: z.uuid().nullable().default(null),
  /** Ended and rejected ones too. */
  past: z.boolean().default(false),
});
