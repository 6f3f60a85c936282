import { storedCourse } from '#lib/office/course-form.ts';
import { readCourseForm } from '#lib/office/read-course-form.ts';
import { publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'course-run';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const { state, run } = valueOrError(
    await locals.app.courses.readRunByLink(await linkContext({ locals, token: params.token, purpose }), {}),
  );
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
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const form = await request.formData();
    const result = await locals.app.courses.confirmRunByLink(ctx, { version: Number(textOf(form, 'version') ?? 0) });
    return result.ok ? { done: true as const } : failure(result, readCourseForm(form).typed);
  },
  aendern: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
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
