import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { publicPaths, sitePaths } from '#lib/paths.ts';
import { textOf, valueOrError } from '#lib/server/answers.ts';
import { linkHeaders } from '#lib/server/link-context.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders, url }) => {
  setHeaders(linkHeaders);
  if (!isId(params.id) || locals.county === null) error(404, 'Diesen Nachweis gibt es hier nicht.');
  const site = publicPaths({ base: `/${locals.county.slug}`, language: 'de' });
  return {
    sheet: valueOrError(await locals.app.interpreting.readSheetToSign(locals.ctx, { assignmentId: params.id })),
    ownPage: site.interpretingOwnPage,
    done: url.searchParams.get('erledigt') !== null,
    county: { name: locals.county.name, home: site.home, colours: site.colours },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const code = textOf(await request.formData(), 'code') ?? '';
    const result = await locals.app.interpreting.signSheetWithCode(locals.ctx, { assignmentId: params.id, code });
    if (!result.ok) return fail(422, { fault: result.problem.message });
    if (!result.value.signed) return fail(422, { fault: `Dieser Code stimmt nicht. Noch ${result.value.left} Versuche.` });
    redirect(303, `${sitePaths.signSheet(params.county, params.id)}?erledigt=ja`);
  },
};
