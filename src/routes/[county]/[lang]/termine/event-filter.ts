import { addDays, berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { audiences, eventKinds, spokenLanguages, type Audience, type EventKind } from '#modules/events/contract.ts';

/** What a reader wants to see, as it stands in the address. */
export type EventFilter = {
  kind: EventKind | null;
  municipalityId: string | null;
  /** So many days ahead. */
  days: 7 | 30 | null;
  spoken: string | null;
  childcare: boolean;
  /** For whom it is; what names nobody is for everybody. */
  audience: Audience | null;
};

export function eventFilter(url: URL): EventFilter {
  const asked = url.searchParams;
  const place = asked.get('gemeinde');
  const days = asked.get('zeit');
  return {
    kind: eventKinds.find((kind) => kind === asked.get('art')) ?? null,
    municipalityId: place !== null && isId(place) ? place : null,
    days: days === '7' ? 7 : days === '30' ? 30 : null,
    spoken: spokenLanguages.find((tag) => tag === asked.get('sprache')) ?? null,
    childcare: asked.get('kinderbetreuung') === 'ja',
    audience: audiences.find((audience) => audience === asked.get('fuer')) ?? null,
  };
}

/** The filter for the use case. */
export function askedEvents(input: { filter: EventFilter; language: string; now: Date }) {
  const { filter, language, now } = input;
  const { days, ...rest } = filter;
  return { ...rest, language, to: days === null ? null : addDays(berlinDay(now), days) };
}

/** The filter as the end of an address, without what narrows nothing. */
export function filterQuery(filter: EventFilter, page = 1): string {
  const query = new URLSearchParams();
  if (filter.kind) query.set('art', filter.kind);
  if (filter.municipalityId) query.set('gemeinde', filter.municipalityId);
  if (filter.days) query.set('zeit', String(filter.days));
  if (filter.spoken) query.set('sprache', filter.spoken);
  if (filter.childcare) query.set('kinderbetreuung', 'ja');
  if (filter.audience) query.set('fuer', filter.audience);
  if (page > 1) query.set('seite', String(page));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
