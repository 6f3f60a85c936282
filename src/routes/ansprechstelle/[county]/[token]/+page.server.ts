import { deskFacts } from '#lib/office/desk-form.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import { officeFunctionWords } from '#modules/network/contract-places.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'desk';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose });
  const { state, desk } = valueOrError(await locals.app.guidance.readDeskByLink(ctx, {}));
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  return {
    state,
    title: officeFunctionWords[desk.task],
    version: desk.version,
    facts: [
      ...deskFacts(desk),
      { label: 'Wer dort sitzt', value: desk.personName ?? 'nicht genannt' },
      { label: 'Vertretung', value: desk.deputyName ?? 'nicht genannt' },
    ],
    edit: officePaths(county.slug).deskEdit(desk.id),
    county: { name: county.name, home: site.home, colours: site.colours },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const version = Number(textOf(await request.formData(), 'version') ?? 0);
    const result = await locals.app.guidance.confirmDeskByLink(ctx, { version });
    return result.ok ? { done: true as const } : failure(result, {});
  },
};
