import { textOf, textsOf } from '#lib/server/answers.ts';
import type {
  OfferAudience,
  OfferFee,
  OfferKind,
  OfferLevel,
  OfferMode,
  OfferState,
  OfferStatus,
  OfferTopic,
} from '#modules/offers/contract.ts';
import { offerLists, offerTexts, type OfferForm } from './offer-form.ts';

const mostRows = 24;
/** Rows of a form by their number, `places.0.placeId`. */
const rowsOf = <T extends Record<string, string>>(form: FormData, name: string, empty: T): T[] =>
  Array.from(
    { length: mostRows },
    (_, index) => Object.fromEntries(Object.keys(empty).map((key) => [key, textOf(form, `${name}.${index}.${key}`) ?? ''])) as T,
  );

/** What was typed, and what the use case is given. */
export function readOfferForm(form: FormData) {
  const places = rowsOf(form, 'places', { placeId: '', schedules: '' }).filter(
    ({ placeId, schedules }) => placeId !== '' || schedules !== '',
  );
  const capacities = rowsOf(form, 'capacities', { audience: '', maximum: '', available: '' }).filter(
    ({ maximum, available }) => maximum !== '' || available !== '',
  );
  const typed: OfferForm = {
    ...(Object.fromEntries(offerTexts.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof offerTexts)[number],
      string
    >),
    ...(Object.fromEntries(offerLists.map((name) => [name, textsOf(form, name)])) as Record<
      (typeof offerLists)[number],
      string[]
    >),
    places,
    capacities,
    demonstration: form.get('demonstration') !== null,
  };
  return {
    typed,
    input: {
      ...typed,
      kind: typed.kind as OfferKind,
      mode: typed.mode as OfferMode,
      fee: typed.fee as OfferFee,
      status: typed.status as OfferStatus,
      state: typed.state as OfferState,
      topics: typed.topics as OfferTopic[],
      audiences: typed.audiences as OfferAudience[],
      levels: typed.levels as OfferLevel[],
      childcare: typed.childcare === '' ? null : typed.childcare === 'ja',
      capacities: capacities.map((entry) => ({ ...entry, audience: entry.audience as OfferAudience })),
    },
  };
}

/** The short form: by place, with what else changes often. */
export function readQuickForm(form: FormData) {
  const times = rowsOf(form, 'times', { placeId: '', schedules: '' }).filter(({ placeId }) => placeId !== '');
  const texts = ['schedules', 'status', 'alert', 'phone', 'email', 'website', 'seatsMaximum', 'seatsAvailable'] as const;
  const typed = {
    ...(Object.fromEntries(texts.map((name) => [name, textOf(form, name) ?? ''])) as Record<(typeof texts)[number], string>),
    times,
  };
  return {
    typed,
    input: { ...typed, version: Number(textOf(form, 'version') ?? 0), status: typed.status as OfferStatus },
  };
}
