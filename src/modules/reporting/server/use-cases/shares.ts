import type { CitableDocument } from '#kernel/document.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { findTaskLink, openTaskLink, revokeTaskLink, taskLinkState } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { shareDraftInput, shareIdInput, tokenInput } from '../../inputs.ts';
import { makeDocument } from '../make-document.ts';
import { policy } from '../policy.ts';
import { findReport, findShares, sharePurpose } from '../store.ts';

/** Makes a link that shows a draft to whoever holds it, for 1 to 60 days. The secret is answered once and never again. */
export const shareDraft = useCase({
  name: 'reporting.share-draft',
  action: 'reporting.edit',
  policy,
  mode: 'write',
  input: shareDraftInput,
  run: async ({ ctx, tx, input, audit }) => {
    const row = await findReport(tx, { id: input.reportId });
    if (!row) return notFound('Diesen Bericht');
    if (row.state === 'frozen')
      return conflict('already-frozen', 'Dieser Bericht ist eingefroren und öffentlich: Er braucht keinen Link mehr.');
    const now = ctx.clock.now();
    const expiresAt = new Date(now.getTime() + input.days * 86_400_000);
    const link = { purpose: sharePurpose, subjectId: row.id, label: input.label, expiresAt, readOnly: true };
    const { id, token } = await openTaskLink({ ctx, tx, ...link });
    audit({
      subjectType: 'report',
      subjectId: row.id,
      summary: `Entwurf „${row.title}“ geteilt`,
      fields: { expiresAt: { after: expiresAt.toISOString() } },
    });
    return ok({ id, token, expiresAt: expiresAt.toISOString() });
  },
});

/** Ends a link at once. */
export const revokeShare = useCase({
  name: 'reporting.revoke-share',
  action: 'reporting.edit',
  policy,
  mode: 'write',
  input: shareIdInput,
  run: async ({ ctx, tx, input, audit }) => {
    const share = (await findShares(tx, input.reportId)).find((row) => row.id === input.shareId);
    if (!share) return notFound('Diesen Link');
    await revokeTaskLink({ tx, id: share.id, at: ctx.clock.now() });
    audit({ subjectType: 'report', subjectId: input.reportId, summary: 'Link zum Entwurf zurückgenommen' });
    return ok();
  },
});

/**
 * The draft behind a link, made anew. Reading changes nothing, however often it is opened. A link that was good once
 * (`link-expired`: its time ran out, it was taken back, or the report was frozen) is told from one that never was.
 */
export const readSharedDraft = useCase({
  name: 'reporting.read-shared-draft',
  action: 'reporting.read-draft-by-link',
  policy,
  mode: 'read',
  input: tokenInput,
  run: async ({ ctx, tx, input }) => {
    const share = await findTaskLink({ tx, purpose: sharePurpose, token: input.token });
    const row = share && (await findReport(tx, { id: share.subjectId }));
    if (!share || !row) return notFound('Diesen Entwurf');
    if (row.state === 'frozen') return conflict('link-expired', 'Aus dem Entwurf ist inzwischen der fertige Bericht geworden.');
    const state = taskLinkState(share, ctx.clock.now());
    if (state === 'revoked') return conflict('link-expired', 'Dieser Link wurde zurückgenommen.');
    if (state === 'expired') return conflict('link-expired', 'Die Zeit dieses Links ist abgelaufen.');
    const made = await makeDocument({ ctx, tx, report: row, status: 'draft' });
    if (!made) return notFound('Diesen Entwurf');
    return ok<{ key: string; document: CitableDocument; expiresAt: string }>({
      key: row.key,
      document: made.document,
      expiresAt: share.expiresAt.toISOString(),
    });
  },
});
