import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { isLanguage } from '#lib/languages.ts';
import { loadKeepers, readMediumForm } from '#lib/office/load-media.ts';
import { emptyMedium, mediumInputOf } from '#lib/office/medium-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whoever came from the text of a page goes back there to choose the new file. */
function cameFrom(url: URL, county: string): string | null {
  const [page, language] = [url.searchParams.get('seite'), url.searchParams.get('sprache') ?? ''];
  if (!isId(page) || !isLanguage(language)) return null;
  const place = Math.max(Math.trunc(Number(url.searchParams.get('platz')) || 0), 0);
  const instead = url.searchParams.get('statt') === 'ja' ? '&statt=ja' : '';
  return officePaths(county).pagePicture(page, language, `?platz=${place}${instead}`);
}

export const load: PageServerLoad = async ({ locals, url }) => {
  const choices = await loadKeepers(locals);
  const [only, ...others] = choices.owners;
  if (!choices.whole && only === undefined) error(403, 'Sie laden hier keine Dateien hoch.');
  const owner = !choices.whole && only && others.length === 0 ? only.value : '';
  return { choices, stored: { ...emptyMedium, owner }, back: cameFrom(url, locals.county!.slug) };
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const typed = readMediumForm(await request.formData());
    const result = await locals.app.welcome.addMedium(locals.ctx, { ...mediumInputOf(typed), upload: locals.upload });
    if (!result.ok) return failure(result, typed);
    const { slug } = locals.county!;
    redirect(303, cameFrom(url, slug) ?? `${officePaths(slug).medium(result.value.id)}?gespeichert=medium`);
  },
};
