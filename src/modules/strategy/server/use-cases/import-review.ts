import type { CountyCtx, Tx } from '#kernel/context.ts';
import { actorRef } from '#kernel/people.ts';
import { conflict, invalid, notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { importVersionInput, reviewImportInput } from '../../inputs.ts';
import type { ReviewAction } from '../../review.ts';
import {
  appendAction,
  changeImport,
  findActions,
  findImport,
  inForce,
  turnAction,
  type ImportRow,
  type ReadDraft,
} from '../import-store.ts';
import { applyAction, foldReview } from '../model/review/apply.ts';
import { policy } from '../policy.ts';

/**
 * Does one thing to a draft. The reader's draft stays as it is; the deed is appended.
 * Faults: another person changed it meanwhile (conflict `changed-meanwhile`), it is no longer under review, the
 * place is gone, or the deed does not fit (invalid, with the code of what is wrong).
 */
export const reviewImport = useCase({
  name: 'strategy.review-import',
  action: 'strategy.import',
  policy,
  mode: 'write',
  input: reviewImportInput,
  run: async ({ ctx, tx, input, audit }) => {
    const found = await openForChange(tx, input);
    if (!found.ok) return found;
    const row = found.value;
    const { draft, lines } = row.draft as ReadDraft;
    const actions = await findActions(tx, row.id);
    const review = foldReview({ draft, lines, actions: inForce(actions) });
    const action = input.action as ReviewAction;
    const before = new Set(review.nodes.keys());
    const fault = applyAction({ review, lines, action });
    if (fault) return fault.code === 'place-gone' ? conflict(fault.code, fault.message) : invalid(fault.code, fault.message);
    await appendAction({ ctx, tx, importId: row.id, action, sequence: nextSequence(actions), by: actorRef(ctx.actor) });
    await changeImport(tx, row, {});
    audit({
      subjectType: 'strategy-import',
      subjectId: row.id,
      summary: `Entwurf aus „${row.fileName}“ bearbeitet`,
      fields: { action: { after: action.do } },
    });
    const made = [...review.nodes.keys()].filter((id) => !before.has(id));
    return ok({ version: row.version + 1, made: made[0] ?? null });
  },
});

/** Takes the last deed back. Fault: there is nothing to be undone. */
export const undoReview = turning('undo');

/** Does again what was undone last. Fault: there is nothing. */
export const redoReview = turning('redo');

function turning(turn: 'undo' | 'redo') {
  return useCase({
    name: `strategy.${turn}-review`,
    action: 'strategy.import',
    policy,
    mode: 'write',
    input: importVersionInput,
    run: async ({
      ctx,
      tx,
      input,
      audit,
    }: {
      ctx: CountyCtx;
      tx: Tx;
      input: { importId: string; version: number };
      audit: (record: {
        subjectType: string;
        subjectId: string;
        summary: string;
        fields: Record<string, { after: string }>;
      }) => void;
    }) => {
      const found = await openForChange(tx, input);
      if (!found.ok) return found;
      const turned = await turnAction({ tx, importId: found.value.id, turn, now: ctx.clock.now() });
      if (!turned)
        return conflict(
          `nothing-to-${turn}`,
          turn === 'undo' ? 'Es gibt nichts rückgängig zu machen.' : 'Es gibt nichts zu wiederholen.',
        );
      await changeImport(tx, found.value, {});
      const what = (turned.action as ReviewAction).do;
      audit({
        subjectType: 'strategy-import',
        subjectId: found.value.id,
        summary: turn === 'undo' ? 'Letzte Bearbeitung rückgängig gemacht' : 'Bearbeitung wiederholt',
        fields: { action: { after: what } },
      });
      return ok({ version: found.value.version + 1, action: what });
    },
  });
}

/** The import, locked and still as the person saw it. */
export async function openForChange(tx: Tx, input: { importId: string; version: number }): Promise<Result<ImportRow>> {
  const row = await findImport(tx, input.importId, 'lock');
  if (!row) return notFound('Diesen Import');
  if (row.state !== 'review' || row.draft === null) {
    return conflict('not-in-review', 'Dieser Entwurf wird nicht mehr geprüft. Er wurde übernommen oder verworfen.');
  }
  if (row.version !== input.version) {
    return conflict(
      'changed-meanwhile',
      'Jemand anderes hat diesen Entwurf inzwischen geändert. Sie sehen jetzt den neuen Stand; bitte wiederholen Sie Ihre Änderung.',
    );
  }
  return ok(row);
}

const nextSequence = (actions: readonly { sequence: number }[]): number => (actions.at(-1)?.sequence ?? 0) + 1;
