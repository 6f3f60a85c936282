import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  /** Whether warnings are read at all: without that, silence says nothing. */
  read: locals.ctx.alerts.feeds.length > 0,
});
