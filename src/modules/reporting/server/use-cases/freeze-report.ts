import { eq } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import { contentHash, type CitableDocument } from '#kernel/document.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { revokeTaskLinksOf } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { freezeReportInput } from '../../inputs.ts';
import { addressOf, makeDocument } from '../make-document.ts';
import { policy } from '../policy.ts';
import { report, reportEdition } from '../schema.ts';
import { lockReport, sharePurpose } from '../store.ts';

/**
 * Freezes a report: its document is made once more, hashed and stored for good, and the public can read it at its
 * permanent address. This cannot be undone: the application's role may only add to the table of editions. Links to
 * the draft end, since there is no draft any more.
 */
export const freezeReport = useCase({
  name: 'reporting.freeze-report',
  action: 'reporting.edit',
  policy,
  mode: 'write',
  input: freezeReportInput,
  load: async ({ tx, input }) => {
    const row = await lockReport(tx, input.reportId);
    return row ? ok({ loaded: row }) : notFound('Diesen Bericht');
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    if (row.state === 'frozen') return conflict('already-frozen', 'Dieser Bericht ist schon eingefroren.');
    if (row.version !== input.version) {
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat den Bericht inzwischen geändert. Sehen Sie ihn noch einmal an, bevor Sie ihn einfrieren.',
      );
    }
    const now = ctx.clock.now();
    if (row.periodTo > berlinDay(now)) {
      return conflict('period-not-over', 'Der Zeitraum ist noch nicht zu Ende. Einfrieren lässt sich der Bericht danach.');
    }
    if (!row.sections.some((section) => section.included)) {
      return conflict('nothing-chosen', 'Der Bericht hat keinen Abschnitt. Wählen Sie mindestens einen aus.');
    }
    const made = await makeDocument({ ctx, tx, report: row, status: 'frozen' });
    if (made === null) return notFound('Die Strategie dieses Berichts');
    const hash = await contentHash({ document: made.document });
    const document: CitableDocument = { ...made.document, meta: { ...made.document.meta, contentHash: hash } };
    await tx.insert(reportEdition).values({
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      reportId: row.id,
      document,
      contentHash: hash,
      frozenAt: now,
    });
    await tx
      .update(report)
      .set({ state: 'frozen', frozenAt: now, frozenBy: actorRef(ctx.actor), version: row.version + 1 })
      .where(eq(report.id, row.id));
    await revokeTaskLinksOf({ tx, purpose: sharePurpose, subjectIds: [row.id], at: now });
    audit({
      subjectType: 'report',
      subjectId: row.id,
      summary: `Bericht „${row.title}“ eingefroren`,
      fields: { state: { before: 'draft', after: 'frozen' }, contentHash: { after: hash } },
    });
    touchPublic();
    return ok({ key: row.key, contentHash: hash, address: addressOf(ctx, row.key) });
  },
});
