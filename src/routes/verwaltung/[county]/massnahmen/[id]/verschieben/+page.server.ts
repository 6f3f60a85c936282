import { error, redirect } from '@sveltejs/kit';
import { nodeCrumbs, nodeName, nodePage } from '#lib/office/node-page.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { OfficeNode } from '#modules/strategy/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const page = await nodePage({ locals, id: params.id });
  if (!page.allowed.edit) error(403, 'Den Plan ändert die Koordination.');
  const { node } = page;
  const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: page.strategy.key }));
  const parents: { value: string; label: string }[] = node.level === 0 ? [{ value: '', label: 'oberste Ebene' }] : [];
  const siblings = new Map<string, OfficeNode[]>([['', strategy.nodes]]);
  const visit = (nodes: readonly OfficeNode[], depth: number): void => {
    for (const other of nodes) {
      // Nothing goes below itself, nor below something of its own level or deeper.
      if (other.id === node.id || other.level >= node.level) continue;
      parents.push({ value: other.id, label: `${'\u2007\u2007'.repeat(depth)}${nodeName(other)}` });
      siblings.set(other.id, other.children);
      visit(other.children, depth + 1);
    }
  };
  visit(strategy.nodes, 0);
  const asked = url.searchParams.get('unter');
  const parentId = parents.some((entry) => entry.value === asked) ? asked! : (node.parentId ?? '');
  const others = (siblings.get(parentId) ?? []).filter((other) => other.id !== node.id);
  const before = (siblings.get(parentId) ?? []).findIndex((other) => other.id === node.id);
  return {
    name: nodeName(node),
    nodeId: node.id,
    version: node.version,
    crumbs: nodeCrumbs({ page, county: locals.county!.slug, self: true }),
    parents,
    parentId,
    stays: parentId === (node.parentId ?? ''),
    places: [
      { value: '0', label: 'an den Anfang' },
      ...others.map((other, index) => ({ value: String(index + 1), label: `nach ${nodeName(other)}` })),
    ],
    position: String(before < 0 ? others.length : before),
    adopted: page.strategy.state !== 'draft',
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      parentId: textOf(form, 'parentId') ?? '',
      position: textOf(form, 'position') ?? '0',
      reason: textOf(form, 'reason') ?? '',
    };
    const result = await locals.app.strategy.moveNode(locals.ctx, {
      nodeId: params.id,
      version: Number(textOf(form, 'version')),
      parentId: input.parentId === '' ? null : input.parentId,
      position: Number(input.position),
      reason: input.reason === '' ? null : input.reason,
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).node(params.id)}?gespeichert=verschoben`);
  },
};
