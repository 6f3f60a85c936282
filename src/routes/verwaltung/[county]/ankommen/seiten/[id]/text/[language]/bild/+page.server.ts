import { error, redirect } from '@sveltejs/kit';
import type { Block } from '#kernel/content/blocks.ts';
import { loadPageText } from '#lib/office/load-pages.ts';
import { mediumChoice } from '#lib/office/load-page-refs.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

/** As many as one looks over; a search finds the others. */
const mostShown = 60;

const placeOf = (url: URL): number => Math.max(Math.trunc(Number(url.searchParams.get('platz')) || 0), 0);
const replaces = (url: URL): boolean => url.searchParams.get('statt') === 'ja';

/** Pictures and documents to choose from, for a place in a text. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { page, language, edition } = await loadPageText({ locals, id: params.id, language: params.language });
  if (!page.mayWrite) error(403, 'Diesen Text schreiben andere.');
  const search = url.searchParams.get('suche')?.trim().slice(0, 200) || null;
  const found = valueOrError(await locals.app.welcome.listMedia(locals.ctx, { search }), url).filter(({ ended }) => !ended);
  const blocks = (edition?.draft ?? edition?.content)?.blocks ?? [];
  return {
    page,
    language,
    version: edition?.version ?? 0,
    place: placeOf(url),
    replaces: replaces(url),
    present: replaces(url) ? (blocks[placeOf(url)]?.ref ?? null) : null,
    search,
    count: found.length,
    media: found.slice(0, mostShown).map((medium) => ({ ...mediumChoice(locals.county!.slug, medium), alt: medium.alt })),
  };
};

export const actions: Actions = {
  /** Puts the medium where the editor stood, or in the place of the one that is there. */
  default: async ({ locals, params, request, url }) => {
    const form = await request.formData();
    const ref = textOf(form, 'medium') ?? '';
    const { page, language, edition } = await loadPageText({ locals, id: params.id, language: params.language });
    const kept = edition?.draft ?? edition?.content ?? null;
    const words = kept ?? { title: page.sharedTitle?.title ?? page.title, summary: page.sharedTitle?.summary ?? '', blocks: [] };
    const place = Math.min(placeOf(url), words.blocks.length);
    const blocks: (Omit<Block, 'id'> & { id?: string })[] = [...words.blocks];
    const before = replaces(url) ? blocks[place] : undefined;
    const named = before?.kind === 'media' && before.id !== undefined ? { id: before.id } : {};
    blocks.splice(place, before?.kind === 'media' ? 1 : 0, { ...named, kind: 'media', html: '', ref });
    const saved = await locals.app.welcome.saveDraft(locals.ctx, {
      pageId: page.id,
      language,
      version: Number(textOf(form, 'version')),
      content: { title: words.title, summary: words.summary, blocks },
    });
    if (!saved.ok) return failure(saved, {});
    redirect(303, `${officePaths(locals.county!.slug).pageText(page.id, language)}#block-${place}`);
  },
};
