import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Actor, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { actorRef, namesOf } from '#kernel/people.ts';
import { may, type Thing } from '#kernel/policy.ts';
import type { PressView, Told } from '../contract-press.ts';
import { policy } from './policy.ts';
import { pressRelease, publicationEntry } from './public-schema.ts';
import { statusNote, strategy, strategyNode } from './schema.ts';
import { findUnits, type NodeRow } from './store.ts';
import { thingOf } from './thing-of.ts';

export type PressRow = typeof pressRelease.$inferSelect;
export type PressRecord = { press: PressRow; node: NodeRow; strategyKey: string };

export const findPress = (tx: Tx, pressId: string | null): Promise<PressRecord[]> =>
  tx
    .select({ press: pressRelease, node: strategyNode, strategyKey: strategy.key })
    .from(pressRelease)
    .innerJoin(strategyNode, eq(strategyNode.id, pressRelease.nodeId))
    .innerJoin(strategy, eq(strategy.id, strategyNode.strategyId))
    .where(pressId === null ? undefined : eq(pressRelease.id, pressId))
    .orderBy(desc(pressRelease.createdAt), desc(pressRelease.id));

/** Units of the press: those whose key begins so, as counties call them Pressestelle, Presse- und Öffentlichkeitsarbeit. */
export async function pressThing(tx: Tx): Promise<Thing> {
  const units = await findUnits(tx);
  return { unitIds: units.filter(({ key }) => key.startsWith('presse')).map(({ id }) => id) };
}

/** Press releases as the office sees them, with what this person may do. */
export async function pressViews(input: {
  tx: Tx;
  actor: Actor;
  countyId: string;
  records: readonly PressRecord[];
}): Promise<PressView[]> {
  const { tx, actor, countyId, records } = input;
  const names = await namesOf(
    tx,
    records.flatMap(({ press }) => [press.createdBy, ...(press.releasedBy ? [press.releasedBy] : [])]),
  );
  const press = await pressThing(tx);
  const asks = (action: string, thing: Thing): boolean => may({ rows: policy, actor, countyId, action, thing }) === 'yes';
  const views: PressView[] = [];
  for (const { press: row, node, strategyKey } of records) {
    const releases = asks('strategy.release-press', press);
    views.push({
      id: row.id,
      node: { id: node.id, number: node.number, title: node.title },
      strategyKey,
      headline: row.headline,
      text: row.text,
      figure: row.figure,
      figureSource: row.figureSource,
      languages: row.languages,
      internalNote: row.internalNote,
      state: row.state,
      createdAt: row.createdAt.toISOString(),
      createdBy: names.get(row.createdBy) ?? '',
      releasedAt: row.releasedAt?.toISOString() ?? null,
      releasedBy: row.releasedBy === null ? null : (names.get(row.releasedBy) ?? ''),
      publishedOn: row.publishedOn,
      link: row.link,
      version: row.version,
      allowed: {
        edit: row.state === 'draft' && (releases || asks('strategy.write-press', await thingOf(tx, node))),
        release: row.state === 'draft' && releases && row.createdBy !== actorRef(actor),
        publish: row.state === 'released' && releases,
      },
    });
  }
  return views;
}

/** When and how the public was told of each node of a strategy last: the day of its page is that of its newest note. */
export async function findTold(tx: Tx, input: { strategyId: string; nodeId?: string }): Promise<Map<string, Told>> {
  const asked = and(
    eq(strategyNode.strategyId, input.strategyId),
    input.nodeId === undefined ? undefined : eq(strategyNode.id, input.nodeId),
  );
  const notes = await tx
    .select({ nodeId: statusNote.nodeId, at: sql<string>`max(${statusNote.releasedAt})` })
    .from(statusNote)
    .innerJoin(strategyNode, eq(strategyNode.id, statusNote.nodeId))
    .where(and(asked, isNotNull(statusNote.releasedAt), isNull(statusNote.withdrawnAt)))
    .groupBy(statusNote.nodeId);
  const entries = await tx
    .select({
      nodeId: publicationEntry.nodeId,
      channel: publicationEntry.channel,
      day: publicationEntry.day,
      link: publicationEntry.link,
    })
    .from(publicationEntry)
    .innerJoin(strategyNode, eq(strategyNode.id, publicationEntry.nodeId))
    .where(asked);
  const told = new Map<string, Told>();
  const tell = (nodeId: string, found: Told): void => {
    const known = told.get(nodeId);
    if (!known || found.day >= known.day) told.set(nodeId, found);
  };
  for (const { nodeId, at } of notes) tell(nodeId, { day: berlinDay(new Date(at)), channel: 'page', link: null });
  for (const { nodeId, ...entry } of entries) tell(nodeId, entry);
  return told;
}
