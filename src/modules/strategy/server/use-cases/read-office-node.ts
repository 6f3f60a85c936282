import { berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { may } from '#kernel/policy.ts';
import { namesOf } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { ChangeEntryView, OfficeNode, ShiftView, StatusView, StrategySummary } from '../../contract.ts';
import type { EvaluationView } from '../../contract-evaluation.ts';
import type { NodeOrigins } from '../../contract-origins.ts';
import type { StatusFigure, StatusFile } from '../../contract-rounds.ts';
import type { Told } from '../../contract-press.ts';
import type { ChangeRequestEntry } from '../../contract-requests.ts';
import { nodeIdInput } from '../../inputs.ts';
import { findRequests, mayRead, requestEntry } from '../change-requests.ts';
import { findEvaluation, isOver } from '../evaluations.ts';
import { loadTree } from '../load-tree.ts';
import { shiftOf } from '../model/shift.ts';
import { findInTree } from '../model/tree.ts';
import { statusThing } from '../municipal-reports.ts';
import { withNames } from '../note-names.ts';
import { originsOf } from '../origins.ts';
import { findTold } from '../press-store.ts';
import { policy } from '../policy.ts';
import { findFiles } from '../round-store.ts';
import { findAdoptedPeriod, findChangesOfNode, findMunicipalities, findNode, findNotesOfNode, findStrategy } from '../store.ts';
import { thingOf, thingWithPartners } from '../thing-of.ts';
import { changeView, figureOf, officeNode, statusView, strategySummary } from '../views.ts';

/** A note with what its release needs: whose it is and what was expected when it was written. */
export type OfficeNote = StatusView & {
  own: boolean;
  expectedEnd: string | null;
  releasedBy: string | null;
  figure: StatusFigure | null;
  file: StatusFile | null;
};

export type OfficeNodePage = {
  strategy: StrategySummary;
  node: OfficeNode;
  ancestors: OfficeNode[];
  notes: OfficeNote[];
  changes: ChangeEntryView[];
  /** Official keys of the municipalities concerned: two of them may share a name. */
  municipalityAgs: string[];
  /** What the person may do here; the page shows these actions and no others. */
  allowed: {
    writeStatus: boolean;
    releaseStatus: boolean;
    edit: boolean;
    propose: boolean;
    evaluate: boolean;
    readStrategy: boolean;
    press: boolean;
  };
  /** When the public was told of it last. */
  told: Told | null;
  shift: ShiftView | null;
  /** Proposals that wait for the coordination, for those who may read them. */
  requests: ChangeRequestEntry[];
  origins: NodeOrigins;
  evaluation: EvaluationView | null;
};

/** One node for the back office: facts, every note (drafts too), every change of its plan. */
export const readOfficeNode = useCase({
  name: 'strategy.read-office-node',
  action: 'strategy.read-node',
  policy,
  mode: 'read',
  input: nodeIdInput,
  load: async ({ tx, input }) => {
    const row = await findNode(tx, input.nodeId);
    const strategy = row && (await findStrategy(tx, { id: row.strategyId }));
    if (!row || !strategy) return notFound('Diesen Eintrag');
    // Whoever works on it without leading it may open it, too.
    const [thing, wider, status] = [await thingOf(tx, row), await thingWithPartners(tx, row), await statusThing(tx, row)];
    return ok({ loaded: { row, strategy, thing, wider, status }, thing: wider });
  },
  run: async ({ ctx, tx, input, loaded: { row, strategy, thing, wider, status } }) => {
    const { nodes } = await loadTree({ tx, strategy, at: null, language: 'de', drafts: true });
    const found = findInTree(nodes, input.nodeId);
    if (!found) return notFound('Diesen Eintrag');
    const ask = (action: string, about = thing): boolean =>
      may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action, thing: about }) === 'yes';
    // A partner reads of the entry what the public reads, and who else takes part.
    const isOwn = ask('strategy.read-node');
    // Whoever sees only what is their own reads of the rest what the public reads.
    const readsAll = ask('strategy.read-office');
    const around = (node: OfficeNode): OfficeNode =>
      readsAll ? node : { ...node, internalText: null, drafts: 0, children: node.children.map(around) };
    const own = isOwn ? officeNode(found.node) : { ...officeNode(found.node), internalText: null, drafts: 0 };
    const changes = await findChangesOfNode(tx, row.id);
    const names = await namesOf(
      tx,
      changes.map((change) => change.actorRef),
    );
    const requests: ChangeRequestEntry[] = [];
    for (const request of await findRequests(tx, { state: 'open', nodeId: row.id })) {
      if (mayRead({ row: request, actor: ctx.actor, countyId: ctx.county.id, thing }))
        requests.push(await requestEntry({ tx, row: request, node: row, actor: ctx.actor }));
    }
    const notes = await withNames(
      tx,
      (await findNotesOfNode(tx, row.id)).filter((note) => note.withdrawnAt === null && (isOwn || note.releasedAt !== null)),
    );
    const files = await findFiles(
      tx,
      notes.map((note) => note.fileId),
    );
    return ok<OfficeNodePage>({
      strategy: strategySummary(strategy),
      node: { ...own, children: own.children.map(around) },
      ancestors: found.ancestors.map((ancestor) => around(officeNode({ ...ancestor, children: [] }))),
      notes: notes.map((note) => ({
        ...statusView(note),
        own: ctx.actor.kind === 'account' && note.authorId === ctx.actor.id,
        expectedEnd: note.expectedEnd,
        figure: figureOf(note),
        file: note.fileId === null ? null : (files.get(note.fileId) ?? null),
        releasedBy: note.releasedBy,
      })),
      changes: changes.map((change) => changeView(change, names)),
      municipalityAgs: (await findMunicipalities(tx))
        .filter((entry) => row.municipalityIds.includes(entry.id))
        .map((entry) => entry.ags),
      allowed: {
        writeStatus: strategy.state === 'adopted' && ask('strategy.write-status', status),
        releaseStatus: ask('strategy.release-status'),
        edit: ask('strategy.edit'),
        evaluate:
          strategy.state !== 'draft' &&
          ask('strategy.write-status', status) &&
          isOver({ state: own.state, periodTo: row.periodTo, today: berlinDay(ctx.clock.now()) }),
        propose: strategy.state === 'adopted' && ask('strategy.request-change', wider),
        readStrategy: readsAll,
        press: strategy.state !== 'draft' && readsAll && ask('strategy.write-press'),
      },
      shift: shiftOf({
        planned: await findAdoptedPeriod(tx, row),
        now: { from: row.periodFrom, to: row.periodTo },
        changes,
      }),
      requests,
      evaluation: await findEvaluation(tx, row.id),
      origins: await originsOf({ tx, node: row, published: false }),
      told: (await findTold(tx, { strategyId: strategy.id, nodeId: row.id })).get(row.id) ?? null,
    });
  },
});
