import { loadPageText } from '#lib/office/load-pages.ts';
import { contentOf, readTypedText } from '#lib/office/read-page-text.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { isLanguage } from '#lib/languages.ts';
import { publicPaths } from '#lib/paths.ts';
import { isOfficeFunction, officeFunctionWords } from '#modules/network/contract-places.ts';
import type { PublicBlock } from '#modules/welcome/contract.ts';
import type { Actions, PageServerLoad } from './$types';

type Preview = { title: string; summary: string; blocks: PublicBlock[]; fault: string | null };

/** What is kept: the draft, or what is public. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { page, language } = await loadPageText({ locals, id: params.id, language: params.language });
  const kept = valueOrError(await locals.app.welcome.previewPage(locals.ctx, { pageId: page.id, language, content: null }));
  const preview: Preview = { ...kept, fault: null };
  const functions = page.editions.flatMap((edition) => [...(edition.content?.blocks ?? []), ...(edition.draft?.blocks ?? [])]);
  return {
    preview,
    language: isLanguage(language) ? language : ('de' as const),
    colours: publicPaths({ base: locals.base, language: 'de' }).colours,
    officeWords: officeFunctionWords as Readonly<Record<string, string>>,
    offices: valueOrError(
      await locals.app.network.findOfficesFor(locals.ctx, {
        language,
        functions: [...new Set(functions.flatMap(({ ref }) => (isOfficeFunction(ref) ? [ref] : [])))],
        municipalityAgs: null,
      }),
    ),
  };
};

export const actions: Actions = {
  /** What stands in the form at this moment. Nothing is kept. */
  default: async ({ locals, params, request }) => {
    const content = contentOf(readTypedText(await request.formData()));
    const { id, language } = params;
    const made = await locals.app.welcome.previewPage(locals.ctx, { pageId: id, language, content });
    const none = { title: content.title, summary: content.summary, blocks: [] };
    const preview: Preview = made.ok ? { ...made.value, fault: null } : { ...none, fault: made.problem.message };
    return { preview };
  },
};
