import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import { namesOf } from '#kernel/people.ts';
import type { HandedIn, RoundMeasure, RoundPerson, RoundView } from '../contract-rounds.ts';
import { loadTree } from './load-tree.ts';
import { dueOf, partOn } from './model/rounds.ts';
import { walk } from './model/tree.ts';
import { findFiles, stillHers, type ItemRow, type RequestRow, type RoundRow } from './round-store.ts';
import { figureOf } from './views.ts';
import { findNote, findStrategy, type StatusRow } from './store.ts';
import { findStrategiesInForce } from './round-lines.ts';

export function roundView(input: { round: RoundRow; items: readonly ItemRow[]; today: IsoDate }): RoundView {
  const { round, items, today } = input;
  const { id, title, scheduledFor, opensOn, reporterDue, deputyDue, headDue } = round;
  const part = round.startedAt === null ? null : partOn(round, today);
  const open = items.filter((item) => item.answeredAt === null);
  return {
    id,
    title,
    scheduledFor,
    opensOn,
    reporterDue,
    deputyDue,
    headDue,
    state: round.startedAt === null ? 'planned' : round.closedAt !== null || part === null ? 'over' : 'running',
    part,
    measures: items.length,
    answered: items.length - open.length,
    nothingNew: items.filter((item) => item.answer === 'same').length,
    nobody: open.filter((item) => item.part === null).length,
  };
}

export function roundPerson(input: {
  request: RequestRow;
  /** Everybody asked in the round. */
  all: readonly RequestRow[];
  items: ReadonlyMap<string, ItemRow>;
  today: IsoDate;
}): RoundPerson {
  const { request, all, items, today } = input;
  const { id, name, mail, part, due } = request;
  const left = stillHers(request, all);
  const own = left.flatMap((nodeId) => items.get(nodeId) ?? []);
  const open = own.filter((item) => item.answeredAt === null).length;
  return {
    id,
    name,
    mail,
    part,
    due,
    toldAt: request.toldAt?.toISOString() ?? null,
    finishedAt: request.finishedAt?.toISOString() ?? null,
    open,
    answered: own.length - open,
    handedOn: request.nodeIds.length - left.length,
    overdue: open > 0 && due < today,
  };
}

export type NamedNode = { name: string; strategy: string; strategyKey: string; lead: string | null; plannedEnd: string | null };

/** Names of measures as people call them, from all strategies in force, and from those that a round still asks about. */
export async function nameNodes(tx: Tx, strategyIds: readonly string[] = []): Promise<Map<string, NamedNode>> {
  const named = new Map<string, NamedNode>();
  const inForce = await findStrategiesInForce(tx);
  const further = strategyIds.filter((id) => !inForce.some((row) => row.id === id));
  const others = [];
  for (const id of new Set(further)) others.push(await findStrategy(tx, { id }));
  for (const strategy of [...inForce, ...others.flatMap((row) => row ?? [])]) {
    const { nodes } = await loadTree({ tx, strategy, at: null, language: 'de', drafts: false });
    for (const node of walk(nodes)) {
      named.set(node.id, {
        name: [node.path, node.title].filter(Boolean).join(' '),
        strategy: strategy.title,
        strategyKey: strategy.key,
        lead: node.lead?.name ?? null,
        plannedEnd: node.plannedPeriod.to,
      });
    }
  }
  return named;
}

export async function roundMeasures(input: {
  tx: Tx;
  round: RoundRow;
  items: readonly ItemRow[];
  names: ReadonlyMap<string, NamedNode>;
  today: IsoDate;
}): Promise<RoundMeasure[]> {
  const { tx, round, items, names, today } = input;
  const measures: RoundMeasure[] = [];
  for (const item of items) {
    const note = item.statusId === null ? null : await findNote(tx, item.statusId);
    const named = names.get(item.nodeId);
    measures.push({
      nodeId: item.nodeId,
      name: named?.name ?? '',
      strategy: named?.strategy ?? '',
      lead: named?.lead ?? null,
      part: item.part,
      answer: item.answer,
      answeredAt: item.answeredAt?.toISOString() ?? null,
      answeredBy: note === null ? null : await nameIn(tx, note),
      state: note?.state ?? null,
      overdue: item.answeredAt === null && (item.part === null || dueOf(round, item.part) < today),
    });
  }
  return measures;
}

export async function handedIn(input: { tx: Tx; item: ItemRow; note: StatusRow; requestId: string }): Promise<HandedIn> {
  const { tx, item, note, requestId } = input;
  const files = await findFiles(tx, [note.fileId]);
  return {
    at: (item.answeredAt ?? note.createdAt).toISOString(),
    by: await nameIn(tx, note),
    own: item.requestId === requestId,
    answer: item.answer ?? 'report',
    date: note.date,
    state: note.state,
    text: note.text,
    nextStep: note.nextStep,
    reason: note.reason,
    expectedEnd: note.expectedEnd,
    figure: figureOf(note),
    file: note.fileId === null ? null : (files.get(note.fileId) ?? null),
    released: note.releasedAt !== null,
  };
}

/** Who wrote: notes from the office keep a reference, notes by link the name. */
const nameIn = async (tx: Tx, note: StatusRow): Promise<string> =>
  (await namesOf(tx, [note.authorName])).get(note.authorName) ?? note.authorName;
