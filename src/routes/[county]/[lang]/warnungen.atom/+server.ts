import { error } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { placesIn, severityIn, spanIn } from '#modules/welcome/ui/alert-words.ts';
import { newsAtom } from '#modules/welcome/ui/news-atom.ts';
import { internal } from '../../../../front/internal-headers.ts';
import { publicValue } from '../public-value.ts';
import type { RequestHandler } from './$types';

/** The official warnings that hold now. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const locale = isLanguage(locals.language) ? locals.language : 'de';
  const { county } = locals;
  if (county === null || params.lang !== locale) error(404, m.site_not_found({}, { locale }));
  const { alerts, until } = publicValue(await locals.app.welcome.readCurrentNews(locals.ctx, { language: locale }), locale);
  const { origin } = locals.ctx;
  const paths = publicPaths({ base: `/${county.slug}`, language: locale });
  const body = newsAtom({
    title: m.alert_feed_title({ county: county.name }, { locale }),
    self: origin + paths.warningsFeed,
    page: origin + paths.warnings,
    origin,
    language: locale,
    author: county.officialName,
    updated:
      alerts
        .map(({ sent }) => sent)
        .sort()
        .at(-1) ?? '2026-01-01T00:00:00.000Z',
    entries: alerts.map((alert) => ({
      id: alert.id,
      title: `${severityIn(alert.severity, locale)}: ${alert.headline}`,
      published: alert.sent,
      updated: alert.sent,
      href: paths.warning(alert.id),
      category: { term: alert.severity, label: severityIn(alert.severity, locale) },
      language: alert.language,
      lines: [`${placesIn({ ...alert, locale })}, ${spanIn(alert, locale)}`, alert.instruction, alert.description].filter(
        (line) => line !== null,
      ),
    })),
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/atom+xml; charset=utf-8',
      'content-language': locale,
      ...(until === null ? {} : { [internal.until]: until }),
    },
  });
};
