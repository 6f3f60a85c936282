import type { FactsBlock, Run } from '#kernel/document.ts';
import { formatDay, formatList } from '#lib/format.ts';
import { directionOf, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { DayHours } from '../contract-hours.ts';
import type { PublicReference, PublicText } from '../contract-places.ts';
import { dayHoursWord, spokenWord, tongueOf, weekdayWords } from './place-words.ts';

/** A text of the county's on paper, marked where it stands in another language than the sheet. */
export function saidRun(text: PublicText, locale: Language): Run {
  const language = tongueOf(text);
  return { text: text.text, ...(language === locale ? {} : { lang: language, dir: directionOf(language) }) };
}

const german = (text: string, locale: Language): Run => ({
  text,
  ...(locale === 'de' ? {} : { lang: 'de', dir: 'ltr' as const }),
});

/** Days one after the other with the same hours are one line: `Montag – Donnerstag: 8:00–12:00`. */
function weekLines(week: readonly DayHours[], locale: Language): string[] {
  const names = weekdayWords(locale);
  const words = week.map((hours) => dayHoursWord(hours, locale));
  const lines: string[] = [];
  for (let from = 0; from < words.length;) {
    let to = from;
    while (words[to + 1] === words[from]) to += 1;
    lines.push(`${from === to ? names[from] : `${names[from]} – ${names[to]}`}: ${words[from]}`);
    from = to + 1;
  }
  return lines;
}

/** What is shown of an office, a place or a contact card. */
export type Shown = Pick<PublicReference, 'place' | 'contact' | 'note'>;

/** The office's name as it is said on paper and on its card. */
export const officeName = ({ contact, place }: Shown): PublicText | null =>
  contact?.areaOfResponsibility ?? (contact?.name ? { text: contact.name, mark: null } : (place?.name ?? null));

/**
 * An office on paper: where it is, how one gets there, when it is open, how it is reached.
 * @param ride the way by bus and train, where it is known
 */
export function officeFacts(office: Shown, locale: Language, ride: readonly Run[] = []): FactsBlock {
  const { place, contact } = office;
  const address = place
    ? [place.name.text, place.street, [place.postcode, place.town].filter(Boolean).join(' ')].filter(Boolean).join(', ')
    : '';
  const stop = place?.stop ?? null;
  const week = contact?.hours?.week ?? place?.hours?.week ?? null;
  const spoken = [...new Set([...(contact?.languages ?? []), ...(place?.languages ?? [])])];
  const phone = contact?.phone ?? contact?.mobile ?? place?.phone ?? null;
  const mail = contact?.email ?? place?.email ?? null;
  const way = stop === null ? [] : [stopRun(stop, locale)];
  if (ride.length > 0) way.push(...(way.length > 0 ? [{ text: '\n' }] : []), ...ride);
  const hours: Run[] = place?.closed
    ? [{ text: closedWords(place.closed.until, locale), strong: true }]
    : [
        ...(week === null ? [] : weekLines(week, locale)).map((line, index) => ({ text: `${index > 0 ? '\n' : ''}${line}` })),
        ...(place?.hoursNote ? [{ text: '\n' }, saidRun(place.hoursNote, locale)] : []),
        ...(place?.hoursAreExample ? [{ text: `\n${m.places_hours_example({}, { locale })}` }] : []),
      ];
  const facts: [string, Run[]][] = [
    [m.places_address({}, { locale }), address === '' ? [] : [german(address, locale)]],
    [m.places_way({}, { locale }), way],
    [m.places_hours({}, { locale }), hours],
    [
      m.events_reg_phone({}, { locale }),
      phone === null ? [] : [{ text: phone, href: `tel:${phone.replace(/[^+\d]/g, '')}`, dir: 'ltr' }],
    ],
    [m.events_reg_mail({}, { locale }), mail === null ? [] : [{ text: mail, href: `mailto:${mail}`, dir: 'ltr' }]],
    [
      m.site_languages({}, { locale }),
      spoken.length === 0
        ? []
        : [
            {
              text: formatList(
                spoken.map((code) => spokenWord(code, locale)),
                locale,
              ),
            },
          ],
    ],
  ];
  return { kind: 'facts', items: facts.filter(([, runs]) => runs.length > 0).map(([term, runs]) => ({ term, runs })) };
}

function stopRun(stop: { name: string; minutes: number | null; lines: string | null }, locale: Language): Run {
  const words =
    stop.minutes === null
      ? m.page_stop({ name: stop.name }, { locale })
      : m.page_stop_minutes({ name: stop.name, minutes: stop.minutes }, { locale });
  return { text: stop.lines === null ? words : `${words} (${stop.lines})` };
}

const closedWords = (until: string | null, locale: Language): string =>
  until === null ? m.places_closed({}, { locale }) : m.places_closed_until({ day: formatDay(until, locale) }, { locale });
