import { z } from 'zod';
import { plain, text } from '#kernel/field-inputs.ts';
import { rideKinds } from './contract-rides.ts';

export const ridesOfRunInput = z.object({ runId: z.uuid() });
export const rideIdInput = z.object({ rideId: z.uuid() });
/** A number in a street is an address: neither those who drive nor those who wait are to be found at home. */
const noAddress = (words: string): boolean => !/(stra(ß|ss)e|str\.|weg|allee|gasse|ring|platz)\s*\d+\s*[a-z]?\b/i.test(words);
const contact = /@|(\+?\d[\d\s/()-]{6,})/;
const message = 'Bitte keine Adresse und keine Nummer: Eine Haltestelle oder ein Parkplatz genügt.';
export const addRideInput = z.object({
  runId: z.uuid(),
  kind: z.enum(rideKinds, 'Bitte wählen, ob Plätze geboten oder gesucht werden.'),
  townId: z.uuid('Bitte eine Gemeinde aus der Liste wählen.'),
  meetingPoint: text(120).refine((given) => given === null || (noAddress(given) && !contact.test(given)), message),
  seats: z.coerce
    .number('Bitte angeben, wie viele Plätze es sind.')
    .int('Bitte eine ganze Zahl angeben.')
    .min(1, 'Mindestens 1.')
    .max(8, 'Höchstens 8.'),
  days: plain(120)
    .transform((given) => (given === '' ? null : given))
    .pipe(z.string().nullable())
    .refine((given) => given === null || (noAddress(given) && !contact.test(given)), message),
});
