import { error, redirect } from '@sveltejs/kit';
import { loadPage } from '#lib/office/load-pages.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const page = await loadPage({ locals, id: params.id });
  if (!page.mayWrite) error(403, 'Diese Seite schreiben andere.');
  return {
    page,
    guests: valueOrError(await locals.app.welcome.listGuests(locals.ctx, { pageId: page.id })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  fragen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const text = (name: string): string => textOf(form, name) ?? '';
    const typed = {
      language: text('language'),
      name: text('name'),
      mail: text('mail'),
      message: text('message'),
      days: text('days'),
    };
    const result = await locals.app.welcome.inviteGuest(locals.ctx, {
      ...typed,
      pageId: params.id,
      days: typed.days === '' ? undefined : Number(typed.days),
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).pageGuests(params.id)}?gespeichert=gast-gefragt`);
  },
  zuruecknehmen: async ({ locals, params, request }) => {
    const guestId = textOf(await request.formData(), 'guestId') ?? '';
    const result = await locals.app.welcome.withdrawGuest(locals.ctx, { guestId });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).pageGuests(params.id)}?gespeichert=gast-zurueck`);
  },
};
