import { germanLanguageName } from '#kernel/language-names.ts';
import { formatHundredths } from '#kernel/money.ts';
import {
  audiences,
  audienceWords,
  eventKinds,
  eventKindWords,
  eventStates,
  eventStateWords,
  interpretations,
  interpretationWords,
  spokenLanguages,
  targetGroups,
  targetGroupWords,
  type EventDate,
  type EventTime,
  type OfficeEvent,
} from '#modules/events/contract.ts';
import { longDay, weekdayAndDay } from './german.ts';

const options = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: words[value] }));
export const eventKindOptions = options(eventKinds, eventKindWords);
export const eventStateOptions = options(eventStates, eventStateWords);
export const audienceOptions = options(audiences, audienceWords);
export const targetGroupOptions = options(targetGroups, targetGroupWords);
export const interpretationOptions = options(interpretations, interpretationWords);
export const languageName = germanLanguageName;
export const spokenLanguageOptions = spokenLanguages.map((value) => ({ value, label: languageName(value) }));

/** How a form offers to repeat; `MONTHLY-DAY` is the weekday of the month on which the first date falls. */
export const repeatOptions = [
  { value: '', label: 'gar nicht' },
  { value: 'DAILY', label: 'jeden Tag' },
  { value: 'WEEKLY', label: 'jede Woche am selben Wochentag' },
  { value: 'MONTHLY', label: 'jeden Monat am selben Datum' },
  { value: 'MONTHLY-DAY', label: 'jeden Monat am selben Wochentag (zum Beispiel am 2. Dienstag)' },
  { value: 'MONTHLY-LAST', label: 'jeden Monat am letzten solchen Wochentag' },
  { value: 'YEARLY', label: 'jedes Jahr' },
] as const;

export const eventTexts = [
  'title',
  'description',
  'kind',
  'startDate',
  'startTime',
  'endDate',
  'endTime',
  'repeat',
  'interval',
  'until',
  'count',
  'placeId',
  'locationName',
  'streetAddress',
  'postalCode',
  'locality',
  'municipalityId',
  'meetingUrl',
  'organisationId',
  'unitId',
  'organiserName',
  'seriesId',
  'interpretation',
  'price',
  'priceNote',
  'enquiries',
  'pictureId',
  'registrationScope',
  'capacity',
  'closesDaysBefore',
  'reviewBy',
] as const;
export const eventLists = ['audience', 'languages', 'targetGroups'] as const;
export const eventFlags = ['childcare', 'registrationNeeded', 'waitingList'] as const;
/** The form's controls as text, as the page fills them in again. */
export type EventForm = Record<(typeof eventTexts)[number], string> &
  Record<(typeof eventLists)[number], string[]> &
  Record<(typeof eventFlags)[number], boolean>;
export const eventFields = [...eventTexts, ...eventLists, ...eventFlags] as const;

export const emptyEvent: EventForm = {
  ...(Object.fromEntries(eventTexts.map((name) => [name, ''])) as Record<(typeof eventTexts)[number], string>),
  kind: 'meeting-place',
  interval: '1',
  interpretation: 'none',
  registrationScope: 'date',
  closesDaysBefore: '0',
  audience: ['newcomers'],
  languages: ['de'],
  targetGroups: [],
  childcare: false,
  registrationNeeded: false,
  waitingList: true,
};

/** What the form shows of a rule; `eigene` for one that says more than it can, which is kept as it is. */
function repeatOf(event: OfficeEvent): string {
  if (event.recurrenceRule === null) return '';
  const { recurrence } = event;
  if (recurrence === null || recurrence.byDay.length > 1) return 'eigene';
  const [day] = recurrence.byDay;
  if (recurrence.frequency === 'MONTHLY' && day !== undefined) {
    return day.startsWith('-1') ? 'MONTHLY-LAST' : /^\d/.test(day) ? 'MONTHLY-DAY' : 'eigene';
  }
  return recurrence.frequency === 'WEEKLY' || day === undefined ? recurrence.frequency : 'eigene';
}

