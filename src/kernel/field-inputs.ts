import { z } from 'zod';
import { isIsoDate } from './dates.ts';

const emptyIsNull = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? null : value);
/** What may be left out: an empty field is null. */
export const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsNull, schema.nullable().default(null));

/** A tag such as `<b>`; „< 10 Plätze“ is none. */
const markup = /<\/?[a-z!][^>]*>/i;
/** Text without markup, of at most so many characters. */
export const plain = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Höchstens ${max.toLocaleString('de-DE')} Zeichen.`)
    .refine((text) => !markup.test(text), 'Bitte ohne HTML-Zeichen wie <b>: Der Text erscheint so, wie Sie ihn schreiben.');
/** Such a text that may be left out. */
export const text = (max: number) => optional(plain(max));
export const day = optional(z.string().refine(isIsoDate, 'Bitte ein Datum angeben.'));
/** A number of something on record, or none; `message` says what to choose. */
export const id = (message: string) => optional(z.uuid(message));
export const version = z.number().int().min(1);
/** Of use cases that are asked nothing. */
export const emptyInput = z.object({});

export const website = optional(
  z
    .url({ protocol: /^https?$/, error: 'Bitte eine Adresse angeben, die mit https:// beginnt.' })
    .max(500, 'Höchstens 500 Zeichen.'),
);
export const email = optional(
  z
    .string()
    .trim()
    .max(254, 'Höchstens 254 Zeichen.')
    .pipe(z.email('Bitte eine E-Mail-Adresse angeben, zum Beispiel info@amt.example.')),
);
export const phone = optional(
  z
    .string()
    .trim()
    .max(40, 'Höchstens 40 Zeichen.')
    .regex(/^\+?[\d\s()/.-]{3,}$/, 'Bitte nur Ziffern, Leerzeichen und + ( ) / - angeben, zum Beispiel 05191 970-0.'),
);
