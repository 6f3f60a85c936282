import { languageNameIn } from '#kernel/language-names.ts';
import { formatDay, formatList, formatMoneyIn, formatTags } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { EventDate, EventKind, EventPlace, EventTime, PublicEvent, TargetGroup } from '../contract.ts';

/** The words of events in the reader's language. */

const kinds = {
  'meeting-place': m.events_kind_meeting_place,
  'consultation-hour': m.events_kind_consultation_hour,
  talk: m.events_kind_talk,
  training: m.events_kind_training,
  meeting: m.events_kind_meeting,
  'working-group': m.events_kind_working_group,
  information: m.events_kind_information,
  festival: m.events_kind_festival,
  culture: m.events_kind_culture,
  sport: m.events_kind_sport,
} satisfies Record<EventKind, unknown>;
export const kindWord = (kind: EventKind, locale: Language): string => kinds[kind]({}, { locale });

const groups = {
  women: m.events_group_women,
  men: m.events_group_men,
  families: m.events_group_families,
  parents: m.events_group_parents,
  children: m.events_group_children,
  'young-people': m.events_group_young_people,
  'older-people': m.events_group_older_people,
} satisfies Record<TargetGroup, unknown>;

/** Whom it is for, in a line; null for everybody. */
export function forWords(event: Pick<PublicEvent, 'targetGroups' | 'audience'>, locale: Language): string | null {
  if (event.targetGroups.length > 0) {
    return m.events_for(
      {
        groups: formatList(
          event.targetGroups.map((group) => groups[group]({}, { locale })),
          locale,
        ),
      },
      { locale },
    );
  }
  if (event.audience.length === 0 || event.audience.includes('newcomers')) return null;
  return event.audience.includes('volunteers')
    ? m.events_audience_volunteers({}, { locale })
    : m.events_audience_professionals({}, { locale });
}

const states = { cancelled: m.events_cancelled, moved: m.events_moved, changed: m.events_changed, added: m.events_added };
/** How a date departs from the rule; null where it does not. */
export const dateStateWord = (state: EventDate['state'], locale: Language): string | null =>
  state === 'scheduled' ? null : states[state]({}, { locale });

/** The name of a language in the reader's. */
export const languageWord = (tag: string, locale: Language): string => languageNameIn(tag, formatTags[locale]);

const weekday = (day: string, locale: Language): string =>
  new Intl.DateTimeFormat(formatTags[locale], { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** A day with its weekday, „Dienstag, 24. November 2026“. */
export const dayWords = (day: string, locale: Language): string => `${weekday(day, locale)}, ${formatDay(day, locale)}`;

/** A day as on the leaf of a calendar: „Do“, „26“, „Nov“. */
export function dayLeaf(day: string, locale: Language): { weekday: string; day: string; month: string } {
  const parts = new Intl.DateTimeFormat(formatTags[locale], { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
    .formatToParts(new Date(`${day}T00:00:00Z`))
    .map(({ type, value }) => [type, value.replace(/\.$/, '')] as const);
  const of = (type: string): string => parts.find(([name]) => name === type)?.[1] ?? '';
  return { weekday: of('weekday'), day: of('day'), month: of('month') };
}

/** The hours of a date, „17:00 bis 19:00 Uhr“. */
export const clockWords = (time: EventTime, locale: Language): string =>
  time.startTime === null || time.endTime === null
    ? m.events_all_day({}, { locale })
    : m.events_clock({ from: time.startTime, to: time.endTime }, { locale });

/** Day and hours of a date in a line. */
export const dateWords = (time: EventTime, locale: Language): string =>
  time.startDate === time.endDate
    ? `${dayWords(time.startDate, locale)}, ${clockWords(time, locale)}`
    : m.events_span(
        {
          from: [dayWords(time.startDate, locale), time.startTime].filter(Boolean).join(', '),
          to: [dayWords(time.endDate, locale), time.endTime].filter(Boolean).join(', '),
        },
        { locale },
      );

/** Name and address of a place in a line. */
export const placeWords = (place: EventPlace): string =>
  [place.name, place.streetAddress, [place.postalCode, place.locality].filter(Boolean).join(' ')].filter(Boolean).join(', ');

export const priceWords = (event: Pick<PublicEvent, 'price' | 'priceNote'>, locale: Language): string =>
  [
    event.price === 0 ? (event.priceNote ?? m.events_free({}, { locale })) : formatMoneyIn(event.price, locale),
    event.price === 0 ? null : event.priceNote,
  ]
    .filter(Boolean)
    .join(' · ');
