import { error } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { noticeKinds } from '#modules/welcome/contract-alerts.ts';
import { noticeKindIn, noticeSpanIn, placesIn } from '#modules/welcome/ui/alert-words.ts';
import { newsAtom } from '#modules/welcome/ui/news-atom.ts';
import { internal } from '../../../../front/internal-headers.ts';
import { publicValue } from '../public-value.ts';
import type { RequestHandler } from './$types';

/** The everyday notices that are shown now, of the kind and municipality that the address names. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const locale = isLanguage(locals.language) ? locals.language : 'de';
  const { county } = locals;
  if (county === null || params.lang !== locale) error(404, m.site_not_found({}, { locale }));
  const kind = noticeKinds.find((known) => known === url.searchParams.get('art')) ?? null;
  const municipalityId = url.searchParams.get('ort') || null;
  const asked = { language: locale, kind, municipalityId };
  const { notices } = publicValue(await locals.app.welcome.listPublicNotices(locals.ctx, asked), locale);
  const { until } = publicValue(await locals.app.welcome.readCurrentNews(locals.ctx, { language: locale }), locale);
  const { origin } = locals.ctx;
  const paths = publicPaths({ base: `/${county.slug}`, language: locale });
  const body = newsAtom({
    title: m.notice_feed_title({ county: county.name }, { locale }),
    self: origin + paths.noticesFeed(url.search),
    page: origin + paths.notices,
    origin,
    language: locale,
    author: county.officialName,
    updated:
      notices
        .map(({ changedAt }) => changedAt)
        .sort()
        .at(-1) ?? '2026-01-01T00:00:00.000Z',
    entries: notices.map((notice) => ({
      id: notice.id,
      title: `${noticeKindIn(notice.kind, locale)}: ${notice.title.text}`,
      published: notice.shownFrom,
      updated: notice.changedAt,
      href: paths.notice(notice.id),
      category: { term: notice.kind, label: noticeKindIn(notice.kind, locale) },
      language: notice.text.language,
      lines: [
        `${placesIn({ municipalities: notice.municipalities, locale })}, ${noticeSpanIn(notice, locale)}`,
        notice.text.text,
        m.notice_source({ source: notice.source }, { locale }),
      ],
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
