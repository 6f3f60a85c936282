import {
  offerAudiences,
  offerAudienceWords,
  offerFees,
  offerFeeWords,
  offerKinds,
  offerKindWords,
  offerLevels,
  offerLevelWord,
  offerModes,
  offerModeWords,
  offerStates,
  offerStateWords,
  offerStatuses,
  offerStatusWords,
  offerTopics,
  offerTopicWords,
  capacityUnitWords,
  type OfferView,
} from '#modules/offers/contract.ts';
import { shortDay, shortInstant } from './german.ts';
import { languageWords } from './spoken-languages.ts';

const options = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: words[value] }));
export const offerKindOptions = options(offerKinds, offerKindWords);
export const offerTopicOptions = options(offerTopics, offerTopicWords);
export const offerAudienceOptions = options(offerAudiences, offerAudienceWords);
export const offerLevelOptions = offerLevels.map((value) => ({ value, label: offerLevelWord(value) }));
export const offerModeOptions = options(offerModes, offerModeWords);
export const offerFeeOptions = options(offerFees, offerFeeWords);
export const offerStatusOptions = options(offerStatuses, offerStatusWords);
export const offerStateOptions = options(offerStates, offerStateWords);
export const yesNoOptions = [
  { value: 'ja', label: 'ja' },
  { value: 'nein', label: 'nein' },
  { value: '', label: 'nicht bekannt' },
];

export const offerTexts = [
  'name',
  'summary',
  'description',
  'kind',
  'organisationId',
  'unitId',
  'municipalityId',
  'projectId',
  'mode',
  'schedules',
  'minimumAge',
  'maximumAge',
  'eligibility',
  'fee',
  'feesDescription',
  'costs',
  'documents',
  'applicationProcess',
  'interpretation',
  'childcare',
  'phone',
  'email',
  'website',
  'alert',
  'status',
  'state',
  'validFrom',
  'validTo',
] as const;
export const offerLists = ['topics', 'audiences', 'levels', 'languages', 'areaIds'] as const;
/** So many places and kinds of seats the form offers more than there are. */
const spare = 2;
export type OfferPlaceForm = { placeId: string; schedules: string };
export type OfferSeatsForm = { audience: string; maximum: string; available: string };
/** The form's controls as text, as the page fills them in again. */
export type OfferForm = Record<(typeof offerTexts)[number], string> &
  Record<(typeof offerLists)[number], string[]> & {
    places: OfferPlaceForm[];
    capacities: OfferSeatsForm[];
    demonstration: boolean;
  };

/** Names of the controls, for the list of faults. */
export const offerControls = (value: OfferForm): string[] => [
  ...['name', 'summary', 'description', 'kind', 'topics', 'organisationId', 'unitId', 'municipalityId', 'projectId', 'mode'],
  ...roomyPlaces(value.places).flatMap((_, index) => [`places.${index}.placeId`, `places.${index}.schedules`]),
  ...['schedules', 'areaIds', 'validFrom', 'validTo', 'status', 'alert', 'audiences', 'minimumAge', 'maximumAge', 'eligibility'],
  ...['levels', 'languages', 'interpretation', 'childcare', 'fee', 'costs', 'feesDescription'],
  ...roomySeats(value.capacities).flatMap((_, index) =>
    ['audience', 'maximum', 'available'].map((name) => `capacities.${index}.${name}`),
  ),
  ...['applicationProcess', 'documents', 'phone', 'email', 'website', 'state'],
];

const emptyPlace: OfferPlaceForm = { placeId: '', schedules: '' };
const emptySeats: OfferSeatsForm = { audience: '', maximum: '', available: '' };
/** Rows that are there, and some to fill in. */
export const roomy = <T>(rows: readonly T[], empty: T): T[] => [...rows, ...Array.from({ length: spare }, () => empty)];
export const roomyPlaces = (rows: readonly OfferPlaceForm[]): OfferPlaceForm[] => roomy(rows, emptyPlace);
export const roomySeats = (rows: readonly OfferSeatsForm[]): OfferSeatsForm[] => roomy(rows, emptySeats);

export const emptyOffer: OfferForm = {
  ...(Object.fromEntries(offerTexts.map((name) => [name, ''])) as Record<(typeof offerTexts)[number], string>),
  ...(Object.fromEntries(offerLists.map((name) => [name, [] as string[]])) as Record<(typeof offerLists)[number], string[]>),
  mode: 'on-site',
  fee: 'unknown',
  status: 'active',
  state: 'draft',
  places: [],
  capacities: [],
  demonstration: false,
};

const text = (value: string | number | null): string => (value === null ? '' : String(value));
const money = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');

