import { error } from '@sveltejs/kit';
import { contentOf, readTypedText, shownText, typedOf } from '#lib/office/read-page-text.ts';
import { publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { officeFunctionWords, isOfficeFunction } from '#modules/network/contract-places.ts';
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
  const actor = county && (await app.identity.linkActor({ county, purpose: 'page-guest', token }));
  if (!actor) error(404, 'Diese Anfrage gibt es hier nicht.');
  return app.context({ county, actor, requestId });
}

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const asked = valueOrError(await locals.app.welcome.readPageByLink(await linkContext(locals, params.token), {}));
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  const { content, ...request } = asked;
  return {
    ...request,
    title: content.title,
    stored: shownText(typedOf(content)),
    offices: content.blocks.flatMap(({ ref }) =>
      isOfficeFunction(ref) ? [{ value: ref, label: officeFunctionWords[ref] }] : [],
    ),
    county: { name: county.name, home: site.home, colours: site.colours },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext(locals, params.token);
    const form = await request.formData();
    const typed = readTypedText(form);
    const remark = textOf(form, 'remark');
    const result = await locals.app.welcome.handInPage(ctx, { content: contentOf(typed), remark });
    if (!result.ok) return failure(result, { ...shownText(typed), remark: remark ?? '' });
    return { done: true as const };
  },
};
