import { redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

/** The counties in which the person has a task. Who has one alone is led there. */
export const load: PageServerLoad = async ({ locals }) => {
  const actor = locals.actor as Extract<typeof locals.actor, { kind: 'account' }>;
  const held = new Set(actor.grants.map((grant) => grant.countyId));
  const counties = (await locals.app.counties.all())
    .filter((county) => held.has(county.id))
    .map((county) => ({ name: county.name, officialName: county.officialName, href: officePaths(county.slug).home }));
  const [only] = counties;
  if (only && counties.length === 1) redirect(303, only.href);
  return { counties, personName: actor.name };
};
