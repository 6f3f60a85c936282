import type { Language } from '#lib/languages.ts';
import type { EventDate, PublicEvent } from '../contract.ts';
import { dateStateWord, dateWords, placeWords } from './words.ts';

const xml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Events that changed last, each with its next date, as an Atom feed (RFC 4287). */
export function eventsAtom(input: {
  title: string;
  county: string;
  language: Language;
  self: string;
  page: string;
  entries: readonly { event: PublicEvent; next: EventDate; href: string }[];
}): string {
  const { title, county, language, self, page, entries } = input;
  const newest =
    entries
      .map(({ event }) => event.updatedAt)
      .sort()
      .at(-1) ?? '2024-01-01T00:00:00.000Z';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>${xml(self)}</id>`,
    `<title>${xml(`${title} · ${county}`)}</title>`,
    `<updated>${newest}</updated>`,
    `<link rel="self" href="${xml(self)}"/>`,
    `<link rel="alternate" href="${xml(page)}"/>`,
    `<author><name>${xml(county)}</name></author>`,
    ...entries.map(({ event, next, href }) =>
      [
        '<entry>',
        `<id>urn:uuid:${event.id}</id>`,
        `<title>${xml(event.title)}</title>`,
        `<updated>${event.updatedAt}</updated>`,
        `<link rel="alternate" href="${xml(href)}"/>`,
        `<summary>${xml(
          [
            dateStateWord(next.state, language),
            dateWords(next, language),
            (next.place ?? event.place) && placeWords((next.place ?? event.place)!),
            event.description,
          ]
            .filter(Boolean)
            .join('\n'),
        )}</summary>`,
        '</entry>',
      ].join('\n'),
    ),
    '</feed>',
    '',
  ].join('\n');
}
