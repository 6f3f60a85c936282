import { addDays } from '#kernel/dates.ts';
import type { DutySource } from '#kernel/duties.ts';
import { officeFunctionWords } from '#modules/network/contract-places.ts';
import { thingOf } from './rights.ts';
import { findDeskRows } from './store.ts';

/** So many days before the date a desk is asked whether it is still right. */
const askDaysBefore = 30;

/** Desks that are to be confirmed within a month. */
export const duties: DutySource = async ({ tx, today }) =>
  (await findDeskRows(tx, { reviewBefore: addDays(today, askDaysBefore + 1) })).map(({ row, unit, municipality }) => ({
    kind: 'guidance.confirm-desk',
    key: `guidance.confirm-desk:${row.id}:${row.reviewBy}`,
    subjectId: row.id,
    title: officeFunctionWords[row.task],
    context: [unit?.name ?? municipality?.name ?? '', row.letterFrom === null ? '' : `${row.letterFrom}–${row.letterTo}`].filter(
      Boolean,
    ),
    due: row.reviewBy,
    action: 'guidance.keep-desk',
    thing: thingOf(row),
    askedOf: { unitId: row.unitId, municipalityIds: row.municipalityId === null ? [] : [row.municipalityId], bodyId: null },
  }));
