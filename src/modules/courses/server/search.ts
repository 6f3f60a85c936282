import type { SearchSource } from '#kernel/search.ts';
import { offerStateWords } from '#modules/offers/contract.ts';
import { courseKindWords } from '../contract-kinds.ts';
import { courseLevelWord } from '../contract-levels.ts';
import { findRuns } from './store.ts';
import { titleOf } from './views.ts';

/** Every run and exam. */
export const searchDocuments: SearchSource = async ({ tx }) =>
  (await findRuns(tx, {})).map((found) => {
    const { row, place } = found;
    return {
      kind: 'courses.run',
      subjectId: row.id,
      title: titleOf(found),
      context: [
        courseKindWords[row.kind],
        row.targetLevel && courseLevelWord(row.targetLevel),
        found.organisation?.name ?? found.unit?.name ?? found.municipality?.name,
        offerStateWords[row.state],
      ]
        .filter(Boolean)
        .join(' · '),
      body: [row.courseNumber, row.module, row.eligibility, place && [place.name, place.town].filter(Boolean).join(', ')]
        .filter(Boolean)
        .join('\n'),
      action: 'courses.read-office',
    };
  });
