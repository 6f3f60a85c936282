import type { CountyCtx } from '#kernel/context.ts';
import { invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { directoryOf } from '#kernel/table-diff.ts';
import { decisions } from '#lib/office/list-registers-bodies.ts';
import { costEntries } from '#lib/office/list-registers-costs.ts';
import { steps } from '#lib/office/list-registers-steps.ts';
import { stepRows } from '#lib/office/list-rows.ts';
import { flatten } from '#lib/office/strategy-table.ts';
import type { CostKind, CostSource, FinancingState, HourUnit } from '#modules/strategy/contract-money.ts';
import type { DecisionKind } from '#modules/strategy/contract.ts';
import {
  addCost,
  changeCost,
  changeDecision,
  listCosts,
  listDecisions,
  listOfficeStrategies,
  readOfficeStrategy,
  recordDecision,
  saveSteps,
} from '#modules/strategy/server/index.ts';
import { loadBodyDirectory, loadPlaces } from './directories.ts';
import { taker, targetOf, typed, type Task } from './target.ts';

type Text = string | null;

/** What a row names as its measure: by title, or by its outline where several are called alike. */
const measures = (things: readonly { id: string; name: string; key: string }[]) =>
  directoryOf({ what: 'Die Maßnahme', by: 'die Gliederung, zum Beispiel 3.2', things });
const ofOtherStrategy =
  (own: string) =>
  (subject: string): string =>
    `Diese Tabelle gehört zur Strategie „${subject}“, nicht zu „${own}“. Bitte lesen Sie sie dort ein.`;

const refuse = (path: string, message: string) => Promise.resolve(invalidField(path, message, 'linked'));

export const costTarget = targetOf({
  register: costEntries,
  action: 'strategy.write-costs',
  headKey: 'measure',
  idOf: ({ entry }) => entry.id,
  nameOf: ({ place, entry }) => [place.path, place.title, String(entry.year)].filter(Boolean).join(' '),
  versionOf: ({ entry }) => entry.version,
  columns: {
    nodeId: 'measure',
    hourUnit: 'hour-unit',
    hoursPlanned: 'hours',
    hoursActual: 'worked',
    sourceName: 'account',
    isPublic: 'public',
  },
  open: async (ctx, subject) => {
    const found = await listCosts(ctx, { key: subject ?? '' });
    if (!found.ok) return found;
    const { lines, places, strategy } = found.value;
    return ok({
      title: `Kostenposten: ${strategy.title}`,
      rows: lines,
      directories: {
        nodes: measures(places.map(({ nodeId, title, path }) => ({ id: nodeId, name: title, key: path }))),
      },
      foreignSubject: ofOtherStrategy(strategy.key),
      save: (inner, { before, values }) => {
        const take = taker(values);
        const entry = before?.entry ?? null;
        const hundredth = (key: string, stored: number | null | undefined): string | null =>
          typed(take<number | null>(key, stored === null || stored === undefined ? null : stored / 100));
        const fields = {
          year: take('year', entry?.year ?? Number.NaN),
          kind: take('kind', entry?.kind ?? ('' as CostKind)),
          planned: hundredth('planned', entry?.planned) ?? '',
          actual: hundredth('actual', entry?.actual),
          hourUnit: take<HourUnit | null>('hour-unit', entry?.hourUnit ?? null),
          hoursPlanned: hundredth('hours', entry?.hoursPlanned),
          hoursActual: hundredth('worked', entry?.hoursActual),
          source: take('source', entry?.source ?? ('' as CostSource)),
          sourceName: take<Text>('account', entry?.sourceName ?? null),
          state: take('state', entry?.state ?? ('' as FinancingState)),
          granted: hundredth('granted', entry?.granted),
          note: take<Text>('note', entry?.note ?? null),
          isPublic: take('public', entry?.isPublic ?? false) ?? false,
        };
        return entry === null
          ? addCost(inner, { nodeId: take('measure', ''), ...fields })
          : changeCost(inner, { costId: entry.id, version: entry.version, ...fields });
      },
    });
  },
});

export const decisionTarget = targetOf({
  register: decisions,
  action: 'strategy.record-decision',
  headKey: 'title',
  idOf: (row) => row.id,
  nameOf: (row) => row.title,
  versionOf: (row) => row.version,
  columns: {
    bodyId: 'body',
    paperId: 'paper',
    paperNumber: 'paper',
    unitId: 'unit',
    strategyId: 'strategy',
    meetingId: 'body',
    isPublic: 'public',
  },
  open: async (ctx) => {
    const rows = await listDecisions(ctx, {});
    if (!rows.ok) return rows;
    const places = await loadPlaces(ctx);
    if (!places.ok) return places;
    const bodies = await loadBodyDirectory(ctx);
    if (!bodies.ok) return bodies;
    const strategies = await listOfficeStrategies(ctx, {});
    if (!strategies.ok) return strategies;
    const things = strategies.value.map(({ id, key, title }) => ({ id, key, name: title }));
    return ok({
      title: 'Beschlüsse und Aufträge',
      rows: rows.value,
      directories: {
        ...places.value,
        bodies: bodies.value,
        strategies: directoryOf({ what: 'Die Strategie', by: 'das Kürzel', things }),
      },
      save: (inner, { before, values }) => {
        const take = taker(values);
        // What comes from a linked meeting or paper is changed there, or at the decision itself: no link is lost unseen.
        if (before?.meeting && (values.has('body') || values.has('date')))
          return refuse(
            values.has('date') ? 'date' : 'body',
            'Tag und Gremium kommen von der verbundenen Sitzung. Bitte ändern Sie sie am Eintrag selbst.',
          );
        if (before?.paper && values.has('paper'))
          return refuse(
            'paper',
            `Die Nummer kommt von der verbundenen Vorlage „${before.paper.title}“. Bitte ändern Sie sie dort.`,
          );
        const fields = {
          kind: take('kind', before?.kind ?? ('' as DecisionKind)),
          title: take('title', before?.title ?? ''),
          wording: take<Text>('wording', before?.wording ?? null),
          date: take<Text>('date', before?.date ?? null),
          bodyId: take<Text>('body', before?.body?.id ?? null),
          meetingId: before?.meeting?.id ?? null,
          paperId: before?.paper?.id ?? null,
          paperNumber: take<Text>('paper', before?.paperNumber ?? null),
          unitId: take<Text>('unit', before?.unit?.id ?? null),
          due: take<Text>('due', before?.due ?? null),
          strategyId: take<Text>('strategy', before?.strategy?.id ?? null),
          isPublic: take('public', before?.isPublic ?? true) ?? true,
          demonstration: before?.demonstration ?? false,
        };
        return before === null
          ? recordDecision(inner, fields)
          : changeDecision(inner, { decisionId: before.id, version: before.version, ...fields });
      },
    });
  },
});

type StepLine = { row: number; id: string | null; title: string; due: string | null; doneOn: string | null };

export const stepTarget = targetOf({
  register: steps,
  action: 'strategy.write-status',
  headKey: 'title',
  idOf: (row) => row.id,
  nameOf: (row) => [row.path, row.title].filter(Boolean).join(' '),
  versionOf: (row) => row.version,
  open: async (ctx, subject) => {
    const found = await readOfficeStrategy(ctx, { key: subject ?? '' });
    if (!found.ok) return found;
    const strategy = found.value;
    const rows = stepRows(strategy);
    return ok({
      title: `Schritte: ${strategy.title}`,
      rows,
      directories: {
        nodes: measures(flatten(strategy.nodes).map(({ id, title, path }) => ({ id, name: title, key: path }))),
      },
      foreignSubject: ofOtherStrategy(strategy.key),
      // The form saves the steps of a measure together; those that have no row stay as they are.
      tasks: ({ changes, additions }) => {
        const byNode = new Map<string, { row: number; steps: StepLine[] }>();
        const stepsOf = (nodeId: string, row: number) => {
          const known = byNode.get(nodeId);
          const group = known ?? {
            row,
            steps: rows
              .filter((step) => step.nodeId === nodeId)
              .map(({ id, title, due, doneOn }) => ({ row, id, title, due, doneOn })),
          };
          if (!known) byNode.set(nodeId, group);
          return group.steps;
        };
        for (const { row, before, values } of changes) {
          const take = taker(values);
          const step = stepsOf(before.nodeId, row).find((entry) => entry.id === before.id)!;
          Object.assign(step, {
            row,
            title: take('title', step.title),
            due: take<Text>('due', step.due),
            doneOn: take<Text>('done', step.doneOn),
          });
        }
        for (const { row, values } of additions) {
          const take = taker(values);
          stepsOf(take('measure', ''), row).push({
            row,
            id: null,
            title: take('title', ''),
            due: take<Text>('due', null),
            doneOn: take<Text>('done', null),
          });
        }
        return [...byNode].map(([nodeId, group]): Task => ({
          row: group.row,
          run: (inner: CountyCtx): Promise<Result<unknown>> =>
            saveSteps(inner, { nodeId, steps: group.steps.map(({ id, title, due, doneOn }) => ({ id, title, due, doneOn })) }),
          placeOf: (path) => {
            const [, index, field = ''] = path.split('.');
            const key = { title: 'title', due: 'due', doneOn: 'done' }[field] ?? null;
            return { row: group.steps[Number(index)]?.row ?? group.row, key };
          },
        }));
      },
    });
  },
});
