import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { loadNoticeChoices } from '#lib/office/load-notices.ts';
import { storedNotice } from '#lib/office/notice-form.ts';
import { readNoticeForm } from '#lib/office/read-notice-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!isId(params.id)) error(404, 'Diese Meldung gibt es hier nicht.');
  const notice = valueOrError(await locals.app.welcome.readNotice(locals.ctx, { noticeId: params.id }));
  if (!notice.mayChange) error(403, 'Diese Meldung schreiben andere.');
  return { notice, stored: storedNotice(notice), choices: await loadNoticeChoices(locals) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readNoticeForm(form);
    const version = Number(textOf(form, 'version'));
    const result = await locals.app.welcome.changeNotice(locals.ctx, { noticeId: params.id, version, ...input });
    if (!result.ok) return failure(result, typed);
    const saved = input.publish ? 'meldung' : 'meldung-entwurf';
    redirect(303, `${officePaths(locals.county!.slug).notice(params.id)}?gespeichert=${saved}`);
  },
};
