import { error, redirect } from '@sveltejs/kit';
import { loadPage, loadPageChoices } from '#lib/office/load-pages.ts';
import { pageInputOf, storedPageForm } from '#lib/office/page-form.ts';
import { readPageForm } from '#lib/office/read-page-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const page = await loadPage({ locals, id: params.id });
  if (!page.mayArrange) error(403, 'Die Angaben zu Seiten ändert die Koordination.');
  return { page, stored: storedPageForm(page), choices: await loadPageChoices(locals) };
};

export const actions: Actions = {
  angaben: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = readPageForm(form);
    const result = await locals.app.welcome.changePage(locals.ctx, {
      pageId: params.id,
      version: Number(textOf(form, 'version')),
      ...pageInputOf(typed),
    });
    if (!result.ok) return failure(result, { typed });
    redirect(303, `${officePaths(locals.county!.slug).page(params.id)}?gespeichert=seite`);
  },
  adresse: async ({ locals, params, request }) => {
    const form = await request.formData();
    const [language, slug] = [textOf(form, 'language') ?? '', textOf(form, 'slug') ?? ''];
    const result = await locals.app.welcome.setPageAddress(locals.ctx, { pageId: params.id, language, slug });
    if (!result.ok) return failure(result, { language, slug });
    redirect(303, `${officePaths(locals.county!.slug).page(params.id)}?gespeichert=seite-adresse`);
  },
};
