import type { Severity } from '#kernel/alerts.ts';
import type { IconName } from '#lib/icons/icons.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { noticeKinds, type NoticeKind, type Place } from '../contract-alerts.ts';

/** How bad it is, in words: colour and shape only repeat it. */
export function severityIn(severity: Severity, locale: Language): string {
  switch (severity) {
    case 'Extreme':
      return m.alert_extreme({}, { locale });
    case 'Severe':
      return m.alert_severe({}, { locale });
    case 'Moderate':
      return m.alert_moderate({}, { locale });
    case 'Minor':
      return m.alert_minor({}, { locale });
    case 'Unknown':
      return m.alert_unknown({}, { locale });
  }
}

/** A shape of its own for each severity. */
export const severityIcons: Readonly<Record<Severity, IconName>> = {
  Extreme: 'siren',
  Severe: 'octagon-alert',
  Moderate: 'triangle-alert',
  Minor: 'circle-alert',
  Unknown: 'circle-alert',
};

export function noticeKindIn(kind: NoticeKind, locale: Language): string {
  const words: Record<NoticeKind, () => string> = {
    'school-closed': () => m.notice_school_closed({}, { locale }),
    'road-closed': () => m.notice_road_closed({}, { locale }),
    'power-cut': () => m.notice_power_cut({}, { locale }),
    water: () => m.notice_water({}, { locale }),
    'waste-collection': () => m.notice_waste_collection({}, { locale }),
    'office-closed': () => m.notice_office_closed({}, { locale }),
    transport: () => m.notice_transport({}, { locale }),
    'event-cancelled': () => m.notice_event_cancelled({}, { locale }),
    other: () => m.notice_other({}, { locale }),
  };
  return words[kind]();
}

export const noticeKindOptions = (locale: Language): { value: NoticeKind; label: string }[] =>
  noticeKinds.map((value) => ({ value, label: noticeKindIn(value, locale) }));

export const noticeIcons: Readonly<Record<NoticeKind, IconName>> = {
  'school-closed': 'school',
  'road-closed': 'construction',
  'power-cut': 'zap-off',
  water: 'droplets',
  'waste-collection': 'trash-2',
  'office-closed': 'door-closed',
  transport: 'bus',
  'event-cancelled': 'calendar-x',
  other: 'info',
};

const tags: Record<Language, string> = { de: 'de-DE', en: 'en-GB', uk: 'uk-UA', ar: 'ar-u-nu-latn' };

/** Day and time in Germany, „25. November, 18:00“. */
export const momentIn = (instant: string, locale: Language): string =>
  new Intl.DateTimeFormat(tags[locale], {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Berlin',
  }).format(new Date(instant));

/** Where something holds, as the reader is told. */
export const placesIn = (input: { municipalities: readonly Place[]; exact?: boolean; locale: Language }): string => {
  const { municipalities, exact = true, locale } = input;
  if (municipalities.length > 0) return municipalities.map(({ name }) => name).join(', ');
  return exact ? m.alert_whole_county({}, { locale }) : m.alert_inexact({}, { locale });
};
