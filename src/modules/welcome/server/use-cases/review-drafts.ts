import { and, eq } from 'drizzle-orm';
import { conflict, notFound } from '#kernel/errors.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { askReleaseInput, previewInput, returnDraftInput } from '../../inputs-desk.ts';
import type { PublicBlock } from '../../contract.ts';
import { findPage, loadPage, sayPage } from '../load-page.ts';
import { spokenBlock } from '../model/wording.ts';
import { takenIn } from '../model/taken-in.ts';
import { policy } from '../policy.ts';
import { pageEdition } from '../schema.ts';
import { changedMeanwhile, lockEdition, newBlockId } from './write-page.ts';

const nothingWritten = 'Es gibt keinen Entwurf: Seit der letzten Freigabe wurde nichts geändert.';

/** An author says that a draft is ready. */
export const askForRelease = useCase({
  name: 'welcome.ask-for-release',
  action: 'welcome.ask-release',
  policy,
  mode: 'write',
  input: askReleaseInput,
  load: ({ tx, input }) => lockEdition(tx, input),
  run: async ({ ctx, tx, input, loaded: { row, edition }, audit }) => {
    if (edition === null || edition.draft === null) return conflict('no-draft', nothingWritten);
    if (input.version !== edition.version) return conflict('changed-meanwhile', changedMeanwhile);
    const asked = { at: ctx.clock.now().toISOString(), ref: actorRef(ctx.actor), note: input.note };
    await tx.update(pageEdition).set({ asked, returned: null }).where(eq(pageEdition.id, edition.id));
    audit({
      subjectType: 'page',
      subjectId: row.id,
      summary: `Freigabe der Seite „${edition.draft.title}“ (${edition.language}) erbeten`,
      fields: input.note === null ? {} : { note: { after: input.note } },
    });
    return ok();
  },
});

/** Whoever releases gives a draft back and says what is missing. */
export const returnDraft = useCase({
  name: 'welcome.return-draft',
  action: 'welcome.release',
  policy,
  mode: 'write',
  input: returnDraftInput,
  load: ({ tx, input }) => lockEdition(tx, input),
  run: async ({ ctx, tx, input, loaded: { row, edition }, audit }) => {
    if (edition === null || edition.draft === null) return conflict('no-draft', nothingWritten);
    if (input.version !== edition.version) return conflict('changed-meanwhile', changedMeanwhile);
    if (edition.asked === null) return conflict('not-asked', 'Um die Freigabe dieses Entwurfs bittet niemand.');
    const returned = { at: ctx.clock.now().toISOString(), ref: actorRef(ctx.actor), note: input.note };
    await tx.update(pageEdition).set({ asked: null, returned }).where(eq(pageEdition.id, edition.id));
    audit({
      subjectType: 'page',
      subjectId: row.id,
      summary: `Entwurf der Seite „${edition.draft.title}“ (${edition.language}) zurückgegeben`,
      fields: { note: { after: input.note } },
    });
    return ok();
  },
});

/** How a text would look, without keeping it; without one the draft, or what is public. */
export const previewPage = useCase({
  name: 'welcome.preview-page',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: previewInput,
  run: async ({ tx, input }) => {
    const { pageId, language } = input;
    const row = await findPage(tx, pageId);
    if (row === null) return notFound('Diese Seite');
    const [edition] = await tx
      .select()
      .from(pageEdition)
      .where(and(eq(pageEdition.pageId, pageId), eq(pageEdition.language, language)));
    const before = edition?.draft ?? edition?.content ?? null;
    const content = input.content === null ? before : takenIn({ content: input.content, before, newId: newBlockId });
    const own = (content?.blocks ?? []).map((block) =>
      spokenBlock(({ source }) => ({ text: source, language, state: 'source' }), block),
    );
    const shared =
      row.sharedPageId === null ? null : await sayPage({ tx, loaded: { ...(await loadPage(tx, row)), editions: [] }, language });
    return ok<{ title: string; summary: string; blocks: PublicBlock[] }>({
      title: shared?.title.text ?? content?.title ?? 'Ohne Titel',
      summary: shared?.summary.text ?? content?.summary ?? '',
      blocks: [...(shared?.blocks ?? []), ...own],
    });
  },
});
