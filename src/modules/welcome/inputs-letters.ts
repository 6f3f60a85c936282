import { z } from 'zod';
import { letterLength } from './contract-letters.ts';

/** A text to be read and forgotten. */
export const checkTextInput = z.object({ text: z.string().max(letterLength, 'Der Text ist zu lang. Prüfen Sie ihn in Teilen.') });

export const checkLetterInput = checkTextInput.extend({
  file: z
    .object({ bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array), name: z.string().max(300) })
    .nullable()
    .default(null),
});
