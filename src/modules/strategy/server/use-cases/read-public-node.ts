import { loadDictionary } from '#kernel/translation.ts';
import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { Neighbour, PublicNode, PublicNodePage } from '../../contract.ts';
import { findEvaluation } from '../evaluations.ts';
import { publicMeetingViews } from '../evaluation-rounds.ts';
import { feedbackOf } from '../public-consultations.ts';
import { nodeIdInput } from '../../inputs.ts';
import { loadTree } from '../load-tree.ts';
import { shiftOf } from '../model/shift.ts';
import { findInTree, neighboursOf } from '../model/tree.ts';
import { municipalStandings } from '../municipal-reports.ts';
import { originsOf } from '../origins.ts';
import { publicProjects } from '#modules/network/server/index.ts';
import { projectIdsOf } from './projects.ts';
import { publicCosts } from '../money-store.ts';
import { policy } from '../policy.ts';
import { findFiles } from '../round-store.ts';
import { findAdoptedPeriod, findChangesOfNode, findNode, findNotesOfNode, findStrategy } from '../store.ts';
import { changeView, figureOf, periodNote, publicNode, strategySummary } from '../views.ts';

/**
 * One node of an adopted strategy with its ancestors and neighbours, the history of its released notes and the changes
 * of its plan, newest first.
 */
export const readPublicNode = useCase({
  name: 'strategy.read-public-node',
  action: 'strategy.read-public',
  policy,
  mode: 'read',
  input: nodeIdInput,
  run: async ({ ctx, tx, input }) => {
    const row = await findNode(tx, input.nodeId);
    const strategy = row && (await findStrategy(tx, { id: row.strategyId }));
    if (!strategy || strategy.state === 'draft') return notFound('Diesen Eintrag');
    const { nodes, words } = await loadTree({ tx, strategy, at: null, language: input.language, drafts: false });
    const found = findInTree(nodes, input.nodeId);
    if (!found) return notFound('Diesen Eintrag');
    const notes = await findNotesOfNode(tx, input.nodeId);
    const changes = await findChangesOfNode(tx, input.nodeId);
    const told = notes.filter((note) => note.releasedAt !== null && note.withdrawnAt === null);
    const files = await findFiles(
      tx,
      told.map(({ fileId }) => fileId),
    );
    const history = await loadDictionary({ tx, language: input.language, subjectIds: told.map(({ id }) => id) });
    const { previous, next } = neighboursOf(nodes, input.nodeId);
    const shift = shiftOf({
      planned: await findAdoptedPeriod(tx, row),
      now: { from: row.periodFrom, to: row.periodTo },
      changes,
    });
    return ok<PublicNodePage>({
      shift,
      evaluation: await findEvaluation(tx, row.id),
      municipal: await municipalStandings(tx, row),
      meetingViews: await publicMeetingViews(tx, row.id),
      feedback: await feedbackOf({ tx, strategy, nodeId: row.id, now: ctx.clock.now() }),
      origins: await originsOf({ tx, node: row, published: true }),
      projects: await publicProjects({ tx, language: input.language, ids: await projectIdsOf(tx, row.id) }),
      costs: await publicCosts({ tx, countyId: ctx.county.id, nodeId: row.id }),
      strategy: strategySummary(strategy, words),
      node: publicNode(found.node),
      ancestors: found.ancestors.map((ancestor) => publicNode({ ...ancestor, children: [] })),
      history: told.map((note) => ({
        ...periodNote(note, found.node.lead, history),
        figure: figureOf(note),
        file: note.fileId === null ? null : (files.get(note.fileId) ?? null),
      })),
      // What a note changed stands with the note.
      changes: changes
        .filter(({ subject }) => subject === 'node' || subject === 'step')
        .map((change) => changeView(change, noNames)),
      previous: neighbour(previous),
      next: neighbour(next),
    });
  },
});

const noNames = new Map<string, string>();

const neighbour = (node: Omit<PublicNode, 'children'> | null): Neighbour | null =>
  node && { id: node.id, path: node.path, title: node.title, titleLanguage: node.titleLanguage };
