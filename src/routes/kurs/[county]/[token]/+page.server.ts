import { error } from '@sveltejs/kit';
import { storedCourse } from '#lib/office/course-form.ts';
import { readCourseForm } from '#lib/office/read-course-form.ts';
import { publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

/** Headers of everything behind a link: it is kept nowhere, found nowhere, and its address is passed on to nobody. */
const linkHeaders = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

/** The holder of the link as the one who asks. */
async function linkContext(locals: App.Locals, token: string) {
  const { app, county, requestId } = locals;
  const actor = county && (await app.identity.linkActor({ county, purpose: 'course-run', token }));
  if (!actor) error(404, 'Diesen Link gibt es nicht mehr.');
  return app.context({ county, actor, requestId });
}

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const { state, run } = valueOrError(await locals.app.courses.readRunByLink(await linkContext(locals, params.token), {}));
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  return {
    state,
    run,
    stored: storedCourse(run),
    publicPage: run.state === 'public' ? site.course(run.slug) : null,
    county: { name: county.name, home: site.home, colours: site.colours },
  };
};

export const actions: Actions = {
  bestaetigen: async ({ locals, params, request }) => {
    const ctx = await linkContext(locals, params.token);
    const form = await request.formData();
    const result = await locals.app.courses.confirmRunByLink(ctx, { version: Number(textOf(form, 'version') ?? 0) });
    return result.ok ? { done: true as const } : failure(result, readCourseForm(form).typed);
  },
  aendern: async ({ locals, params, request }) => {
    const ctx = await linkContext(locals, params.token);
    const form = await request.formData();
    const { typed, input } = readCourseForm(form);
    const { startDate, endDate, registrationUntil, schedules, seats, status, alert } = input;
    const result = await locals.app.courses.changeRunByLink(ctx, {
      version: Number(textOf(form, 'version') ?? 0),
      ...{ startDate, endDate, registrationUntil, schedules, seats, status, alert },
    });
    return result.ok ? { done: true as const } : failure(result, typed);
  },
};
