import { addDays } from '#kernel/dates.ts';
import type { DutySource } from '#kernel/duties.ts';
import { askDaysBefore } from '#kernel/review.ts';
import { thingOf } from './rights.ts';
import { findOffers } from './store.ts';

/** Offers that are to be confirmed within a month. */
export const duties: DutySource = async ({ tx, today }) =>
  (await findOffers(tx, { state: 'public', reviewBefore: addDays(today, askDaysBefore + 1) })).map(({ row, ...found }) => ({
    kind: 'offers.review',
    key: `offers.review:${row.id}:${row.reviewBy}`,
    subjectId: row.id,
    title: row.name,
    context: [found.organisation?.name ?? found.municipality?.name ?? ''].filter(Boolean),
    due: row.reviewBy,
    action: 'offers.keep',
    thing: thingOf(row),
    askedOf: { unitId: row.unitId, municipalityIds: row.municipalityId === null ? [] : [row.municipalityId], bodyId: null },
  }));
