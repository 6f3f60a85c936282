import { htmlOfText } from '#kernel/content/plain-text.ts';
import type { PublicAlert, PublicNotice } from '#modules/welcome/contract-alerts.ts';
import type { Addresses } from './addresses.ts';
import { berlinIso } from './berlin-iso.ts';
import type { News, PushNews } from './shapes.ts';

/** One piece of news before it has the shape of a door: everyday notices, and warnings of authorities in their own channel. */
export type NewsEntry = {
  type: 'notice' | 'alert';
  id: string;
  title: string;
  text: string;
  link: string | null;
  published: string;
  changed: string;
  channel: 'news' | 'warnings';
  languages: readonly string[];
  externalUrl: string;
};

export const noticeEntry = (input: { notice: PublicNotice; languages: readonly string[]; addresses: Addresses }): NewsEntry => ({
  type: 'notice',
  id: input.notice.id,
  title: input.notice.title.text,
  text: input.notice.text.text,
  link: input.notice.link,
  published: input.notice.shownFrom,
  changed: input.notice.changedAt,
  channel: 'news',
  languages: input.languages,
  externalUrl: input.addresses.notice(input.notice.id),
});

export const alertEntry = (input: { alert: PublicAlert; languages: readonly string[]; addresses: Addresses }): NewsEntry => ({
  type: 'alert',
  id: input.alert.id,
  title: input.alert.headline,
  text: [input.alert.description, input.alert.instruction, input.alert.contact].filter((text) => text !== null).join('\n\n'),
  link: input.alert.web,
  published: input.alert.sent,
  changed: input.alert.sent,
  channel: 'warnings',
  languages: input.languages,
  externalUrl: input.addresses.warning(input.alert.id),
});

const contentOf = ({ text, link }: NewsEntry): string => htmlOfText([text, link].filter((part) => part !== null).join('\n\n'));

type Numbers = (type: 'notice' | 'alert', id: string, language: string) => number;

export function newsJson(input: { entry: NewsEntry; language: string; numberOf: Numbers }): News {
  const { entry, language, numberOf } = input;
  const idIn = (one: string): string => `local-${numberOf(entry.type, entry.id, one)}`;
  const published = berlinIso(new Date(entry.published));
  return {
    id: idIn(language),
    title: entry.title,
    content: contentOf(entry),
    last_updated: berlinIso(new Date(entry.changed)),
    published_at: published,
    display_date: published,
    channel: entry.channel,
    available_languages: Object.fromEntries(
      entry.languages.filter((one) => one !== language).map((one) => [one, { id: idIn(one) }]),
    ),
    source: 'local',
    externalUrl: entry.externalUrl,
  };
}

export function pushJson(input: { entry: NewsEntry; language: string; numberOf: Numbers }): PushNews {
  const { entry, language, numberOf } = input;
  const published = berlinIso(new Date(entry.published));
  return {
    id: numberOf(entry.type, entry.id, language),
    title: entry.title,
    message: entry.link === null ? entry.text : `${entry.text}\n\n${entry.link}`,
    timestamp: published,
    last_updated: berlinIso(new Date(entry.changed)),
    published_at: published,
    display_date: published,
    channel: entry.channel,
    available_languages: Object.fromEntries(
      entry.languages.filter((one) => one !== language).map((one) => [one, { id: numberOf(entry.type, entry.id, one) }]),
    ),
  };
}
