import type { Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { bulkWords, type BulkChange, type BulkPreview } from '../../bulk.ts';
import { applyBulkInput, previewBulkInput } from '../../table-inputs.ts';
import { applySet } from '../apply-set.ts';
import { planBulk, type PlannedBulk } from '../model/plan-bulk.ts';
import { policy } from '../policy.ts';
import { findMunicipalities, findStrategy, findUnits, type StrategyRow } from '../store.ts';
import { findMeasureRows } from '../table-store.ts';

async function plan(work: {
  tx: Tx;
  strategy: StrategyRow;
  nodeIds: readonly string[];
  change: BulkChange;
}): Promise<Result<PlannedBulk>> {
  const { tx, strategy, change } = work;
  const chosen = new Set(work.nodeIds);
  const nodes = (await findMeasureRows(tx, strategy)).filter((node) => chosen.has(node.id));
  if (nodes.length < chosen.size)
    return conflict('gone-meanwhile', 'Einen der gewählten Einträge gibt es nicht mehr. Bitte wählen Sie neu.');
  const [units, municipalities] = [await findUnits(tx), await findMunicipalities(tx)];
  if (change.kind === 'lead' && change.unit !== null && !units.some((unit) => unit.key === change.unit))
    return invalidField('value', 'Diese Stelle ist nicht angelegt.', 'unknown-unit');
  if ('ags' in change && !municipalities.some((entry) => entry.ags === change.ags))
    return invalidField('value', 'Diese Gemeinde gehört nicht zum Landkreis.', 'unknown-municipality');
  return ok(planBulk({ nodes, change, units, municipalities, adopted: strategy.state !== 'draft' }));
}

/** What one change would do to each of the chosen entries. */
export const previewBulk = useCase({
  name: 'strategy.preview-bulk',
  action: 'strategy.edit',
  policy,
  mode: 'read',
  input: previewBulkInput,
  load: async ({ tx, input }) => {
    const strategy = await findStrategy(tx, { key: input.key });
    return strategy ? ok({ loaded: strategy }) : notFound('Diese Strategie');
  },
  run: async ({ tx, input, loaded: strategy }): Promise<Result<BulkPreview>> => plan({ tx, strategy, ...input }),
});

/**
 * Makes one change to all chosen entries, in one transaction and by the rules of a single one. `versions` are those of the
 * preview: whoever changed an entry since is told, and nothing is written.
 */
export const applyBulk = useCase({
  name: 'strategy.apply-bulk',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: applyBulkInput,
  load: async ({ tx, input }) => {
    const strategy = await findStrategy(tx, { key: input.key });
    return strategy ? ok({ loaded: strategy }) : notFound('Diese Strategie');
  },
  run: async ({ ctx, tx, input, loaded: strategy, audit, touchPublic }) => {
    const planned = await plan({ tx, strategy, ...input });
    if (!planned.ok) return planned;
    const { changes, needsReason } = planned.value;
    if (changes.length === 0) return conflict('nothing-to-do', 'Das ist bei allen gewählten Einträgen schon so.');
    if (needsReason && input.reason === null)
      return invalidField(
        'reason',
        'Bitte nennen Sie den Grund: Zeiträume werden anders, als sie beschlossen sind.',
        'reason-needed',
      );
    const summary = bulkWords[input.change.kind];
    const done = await applySet({
      ctx,
      tx,
      strategy,
      audit,
      touchPublic,
      kind: 'bulk',
      summary,
      changes: changes.map((change) => ({
        ...change,
        version: input.versions[change.nodeId] ?? 0,
        place: `„${change.name}“`,
        fields: change.input,
      })),
      additions: [],
      reason: input.reason,
    });
    if (!done.ok) return done;
    audit({
      subjectType: 'change-set',
      subjectId: done.value.changeSetId,
      summary,
      fields: { count: { after: changes.length } },
    });
    return done;
  },
});
