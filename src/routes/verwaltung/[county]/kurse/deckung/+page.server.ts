import { berlinDay } from '#kernel/dates.ts';
import { loadSupply } from '#lib/office/load-needs.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadSupply({ locals, url })),
  announced: valueOrError(await locals.app.courses.readAnnounced(locals.ctx, {})),
  today: berlinDay(locals.app.clock.now()),
  search: url.search,
});
