import { z } from 'zod';
import { plain, text, version } from '#kernel/field-inputs.ts';
import { classKinds, isHalfYear } from './contract-classes.ts';

const count = (most: number) =>
  z.preprocess(
    (given) => (given === '' ? undefined : given),
    z.coerce
      .number('Bitte eine Zahl angeben.')
      .int('Bitte eine ganze Zahl angeben.')
      .min(0, 'Nicht unter 0.')
      .max(most, `Höchstens ${most}.`),
  );
const fields = {
  schoolId: z.uuid('Bitte eine Schule aus der Liste wählen.'),
  kind: z.enum(classKinds, 'Bitte eine Art wählen.'),
  halfYear: z.string().trim().refine(isHalfYear, 'Bitte ein Halbjahr wie 2026/27-1 angeben.'),
  places: count(200),
  pupils: count(200),
  waiting: count(500),
  note: text(500),
};
export const languageClassInput = z.object(fields);
export const changeLanguageClassInput = z.object({ classId: z.uuid(), version, ...fields });
export const languageClassIdInput = z.object({ classId: z.uuid() });
export const reviewClassInput = z.object({
  classId: z.uuid(),
  decision: plain(1000).min(1, 'Bitte angeben, was entschieden wurde.'),
});
export const listClassesInput = z.object({
  halfYear: z.string().refine(isHalfYear).nullable().default(null),
  kind: z.enum(classKinds).nullable().default(null),
  schoolId: z.uuid().nullable().default(null),
  toReview: z.boolean().default(false),
});
