import { redirect } from '@sveltejs/kit';
import { mergeHistory } from '#lib/office/history.ts';
import { nodeCrumbs, nodePage } from '#lib/office/node-page.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const page = await nodePage({ locals, id: params.id });
  const { node, strategy, allowed } = page;
  const onlyNotes = url.searchParams.get('verlauf') === 'staende';
  const history = mergeHistory({ notes: page.notes, changes: onlyNotes ? [] : page.changes });
  const saved = url.searchParams.get('gespeichert');
  const undo = url.searchParams.get('stand');
  const undoable = page.notes.find((note) => note.id === undo && (note.own || allowed.releaseStatus));
  const mayUndo = undoable !== undefined && allowed.writeStatus && (!undoable.released || allowed.releaseStatus);
  const expectedEnd = page.notes.find((note) => note.released)?.expectedEnd ?? null;
  // Costs are read by fewer people than plans.
  const costs = await locals.app.strategy.readNodeCosts(locals.ctx, { nodeId: node.id });
  const projects = valueOrError(await locals.app.strategy.listNodeProjects(locals.ctx, { nodeId: node.id }));
  // Result sheets are read by the coordination and the measure's own unit.
  const sheets = await locals.app.strategy.readResultSheets(locals.ctx, { nodeId: node.id });
  // Only the coordination names who reports in a unit's place.
  const reporter = await locals.app.strategy.readNodeReporter(locals.ctx, { nodeId: node.id });
  const municipal = valueOrError(await locals.app.strategy.readMunicipalReports(locals.ctx, { nodeId: node.id }));
  const county = locals.county!;
  const decisions = allowed.readStrategy
    ? valueOrError(await locals.app.strategy.listDecisions(locals.ctx, { nodeId: node.id }))
    : [];
  return {
    node,
    decisions,
    strategy: {
      key: strategy.key,
      title: strategy.title,
      levels: strategy.levels,
      state: strategy.state,
      adoptedOn: strategy.adoptedOn,
    },
    allowed,
    projects,
    reporter: reporter.ok && strategy.state === 'adopted' ? reporter.value : null,
    costs: costs.ok ? { years: costs.value.years, mayWrite: costs.value.mayWrite } : null,
    shift: page.shift,
    origins: page.origins,
    evaluation: page.evaluation,
    evaluationRounds: sheets.ok ? sheets.value : [],
    municipal: strategy.state === 'draft' ? null : municipal,
    requests: page.requests,
    told: page.told,
    crumbs: nodeCrumbs({ page, county: county.slug }),
    history,
    onlyNotes,
    expectedEnd,
    waiting: page.notes.filter((note) => !note.released),
    saved: saved === null ? null : savedWords(saved),
    undo: mayUndo ? undo : null,
    publicHref:
      strategy.state === 'draft' ? null : publicPaths({ base: locals.base, language: 'de' }).node(strategy.key, node.id),
  };
};

export const actions: Actions = {
  berichtende: async ({ locals, params, request }) => {
    const personId = textOf(await request.formData(), 'personId') || null;
    const result = await locals.app.strategy.setNodeReporter(locals.ctx, { nodeId: params.id, personId });
    if (!result.ok) return failure(result, { personId });
    redirect(303, `${officePaths(locals.county!.slug).node(params.id)}?gespeichert=berichtende`);
  },
  gemeindeFreigeben: async ({ locals, params, request }) => {
    const reportId = textOf(await request.formData(), 'reportId') ?? '';
    const result = await locals.app.strategy.releaseMunicipalReport(locals.ctx, { reportId });
    if (!result.ok) return failure(result, { reportId });
    redirect(303, `${officePaths(locals.county!.slug).node(params.id)}?gespeichert=freigegeben#gemeinden`);
  },
  gemeindeZurueckziehen: async ({ locals, params, request }) => {
    const reportId = textOf(await request.formData(), 'reportId') ?? '';
    const result = await locals.app.strategy.withdrawMunicipalReport(locals.ctx, { reportId });
    if (!result.ok) return failure(result, { reportId });
    redirect(303, `${officePaths(locals.county!.slug).node(params.id)}?gespeichert=zurueckgezogen#gemeinden`);
  },
  zurueckziehen: async ({ locals, request }) => {
    const statusId = textOf(await request.formData(), 'statusId') ?? '';
    const result = await locals.app.strategy.withdrawStatus(locals.ctx, { statusId });
    if (!result.ok) return failure(result, { statusId });
    return { withdrawn: true };
  },
};
