import { germanLanguageName } from '#kernel/language-names.ts';
import type { Tx } from '#kernel/context.ts';
import { daysBetween } from '#kernel/dates.ts';
import type { Duty, DutySource } from '#kernel/duties.ts';
import { loadBodyOffices, organisationsByUnit } from '#modules/network/server/index.ts';
import { decisionKindWords, decisionStateWords } from '../contract.ts';
import { findRequests, nodeNameOf } from './change-requests.ts';
import { decisionViews, thingOfDecision, waits } from './load-decisions.ts';
import { findEvaluations, isOver } from './evaluations.ts';
import { evaluationRoundDuties } from './evaluation-round-duties.ts';
import { municipalDuties } from './municipal-duties.ts';
import { statusThingIn } from './municipal-reports.ts';
import { loadTree } from './load-tree.ts';
import { reportingPlaces } from './model/municipal.ts';
import { walk } from './model/tree.ts';
import { roundDuties } from './round-duties.ts';
import { findStrategiesInForce } from './round-lines.ts';
import {
  findForeignLanguages,
  findDecisions,
  findMunicipalities,
  findNode,
  findNodes,
  findStrategies,
  type StrategyRow,
} from './store.ts';
import { countTranslations, findTranslatables, findTranslationsOf } from './translatables.ts';

/** After so many days without a word a measure is a duty of its lead unit. */
const silentAfterDays = 365;

/**
 * What waits in the strategies: what a running round asks, drafts to release, goals whose measures are still to be
 * developed, milestones that are over, measures without a word for a year, proposals to be decided on, what bodies gave
 * that is neither a measure nor answered, translations whose German text has changed, and meetings whose view is missing.
 */
export const duties: DutySource = async ({ ctx, tx, today }) => {
  const found: Duty[] = [];
  const organisations = await organisationsByUnit(tx);
  const { due: asked, gaps } = await roundDuties({ tx, today });
  found.push(...gaps, ...(await evaluationRoundDuties({ tx, today })));
  const places = await findMunicipalities(tx);
  const languages = await findForeignLanguages(tx, ctx.county.id);
  for (const strategy of await findStrategiesInForce(tx)) {
    found.push(...(await outdatedTranslations({ tx, strategy, languages })));
    const { nodes, summary } = await loadTree({ tx, strategy, at: null, language: 'de', drafts: true });
    found.push(...(await municipalDuties({ tx, today, strategy, nodes: walk(nodes) })));
    const evaluated = await findEvaluations(tx, { strategyId: strategy.id, at: null });
    const rows = new Map((await findNodes(tx, strategy.id)).map((row) => [row.id, row]));
    for (const node of walk(nodes)) {
      const own = rows.get(node.id)?.municipalityIds ?? [];
      const shared = (id: string): boolean => {
        const row = rows.get(id);
        return row !== undefined && reportingPlaces({ named: row.municipalityIds, layer: row.layer, places }).length > 0;
      };
      const duty = (kind: string, action: string, due: string | null): void => {
        found.push({
          kind: `strategy.${kind}`,
          key: [`strategy.${kind}`, node.id, ...(due === null ? [] : [due])].join(':'),
          subjectId: node.id,
          title: [node.path, node.title].filter(Boolean).join(' '),
          context: [node.lead?.name ?? '', strategy.title].filter(Boolean),
          due,
          action,
          thing: statusThingIn({ node: { leadUnitId: node.lead?.id ?? null, municipalityIds: own }, organisations }),
          // Of several municipalities each is asked for its own word.
          askedOf: { unitId: node.lead?.id ?? null, municipalityIds: own.length === 1 ? own : [], bodyId: null },
        });
      };
      if (node.drafts > 0) duty('release', 'strategy.release-status', null);
      if (node.toBeDeveloped && node.children.length === 0) duty('develop', 'strategy.write-status', null);
      const late = node.steps.find((step) => step.due !== null && step.doneOn === null && step.due < today);
      if (late) duty('milestone', 'strategy.write-status', late.due);
      const roundDue = asked.get(node.id);
      if (roundDue !== undefined) {
        // One word answers the round and the silence before it.
        duty('round', 'strategy.write-status', roundDue);
        continue;
      }
      if (
        node.level === summary.lineLevel &&
        !evaluated.has(node.id) &&
        isOver({ state: node.state, periodTo: node.plannedPeriod.to, today })
      ) {
        duty('evaluate', 'strategy.write-status', null);
      }
      const ended = node.state === 'done' || node.state === 'dropped' || node.state === 'continuous';
      if (node.level !== summary.lineLevel || ended || node.toBeDeveloped) continue;
      if (node.plannedPeriod.to !== null && node.plannedPeriod.to < today) {
        duty('report', 'strategy.write-status', node.plannedPeriod.to);
      } else if (node.lead === null && shared(node.id)) {
        // Led by nobody, it is the municipalities' own: they are asked.
        continue;
      } else if (node.lastStatus === null || daysBetween(node.lastStatus.date, today) > silentAfterDays) {
        duty('report', 'strategy.write-status', null);
      }
    }
  }
  const adopted = (await findStrategies(tx)).filter((row) => row.state === 'adopted');
  const running = new Map(adopted.map((row) => [row.id, row.title]));
  for (const row of await findRequests(tx, { state: 'open' })) {
    const node = await findNode(tx, row.nodeId);
    const title = running.get(row.strategyId);
    if (!node || title === undefined) continue;
    found.push({
      kind: 'strategy.request',
      key: `strategy.request:${row.id}`,
      subjectId: row.id,
      title: await nodeNameOf(tx, node),
      context: [title],
      due: null,
      action: 'strategy.decide-request',
      thing: {},
      askedOf: { unitId: null, municipalityIds: [], bodyId: null },
    });
  }
  const offices = await loadBodyOffices(tx);
  for (const view of (await decisionViews(tx, await findDecisions(tx))).filter(waits)) {
    found.push({
      kind: 'strategy.decide',
      key: ['strategy.decide', view.id, ...(view.due === null ? [] : [view.due])].join(':'),
      subjectId: view.id,
      title: view.title,
      context: [decisionKindWords[view.kind], view.body?.name ?? '', decisionStateWords[view.state]].filter(Boolean),
      due: view.due,
      action: 'strategy.answer-decision',
      thing: thingOfDecision({ unitId: view.unit?.id ?? null, bodyId: view.body?.id ?? null, offices }),
      askedOf: { unitId: view.unit?.id ?? null, municipalityIds: [], bodyId: view.body?.id ?? null },
    });
  }
  return found;
};

/** One for each language, however many texts it is. */
async function outdatedTranslations(input: { tx: Tx; strategy: StrategyRow; languages: readonly string[] }): Promise<Duty[]> {
  const { tx, strategy, languages } = input;
  const rows = await findTranslationsOf(tx, strategy.id);
  if (rows.length === 0) return [];
  const texts = await findTranslatables(tx, strategy);
  return countTranslations({ texts, rows, languages })
    .filter(({ counts }) => counts.outdated > 0)
    .map(({ language, counts }) => ({
      kind: 'strategy.translation',
      key: `strategy.translation:${strategy.id}:${language}`,
      subjectId: `${strategy.key}/${language}`,
      title: germanLanguageName(language),
      context: [counts.outdated === 1 ? '1 Text' : `${counts.outdated} Texte`, strategy.title],
      due: null,
      action: 'strategy.translate',
      thing: {},
      askedOf: { unitId: null, municipalityIds: [], bodyId: null },
    }));
}
