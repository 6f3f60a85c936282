import { error, redirect } from '@sveltejs/kit';
import { loadNoticeChoices } from '#lib/office/load-notices.ts';
import { emptyNotice } from '#lib/office/notice-form.ts';
import { readNoticeForm } from '#lib/office/read-notice-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const choices = await loadNoticeChoices(locals);
  if (!choices.whole && choices.municipalities.length === 0) error(403, 'Sie schreiben hier keine Meldungen.');
  const [only, ...others] = choices.municipalities;
  const own = !choices.whole && only && others.length === 0 ? [only.value] : [];
  const unit = choices.units.length === 1 ? choices.units[0]!.value : '';
  return { choices, stored: { ...emptyNotice, municipalityIds: own, unitId: unit } };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readNoticeForm(await request.formData());
    const result = await locals.app.welcome.addNotice(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    const saved = input.publish ? 'meldung' : 'meldung-entwurf';
    redirect(303, `${officePaths(locals.county!.slug).notice(result.value.id)}?gespeichert=${saved}`);
  },
};
