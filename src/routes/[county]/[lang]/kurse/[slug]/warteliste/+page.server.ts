import { error, fail, redirect } from '@sveltejs/kit';
import { statusOf } from '#kernel/errors.ts';
import { idOfSlug } from '#kernel/slug.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import { waitingFaults } from '#modules/courses/ui/waiting-faults.ts';
import type { OfferAudience } from '#modules/offers/contract.ts';
import { publicValue } from '../../../public-value.ts';
import type { Actions, PageServerLoad } from './$types';

async function readRun(input: { locals: App.Locals; slug: string; language: Language }) {
  const { locals, slug, language } = input;
  const runId = idOfSlug(slug);
  if (runId === null) error(404, m.site_not_found({}, { locale: language }));
  return publicValue(await locals.app.courses.readPublicCourse(locals.ctx, { language, runId }), language);
}

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language } = await parent();
  const run = await readRun({ locals, slug: params.slug, language });
  return {
    run: { slug: run.slug, title: run.title, groups: run.seatGroups },
    open: run.waitingList && run.status !== 'cancelled' && run.seats !== null,
    done: url.searchParams.get('erledigt') === 'ja',
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const language: Language = isLanguage(params.lang) ? params.lang : 'de';
    const paths = publicPaths({ base: locals.base, language });
    const run = await readRun({ locals, slug: params.slug, language });
    const form = await request.formData();
    const typed = {
      name: textOf(form, 'name') ?? '',
      mail: textOf(form, 'mail') ?? '',
      phone: textOf(form, 'phone') ?? '',
      audience: textOf(form, 'audience') ?? '',
      consent: form.get('consent') !== null,
    };
    const done = `${paths.courseWait(run.slug)}?erledigt=ja`;
    // A field that no person sees: whatever fills it is answered as if all were well.
    if (textOf(form, 'website') !== null) redirect(303, done);
    const result = await locals.app.courses.joinWaitingList(locals.ctx, {
      ...typed,
      audience: typed.audience as OfferAudience,
      runId: run.id,
      language,
    });
    if (result.ok) redirect(303, result.value.token === null ? done : paths.courseWaiting(result.value.token));
    const errors = waitingFaults(result.problem, language);
    if (errors.length === 0) publicValue(result, language);
    return fail(statusOf[result.problem.kind], { input: typed, errors });
  },
};
