import type { z } from 'zod';
import type { Tx } from '#kernel/context.ts';
import { invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { EventTime } from '../contract.ts';
import type { eventInput } from '../inputs.ts';
import { isRuled } from './model/occurrences.ts';
import { normalRule, ruleOf } from './model/recurrence.ts';
import type { event } from './schema.ts';
import { unknownReference } from './store.ts';

type Given = Omit<z.output<typeof eventInput>, 'release' | 'demonstration' | 'sourceNote' | 'translations'>;
type Columns = Omit<
  typeof event.$inferInsert,
  'id' | 'countyId' | 'state' | 'stateNote' | 'createdAt' | 'updatedAt' | 'version' | 'lastDate' | 'demonstration' | 'sourceNote'
>;

const unknownWords = {
  placeId: 'Diesen Ort gibt es hier nicht.',
  municipalityId: 'Diese Gemeinde gibt es hier nicht.',
  organisationId: 'Diese Organisation gibt es hier nicht.',
  unitId: 'Diese Stelle gibt es hier nicht.',
  seriesId: 'Diese Reihe gibt es hier nicht.',
} as const;

/** The columns that an input stands for: its rule in one spelling, its end filled in. Refuses what does not hold together. */
export async function checkEvent(input: { tx: Tx; given: Given }): Promise<Result<Columns>> {
  const { tx, given } = input;
  const { recurrence, recurrenceRule: ruled, endDate, ...fields } = given;
  const time: EventTime = {
    startDate: fields.startDate,
    startTime: fields.startTime,
    endDate: endDate ?? fields.startDate,
    endTime: fields.endTime,
  };
  const asked = ruled ?? (recurrence === null ? null : ruleOf(recurrence));
  const recurrenceRule = asked === null ? null : normalRule({ rule: asked, start: time.startDate });
  if (asked !== null && recurrenceRule === null) {
    return invalidField(
      'recurrence',
      'Diese Wiederholung verstehen wir nicht. Möglich sind Tage, Wochen, Monate und Jahre.',
      'bad-rule',
    );
  }
  if (recurrenceRule !== null && !isRuled({ time, recurrenceRule }, time.startDate)) {
    return invalidField(
      'recurrence',
      'Der erste Termin passt nicht zur Wiederholung. Bitte wählen Sie einen ersten Tag, auf den sie fällt.',
      'start-not-in-rule',
    );
  }
  const unknown = await unknownReference(tx, fields);
  if (unknown !== null) return invalidField(unknown, unknownWords[unknown], 'unknown-reference');
  return ok({ ...fields, ...time, recurrenceRule });
}
