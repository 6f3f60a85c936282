import { error, redirect } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { answersOf, searchOf } from '#modules/welcome/contract-steps.ts';
import { publicValue } from '../../public-value.ts';
import type { RequestHandler } from './$types';

/** The list of first steps on paper. Everybody's is another, so none is kept. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const language = isLanguage(locals.language) ? locals.language : 'de';
  if (locals.county === null || params.lang !== language) error(404, m.site_not_found({}, { locale: language }));
  const paths = publicPaths({ base: locals.base, language });
  const answers = answersOf(url.searchParams);
  if (answers === null) redirect(302, paths.firstSteps());
  const municipalities = publicValue(await locals.app.tenancy.listPublicMunicipalities(locals.ctx, {}), language);
  const municipality = municipalities.find(({ ags }) => ags === answers.municipality) ?? null;
  const own = paths.firstStepsPdf(searchOf({ ...answers, municipality: municipality?.ags ?? null }));
  if (url.pathname + url.search !== new URL(own, url).pathname + new URL(own, url).search) redirect(302, own);
  const accent = locals.county.accent.light;
  const made = publicValue(
    await locals.app.welcome.renderFirstSteps(locals.ctx, { language, accent, answers, municipality }),
    language,
  );
  return pdfAnswer({ ...made, contentHash: '' }, 'no-store');
};
