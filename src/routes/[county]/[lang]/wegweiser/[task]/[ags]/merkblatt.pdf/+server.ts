import { error } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { publicValue } from '../../../../public-value.ts';
import { slipAsked } from '../../slip-asked.ts';
import type { RequestHandler } from './$types';

/** The slip on paper. Kept like every public page: it says nothing of anybody. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const language = isLanguage(locals.language) ? locals.language : 'de';
  if (locals.county === null || params.lang !== language) error(404, m.site_not_found({}, { locale: language }));
  const asked = slipAsked({ params, url, locale: language });
  const accent = locals.county.accent.light;
  const made = publicValue(await locals.app.guidance.renderSlip(locals.ctx, { ...asked, language, accent }), language);
  return pdfAnswer({ ...made, contentHash: '' }, 'public, max-age=0, must-revalidate');
};
