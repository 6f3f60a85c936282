import { error } from '@sveltejs/kit';
import { publicPaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
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
  const actor = county && (await app.identity.linkActor({ county, purpose: 'course-meeting', token }));
  if (!actor) error(404, 'Diesen Link gibt es nicht mehr.');
  return app.context({ county, actor, requestId });
}

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const seen = valueOrError(await locals.app.courses.readMeetingByLink(await linkContext(locals, params.token), {}));
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  return { ...seen, county: { name: county.name, home: site.home, colours: site.colours } };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext(locals, params.token);
    const comes = (await request.formData()).get('kommt') === 'ja';
    const result = await locals.app.courses.replyByLink(ctx, { comes });
    return result.ok ? { done: true as const } : failure(result, {});
  },
};
