import { fail, redirect } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import { publicValue } from '../../public-value.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language } = await parent();
  const alert = publicValue(await locals.app.welcome.readPublicAlert(locals.ctx, { alertId: params.id, language }), language);
  const lacking = alert.language !== language && alert.endedAt === null;
  const { offered } = lacking
    ? publicValue(await locals.app.translation.readOffer(locals.ctx, { language, subjectId: alert.id }), language)
    : { offered: false };
  return { alert, offered };
};

export const actions: Actions = {
  /** Has the warning translated by the county's service, once for all readers. */
  uebersetzen: async ({ locals, params, url }) => {
    const language = isLanguage(locals.language) ? locals.language : 'de';
    const alert = publicValue(await locals.app.welcome.readPublicAlert(locals.ctx, { alertId: params.id, language }), language);
    const done = await locals.app.translation.translateForReader(locals.ctx, { language, subjectId: alert.id });
    // Somebody else was first: what is asked for is there, or comes in a moment.
    if (!done.ok && !['nothing-to-translate', 'under-way'].includes(done.problem.code)) return fail(503, { failed: true });
    redirect(303, url.pathname);
  },
};
