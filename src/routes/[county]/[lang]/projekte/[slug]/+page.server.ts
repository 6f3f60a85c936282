import { error, redirect } from '@sveltejs/kit';
import { idOfSlug } from '#kernel/slug.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { publicValue } from '../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language, base } = await parent();
  const projectId = idOfSlug(params.slug);
  if (projectId === null) error(404, m.site_not_found({}, { locale: language }));
  const project = publicValue(await locals.app.offers.readPublicProject(locals.ctx, { language, projectId }), language);
  // Another title since.
  if (project.slug !== params.slug) redirect(301, publicPaths({ base, language }).publicProject(project.slug));
  return { project };
};
