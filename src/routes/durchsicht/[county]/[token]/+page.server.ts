import { contentOf, readTypedText, shownText, typedOf } from '#lib/office/read-page-text.ts';
import { publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { officeFunctionWords, isOfficeFunction } from '#modules/network/contract-places.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'page-guest';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const asked = valueOrError(
    await locals.app.welcome.readPageByLink(await linkContext({ locals, token: params.token, purpose }), {}),
  );
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
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const form = await request.formData();
    const typed = readTypedText(form);
    const remark = textOf(form, 'remark');
    const result = await locals.app.welcome.handInPage(ctx, { content: contentOf(typed), remark });
    if (!result.ok) return failure(result, { ...shownText(typed), remark: remark ?? '' });
    return { done: true as const };
  },
};
