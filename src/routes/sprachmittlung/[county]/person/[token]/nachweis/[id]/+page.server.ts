import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { qrSvg } from '#kernel/qr.ts';
import { readSheetForm } from '#lib/office/read-sheet-form.ts';
import { storedSheet } from '#lib/office/sheet-form.ts';
import { publicPaths, sitePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'interpreter';

export const load: PageServerLoad = async ({ locals, params, setHeaders, url }) => {
  setHeaders(linkHeaders);
  if (!isId(params.id)) error(404, 'Diesen Nachweis gibt es hier nicht.');
  const ctx = await linkContext({ locals, token: params.token, purpose });
  const sheet = valueOrError(await locals.app.interpreting.readOwnSheet(ctx, { assignmentId: params.id }));
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  const sign = sitePaths.signSheet(county.slug, params.id);
  return {
    sheet,
    stored: storedSheet(sheet),
    begun: sheet.planned.startsAt <= sheet.today,
    code: qrSvg(`${ctx.origin}${sign}`),
    paths: {
      sign,
      back: sitePaths.interpreterPage(county.slug, params.token),
      money: sitePaths.interpreterMoney(county.slug, params.token),
      pdf: sitePaths.interpreterSheetPdf(county.slug, params.token, params.id),
    },
    done: url.searchParams.get('erledigt'),
    county: { name: county.name, home: site.home, colours: site.colours },
  };
};

const written =
  (what: 'submitSheet' | 'correctOwnSheet'): Actions[string] =>
  async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params['token']!, purpose });
    const { typed, input } = readSheetForm(await request.formData());
    const given = { ...input, assignmentId: params['id']!, upload: locals.upload };
    const result = await locals.app.interpreting[what](ctx, given);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${sitePaths.interpreterSheet(params['county']!, params['token']!, params['id']!)}?erledigt=eingereicht`);
  };

export const actions: Actions = {
  einreichen: written('submitSheet'),
  berichtigen: written('correctOwnSheet'),
  niemand: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const { typed, way } = readSheetForm(await request.formData());
    const result = await locals.app.interpreting.recordClientMissing(ctx, { assignmentId: params.id, ...way });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${sitePaths.interpreterSheet(params.county, params.token, params.id)}?erledigt=niemand`);
  },
  gegenzeichnen: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const code = textOf(await request.formData(), 'code') ?? '';
    const result = await locals.app.interpreting.signSheetWithCode(ctx, { assignmentId: params.id, code });
    if (!result.ok) return fail(422, { codeFault: result.problem.message });
    if (!result.value.signed) return fail(422, { codeFault: `Dieser Code stimmt nicht. Noch ${result.value.left} Versuche.` });
    redirect(303, `${sitePaths.interpreterSheet(params.county, params.token, params.id)}?erledigt=gegengezeichnet`);
  },
};
