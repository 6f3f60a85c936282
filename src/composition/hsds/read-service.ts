import { textOfHtml } from '#kernel/content/plain-text.ts';
import { isIsoDate } from '#kernel/dates.ts';
import { foldForSearch } from '#kernel/search.ts';
import {
  offerAudiences,
  offerAudienceWords,
  offerFeeWords,
  offerKinds,
  offerKindWords,
  offerLevels,
  offerLevelWord,
  offerStatuses,
  offerTopics,
  offerTopicWords,
  weekdayCodes,
  type Capacity,
  type CostOption,
  type OfferAudience,
  type OfferKind,
  type OfferLevel,
  type OfferTopic,
  type Schedule,
  type WeekdayCode,
} from '#modules/offers/contract.ts';
import { readCapacities } from './read-capacities.ts';
import type { OtherLocation, OtherSchedule, OtherService } from './other-service.ts';
import { readPosition } from './position.ts';

export type ReadCapacity = Pick<Capacity, 'unit' | 'audience' | 'maximum' | 'available'>;

/** A place of another server, in our words. */
export type ReadPlace = {
  key: string;
  name: string;
  summary: string | null;
  street: string | null;
  postcode: string | null;
  town: string | null;
  latitude: number | null;
  longitude: number | null;
  phone: string | null;
  languages: string[];
  barrierFree: boolean | null;
  schedules: Schedule[];
};
export type ReadOffer = {
  key: string;
  name: string;
  fields: {
    summary: string | null;
    description: string | null;
    kind: OfferKind;
    topics: OfferTopic[];
    audiences: OfferAudience[];
    levels: OfferLevel[];
    languages: string[];
    mode: 'on-site' | 'online' | 'both';
    schedules: Schedule[];
    minimumAge: number | null;
    maximumAge: number | null;
    eligibility: string | null;
    fee: 'free' | 'paid' | 'unknown';
    feesDescription: string | null;
    costs: CostOption[];
    documents: string[];
    applicationProcess: string | null;
    interpretation: string | null;
    childcare: boolean | null;
    phone: string | null;
    email: string | null;
    website: string | null;
    alert: string | null;
    status: (typeof offerStatuses)[number];
    demonstration: boolean;
  };
  /** Only where the source says any: HSDS has them since 3.1. */
  capacities?: ReadCapacity[];
  organisation: { name: string; description: string | null; website: string | null; email: string | null } | null;
  places: ReadPlace[];
  /** Names of where it may be used, each with the municipality's key where the source says one. */
  areas: { name: string; ags: string | null }[];
  notes: string[];
};

