import { eq, sql } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { textKindWords } from '../../contract.ts';
import { addTextInput, changeTextInput, deleteTextInput, moveTextInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { recordChange, type ChangeToRecord } from '../record-change.ts';
import { strategyText } from '../schema.ts';
import { findNode, findStrategy, findText, findTexts, type NodeRow, type StrategyRow, type TextRow } from '../store.ts';

type Loaded = { text: TextRow; strategy: StrategyRow };

async function loadText(tx: Tx, textId: string, version: number): Promise<Result<{ loaded: Loaded }>> {
  const text = await findText(tx, textId);
  const strategy = text && (await findStrategy(tx, { id: text.strategyId }));
  if (!text || !strategy) return notFound('Diesen Text');
  if (text.version !== version) {
    return conflict('changed-meanwhile', 'Jemand hat diesen Text inzwischen geändert. Bitte laden Sie die Seite neu.');
  }
  return ok({ loaded: { text, strategy } });
}

/** The field that a text is to belong to; one of another strategy is a fault beside its choice. */
async function fieldOf(tx: Tx, input: { strategyId: string; nodeId: string | null }): Promise<Result<NodeRow | null>> {
  if (input.nodeId === null) return ok(null);
  const node = await findNode(tx, input.nodeId);
  return node?.strategyId === input.strategyId
    ? ok(node)
    : invalidField('nodeId', 'Diesen Eintrag gibt es in der Strategie nicht.', 'unknown-node');
}

/** A text without a heading of its own is called by its kind. */
const nameOf = (text: Pick<TextRow, 'title' | 'kind'>): string => text.title || textKindWords[text.kind];

/** What the history keeps of a text: names, not ids, so that it stays readable. */
async function inHistory(tx: Tx, changed: ChangeToRecord['fields']): Promise<ChangeToRecord['fields']> {
  const { nodeId, ...fields } = changed;
  if (!nodeId) return fields;
  const titleOf = async (value: unknown) => (typeof value === 'string' ? ((await findNode(tx, value))?.title ?? null) : null);
  return { ...fields, parentId: { before: await titleOf(nodeId.before), after: await titleOf(nodeId.after) } };
}

const entryOf = (
  text: Pick<TextRow, 'id' | 'strategyId' | 'nodeId' | 'title' | 'kind'>,
): Pick<ChangeToRecord, 'strategyId' | 'subject' | 'subjectId' | 'nodeId' | 'number' | 'title'> => ({
  strategyId: text.strategyId,
  subject: 'text',
  subjectId: text.id,
  nodeId: text.nodeId,
  number: null,
  title: nameOf(text),
});

/** Adds a text to what a strategy adopts: situation, mission, principles, challenges. It stands last of its kind. */
export const addText = useCase({
  name: 'strategy.add-text',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: addTextInput,
  load: async ({ tx, input }) => {
    const row = await findStrategy(tx, { id: input.strategyId });
    return row ? ok({ loaded: row }) : notFound('Diese Strategie');
  },
  run: async ({ ctx, tx, input, loaded: strategy, audit, touchPublic }) => {
    const field = await fieldOf(tx, input);
    if (!field.ok) return field;
    const { reason, ...values } = input;
    const id = newId(ctx.clock.now().getTime());
    const [last] = await tx
      .select({ position: sql<number>`coalesce(max(${strategyText.position}), -1)::int` })
      .from(strategyText)
      .where(eq(strategyText.strategyId, strategy.id));
    await tx.insert(strategyText).values({ id, countyId: ctx.county.id, ...values, position: (last?.position ?? -1) + 1 });
    const fields = { items: { before: null, after: input.items } };
    if (strategy.state !== 'draft') {
      await recordChange({ ctx, tx, change: { ...entryOf({ id, ...values }), kind: 'added', fields, reason } });
      touchPublic();
    }
    audit({ subjectType: 'strategy-text', subjectId: id, summary: `Text „${nameOf(input)}“ hinzugefügt`, fields });
    return ok({ id });
  },
});

/** Changes what a text says or where it belongs. The frozen baseline stays as it was. */
export const changeText = useCase({
  name: 'strategy.change-text',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: changeTextInput,
  load: ({ tx, input }) => loadText(tx, input.textId, input.version),
  run: async ({ ctx, tx, input, loaded: { text, strategy }, audit, touchPublic }) => {
    const field = await fieldOf(tx, { strategyId: strategy.id, nodeId: input.nodeId });
    if (!field.ok) return field;
    const values = { kind: input.kind, title: input.title, items: input.items, nodeId: input.nodeId };
    const changed = changedFields<Record<string, unknown>>({ ...text }, values);
    if (Object.keys(changed).length === 0) {
      audit({ subjectType: 'strategy-text', subjectId: text.id, summary: 'Ohne Änderung gespeichert' });
      return ok({ version: text.version });
    }
    await tx
      .update(strategyText)
      .set({ ...values, version: text.version + 1 })
      .where(eq(strategyText.id, text.id));
    const { kind, ...others } = await inHistory(tx, changed);
    const fields = kind ? { ...others, textKind: kind } : others;
    if (strategy.state !== 'draft') {
      await recordChange({
        ctx,
        tx,
        change: { ...entryOf({ ...text, ...values }), kind: 'changed', fields, reason: input.reason },
      });
      touchPublic();
    }
    audit({ subjectType: 'strategy-text', subjectId: text.id, summary: `Text „${nameOf(text)}“ geändert`, fields });
    return ok({ version: text.version + 1 });
  },
});

/** Puts a text at another place among those of its kind. */
export const moveText = useCase({
  name: 'strategy.move-text',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: moveTextInput,
  load: ({ tx, input }) => loadText(tx, input.textId, input.version),
  run: async ({ ctx, tx, input, loaded: { text, strategy }, audit, touchPublic }) => {
    const ofKind = (await findTexts(tx, strategy.id)).filter((row) => row.kind === text.kind);
    const places = ofKind.map((row) => row.position);
    const order = ofKind.filter((row) => row.id !== text.id);
    order.splice(input.position, 0, text);
    for (const [index, row] of order.entries()) {
      if (row.position === places[index]) continue;
      await tx
        .update(strategyText)
        .set({ position: places[index]!, version: row.version + 1 })
        .where(eq(strategyText.id, row.id));
    }
    const moved = order.indexOf(text) !== ofKind.indexOf(ofKind.find((row) => row.id === text.id)!);
    if (moved && strategy.state !== 'draft') {
      await recordChange({ ctx, tx, change: { ...entryOf(text), kind: 'moved', fields: {}, reason: null } });
      touchPublic();
    }
    audit({ subjectType: 'strategy-text', subjectId: text.id, summary: `Text „${nameOf(text)}“ verschoben` });
    return ok();
  },
});

/** Takes a text out. It stays in the history with its words. */
export const deleteText = useCase({
  name: 'strategy.delete-text',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: deleteTextInput,
  load: ({ tx, input }) => loadText(tx, input.textId, input.version),
  run: async ({ ctx, tx, input, loaded: { text, strategy }, audit, touchPublic }) => {
    await tx
      .update(strategyText)
      .set({ deletedAt: ctx.clock.now(), version: text.version + 1 })
      .where(eq(strategyText.id, text.id));
    const fields = { items: { before: text.items, after: null } };
    if (strategy.state !== 'draft') {
      await recordChange({ ctx, tx, change: { ...entryOf(text), kind: 'deleted', fields, reason: input.reason } });
      touchPublic();
    }
    audit({
      subjectType: 'strategy-text',
      subjectId: text.id,
      summary: `Text „${nameOf(text)}“ gelöscht`,
      fields: { ...fields, reason: { after: input.reason } },
    });
    return ok();
  },
});
