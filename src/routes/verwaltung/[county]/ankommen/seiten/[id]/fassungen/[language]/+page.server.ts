import { redirect } from '@sveltejs/kit';
import { loadPageText } from '#lib/office/load-pages.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { page, language, edition } = await loadPageText({ locals, id: params.id, language: params.language });
  const all = valueOrError(await locals.app.welcome.listPageVersions(locals.ctx, { pageId: page.id }));
  const versions = all.filter((one) => one.language === language);
  const asked = (name: string): number | null => {
    const number = Number(url.searchParams.get(name));
    return versions.some((one) => one.number === number) ? number : null;
  };
  const newest = versions[0]?.number ?? 0;
  const to = asked('mit') ?? newest;
  const from = asked('von') ?? versions.find(({ number }) => number < to)?.number ?? null;
  const compared =
    from === null
      ? null
      : {
          ...{ from, to },
          ...valueOrError(await locals.app.welcome.comparePageVersions(locals.ctx, { pageId: page.id, language, from, to })),
        };
  return { page, language, edition, versions, compared };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { id: pageId, language } = params;
    const result = await locals.app.welcome.restorePageVersion(locals.ctx, {
      pageId,
      language,
      version: Number(textOf(form, 'version')),
      number: Number(textOf(form, 'number')),
    });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).pageText(pageId, language)}?gespeichert=seite-fassung`);
  },
};
