import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#kernel/context.ts';
import { conflict } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { nothingInput } from '../../inputs-alerts.ts';
import { sharePageInput } from '../../inputs-desk.ts';
import { policy } from '../policy.ts';
import { page } from '../schema.ts';
import { refreshShared, withdrawShared } from '../share-page.ts';
import { lockPage } from './write-page.ts';

/** Offers a public page of the county's own to all other counties, where it changes with this one; or offers it no longer. */
export const sharePage = useCase({
  name: 'welcome.share-page',
  action: 'welcome.arrange',
  policy,
  mode: 'write',
  input: sharePageInput,
  load: ({ tx, input }) => lockPage(tx, input.pageId),
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    if (row.sharedPageId !== null)
      return conflict('taken-over', 'Diese Seite haben Sie selbst übernommen: Sie gehört Ihnen nicht.');
    if (input.shares && row.state !== 'public') return conflict('not-public', 'Teilen lässt sich nur, was öffentlich ist.');
    await tx.update(page).set({ shares: input.shares }).where(eq(page.id, row.id));
    if (input.shares) await refreshShared({ ctx, tx, row });
    else await withdrawShared({ ctx, tx, row });
    audit({
      subjectType: 'page',
      subjectId: row.id,
      summary: input.shares ? 'Seite mit anderen Landkreisen geteilt' : 'Seite wird nicht mehr geteilt',
      fields: { shares: { before: row.shares, after: input.shares } },
    });
    return ok();
  },
});

/** Lays down anew what shared pages say: translations come without a release. */
export const refreshSharedPages = useCase({
  name: 'welcome.refresh-shared-pages',
  action: 'welcome.expire-pages',
  policy,
  mode: 'write',
  input: nothingInput,
  run: async ({ ctx, tx, audit }) => {
    const rows = await tx
      .select()
      .from(page)
      .where(and(eq(page.shares, true), eq(page.state, 'public')));
    if (rows.length === 0) return conflict('nothing-to-do', 'Dieser Landkreis teilt keine Seiten.');
    for (const row of rows) await refreshShared({ ctx, tx, row });
    audit({ subjectType: 'page', subjectId: null, summary: `${rows.length} geteilte Seiten aufgefrischt` });
    return ok({ pages: rows.length });
  },
});

/** Every night. */
export async function refreshSharedJob(ctx: Ctx): Promise<void> {
  const done = await refreshSharedPages(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}
