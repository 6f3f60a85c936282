import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { idOfSlug } from '#kernel/slug.ts';
import { publicValue } from '../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language, base } = await parent();
  const runId = idOfSlug(params.slug);
  if (runId === null) error(404, m.site_not_found({}, { locale: language }));
  const run = publicValue(await locals.app.courses.readPublicCourse(locals.ctx, { language, runId }), language);
  // Another name since.
  if (run.slug !== params.slug) redirect(301, publicPaths({ base, language }).course(run.slug));
  return { run, rides: publicValue(await locals.app.courses.readPublicRides(locals.ctx, { runId }), language) };
};
