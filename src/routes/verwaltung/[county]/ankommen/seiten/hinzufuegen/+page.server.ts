import { error, redirect } from '@sveltejs/kit';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { loadPageChoices } from '#lib/office/load-pages.ts';
import { emptyPageForm, pageInputOf } from '#lib/office/page-form.ts';
import { readPageForm } from '#lib/office/read-page-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const choices = await loadPageChoices(locals);
  const { all, units, municipalities, organisations } = choices;
  const own = [...units, ...municipalities, ...organisations];
  if (own.length === 0 && !all) error(403, 'Sie schreiben hier keine Seiten.');
  const only = (list: readonly { value: string }[]): string => (!all && own.length === 1 ? (list[0]?.value ?? '') : '');
  const parent = url.searchParams.get('unter');
  return {
    choices,
    stored: {
      ...emptyPageForm(addDays(berlinDay(locals.app.clock.now()), 365)),
      unitId: only(units),
      municipalityId: only(municipalities),
      organisationId: only(organisations),
      title: '',
      summary: '',
      language: 'de',
      parentId: parent !== null && isId(parent) ? parent : '',
    },
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const text = (name: string): string => textOf(form, name) ?? '';
    const typed = {
      ...readPageForm(form),
      title: text('title'),
      summary: text('summary'),
      language: text('language') || 'de',
      parentId: text('parentId'),
    };
    const result = await locals.app.welcome.createPage(locals.ctx, {
      ...pageInputOf(typed),
      language: typed.language,
      parentId: typed.parentId || null,
      content: { title: typed.title, summary: typed.summary, blocks: [] },
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).pageText(result.value.id, typed.language)}?gespeichert=seite-neu`);
  },
};
