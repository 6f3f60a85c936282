import { redirect } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import type { OwnWaiting } from '#modules/courses/contract-waiting.ts';
import { publicValue } from '../../public-value.ts';
import type { Actions, PageServerLoad } from './$types';

const said = ['ja', 'nein', 'spaeter'] as const;

export const load: PageServerLoad = async ({ locals, params, parent, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
  const { language } = await parent();
  const read = await locals.app.courses.readOwnWaiting(locals.ctx, { token: params.token, language });
  const own: OwnWaiting | null = read.ok ? read.value : null;
  return { own, said: said.find((word) => word === url.searchParams.get('erledigt')) ?? null };
};

const answer = async (input: { locals: App.Locals; token: string; lang: string; path: string; accept: boolean }) => {
  const { locals, token, lang, path, accept } = input;
  const result = await locals.app.courses.answerSeat(locals.ctx, { token, accept });
  // Too late: the page says what has become of it.
  if (!result.ok && result.problem.kind === 'conflict') redirect(303, path);
  const { state } = publicValue(result, isLanguage(lang) ? lang : 'de');
  redirect(303, `${path}?erledigt=${state === 'accepted' ? 'ja' : state === null ? 'nein' : 'spaeter'}`);
};

export const actions: Actions = {
  annehmen: ({ locals, params, url }) =>
    answer({ locals, token: params.token, lang: params.lang, path: url.pathname, accept: true }),
  gehen: ({ locals, params, url }) =>
    answer({ locals, token: params.token, lang: params.lang, path: url.pathname, accept: false }),
};
