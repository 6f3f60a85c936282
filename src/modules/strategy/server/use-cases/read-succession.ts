import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { Succession, SuccessionTarget } from '../../contract-origins.ts';
import { successionInput } from '../../inputs-origins.ts';
import { shownKind } from '../model/origins.ts';
import { suggestions } from '../model/similar.ts';
import { findOrigins, inDocumentOrder, type NamedNode } from '../origins.ts';
import { policy } from '../policy.ts';
import { findNodes, findStrategy } from '../store.ts';

const target = ({ id, name, level }: NamedNode): SuccessionTarget => ({ id, name, level });

/** The work list of a strategy that follows another: every old entry with its answer, and what has none. */
export const readSuccession = useCase({
  name: 'strategy.read-succession',
  action: 'strategy.read-office',
  policy,
  mode: 'read',
  input: successionInput,
  run: async ({ tx, input }) => {
    const row = await findStrategy(tx, { key: input.key });
    if (!row) return notFound('Diese Strategie');
    const old = row.predecessorId === null ? null : await findStrategy(tx, { id: row.predecessorId });
    const targets = inDocumentOrder(await findNodes(tx, row.id));
    const byId = new Map(targets.map((node) => [node.id, node]));
    const links = old === null ? [] : await findOrigins(tx, row.id);
    const items = (old === null ? [] : inDocumentOrder(await findNodes(tx, old.id))).map((node) => {
      const own = links.filter((link) => link.predecessorNodeId === node.id);
      const [first] = own;
      return {
        id: node.id,
        name: node.name,
        level: node.level,
        levelName: old!.levels[node.level] ?? '',
        seen: own.map((link) => link.id),
        answer: first?.kind ?? null,
        shown: first ? shownKind(first, links) : null,
        targets: own.flatMap((link) => (link.successorNodeId === null ? [] : (byId.get(link.successorNodeId) ?? []))).map(target),
        note: first?.note ?? null,
        reading: first?.reading ?? false,
        suggestions: first ? [] : suggestions(node, targets).map(target),
      };
    });
    const reached = new Set(links.map((link) => link.successorNodeId));
    return ok<Succession>({
      strategy: { id: row.id, key: row.key, title: row.title, state: row.state },
      predecessor: old && { key: old.key, title: old.title },
      items,
      targets: targets.map(target),
      fresh: targets.filter((node) => !reached.has(node.id)).map(target),
      required: row.traced,
      unanswered: items.filter((item) => item.answer === null).length,
    });
  },
});
