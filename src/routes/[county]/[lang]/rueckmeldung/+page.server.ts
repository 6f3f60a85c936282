import { fail, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { statusOf } from '#kernel/errors.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import { formToken, isFormTokenRight } from '#lib/server/form-token.ts';
import { feedbackKinds, feedbackRatings, type FeedbackKind } from '#modules/welcome/contract-feedback.ts';
import { publicValue } from '../public-value.ts';
import type { Actions, PageServerLoad } from './$types';

const kindOf = (given: string | null): FeedbackKind => feedbackKinds.find((kind) => kind === given) ?? 'categories';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  // Each form is given out for itself: it says when.
  setHeaders({ 'cache-control': 'no-store' });
  const kind = kindOf(url.searchParams.get('art'));
  const about = (url.searchParams.get('zu') ?? '').slice(0, 500);
  const thumb = url.searchParams.get('nach') ?? '';
  return {
    kind,
    about,
    /** A thumb that was given a moment ago: words may follow it. */
    continues: isId(thumb) ? thumb : null,
    done: url.searchParams.has('erledigt'),
    token: formToken({ secret: locals.app.config.secret!, now: locals.app.clock.now() }),
  };
};

const read = (form: FormData) => ({
  kind: kindOf(textOf(form, 'art')),
  about: textOf(form, 'zu'),
  comment: textOf(form, 'comment'),
  mail: textOf(form, 'mail'),
  rating: feedbackRatings.find((rating) => rating === textOf(form, 'wert')) ?? null,
  continues: textOf(form, 'nach'),
});
const languageOf = (params: { lang: string }): Language => (isLanguage(params.lang) ? params.lang : 'de');
/** Fields that no person sees: whatever fills them is answered as if all were well. */
const isTrapped = (form: FormData): boolean => textOf(form, 'website') !== null;
const addressOf = (input: { base: string; language: Language; kind: FeedbackKind; about: string | null }): string => {
  const { base, language, kind, about } = input;
  const address = publicPaths({ base, language }).feedback({ kind, about: about ?? '' });
  return `${address}${address.includes('?') ? '&' : '?'}`;
};

export const actions: Actions = {
  /** One tap below a page. Kept pages carry this form, so it says no time; it takes no words. */
  bewerten: async ({ locals, params, request }) => {
    const language = languageOf(params);
    const form = await request.formData();
    const { kind, about, rating } = read(form);
    const address = addressOf({ base: locals.base, language, kind, about });
    if (isTrapped(form) || rating === null) redirect(303, `${address}erledigt`);
    const { id } = publicValue(await locals.app.welcome.giveFeedback(locals.ctx, { kind, about, language, rating }), language);
    redirect(303, `${address}nach=${id}`);
  },
  schreiben: async ({ locals, params, request }) => {
    const language = languageOf(params);
    const form = await request.formData();
    const given = read(form);
    const address = addressOf({ base: locals.base, language, ...given });
    if (isTrapped(form)) redirect(303, `${address}erledigt`);
    const { comment, mail } = given;
    // The form's own address names the action alone: what it is about comes back with the input.
    const { kind, about } = given;
    const input = { kind, about: about ?? '', comment: comment ?? '', mail: mail ?? '', continues: given.continues };
    const refuse = (status: number, id: string, message: string) => fail(status, { input, errors: [{ id, message }] });
    const now = locals.app.clock.now();
    if (!isFormTokenRight({ secret: locals.app.config.secret!, now, token: textOf(form, 'seit') })) {
      return refuse(422, 'comment', m.feedback_fault_time({}, { locale: language }));
    }
    if (comment === null) return refuse(422, 'comment', m.feedback_fault_comment({}, { locale: language }));
    const continues = given.continues !== null && isId(given.continues) ? given.continues : null;
    const result = await locals.app.welcome.giveFeedback(locals.ctx, { ...given, rating: null, continues, language });
    if (result.ok) redirect(303, `${address}erledigt`);
    const { problem } = result;
    if (problem.code === 'too-many') return refuse(statusOf[problem.kind], 'comment', m.site_oops({}, { locale: language }));
    const paths = new Set((problem.fields ?? []).map((field) => field.path));
    const words = { comment: m.feedback_fault_comment, mail: m.strategy_sub_bad_mail };
    const errors = (['comment', 'mail'] as const)
      .filter((id) => paths.has(id))
      .map((id) => ({ id, message: words[id]({}, { locale: language }) }));
    if (errors.length === 0) publicValue(result, language);
    return fail(statusOf[problem.kind], { input, errors });
  },
};
