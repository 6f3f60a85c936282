import { addDays } from '#kernel/dates.ts';
import type { DutySource } from '#kernel/duties.ts';
import { askDaysBefore } from '#kernel/review.ts';
import { thingOf } from './rights.ts';
import { findRuns } from './store.ts';
import { isShown, titleOf } from './views.ts';

/** Runs that are to be confirmed within a month. */
export const duties: DutySource = async ({ tx, today }) =>
  (await findRuns(tx, { state: 'public', openOn: today, reviewBefore: addDays(today, askDaysBefore + 1) }))
    .filter((found) => isShown(found, today))
    .map((found) => ({
      kind: 'courses.review',
      key: `courses.review:${found.row.id}:${found.row.reviewBy}`,
      subjectId: found.row.id,
      title: titleOf(found),
      context: [found.organisation?.name ?? found.municipality?.name ?? ''].filter(Boolean),
      due: found.row.reviewBy,
      action: 'courses.keep',
      thing: thingOf(found.offer),
      askedOf: {
        unitId: found.offer.unitId,
        municipalityIds: found.offer.municipalityId === null ? [] : [found.offer.municipalityId],
        bodyId: null,
      },
    }));
