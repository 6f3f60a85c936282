import { createHash } from 'node:crypto';
import type { CountyRef } from '#kernel/context.ts';
import { directionOf, isLanguage, type Language } from '#lib/languages.ts';
import { excerpt } from '#lib/format.ts';
import { publicPaths } from '#lib/paths.ts';
import type { PublicAlert, PublicNotice } from '../contract-alerts.ts';
import { noticeKindIn, severityIn } from '../ui/alert-words.ts';

/** What the service worker is told: it shows it and opens the address. */
export type PushPayload = {
  title: string;
  body: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Path of the page that tells more. */
  url: string;
  /** A later message with the same tag takes the place of an earlier one. */
  tag: string;
};
export type PushMessage = { payload: PushPayload; ttl: number; urgent: boolean; topic: string };

const halfDay = 12 * 3600;

type Given = { county: CountyRef; language: string; now: Date };

export function messageOfAlert(input: Given & { alert: PublicAlert }): PushMessage {
  const { county, language, now, alert } = input;
  const locale: Language = isLanguage(language) ? language : 'de';
  const where = alert.municipalities.length === 0 ? county.name : alert.municipalities.map(({ name }) => name).join(', ');
  return {
    payload: {
      // The words are the source's: what is said of its severity stands in the reader's language before them.
      title: `${severityIn(alert.severity, locale)}: ${excerpt(alert.headline, 120)}`,
      body: excerpt([where, alert.instruction ?? alert.description ?? ''].filter(Boolean).join('\n'), 600),
      lang: alert.language,
      dir: directionOf(locale),
      url: publicPaths({ base: `/${county.slug}`, language: locale }).warning(alert.id),
      tag: alert.id,
    },
    ttl: timeLeft({ until: alert.expires, now }),
    urgent: alert.severity === 'Extreme' || alert.severity === 'Severe',
    topic: topicOf(alert.id),
  };
}

export function messageOfNotice(input: Given & { notice: PublicNotice }): PushMessage {
  const { county, language, now, notice } = input;
  const locale: Language = isLanguage(language) ? language : 'de';
  const where = notice.municipalities.length === 0 ? county.name : notice.municipalities.map(({ name }) => name).join(', ');
  return {
    payload: {
      title: `${noticeKindIn(notice.kind, locale)}: ${excerpt(notice.title.text, 120)}`,
      body: excerpt(`${where}\n${notice.text.text}`, 600),
      lang: notice.text.language,
      dir: directionOf(locale),
      url: publicPaths({ base: `/${county.slug}`, language: locale }).notice(notice.id),
      tag: notice.id,
    },
    ttl: timeLeft({ until: notice.ends, now }),
    urgent: false,
    topic: topicOf(notice.id),
  };
}

/** A telephone that was off for longer learns of it on the page, if it still holds. */
const timeLeft = ({ until, now }: { until: string | null; now: Date }): number =>
  until === null ? halfDay : Math.max(60, Math.min(halfDay, (Date.parse(until) - now.getTime()) / 1000));

const topicOf = (id: string): string => createHash('sha256').update(id).digest('base64url').slice(0, 32);
