import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { loadPage } from '#lib/office/load-pages.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!isId(params.id)) error(404, 'Diesen Vorschlag gibt es hier nicht.');
  const guest = valueOrError(await locals.app.welcome.readGuestText(locals.ctx, { guestId: params.id }));
  return { guest, page: await loadPage({ locals, id: guest.pageId }) };
};

export const actions: Actions = {
  uebernehmen: async ({ locals, params, request }) => {
    const version = Number(textOf(await request.formData(), 'version'));
    const result = await locals.app.welcome.takeGuestText(locals.ctx, { guestId: params.id, version });
    if (!result.ok) return failure(result, {});
    const { pageId, language } = result.value;
    redirect(303, `${officePaths(locals.county!.slug).pageText(pageId, language)}?gespeichert=gast-uebernommen`);
  },
  ablehnen: async ({ locals, params }) => {
    const result = await locals.app.welcome.declineGuestText(locals.ctx, { guestId: params.id });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).pageGuests(result.value.pageId)}?gespeichert=gast-nicht`);
  },
};
