import type { Run } from '#kernel/document.ts';
import { formatDay } from '#lib/format.ts';
import { directionOf, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { LegView, OnDemandView, Way } from '../contract.ts';

/** Stops and times stand as they do at the stop, from left to right. */
const fixed = (text: string, locale: Language): Run => ({
  text,
  ...(locale === 'de' ? {} : { lang: 'de', ...(directionOf(locale) === 'rtl' ? { dir: 'ltr' as const } : {}) }),
});

const legRuns = (leg: LegView, locale: Language): Run[] =>
  leg.kind === 'walk'
    ? leg.minutes === 0
      ? []
      : [{ text: `\n${m.way_walk({ minutes: leg.minutes }, { locale })}` }]
    : [
        { text: '\n' },
        fixed(`${leg.departure} ${leg.from} – ${leg.arrival} ${leg.to}`, locale),
        { text: `\n${m.way_ride({ line: leg.line, headsign: leg.headsign || leg.to }, { locale })}` },
      ];

const onDemandRuns = ({ line, phone, noticeMinutes }: OnDemandView, locale: Language): Run[] => [
  { text: `\n${m.way_on_demand({ line }, { locale })}` },
  ...(phone === null
    ? []
    : [
        { text: ' ' },
        {
          text: phone,
          href: `tel:${phone.replace(/[^+\d]/g, '')}`,
          ...(directionOf(locale) === 'rtl' ? { dir: 'ltr' as const } : {}),
        },
      ]),
  ...(noticeMinutes === null ? [] : [{ text: ` (${m.way_notice({ minutes: noticeMinutes }, { locale })})` }]),
];

/** One way on paper: from where, on which day, by which lines, when; or the number to call where nothing runs by itself. */
export function wayRuns(way: Way, locale: Language): Run[] {
  const [first] = way.there;
  const rides = first?.legs.some(({ kind }) => kind === 'ride') ?? false;
  // Whoever lives beside an office needs no way to it.
  if (first && !rides && first.minutes === 0) return [];
  return [
    { text: m.way_there({ stop: way.station.name }, { locale }), strong: true },
    ...(first && !rides ? [] : [{ text: ` (${formatDay(way.day, locale)})` }]),
    ...(first?.legs ?? []).flatMap((leg) => legRuns(leg, locale)),
    ...(first ? [] : way.onDemand.flatMap((service) => onDemandRuns(service, locale))),
    ...(way.demonstration && (rides || !first) ? [{ text: `\n${m.way_example({}, { locale })}` }] : []),
  ];
}

/** By what somebody goes, without hours and days: what changes only when the timetable does. */
export const wayOutline = (way: Way): string =>
  JSON.stringify([
    way.station.name,
    (way.there[0]?.legs ?? []).flatMap((leg) => (leg.kind === 'ride' ? [[leg.line, leg.from, leg.to]] : [])),
    way.there.length > 0 ? [] : way.onDemand.map(({ line, phone }) => [line, phone]),
  ]);
