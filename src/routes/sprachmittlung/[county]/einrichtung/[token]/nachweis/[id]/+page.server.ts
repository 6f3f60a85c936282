import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { publicPaths, sitePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { Objection } from '#modules/interpreting/contract-sheets.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'interpreting-requester';

export const load: PageServerLoad = async ({ locals, params, setHeaders, url }) => {
  setHeaders(linkHeaders);
  if (!isId(params.id)) error(404, 'Diesen Nachweis gibt es hier nicht.');
  const ctx = await linkContext({ locals, token: params.token, purpose });
  const sheet = valueOrError(await locals.app.interpreting.readClientSheet(ctx, { assignmentId: params.id }));
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  return {
    sheet,
    begun: sheet.planned.startsAt <= locals.app.clock.now().toISOString(),
    back: sitePaths.interpretingRequester(county.slug, params.token),
    done: url.searchParams.get('erledigt'),
    county: { name: county.name, home: site.home, colours: site.colours },
  };
};

const deed =
  (what: 'countersignSheet' | 'recordInterpreterMissing', done: string): Actions[string] =>
  async ({ locals, params }) => {
    const ctx = await linkContext({ locals, token: params['token']!, purpose });
    const result = await locals.app.interpreting[what](ctx, { assignmentId: params['id']! });
    if (!result.ok) return failure(result, {});
    redirect(303, `${sitePaths.clientSheet(params['county']!, params['token']!, params['id']!)}?erledigt=${done}`);
  };

export const actions: Actions = {
  gegenzeichnen: deed('countersignSheet', 'gegengezeichnet'),
  niemand: deed('recordInterpreterMissing', 'niemand'),
  beanstanden: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const objection = (textOf(await request.formData(), 'objection') ?? '') as Objection;
    const result = await locals.app.interpreting.objectToSheet(ctx, { assignmentId: params.id, objection });
    if (!result.ok) return failure(result, {});
    redirect(303, `${sitePaths.clientSheet(params.county, params.token, params.id)}?erledigt=beanstandet`);
  },
};
