import { publicPaths } from '#lib/paths.ts';
import type { FeedbackSubject, OfficeFeedback } from '../contract-feedback.ts';
import type { FeedbackRow, FeedbackWithUnit } from './feedback-store.ts';

/** Where the public page stands that feedback is about. */
function addressOf(row: Pick<FeedbackRow, 'kind' | 'about' | 'language'>, slug: string): string {
  const paths = publicPaths({ base: `/${slug}`, language: row.language });
  const about = row.about ?? '';
  switch (row.kind) {
    case 'page':
      return paths.page(about);
    case 'place':
      return paths.publicPlace(about);
    case 'event':
      return paths.event(about);
    case 'offer':
      return paths.offer(about);
    case 'events':
      return paths.events();
    case 'search':
      return paths.search({ q: about });
    case 'imprint':
      return paths.imprint;
    case 'map':
      return paths.places;
    case 'offers':
      return paths.offers();
    case 'categories':
      return paths.home;
  }
}

export function feedbackView(input: { found: FeedbackWithUnit; slug: string; mayHandle: boolean }): OfficeFeedback {
  const { row, unit } = input.found;
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    subjectKey: row.subjectKey,
    href: addressOf(row, input.slug),
    language: row.language,
    rating: row.rating,
    comment: row.comment,
    mail: row.mail,
    door: row.door,
    state: row.state,
    unit,
    note: row.note,
    answer: row.answer,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    receivedAt: row.receivedAt.toISOString(),
    doneAt: row.doneAt?.toISOString() ?? null,
    mayHandle: input.mayHandle,
    version: row.version,
  };
}

/** Entries about one thing, the latest first, as one line. */
export function feedbackSubjectView(rows: readonly [FeedbackRow, ...FeedbackRow[]], slug: string): FeedbackSubject {
  const [latest] = rows;
  const count = (of: (row: FeedbackRow) => boolean): number => rows.filter(of).length;
  return {
    key: latest.subjectKey,
    kind: latest.kind,
    subject: latest.subject,
    href: addressOf(latest, slug),
    up: count(({ rating }) => rating === 'up'),
    down: count(({ rating }) => rating === 'down'),
    comments: count(({ comment }) => comment !== null),
    open: count(({ state }) => state !== 'done'),
    languages: [...new Set(rows.map(({ language }) => language))].toSorted(),
    latestAt: latest.receivedAt.toISOString(),
  };
}
