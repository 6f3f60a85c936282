import { berlinDay } from '#kernel/dates.ts';
import type { PublicDocumentSource } from '#kernel/public-documents.ts';
import { publicPaths } from '#lib/paths.ts';
import { courseGroupWords, courseKindWords, groupOfKind } from '../contract-kinds.ts';
import { skillFindingWords } from '../contract-assessments.ts';
import { findAssessments } from './assessment-store.ts';
import { assessmentWords, publicAssessment } from './assessment-views.ts';
import { findRuns } from './store.ts';
import { isShown, publicRun, wordsOf } from './views.ts';

/** Skills assessments of which something is said in the language; German finds the others as a second chance. */
const assessmentDocuments: PublicDocumentSource = async ({ tx, language }) => {
  const found = await findAssessments(tx, { state: 'public' });
  const dictionary = await assessmentWords({ tx, language, found });
  return found.flatMap((entry) => {
    const assessment = publicAssessment({ found: entry, dictionary });
    const said = [assessment.resultNote, assessment.recognition].filter(
      (word) => word !== null && (language === 'de' || word.mark !== null),
    );
    if (language !== 'de' && assessment.name.mark === null && said.length === 0) return [];
    return [
      {
        id: `courses.assessment:${assessment.id}`,
        kind: 'course',
        title: assessment.name.text,
        keywords: [
          ...(language === 'de'
            ? ['Kompetenzfeststellung', ...assessment.findings.map((finding) => skillFindingWords[finding])]
            : []),
          ...[assessment.instrument, assessment.place?.town].flatMap((name) => name ?? []),
        ],
        text: [...said.map((word) => word!.text), assessment.provider].join('\n'),
        audience: [],
        href: `${publicPaths({ base: '', language }).skills()}#${assessment.id}`,
        language,
      },
    ];
  });
};

/** Runs and exams by name, kind, level, provider and town; and skills assessments. */
export const publicDocuments: PublicDocumentSource = async ({ ctx, tx, language }) => {
  const today = berlinDay(ctx.clock.now());
  const found = (await findRuns(tx, { state: 'public', openOn: today })).filter((entry) => isShown(entry, today));
  const dictionary = await wordsOf({ tx, language, found });
  const paths = publicPaths({ base: '', language });
  const assessments = await assessmentDocuments({ ctx, tx, language });
  const runs = found.flatMap((entry) => {
    const run = publicRun({ found: entry, dictionary, waiting: new Map(), today });
    // What has no word in the language is found in German alone.
    if (language !== 'de' && run.title.mark === null && (run.summary === null || run.summary.mark === null)) return [];
    const summary = run.summary && (language === 'de' || run.summary.mark !== null) ? run.summary.text : '';
    return [
      {
        id: `courses.run:${run.id}`,
        kind: 'course',
        title: run.title.text,
        keywords: [
          ...(language === 'de' ? [courseGroupWords[groupOfKind(run.kind)]] : []),
          courseKindWords[run.kind],
          ...[run.entryLevel, run.targetLevel].flatMap((level) => level ?? []),
          ...[run.place?.town, run.place?.municipality?.name].flatMap((name) => name ?? []),
        ],
        text: [summary, run.provider ?? ''].filter(Boolean).join('\n'),
        audience: [],
        href: paths.course(run.slug),
        language,
      },
    ];
  });
  return [...runs, ...assessments];
};
