import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { idOfSlug } from '#kernel/slug.ts';
import { publicValue } from '../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language, base } = await parent();
  const materialId = idOfSlug(params.slug);
  if (materialId === null) error(404, m.site_not_found({}, { locale: language }));
  const material = publicValue(await locals.app.materials.readPublicMaterial(locals.ctx, { language, materialId }), language);
  if (material.slug !== params.slug) redirect(301, publicPaths({ base, language }).form(material.slug));
  return { material };
};
