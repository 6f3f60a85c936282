import { addDays } from '#kernel/dates.ts';
import type { DutySource } from '#kernel/duties.ts';
import { askDaysBefore } from '#kernel/review.ts';
import { findAssessments } from './assessment-store.ts';
import { thingOf } from './rights.ts';
import { findRuns } from './store.ts';
import { isShown, titleOf } from './views.ts';

/** Runs that are to be confirmed within a month. */
const runDuties: DutySource = async ({ tx, today }) =>
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

/** Skills assessments that are to be confirmed within a month. */
const assessmentDuties: DutySource = async ({ tx, today }) =>
  (await findAssessments(tx, { state: 'public', reviewBefore: addDays(today, askDaysBefore + 1) })).map(
    ({ row, organisation, unit, municipality }) => ({
      kind: 'courses.review-assessment',
      key: `courses.review-assessment:${row.id}:${row.reviewBy}`,
      subjectId: row.id,
      title: row.name,
      context: [organisation?.name ?? unit?.name ?? municipality?.name ?? ''].filter(Boolean),
      due: row.reviewBy,
      action: 'courses.keep',
      thing: thingOf(row),
      askedOf: {
        unitId: row.unitId,
        municipalityIds: row.municipalityId === null ? [] : [row.municipalityId],
        bodyId: null,
      },
    }),
  );

export const duties: DutySource = async (asked) => [...(await runDuties(asked)), ...(await assessmentDuties(asked))];