export const storedOffer = (view: OfferView): OfferForm => ({
  name: view.name,
  summary: text(view.summary),
  description: text(view.description),
  kind: view.kind,
  organisationId: text(view.organisation?.id ?? null),
  unitId: text(view.unit?.id ?? null),
  municipalityId: text(view.municipality?.id ?? null),
  projectId: text(view.project?.id ?? null),
  mode: view.mode,
  schedules: view.times,
  minimumAge: text(view.minimumAge),
  maximumAge: text(view.maximumAge),
  eligibility: text(view.eligibility),
  fee: view.fee,
  feesDescription: text(view.feesDescription),
  costs: view.costs.map(({ option, amount }) => `${option}: ${money(amount)} €`).join('\n'),
  documents: view.documents.join('\n'),
  applicationProcess: text(view.applicationProcess),
  interpretation: text(view.interpretation),
  childcare: view.childcare === null ? '' : view.childcare ? 'ja' : 'nein',
  phone: text(view.phone),
  email: text(view.email),
  website: text(view.website),
  alert: text(view.alert),
  status: view.status,
  state: view.state,
  validFrom: text(view.validFrom),
  validTo: text(view.validTo),
  topics: view.topics,
  audiences: view.audiences,
  levels: view.levels,
  languages: view.languages,
  areaIds: view.areas.map(({ id }) => id),
  places: view.places.map(({ placeId, times }) => ({ placeId, schedules: times })),
  capacities: view.capacities
    .filter(({ unit }) => unit === 'seats')
    .map(({ audience, maximum, available }) => ({
      audience: audience ?? '',
      maximum: text(maximum),
      available: text(available),
    })),
  demonstration: view.demonstration,
});

export const holderOf = (view: OfferView): string =>
  view.organisation?.name ?? view.unit?.name ?? view.municipality?.name ?? 'niemandem; die Koordination sorgt dafür';

type Fact = { label: string; value: string; href?: string };

export const offerFacts = (view: OfferView): Fact[] =>
  [
    { label: 'Art', value: offerKindWords[view.kind] },
    { label: 'Themen', value: view.topics.map((topic) => offerTopicWords[topic]).join(', ') },
    { label: 'Gehört zu', value: holderOf(view) },
    { label: 'Aus dem Projekt', value: view.project?.name },
    { label: 'Für', value: view.audiences.map((audience) => offerAudienceWords[audience]).join(', ') || 'alle' },
    { label: 'Alter', value: [view.minimumAge, view.maximumAge].some((age) => age !== null) ? ages(view) : null },
    { label: 'Voraussetzungen', value: view.eligibility },
    { label: 'Sprachniveau', value: view.levels.map(offerLevelWord).join(', ') },
    { label: 'Sprachen', value: view.languages.map(languageWords).join(', ') },
    { label: 'Sprachmittlung', value: view.interpretation },
    { label: 'Gilt für Menschen aus', value: view.areas.map(({ name }) => name).join(', ') || 'dem ganzen Landkreis' },
    { label: 'Wie', value: offerModeWords[view.mode] },
    { label: 'Zeiten ohne Ort', value: view.times },
    {
      label: 'Kosten',
      value: [
        offerFeeWords[view.fee],
        ...view.costs.map(({ option, amount }) => `${option}: ${money(amount)} €`),
        view.feesDescription,
      ]
        .filter(Boolean)
        .join('; '),
    },
    { label: 'Mitzubringen', value: view.documents.join('; ') },
    { label: 'Anmeldung', value: view.applicationProcess },
    { label: 'Kinderbetreuung', value: view.childcare === null ? null : view.childcare ? 'ja' : 'nein' },
    { label: 'Plätze', value: view.capacities.map(capacityWords).join('; ') },
    { label: 'Telefon', value: view.phone },
    { label: 'E-Mail', value: view.email },
    { label: 'Internetseite', value: view.website, href: view.website ?? undefined },
    { label: 'Findet statt', value: offerStatusWords[view.status] },
    {
      label: 'Zeitraum',
      value: [view.validFrom && `ab ${shortDay(view.validFrom)}`, view.validTo && `bis ${shortDay(view.validTo)}`]
        .filter(Boolean)
        .join(' '),
    },
    {
      label: 'Bestätigt',
      value: view.confirmedAt === null ? 'noch nicht' : `${shortInstant(view.confirmedAt)}, ${view.confirmedBy ?? ''}`,
    },
    { label: 'Zu bestätigen bis', value: view.reviewBy === null ? null : shortDay(view.reviewBy) },
    { label: 'An der Quelle nicht mehr da seit', value: view.goneAtSource === null ? null : shortInstant(view.goneAtSource) },
    { label: 'Nachgefragt', value: view.askedAt === null ? null : shortInstant(view.askedAt) },
  ].filter((fact): fact is Fact => Boolean(fact.value)) as Fact[];

const ages = ({ minimumAge, maximumAge }: OfferView): string =>
  [minimumAge === null ? '' : `ab ${minimumAge}`, maximumAge === null ? '' : `bis ${maximumAge}`].filter(Boolean).join(' ');

export const capacityWords = ({ unit, audience, maximum, available }: OfferView['capacities'][number]): string =>
  [
    `${maximum === null ? '' : `${maximum} `}${capacityUnitWords[unit]}`,
    audience === null ? '' : `für ${offerAudienceWords[audience]}`,
    available === null ? '' : `davon ${available} frei`,
  ]
    .filter(Boolean)
    .join(', ');
