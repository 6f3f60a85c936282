import { error, redirect } from '@sveltejs/kit';
import { nodeFormOptions } from '#lib/office/node-form-options.ts';
import { emptyNodeForm, toNodeFields } from '#lib/office/node-form.ts';
import { readNodeForm } from '#lib/office/read-node-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { OfficeNode } from '#modules/strategy/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Den Plan ändert die Koordination.');
  const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
  const places: { value: string; label: string }[] = [];
  const visit = (nodes: readonly OfficeNode[], depth: number): void => {
    for (const node of nodes) {
      if (node.level >= strategy.levels.length - 1) continue;
      places.push({
        value: node.id,
        label: `${'\u2007\u2007'.repeat(depth)}${[node.path, node.title].filter(Boolean).join(' ')}`,
      });
      visit(node.children, depth + 1);
    }
  };
  visit(strategy.nodes, 0);
  const paths = officePaths(locals.county!.slug);
  return {
    strategyKey: strategy.key,
    places,
    top: strategy.levels[0] ?? '',
    levels: strategy.levels.map((label, index) => ({ value: String(index), label })),
    crumbs: [
      { label: 'Strategien', href: paths.strategies },
      { label: strategy.title, href: paths.strategy(strategy.key) },
    ],
    stored: emptyNodeForm,
    adopted: strategy.state !== 'draft',
    ...(await nodeFormOptions({ locals, days: [strategy.period.from, strategy.period.to] })),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const parentId = textOf(form, 'parentId');
    const paths = officePaths(locals.county!.slug);
    // Below another entry the page of that one asks for the rest: it knows the levels and what usually stays the same.
    if (parentId !== null) redirect(303, paths.nodeAdd(parentId));
    const input = readNodeForm(form);
    const level = textOf(form, 'level') ?? '0';
    const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
    const result = await locals.app.strategy.addNode(locals.ctx, {
      strategyId: strategy.id,
      parentId: null,
      level: Number(level),
      reason: input.reason === '' ? null : input.reason,
      fields: toNodeFields(input),
    });
    if (!result.ok) return failure(result, { ...input, level });
    redirect(303, `${paths.node(result.value.id)}?gespeichert=neu`);
  },
};
