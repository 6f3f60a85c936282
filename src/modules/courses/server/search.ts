import type { SearchSource } from '#kernel/search.ts';
import { offerStateWords } from '#modules/offers/contract.ts';
import { skillFindingWords } from '../contract-assessments.ts';
import { courseKindWords } from '../contract-kinds.ts';
import { courseLevelWord } from '../contract-levels.ts';
import { findAssessments } from './assessment-store.ts';
import { findRuns } from './store.ts';
import { titleOf } from './views.ts';

/** Every run and exam, and every skills assessment. */
export const searchDocuments: SearchSource = async ({ tx }) => {
  const runs = (await findRuns(tx, {})).map((found) => {
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
  const assessments = (await findAssessments(tx, {})).map(({ row, place, organisation, unit, municipality }) => ({
    kind: 'courses.assessment',
    subjectId: row.id,
    title: row.name,
    context: ['Kompetenzfeststellung', organisation?.name ?? unit?.name ?? municipality?.name, offerStateWords[row.state]]
      .filter(Boolean)
      .join(' · '),
    body: [
      row.findings.map((finding) => skillFindingWords[finding]).join(', '),
      row.instrument,
      row.resultNote,
      row.recognition,
      place && [place.name, place.town].filter(Boolean).join(', '),
    ]
      .filter(Boolean)
      .join('\n'),
    action: 'courses.read-office',
  }));
  return [...runs, ...assessments];
};
