import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { officePaths } from '#lib/paths.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { OfficeNodePage } from '#modules/strategy/server/index.ts';
import type { Crumb } from '#lib/ui/types.ts';

/** The record behind every page of one node, or the error page. */
export async function nodePage(input: { locals: App.Locals; id: string }): Promise<OfficeNodePage> {
  if (!isId(input.id)) error(404, 'Diesen Eintrag gibt es hier nicht.');
  return valueOrError(await input.locals.app.strategy.readOfficeNode(input.locals.ctx, { nodeId: input.id }));
}

/** What a person calls a node: its number along the path and its title. */
export const nodeName = (node: { path: string; title: string }): string => [node.path, node.title].filter(Boolean).join(' ');

/** The way from the strategy to a node; with `self` the node itself stands at its end, as on the pages below it. */
export function nodeCrumbs(input: { page: OfficeNodePage; county: string; self?: boolean }): Crumb[] {
  const { page } = input;
  const all = page.allowed.readStrategy;
  const paths = officePaths(input.county);
  return [
    { label: page.strategy.title, ...(all ? { href: paths.strategy(page.strategy.key) } : {}) },
    ...page.ancestors.map((node) => ({ label: nodeName(node), ...(all ? { href: paths.node(node.id) } : {}) })),
    ...(input.self ? [{ label: nodeName(page.node), href: paths.node(page.node.id) }] : []),
  ];
}