export const storedEvent = (event: OfficeEvent): EventForm => ({
  title: event.title,
  description: event.description ?? '',
  kind: event.kind,
  startDate: event.time.startDate,
  startTime: event.time.startTime ?? '',
  endDate: event.time.endDate === event.time.startDate ? '' : event.time.endDate,
  endTime: event.time.endTime ?? '',
  repeat: repeatOf(event),
  interval: String(event.recurrence?.interval ?? 1),
  until: event.recurrence?.until ?? '',
  count: event.recurrence?.count === null || event.recurrence === null ? '' : String(event.recurrence.count),
  placeId: event.recordedPlace?.id ?? '',
  locationName: event.place.name ?? '',
  streetAddress: event.place.streetAddress ?? '',
  postalCode: event.place.postalCode ?? '',
  locality: event.place.locality ?? '',
  municipalityId: event.municipality?.id ?? '',
  meetingUrl: event.meetingUrl ?? '',
  organisationId: event.organisation?.id ?? '',
  unitId: event.unit?.id ?? '',
  organiserName: event.organiserName ?? '',
  seriesId: event.series?.id ?? '',
  interpretation: event.interpretation,
  price: event.price === 0 ? '' : formatHundredths(event.price, 2),
  priceNote: event.priceNote ?? '',
  enquiries: event.enquiries ?? '',
  pictureId: event.pictureId ?? '',
  registrationScope: event.registration.scope,
  capacity: event.registration.capacity === null ? '' : String(event.registration.capacity),
  closesDaysBefore: String(event.registration.closesDaysBefore),
  reviewBy: event.reviewBy ?? '',
  audience: event.audience,
  languages: event.languages,
  targetGroups: event.targetGroups,
  childcare: event.childcare,
  registrationNeeded: event.registration.needed,
  waitingList: event.registration.waitingList,
});

/** „Dienstag, 24. November 2026, 17:00 bis 19:00 Uhr“ */
export function timeWords(time: EventTime): string {
  const begin = weekdayAndDay(time.startDate);
  if (time.startDate === time.endDate) {
    return time.startTime === null ? `${begin}, ganztägig` : `${begin}, ${time.startTime} bis ${time.endTime} Uhr`;
  }
  const hour = (clock: string | null): string => (clock === null ? '' : `, ${clock} Uhr`);
  return `${begin}${hour(time.startTime)} bis ${weekdayAndDay(time.endDate)}${hour(time.endTime)}`;
}

const every = {
  DAILY: ['täglich', 'Tage'],
  WEEKLY: ['wöchentlich', 'Wochen'],
  MONTHLY: ['monatlich', 'Monate'],
  YEARLY: ['jährlich', 'Jahre'],
} as const;
/** A rule in words; an own one is shown as it is written. */
export function ruleWords(event: Pick<OfficeEvent, 'recurrence' | 'recurrenceRule'>): string {
  if (event.recurrenceRule === null) return 'einmal';
  const { recurrence } = event;
  if (recurrence === null) return event.recurrenceRule;
  const [single, plural] = every[recurrence.frequency];
  const end =
    recurrence.until !== null
      ? `bis ${longDay(recurrence.until)}`
      : recurrence.count !== null
        ? `${recurrence.count} Mal`
        : 'ohne Ende';
  return [recurrence.interval === 1 ? single : `alle ${recurrence.interval} ${plural}`, end].join(', ');
}

export const dateStateWords: Readonly<Record<EventDate['state'], string | null>> = {
  scheduled: null,
  cancelled: 'fällt aus',
  moved: 'verlegt',
  changed: 'geändert',
  added: 'zusätzlich',
};

export const eventPlaceLine = (event: Pick<OfficeEvent, 'recordedPlace' | 'place'>): string =>
  [
    event.recordedPlace?.name,
    event.place.name,
    event.place.streetAddress,
    [event.place.postalCode, event.place.locality].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(', ');
