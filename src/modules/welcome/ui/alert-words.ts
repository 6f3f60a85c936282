import { languageNameIn } from '#kernel/language-names.ts';
import type { Severity } from '#kernel/alerts.ts';
import type { IconName } from '#lib/icons/icons.ts';
import { formatTags } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { noticeKinds, type NoticeKind, type Place, type PublicAlert, type PublicNotice } from '../contract-alerts.ts';

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

/** Day and time in Germany, „25. November, 18:00“. */
export const momentIn = (instant: string, locale: Language): string =>
  new Intl.DateTimeFormat(formatTags[locale], {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Europe/Berlin',
  }).format(new Date(instant));

/** Where something holds, as the reader is told. */
export const placesIn = (input: { municipalities: readonly Place[]; exact?: boolean; locale: Language }): string => {
  const { municipalities, exact = true, locale } = input;
  if (municipalities.length > 0) return municipalities.map(({ name }) => name).join(', ');
  return exact ? m.alert_whole_county({}, { locale }) : m.alert_inexact({}, { locale });
};

/** Whether it is one of those that nobody must miss. */
export const isGrave = (severity: Severity): boolean => severity === 'Extreme' || severity === 'Severe';

/** From when until when a warning holds; from when only while that is to come. */
export function spanIn(alert: Pick<PublicAlert, 'onset' | 'sent' | 'expires'>, locale: Language): string {
  const from =
    alert.onset !== null && alert.onset > alert.sent ? m.alert_from({ moment: momentIn(alert.onset, locale) }, { locale }) : null;
  const until =
    alert.expires === null
      ? m.alert_until_lifted({}, { locale })
      : m.alert_until({ moment: momentIn(alert.expires, locale) }, { locale });
  return [from, until].filter(Boolean).join(', ');
}

export const noticeSpanIn = (notice: Pick<PublicNotice, 'begins' | 'ends'>, locale: Language): string =>
  m.notice_span({ from: momentIn(notice.begins, locale), to: momentIn(notice.ends, locale) }, { locale });

/** What is to be said of a notice's translation; null where it was written in the reader's language or checked. */
export function noticeMarkIn(notice: PublicNotice, locale: Language): string | null {
  if (locale === 'de') return null;
  switch (notice.mark?.state) {
    case undefined:
      return m.notice_german({}, { locale });
    case 'machine':
      return m.notice_machine({}, { locale });
    case 'draft':
      return m.notice_unchecked({}, { locale });
    case 'outdated':
      return m.notice_outdated({}, { locale });
    default:
      return null;
  }
}

/** Name of a language in another one. */
export const languageIn = (language: string, locale: Language): string => languageNameIn(language, formatTags[locale]);
