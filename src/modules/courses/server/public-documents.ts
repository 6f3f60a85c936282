import { berlinDay } from '#kernel/dates.ts';
import type { PublicDocumentSource } from '#kernel/public-documents.ts';
import { publicPaths } from '#lib/paths.ts';
import { courseGroupWords, courseKindWords, groupOfKind } from '../contract-kinds.ts';
import { findRuns } from './store.ts';
import { isShown, publicRun, wordsOf } from './views.ts';

/** Runs and exams by name, kind, level, provider and town. */
export const publicDocuments: PublicDocumentSource = async ({ ctx, tx, language }) => {
  const today = berlinDay(ctx.clock.now());
  const found = (await findRuns(tx, { state: 'public', openOn: today })).filter((entry) => isShown(entry, today));
  const dictionary = await wordsOf({ tx, language, found });
  const paths = publicPaths({ base: '', language });
  return found.flatMap((entry) => {
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
};
