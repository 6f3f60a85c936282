import { loadTable } from '#lib/office/load-table.ts';
import { savedWords } from '#lib/office/saved.ts';
import { applyFilter, columnsOf, countStates, isFiltered } from '#lib/office/strategy-table.ts';
import { listOf } from '#lib/office/address.ts';
import { strategyHead } from '#lib/office/strategy-head.ts';
import { undoOffer } from '#lib/office/undo-offer.ts';
import { officePaths } from '#lib/paths.ts';
import { viewQuery } from '#modules/strategy/table.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { strategy, all, rows, filter, order, down } = await loadTable({ locals, key: params.key, url });
  const used = new Map(all.flatMap((row) => (row.lead ? [[row.lead.key, row.lead.name] as const] : [])));
  return {
    head: strategyHead(strategy),
    states: countStates(applyFilter({ rows: all, filter, except: 'states' })),
    rows: rows.map(({ text: _text, internalText: _internal, steps: _steps, ...row }) => row),
    total: all.length,
    filter,
    filtered: isFiltered(filter),
    order,
    down,
    closed: listOf(url, 'zu'),
    fields: strategy.nodes.map((node) => ({
      id: node.id,
      label: [node.path, node.title].filter(Boolean).join(' '),
      below: all.filter((row) => row.fieldId === node.id).length - 1,
    })),
    units: [...used].map(([value, label]) => ({ value, label })).sort((one, other) => one.label.localeCompare(other.label, 'de')),
    levels: strategy.levels,
    texts: strategy.texts,
    saved: savedWords(url.searchParams.get('gespeichert')),
    search: url.search,
    columns: columnsOf(url),
    views: valueOrError(await locals.app.strategy.listViews(locals.ctx, { key: params.key })),
    view: viewQuery(url.search),
    gone: filter.units.filter((key) => !used.has(key)),
    pickAll: url.searchParams.get('auswahl') === 'alle',
    nothingPicked: url.searchParams.get('ohne-auswahl') === 'ja',
    undo: await undoOffer({ locals, url }),
  };
};

export const actions: Actions = {
  rueckgaengig: async ({ locals, params, request }) => {
    const changeSetId = textOf(await request.formData(), 'satz') ?? '';
    const undone = await locals.app.strategy.undoChangeSet(locals.ctx, { changeSetId });
    if (!undone.ok) return failure(undone, {});
    redirect(303, `${officePaths(locals.county!.slug).strategy(params.key)}?gespeichert=zurueckgenommen`);
  },
};
