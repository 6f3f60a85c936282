import { error } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { idOfSlug } from '#kernel/slug.ts';
import { publicValue } from '../../../../public-value.ts';
import type { RequestHandler } from './$types';

/** The printed programme in the page's language. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const language = isLanguage(locals.language) ? locals.language : 'de';
  const seriesId = idOfSlug(params.slug);
  if (locals.county === null || params.lang !== language || seriesId === null)
    error(404, m.site_not_found({}, { locale: language }));
  const accent = locals.county.accent.light;
  const made = publicValue(await locals.app.events.renderProgramme(locals.ctx, { seriesId, language, accent }), language);
  return pdfAnswer(made, 'public, max-age=300');
};
