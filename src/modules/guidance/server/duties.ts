import { addDays } from '#kernel/dates.ts';
import type { Duty, DutySource } from '#kernel/duties.ts';
import { officeFunctionWords } from '#modules/network/contract-places.ts';
import { handoverPurposeWords } from '../contract-handovers.ts';
import { findHandovers } from './handover-store.ts';
import { thingOf } from './rights.ts';
import { findDeskRows } from './store.ts';

/** So many days before the date a desk is asked whether it is still right. */
const askDaysBefore = 30;

/** Desks that are to be confirmed within a month, and what was handed over and waits. Nothing tells of its content. */
export const duties: DutySource = async ({ tx, today }) => [
  ...(await findDeskRows(tx, { reviewBefore: addDays(today, askDaysBefore + 1) })).map(({ row, unit, municipality }): Duty => ({
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
    askedOf: keptBy(row.unitId, row.municipalityId),
  })),
  ...(await findHandovers(tx, { states: ['sent', 'accepted'] })).map((row): Duty => ({
    kind: 'guidance.handover',
    key: `guidance.handover:${row.id}:${row.state}`,
    subjectId: row.id,
    title: handoverPurposeWords[row.purpose],
    context: [],
    due: row.due,
    action: 'guidance.receive-handover',
    thing: thingOf({ unitId: row.toUnitId, municipalityId: row.toMunicipalityId }),
    askedOf: keptBy(row.toUnitId, row.toMunicipalityId),
  })),
];

const keptBy = (unitId: string | null, municipalityId: string | null): Duty['askedOf'] => ({
  unitId,
  municipalityIds: municipalityId === null ? [] : [municipalityId],
  bodyId: null,
});
