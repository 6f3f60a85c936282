import { isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import type { CountyCtx } from '#kernel/context.ts';
import type { Mail } from '#kernel/mail.ts';
import type { News, NewsItem } from '../../contract.ts';
import { newsWords } from '../../ui/news-words.ts';

/** More in one mail would not be read; the rest stands on the page that is named. */
const mostItems = 40;

type Reader = { address: string; language: string };

const localeOf = (language: string): Language => (isLanguage(language) ? language : 'de');
/** Permanent addresses: they name the county whatever its own host is. */
const pathsOf = (ctx: CountyCtx, language: string) => {
  const paths = publicPaths({ base: `/${ctx.county.slug}`, language: localeOf(language) });
  return { paths, at: (path: string): string => ctx.origin + path };
};

/** Asks whether the address is the reader's own: without an answer nothing more comes. */
export function confirmMail(input: { ctx: CountyCtx; reader: Reader; about: string; token: string }): Mail {
  const { ctx, reader, about, token } = input;
  const locale = localeOf(reader.language);
  const { paths, at } = pathsOf(ctx, reader.language);
  return {
    to: { address: reader.address },
    subject: m.strategy_mail_confirm_subject({ name: ctx.county.name }, { locale }),
    body: [
      m.strategy_mail_hello({}, { locale }),
      m.strategy_mail_confirm({ about }, { locale }),
      at(paths.subscriptionConfirm(token)),
      m.strategy_mail_confirm_not({}, { locale }),
    ].join('\n\n'),
  };
}

/** Somebody asked for what is already sent. */
export function alreadyMail(input: { ctx: CountyCtx; reader: Reader; about: string; token: string }): Mail {
  const { ctx, reader, about, token } = input;
  const locale = localeOf(reader.language);
  return {
    to: { address: reader.address },
    subject: m.strategy_mail_confirm_subject({ name: ctx.county.name }, { locale }),
    body: [
      m.strategy_mail_hello({}, { locale }),
      m.strategy_mail_already({ about }, { locale }),
      leaveLine({ ctx, reader, token }),
    ].join('\n\n'),
    headers: leaveHeaders({ ctx, reader, token }),
  };
}

/** What changed, in the reader's language; the county's own words stand in German where there is no translation. */
export function newsMail(input: { ctx: CountyCtx; reader: Reader; news: readonly News[]; token: string }): {
  mail: Mail;
  told: NewsItem[];
} {
  const { ctx, reader, news, token } = input;
  const locale = localeOf(reader.language);
  const { paths, at } = pathsOf(ctx, reader.language);
  const seen = new Set<string>();
  const told: NewsItem[] = [];
  let german = false;
  const parts = news.flatMap(({ strategy, items }) => {
    const lines = items.flatMap((item) => {
      const words = seen.has(item.id) || told.length >= mostItems ? null : newsWords(item, locale);
      if (words === null) return [];
      seen.add(item.id);
      told.push(item);
      german ||= words.nameLanguage !== locale || words.lines.some((line) => line.german);
      return [
        [
          `${words.name}: ${words.kind}`,
          ...words.lines.map(({ label, text }) => `  ${label === null ? '' : `${label} `}${text}`),
          `  ${at(item.place && !item.place.gone ? paths.node(strategy.key, item.place.id) : paths.strategyChanges(strategy.key))}`,
        ].join('\n'),
      ];
    });
    return lines.length === 0
      ? []
      : [
          `${strategy.title}\n${'-'.repeat(Math.min(strategy.title.length, 60))}`,
          ...lines,
          `${m.strategy_mail_all({}, { locale })} ${at(paths.strategyChanges(strategy.key))}`,
        ];
  });
  return {
    told,
    mail: {
      to: { address: reader.address },
      subject: m.strategy_mail_subject({ name: ctx.county.name }, { locale }),
      body: [
        m.strategy_mail_hello({}, { locale }),
        m.strategy_mail_news({}, { locale }),
        ...(locale === 'de' || !german ? [] : [m.site_german_note({}, { locale })]),
        ...parts,
        '-- ',
        m.strategy_mail_why({ name: ctx.county.name }, { locale }),
        leaveLine({ ctx, reader, token }),
      ].join('\n\n'),
      headers: leaveHeaders({ ctx, reader, token }),
    },
  };
}

const leaveLine = ({ ctx, reader, token }: { ctx: CountyCtx; reader: Reader; token: string }): string => {
  const { paths, at } = pathsOf(ctx, reader.language);
  return `${m.strategy_mail_leave({}, { locale: localeOf(reader.language) })} ${at(paths.subscriptionLeave(token))}`;
};

/** Mail programs offer a button of their own for leaving (RFC 2369), which sends a form by itself (RFC 8058). */
const leaveHeaders = ({ ctx, reader, token }: { ctx: CountyCtx; reader: Reader; token: string }): Record<string, string> => {
  const { paths, at } = pathsOf(ctx, reader.language);
  return {
    'List-Unsubscribe': `<${at(paths.subscriptionLeave(token))}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
};
