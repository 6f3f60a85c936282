import type { ContactView } from '#modules/network/contract-places.ts';
import { emptyHours, weekLine, type HoursForm } from './hours-form.ts';
import { languageWords } from './spoken-languages.ts';

export const contactTexts = [
  'areaOfResponsibility',
  'name',
  'phone',
  'mobile',
  'email',
  'website',
  'appointmentUrl',
  'placeId',
  'organisationId',
  'unitId',
  'state',
] as const;
/** The form's controls as text, as the page fills them in again. */
export type ContactForm = Record<(typeof contactTexts)[number], string> & {
  isPerson: boolean;
  nameIsPublic: boolean;
  languages: string[];
  hours: HoursForm;
};

export const emptyContact: ContactForm = {
  ...(Object.fromEntries(contactTexts.map((name) => [name, ''])) as Record<(typeof contactTexts)[number], string>),
  state: 'draft',
  isPerson: false,
  nameIsPublic: false,
  languages: [],
  hours: emptyHours,
};

export const storedContact = (view: ContactView): ContactForm => ({
  areaOfResponsibility: view.areaOfResponsibility ?? '',
  name: view.name ?? '',
  phone: view.phone ?? '',
  mobile: view.mobile ?? '',
  email: view.email ?? '',
  website: view.website ?? '',
  appointmentUrl: view.appointmentUrl ?? '',
  placeId: view.place?.id ?? '',
  organisationId: view.organisation?.id ?? '',
  unitId: view.unit?.id ?? '',
  state: view.state,
  isPerson: view.isPerson,
  nameIsPublic: view.nameIsPublic,
  languages: view.languages,
  hours: view.hoursText ?? emptyHours,
});

/** What a card is called. */
export const contactTitle = (view: Pick<ContactView, 'areaOfResponsibility' | 'name'>): string =>
  view.areaOfResponsibility ?? view.name ?? 'Kontakt';

type Fact = { label: string; value: string; href?: string };
export const contactFacts = (view: ContactView): Fact[] =>
  [
    { label: 'Wofür', value: view.areaOfResponsibility },
    {
      label: 'Name',
      value:
        view.name === null
          ? null
          : `${view.name}${view.isPerson ? (view.nameIsPublic ? ' (Person, darf öffentlich genannt werden)' : ' (Person, nur hier zu sehen)') : ''}`,
    },
    { label: 'Telefon', value: view.phone },
    { label: 'Mobil', value: view.mobile },
    { label: 'E-Mail', value: view.email },
    { label: 'Internet', value: view.website, href: view.website ?? undefined },
    { label: 'Terminbuchung', value: view.appointmentUrl, href: view.appointmentUrl ?? undefined },
    { label: 'Sprachen', value: view.languages.map(languageWords).join(', ') },
    { label: 'Zeiten', value: weekLine(view.hoursText) },
    { label: 'Organisation', value: view.organisation?.name ?? null },
    { label: 'Stelle', value: view.unit?.name ?? null },
  ].filter((fact): fact is Fact => Boolean(fact.value)) as Fact[];
