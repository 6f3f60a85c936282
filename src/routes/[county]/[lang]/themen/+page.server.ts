import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language } = await parent();
  const tree = publicValue(await locals.app.welcome.readPageTree(locals.ctx, { language }), language);
  const children = Map.groupBy(tree, ({ parentId }) => parentId);
  return { topics: (children.get(null) ?? []).map((topic) => ({ ...topic, pages: children.get(topic.id) ?? [] })) };
};
