import { redirect } from '@sveltejs/kit';
import { publicPaths, sitePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'interpreter';

export const load: PageServerLoad = async ({ locals, params, setHeaders, url }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose });
  const own = valueOrError(await locals.app.interpreting.readOwnMoney(ctx, {}));
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  return {
    ...own,
    statements: own.statements.map((one) => ({
      ...one,
      href: sitePaths.interpreterStatementPdf(county.slug, params.token, one.id),
    })),
    back: sitePaths.interpreterPage(county.slug, params.token),
    saved: url.searchParams.get('erledigt') === 'konto',
    county: { name: county.name, home: site.home, colours: site.colours },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const form = await request.formData();
    const given = { holder: textOf(form, 'holder') ?? '', iban: textOf(form, 'iban') ?? '', bic: textOf(form, 'bic') };
    const result = await locals.app.interpreting.saveOwnAccount(ctx, given);
    if (!result.ok) return failure(result, { ...given, bic: given.bic ?? '' });
    redirect(303, `${sitePaths.interpreterMoney(params.county, params.token)}?erledigt=konto`);
  },
};
