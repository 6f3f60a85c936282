import { z } from 'zod';
import { checkFields, offerFields, offerPlace } from './inputs.ts';

/** A server or file, as the import names it. */
const source = z.string().trim().min(1).max(300);

/** An offer as another server says it; places carry that server's ids. */
export const takeOfferInput = z
  .object({
    ...offerFields,
    sourceKey: z.string().min(1).max(300),
    /** Of all that is taken over. */
    hash: z.string().min(1).max(100),
    source,
    places: z
      .array(offerPlace.extend({ sourceKey: z.string().min(1).max(300) }))
      .max(20, 'Höchstens 20 Orte.')
      .default([]),
  })
  .superRefine(checkFields);
export const noteSourceInput = z.object({
  source,
  /** Offers that are there, and those that came from it and are there no more. */
  presentIds: z.array(z.uuid()).max(100_000),
  goneIds: z.array(z.uuid()).max(100_000),
  hide: z.boolean(),
});
export const placesToOffersInput = z.object({
  placeIds: z.array(z.uuid()).min(1, 'Bitte mindestens einen Ort auswählen.').max(500, 'Höchstens 500 Orte auf einmal.'),
});
