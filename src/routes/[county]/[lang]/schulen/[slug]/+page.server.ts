import { error, redirect } from '@sveltejs/kit';
import { idOfSlug } from '#kernel/slug.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { publicValue } from '../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language, base } = await parent();
  const schoolId = idOfSlug(params.slug);
  if (schoolId === null) error(404, m.site_not_found({}, { locale: language }));
  const school = publicValue(await locals.app.schools.readPublicSchool(locals.ctx, { language, schoolId }), language);
  // Another name since.
  if (school.slug !== params.slug) redirect(301, publicPaths({ base, language }).school(school.slug));
  return { school };
};
