import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { bagsOf } from '#lib/office/order-form.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import type { RequestHandler } from './$types';

/** The print list for the bags that the address asks for. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const bags = bagsOf(url);
  if (!isId(params.id) || bags.length === 0) error(404, 'Diese Druckliste gibt es hier nicht.');
  const accent = locals.county!.accent.light;
  const made = valueOrError(await locals.app.materials.renderPrintList(locals.ctx, { kitId: params.id, bags, accent }));
  return pdfAnswer({ ...made, contentHash: '' }, 'no-store');
};
