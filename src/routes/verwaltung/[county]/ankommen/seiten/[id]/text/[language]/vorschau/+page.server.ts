import { loadPageText } from '#lib/office/load-pages.ts';
import { contentOf, readTypedText } from '#lib/office/read-page-text.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { refsOf, shownReferences } from '#lib/server/shown-references.ts';
import { isLanguage } from '#lib/languages.ts';
import { publicPaths } from '#lib/paths.ts';
import { isOfficeFunction, officeFunctionWords } from '#modules/network/contract-places.ts';
import type { PublicMedium } from '#modules/welcome/contract-media.ts';
import type { PublicBlock } from '#modules/welcome/contract.ts';
import type { Actions, PageServerLoad } from './$types';

type Said = { title: string; summary: string; blocks: PublicBlock[] };

/** A text with what it shows from elsewhere: offices that stand for the whole county, places, contacts, pictures and documents. */
async function filledIn(input: { locals: App.Locals; language: string; said: Said; fault: string | null }) {
  const { locals, language, said, fault } = input;
  const functions = refsOf(said.blocks, 'office').filter(isOfficeFunction);
  const offices =
    functions.length === 0
      ? []
      : valueOrError(await locals.app.network.findOfficesFor(locals.ctx, { language, functions, municipalityAgs: null }));
  const media: PublicMedium[] = valueOrError(
    await locals.app.welcome.readPublicMedia(locals.ctx, { language, ids: refsOf(said.blocks, 'media') }),
  );
  const references = valueOrError(await shownReferences({ locals, language, blocks: said.blocks }));
  return { ...said, offices, references, media, fault };
}

/** What is kept: the draft, or what is public. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { page, language } = await loadPageText({ locals, id: params.id, language: params.language });
  const said = valueOrError(await locals.app.welcome.previewPage(locals.ctx, { pageId: page.id, language, content: null }));
  return {
    preview: await filledIn({ locals, language, said, fault: null }),
    language: isLanguage(language) ? language : ('de' as const),
    base: `/${locals.county!.slug}`,
    colours: publicPaths({ base: locals.base, language: 'de' }).colours,
    officeWords: officeFunctionWords as Readonly<Record<string, string>>,
  };
};

export const actions: Actions = {
  /** What stands in the form at this moment. Nothing is kept. */
  default: async ({ locals, params, request }) => {
    const content = contentOf(readTypedText(await request.formData()));
    const { id, language } = params;
    const made = await locals.app.welcome.previewPage(locals.ctx, { pageId: id, language, content });
    const said = made.ok ? made.value : { title: content.title, summary: content.summary, blocks: [] };
    return { preview: await filledIn({ locals, language, said, fault: made.ok ? null : made.problem.message }) };
  },
};
