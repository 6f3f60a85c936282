import { redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const rows = valueOrError(await locals.app.strategy.listMunicipalities(locals.ctx, {}), url);
  // Who reports for one municipality has no list to choose from.
  if (rows.length === 1) redirect(303, officePaths(locals.county!.slug).place(rows[0]!.id));
  return { rows };
};
