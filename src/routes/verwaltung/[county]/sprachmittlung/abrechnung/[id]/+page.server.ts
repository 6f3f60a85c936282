import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { readSheetForm } from '#lib/office/read-sheet-form.ts';
import { storedSheet } from '#lib/office/sheet-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diesen Nachweis gibt es hier nicht.');
  const sheet = valueOrError(await locals.app.interpreting.readSheet(locals.ctx, { assignmentId: params.id }), url);
  return {
    sheet,
    stored: storedSheet(sheet),
    begun: sheet.planned.startsAt <= locals.app.clock.now().toISOString(),
    month: sheet.planned.startsAt.slice(0, 7),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const done = (county: string, id: string, saved: string): never =>
  redirect(303, `${officePaths(county).sheet(id)}?gespeichert=${saved}`);
const written =
  (what: 'enterPaperSheet' | 'correctSheet'): Actions[string] =>
  async ({ locals, params, request }) => {
    const { typed, input } = readSheetForm(await request.formData());
    const given = { ...input, assignmentId: params['id']!, upload: locals.upload };
    const result = await locals.app.interpreting[what](locals.ctx, given);
    return result.ok ? done(locals.county!.slug, params['id']!, 'nachweis') : failure(result, typed);
  };
const deed =
  (what: 'sendNewCode' | 'reopenSheet', saved: string): Actions[string] =>
  async ({ locals, params }) => {
    const result = await locals.app.interpreting[what](locals.ctx, { assignmentId: params['id']! });
    return result.ok ? done(locals.county!.slug, params['id']!, saved) : fail(409, { message: result.problem.message });
  };

export const actions: Actions = {
  papier: written('enterPaperSheet'),
  berichtigen: written('correctSheet'),
  code: deed('sendNewCode', 'code'),
  oeffnen: deed('reopenSheet', 'nachweis'),
  fehlt: async ({ locals, params, request }) => {
    const form = await request.formData();
    const side = textOf(form, 'side') === 'interpreter' ? 'interpreter' : 'client';
    const { way } = readSheetForm(form);
    const result = await locals.app.interpreting.recordNoShow(locals.ctx, { assignmentId: params.id, side, ...way });
    return result.ok ? done(locals.county!.slug, params.id, 'nachweis') : fail(409, { message: result.problem.message });
  },
};
