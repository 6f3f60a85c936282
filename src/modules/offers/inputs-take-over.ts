import { z } from 'zod';
import { checkFields, offerFields, offerPlace } from './inputs.ts';

/** An offer as another server says it; places carry that server's ids. */
export const takeOfferInput = z
  .object({
    ...offerFields,
    sourceKey: z.string().min(1).max(300),
    /** Of all that is taken over. */
    hash: z.string().min(1).max(100),
    places: z
      .array(offerPlace.extend({ sourceKey: z.string().min(1).max(300) }))
      .max(20, 'Höchstens 20 Orte.')
      .default([]),
  })
  .superRefine(checkFields);
export const placesToOffersInput = z.object({
  placeIds: z.array(z.uuid()).min(1, 'Bitte mindestens einen Ort auswählen.').max(500, 'Höchstens 500 Orte auf einmal.'),
});
