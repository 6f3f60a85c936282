import { error } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';
import type { CurrentNews } from '#modules/welcome/contract-alerts.ts';
import type { Result } from '#kernel/result.ts';
import { m } from '#lib/paraglide/messages.js';
import { isLanguage, languages } from '#lib/languages.ts';
import { publicPaths } from '#lib/paths.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { internal } from '../../../front/internal-headers.ts';

export const load: LayoutServerLoad = async ({ locals, params, url, setHeaders }) => {
  const { county, base } = locals;
  const locale = locals.language as 'de';
  if (county === null) error(404, m.site_no_county({}, { locale }));
  if (!isLanguage(params.lang) || !county.languages.includes(params.lang)) error(404, m.site_no_language({}, { locale }));

  const language = params.lang;
  // What is kept for days would go on warning of what is over.
  const news = locals.kept ? noNews : valueOrError(await locals.app.welcome.readCurrentNews(locals.ctx, { language }));
  // A kept page must not say what is over.
  if (news.until !== null) setHeaders({ [internal.until]: news.until });
  // The address without county and language: the same page in another language.
  const rest = url.pathname.split('/').slice(3).join('/');
  return {
    language,
    kept: locals.kept,
    news,
    hasReports: await hasReports(locals),
    county: {
      name: county.name,
      officialName: county.officialName,
      tagline: county.tagline,
      slug: county.slug,
      arms: county.arms,
      accent: county.accent,
    },
    base,
    origin: locals.ctx.origin,
    /** Permanent, whatever host was asked: for paper and for what others embed. */
    address: `${locals.ctx.origin}${publicPaths({ base: `/${county.slug}`, language }).home}${rest ? `/${rest}` : ''}${url.search}`,
    languages: [language, ...county.languages.filter((code) => code !== language)].filter(isLanguage).map((code) => ({
      code,
      name: languages[code].name,
      dir: languages[code].direction,
      href: `${base}/${code}${rest ? `/${rest}` : ''}${url.search}`,
      current: code === language,
    })),
  };
};

const noNews: CurrentNews = { alerts: [], cleared: [], notices: [], until: null, silentSince: null };

/** The way to the reports is shown where there are any. */
async function hasReports(locals: App.Locals): Promise<boolean> {
  if (!('listPublicReports' in locals.app.reporting)) return false;
  const list = locals.app.reporting.listPublicReports as (ctx: App.Locals['ctx'], input: object) => Promise<Result<unknown[]>>;
  const result = await list(locals.ctx, {});
  return result.ok && result.value.length > 0;
}
