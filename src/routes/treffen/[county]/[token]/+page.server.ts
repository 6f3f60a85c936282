import { publicPaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'course-meeting';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const seen = valueOrError(
    await locals.app.courses.readMeetingByLink(await linkContext({ locals, token: params.token, purpose }), {}),
  );
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  return { ...seen, county: { name: county.name, home: site.home, colours: site.colours } };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const comes = (await request.formData()).get('kommt') === 'ja';
    const result = await locals.app.courses.replyByLink(ctx, { comes });
    return result.ok ? { done: true as const } : failure(result, {});
  },
};
