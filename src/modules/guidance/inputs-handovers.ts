import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { id, plain, version } from '#kernel/field-inputs.ts';
import { handoverBases, handoverPurposes, returnReasons } from './contract-handovers.ts';

const day = z.string().refine(isIsoDate, 'Bitte ein Datum angeben.');
export const handoverInput = z
  .object({
    fromUnitId: id('Bitte eine Stelle aus der Liste wählen.'),
    fromMunicipalityId: id('Bitte eine Gemeinde aus der Liste wählen.'),
    toUnitId: id('Bitte eine Stelle aus der Liste wählen.'),
    toMunicipalityId: id('Bitte eine Gemeinde aus der Liste wählen.'),
    purpose: z.enum(handoverPurposes, 'Bitte wählen, worum es geht.'),
    basis: z.enum(handoverBases, 'Bitte wählen, auf welcher Grundlage Sie die Daten weitergeben.'),
    basisNote: plain(500).min(3, 'Bitte die Vorschrift nennen, oder wann und wie eingewilligt wurde.'),
    content: plain(4000).min(3, 'Bitte schreiben, was die andere Stelle wissen muss.'),
    due: day,
  })
  .superRefine((value, context) => {
    const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if ((value.fromUnitId === null) === (value.fromMunicipalityId === null)) fault('fromUnitId', 'Bitte angeben, wer übergibt.');
    if ((value.toUnitId === null) === (value.toMunicipalityId === null))
      fault('toUnitId', 'Bitte angeben, an wen Sie übergeben.');
    if (value.toUnitId !== null && value.toUnitId === value.fromUnitId) fault('toUnitId', 'Das ist die eigene Stelle.');
  });
export const handoverIdInput = z.object({ handoverId: z.uuid() });
export const answerHandoverInput = z
  .object({
    handoverId: z.uuid(),
    version,
    answer: z.enum(['accepted', 'done', 'returned']),
    reason: z.preprocess((value) => (value === '' ? null : value), z.enum(returnReasons).nullable().default(null)),
    /** The day on which there is a place. */
    doneOn: z.preprocess((value) => (value === '' ? null : value), day.nullable().default(null)),
  })
  .superRefine(({ answer, reason }, context) => {
    if (answer === 'returned' && reason === null)
      context.addIssue({ code: 'custom', path: ['reason'], message: 'Bitte sagen, warum Sie es zurückgeben.' });
  });
