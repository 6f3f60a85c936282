import { z } from 'zod';
import { importedKinds, numberedTypes } from './contract-interchange.ts';
import { languageTag } from './inputs.ts';

const numbered = z.object({
  type: z.enum(numberedTypes),
  id: z.uuid(),
  /** Empty for the thing itself. */
  language: languageTag.or(z.literal('')),
});
export const numbersInput = z.object({ things: z.array(numbered).max(200_000) });
export const pagesInFullInput = z.object({ language: languageTag });

const source = z.string().trim().min(1).max(500);
export const importedInput = z.object({ source });
const noted = {
  source,
  kind: z.enum(importedKinds),
  externalId: z.string().min(1).max(500),
  subjectType: z.string().min(1).max(40),
  subjectId: z.uuid(),
  hash: z.string().length(64),
};
export const noteImportedInput = z.object(noted);

export const takeTranslationsInput = z.object({
  subjectType: z.string().min(1).max(40),
  subjectId: z.uuid(),
  texts: z
    .array(
      z.object({
        language: languageTag,
        field: z.string().min(1).max(80),
        source: z.string().max(20_000),
        text: z.string().trim().min(1).max(20_000),
      }),
    )
    .max(500),
});
