import { conflict, notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { importIdInput, openReviewInput } from '../../inputs.ts';
import type { ReviewAction, ReviewPage } from '../../review.ts';
import { findActions, findImport, inForce, summaryOf, type ReadDraft } from '../import-store.ts';
import { foldReview } from '../model/review/apply.ts';
import { presentReview } from '../model/review/present.ts';
import { unusedPlaces } from '../model/review/unused.ts';
import { policy } from '../policy.ts';

/** One import without its draft: how far it is, or why it could not be read. */
export const readImport = useCase({
  name: 'strategy.read-import-state',
  action: 'strategy.import',
  policy,
  mode: 'read',
  input: importIdInput,
  run: async ({ tx, input }) => {
    const row = await findImport(tx, input.importId);
    return row ? ok(await summaryOf(tx, row)) : notFound('Diesen Import');
  },
});

/**
 * The draft under review: one window of it with the lines that it comes from.
 * Fault: `not-read` (conflict) while there is no draft to be seen.
 */
export const openReview = useCase({
  name: 'strategy.open-review',
  action: 'strategy.import',
  policy,
  mode: 'read',
  input: openReviewInput,
  run: async ({ tx, input }) => {
    const row = await findImport(tx, input.importId);
    if (!row) return notFound('Diesen Import');
    if (row.draft === null) return conflict('not-read', 'Dieses Dokument ist noch nicht gelesen.');
    const { draft, lines } = row.draft as ReadDraft;
    const actions = await findActions(tx, row.id);
    const review = foldReview({ draft, lines, actions: inForce(actions) });
    const last = actions.filter((action) => action.undoneAt === null).at(-1);
    const next = actions.find((action) => action.undoneAt !== null);
    const page: ReviewPage = {
      ...presentReview({ review, lines, window: input.window, place: input.place, line: input.line }),
      import: await summaryOf(tx, row),
      savedAt: last?.at.toISOString() ?? null,
      undo: last ? (last.action as ReviewAction).do : null,
      redo: next ? (next.action as ReviewAction).do : null,
    };
    return ok(page);
  },
});

/** Lines on one page of the list of unused places. */
export const unusedPageSize = 100;

/** Everything that no entry of the draft holds, page by page. */
export const listUnused = useCase({
  name: 'strategy.list-unused',
  action: 'strategy.import',
  policy,
  mode: 'read',
  input: openReviewInput,
  run: async ({ tx, input }) => {
    const row = await findImport(tx, input.importId);
    if (!row) return notFound('Diesen Import');
    if (row.draft === null) return conflict('not-read', 'Dieses Dokument ist noch nicht gelesen.');
    const { draft, lines } = row.draft as ReadDraft;
    const review = foldReview({ draft, lines, actions: inForce(await findActions(tx, row.id)) });
    const all = unusedPlaces({ review, lines });
    const pages = Math.max(1, Math.ceil(all.length / unusedPageSize));
    const page = Math.min(input.unusedPage, pages);
    return ok({
      import: await summaryOf(tx, row),
      title: review.title,
      total: all.length,
      pages,
      page,
      places: all.slice((page - 1) * unusedPageSize, page * unusedPageSize),
    });
  },
});