const markup = /<\/?[a-z!][^>]*>|&(?:[a-z]+|#\d+|#x[0-9a-f]+);/i;
const isWeb = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && text.length <= 500;
const isMail = (text: string): boolean => /^[^\s@<>"]+@[^\s@<>"]+\.[a-z]{2,}$/i.test(text) && text.length <= 254;
const isPhone = (text: string): boolean => /^\+?[\d\s()/.-]{3,40}$/.test(text);
const isLanguage = (code: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code);
const example = 'Beispiel, kein echtes Angebot.';

/** A service in the words of an offer. What cannot be taken as it is stands in the notes. */
export function readService(other: OtherService): ReadOffer {
  const notes: string[] = [];
  /** Without markup, and no longer than it may be here. */
  const plain = (text: string | null, most: number, what: string): string | null => {
    if (text === null) return null;
    // A text of megabytes is no text, and would be searched for markup from end to end.
    const short = text.slice(0, 100_000);
    const bare = markup.test(short) ? textOfHtml(short) : short;
    if (bare.length > most) notes.push(`${what} has more than ${most.toLocaleString('en')} characters and is cut off`);
    const kept = bare
      .slice(0, most)
      .replace(/<(?=[a-z!/])/gi, '‹')
      .trim();
    return kept === '' ? null : kept;
  };
  const fitting = (text: string | null, isRight: (text: string) => boolean, what: string): string | null => {
    if (text === null || isRight(text)) return text;
    notes.push(`${what} “${text.slice(0, 80)}” is left out`);
    return null;
  };
  const terms = termsOf(other, notes);
  const description = plain(other.description, 5200, 'its description');
  const [first, ...rest] = (description ?? '').split(/\n\s*\n/);
  const isSummary = first !== undefined && first !== '' && first.length <= 200;
  const whole = rest.join('\n\n').trim();
  const schedules = readSchedules(other.schedules, notes);
  const places = other.service_at_locations.slice(0, 20).map(({ location, schedules: there }) => ({
    ...readPlace(location, { plain, fitting, notes }),
    schedules: readSchedules(there, notes),
  }));
  const online = terms.features.includes('online');
  const costs = readCosts(other, { plain, notes });
  const fee = feeOf(other, terms.features, costs);
  const alert = plain(other.alert, 330, 'its alert');
  const capacities = readCapacities(other.capacities, notes);
  return {
    key: other.id,
    name: plain(other.name, 200, 'its name') ?? '',
    fields: {
      summary: isSummary ? first : null,
      description: (isSummary ? whole : (description ?? '')).slice(0, 5000) || null,
      kind: terms.kinds[0] ?? 'other',
      topics: terms.topics,
      audiences: terms.audiences,
      levels: terms.levels,
      languages: codesOf(other.languages),
      mode: !online ? 'on-site' : places.length > 0 ? 'both' : 'online',
      schedules,
      minimumAge: ageOf(other.minimum_age),
      maximumAge: ageOf(other.maximum_age),
      eligibility: plain(
        without(other.eligibility_description, terms.audiences.map((one) => offerAudienceWords[one]).join(', ')),
        500,
        'its eligibility',
      ),
      fee,
      feesDescription: plain(without(other.fees_description, fee === 'unknown' ? '' : offerFeeWords[fee]), 300, 'its fees'),
      costs,
      documents: other.required_documents.slice(0, 20).flatMap(({ document }) => plain(document, 200, 'a document') ?? []),
      applicationProcess: plain(other.application_process, 500, 'its way to apply'),
      interpretation: plain(other.interpretation_services, 300, 'its interpreting'),
      childcare: terms.features.includes('childcare') ? true : null,
      phone: fitting(other.phones[0]?.number ?? null, isPhone, 'the telephone number'),
      email: fitting(other.email, isMail, 'the address'),
      website: fitting(other.url, isWeb, 'the website'),
      alert: alert === null ? null : alert.replace(example, '').trim().slice(0, 300) || null,
      status: offerStatuses.find((status) => status === other.status) ?? 'active',
      demonstration: alert?.startsWith(example) ?? false,
    },
    ...(capacities.length > 0 ? { capacities } : {}),
    organisation: organisationOf(other, { plain, fitting }),
    places,
    areas: other.service_areas.flatMap(({ name, description: more }) =>
      name === null ? [] : [{ name, ags: /\bAGS (\d{5}(?:\d{3})?)\b/.exec(more ?? '')?.[1] ?? null }],
    ),
    notes: [...new Set(notes)],
  };
}

type Tools = {
  plain: (text: string | null, most: number, what: string) => string | null;
  fitting: (text: string | null, isRight: (text: string) => boolean, what: string) => string | null;
  notes: string[];
};

/** Our own words before what follows them are told by the terms already. */
const without = (text: string | null, words: string): string | null =>
  text === null || words === ''
    ? text
    : text === words
      ? null
      : text.startsWith(`${words}. `)
        ? text.slice(words.length + 2)
        : text;
const ageOf = (age: number | null | undefined): number | null =>
  age !== null && age !== undefined && Number.isInteger(age) && age >= 0 && age <= 120 ? age : null;
const codesOf = (languages: readonly { code: string | null }[]): string[] =>
  [...new Set(languages.flatMap(({ code }) => (code !== null && isLanguage(code) ? [code] : [])))].slice(0, 40);

function organisationOf(other: OtherService, { plain, fitting }: Pick<Tools, 'plain' | 'fitting'>): ReadOffer['organisation'] {
  const name = plain(other.organization?.name ?? null, 200, 'the name of its organisation');
  if (name === null || name.length < 2) return null;
  const { description, website, email } = other.organization!;
  return {
    name,
    description: plain(description, 2000, 'the description of its organisation'),
    website: fitting(website, isWeb, 'the website of its organisation'),
    email: fitting(email, isMail, 'the address of its organisation'),
  };
}

function readPlace(location: OtherLocation, { plain, fitting, notes }: Tools): Omit<ReadPlace, 'schedules'> {
  const [address] = location.addresses;
  const street = plain(address?.address_1 ?? null, 200, 'a street');
  const town = plain(address?.city ?? null, 100, 'a town');
  const { latitude, longitude } = location;
  const known = typeof latitude === 'number' && typeof longitude === 'number';
  const position = known ? readPosition(latitude, longitude) : null;
  const name = plain(location.name, 200, 'the name of a place') ?? street ?? town ?? 'Ort ohne Namen';
  if (position !== null && !position.ok) notes.push(`${name}: ${position.message}`);
  else if (position?.note) notes.push(`${name}: ${position.note}`);
  const accessible = location.accessibility.map(({ description }) => (description ?? '').toLowerCase());
  return {
    key: location.id,
    name,
    summary: plain(location.description, 200, 'the description of a place'),
    street,
    postcode: fitting(address?.postal_code ?? null, (text) => /^\d{5}$/.test(text), 'the postcode'),
    town,
    latitude: position?.ok ? position.latitude : null,
    longitude: position?.ok ? position.longitude : null,
    phone: fitting(location.phones[0]?.number ?? null, isPhone, 'the telephone number of a place'),
    languages: codesOf(location.languages),
    barrierFree: accessible.includes('nicht barrierefrei') ? false : accessible.includes('barrierefrei') ? true : null,
  };
}

const time = (text: string | null): string | null => /^([01]\d|2[0-3]):[0-5]\d/.exec(text ?? '')?.[0] ?? null;
const dayOf = (text: string | null): string | null => (text !== null && isIsoDate(text.slice(0, 10)) ? text.slice(0, 10) : null);

function readSchedules(given: readonly OtherSchedule[], notes: string[]): Schedule[] {
  return given.slice(0, 30).flatMap((one): Schedule[] => {
    const freq = one.freq === 'WEEKLY' || one.freq === 'MONTHLY' ? one.freq : null;
    const parts = (one.byday ?? '').split(',').flatMap((part) => {
      const found = /^(-1|[1-4])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(part.trim());
      return found ? [{ nth: found[1] === undefined ? null : Number(found[1]), day: found[2] as WeekdayCode }] : [];
    });
    const [opensAt, closesAt] = [time(one.opens_at), time(one.closes_at)];
    const nths = new Set(parts.map(({ nth }) => nth));
    const interval = one.interval ?? 1;
    const [nth = null] = nths;
    const [validFrom, validTo] = [dayOf(one.valid_from), dayOf(one.valid_to)];
    const isRight =
      freq !== null &&
      parts.length > 0 &&
      nths.size === 1 &&
      (freq === 'MONTHLY') === (nth !== null) &&
      opensAt !== null &&
      closesAt !== null &&
      opensAt < closesAt &&
      Number.isInteger(interval) &&
      interval >= 1 &&
      interval <= 12 &&
      !(validFrom !== null && validTo !== null && validTo < validFrom);
    if (!isRight) {
      notes.push('a time that cannot be said here is left out');
      return [];
    }
    const days = weekdayCodes.filter((code) => parts.some(({ day }) => day === code));
    const said =
      one.notes === null
        ? null
        : textOfHtml(one.notes)
            .replace(/[<>()]/g, ' ')
            .slice(0, 200)
            .trim() || null;
    return [{ freq, interval, nth, days, opensAt, closesAt, validFrom, validTo, notes: said }];
  });
}

function readCosts(other: OtherService, { plain, notes }: Pick<Tools, 'plain' | 'notes'>): CostOption[] {
  return other.cost_options.slice(0, 20).flatMap(({ option, currency, amount }) => {
    const name = plain(option, 200, 'a price') ?? 'Preis';
    const cents = Math.round((amount ?? Number.NaN) * 100);
    if (!(cents >= 0 && cents <= 100_000_000) || (currency !== null && currency !== 'EUR')) {
      notes.push(`the price “${name}” is not in euros and is left out`);
      return [];
    }
    return [{ option: name, amount: cents }];
  });
}

function feeOf(other: OtherService, features: readonly string[], costs: readonly CostOption[]): 'free' | 'paid' | 'unknown' {
  if (costs.some(({ amount }) => amount > 0)) return 'paid';
  if (features.includes('free') || /^(kostenlos|kostenfrei|free)\b/i.test(other.fees_description ?? '')) return 'free';
  return /^kostet etwas\b/.test(other.fees_description ?? '') ? 'paid' : 'unknown';
}

/** Every word of the closed lists, folded, and what it means. */
const meanings = new Map<string, { list: 'kind' | 'topic' | 'audience' | 'level' | 'feature'; key: string }>(
  (
    [
      ['topic', offerTopics, (key: string) => offerTopicWords[key as OfferTopic]],
      ['kind', offerKinds, (key: string) => offerKindWords[key as OfferKind]],
      ['audience', offerAudiences, (key: string) => offerAudienceWords[key as OfferAudience]],
      ['level', offerLevels, (key: string) => offerLevelWord(key as OfferLevel)],
    ] as const
  )
    .flatMap(([list, keys, word]) =>
      keys.flatMap((key) => [[foldForSearch(key), { list, key }] as const, [foldForSearch(word(key)), { list, key }] as const]),
    )
    .reverse(),
);

function termsOf(other: OtherService, notes: string[]) {
  const found = {
    kind: new Set<string>(),
    topic: new Set<string>(),
    audience: new Set<string>(),
    level: new Set<string>(),
    feature: new Set<string>(),
  };
  const unknown = new Set<string>();
  const lists: Readonly<Record<string, readonly string[]>> = {
    kind: offerKinds,
    topic: offerTopics,
    audience: offerAudiences,
    level: offerLevels,
    feature: ['childcare', 'free', 'online'],
  };
  for (const { link_type: list, value, taxonomy_term: term } of other.attributes) {
    if (list !== null && value !== null && lists[list]?.includes(value)) found[list as 'kind'].add(value);
    else {
      const words = [value, term?.code, term?.name].flatMap((word) => (word ? [word] : []));
      const meaning = words.map((word) => meanings.get(foldForSearch(word))).find((one) => one !== undefined);
      if (meaning) found[meaning.list].add(meaning.key);
      else if (words.length > 0) unknown.add(words.at(-1)!.slice(0, 60));
    }
  }
  if (unknown.size > 0) notes.push(`terms that are not known here: ${[...unknown].slice(0, 8).join(', ')}`);
  return {
    kinds: offerKinds.filter((key) => found.kind.has(key)),
    topics: offerTopics.filter((key) => found.topic.has(key)),
    audiences: offerAudiences.filter((key) => found.audience.has(key)),
    levels: offerLevels.filter((key) => found.level.has(key)),
    features: [...found.feature],
  };
}
