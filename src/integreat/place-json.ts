import { plainText } from '#kernel/content/blocks.ts';
import { htmlOfText } from '#kernel/content/plain-text.ts';
import { slugOf } from '#kernel/content/blocks.ts';
import type { PublicContact, PublicPlace } from '#modules/network/contract-places.ts';
import { otherLanguages, type Addresses } from './addresses.ts';
import { berlinIso } from './berlin-iso.ts';
import { categoryOf } from './categories.ts';
import type { Contact, Place } from './shapes.ts';

/** Whether a place's texts stand in a language: some of them, or there are none to translate. */
export function speaks(place: PublicPlace, language: string): boolean {
  if (language === 'de') return true;
  const texts = [place.summary, place.description].filter((text) => text !== null);
  return texts.length === 0 || [place.name, ...texts].some((text) => text.mark?.language === language);
}

const contactJson = (contact: PublicContact): Contact => ({
  area_of_responsibility: contact.areaOfResponsibility?.text ?? null,
  name: contact.name,
  email: contact.email,
  phone_number: contact.phone,
  mobile_number: contact.mobile,
  website: contact.website,
  opening_hours: contact.integreatHours,
  appointment_url: contact.appointmentUrl,
});

/** How the place itself is reached, as a card without a name: the app shows no other. */
function ownContact(place: PublicPlace): Contact[] {
  const { phone, email, website } = place;
  if (phone === null && email === null && website === null) return [];
  return [
    {
      area_of_responsibility: null,
      name: null,
      email,
      phone_number: phone,
      mobile_number: null,
      website,
      opening_hours: null,
      appointment_url: null,
    },
  ];
}

export function placeJson(input: {
  place: PublicPlace;
  language: string;
  languages: readonly string[];
  addresses: Addresses;
  origin: string;
  numberOf: (type: 'place' | 'organisation', id: string, language?: string) => number;
  /** Address of its picture. */
  picture: string | null;
}): Place {
  const { place, language, languages, addresses, origin, numberOf, picture } = input;
  const content = htmlOfText((place.description ?? place.summary)?.text ?? '');
  return {
    id: numberOf('place', place.id, language),
    ...addresses.place(place.slug),
    title: place.name.text,
    modified_gmt: place.updatedAt,
    last_updated: berlinIso(new Date(place.updatedAt)),
    published_at: berlinIso(new Date(place.publishedAt ?? place.updatedAt)),
    meta_description: place.summary?.text ?? null,
    excerpt: plainText(content),
    content,
    available_languages: otherLanguages({ own: language, languages: languages.map((one) => ({ language: one })) }, (one) => ({
      id: numberOf('place', place.id, one.language),
      ...addresses.of(one.language).place(place.slug),
    })),
    icon: null,
    thumbnail: picture,
    website: place.website,
    email: place.email,
    phone_number: place.phone,
    contacts: [...ownContact(place), ...place.contacts.map(contactJson)],
    category: categoryOf({ kind: place.kind, language, origin }),
    temporarily_closed: place.closed !== null,
    opening_hours: place.closed === null ? place.integreatHours : null,
    appointment_url: place.appointmentUrl,
    location: {
      id: numberOf('place', place.id),
      name: place.name.text,
      address: place.street ?? '',
      town: place.town ?? '',
      state: null,
      postcode: place.postcode ?? '',
      region: null,
      country: 'DE',
      latitude: place.latitude,
      longitude: place.longitude,
    },
    organization:
      place.organisation === null
        ? null
        : {
            id: numberOf('organisation', place.organisation.id),
            slug: slugOf(place.organisation.name),
            name: place.organisation.name,
            logo: '',
            website: '',
          },
    barrier_free: place.barrierFree,
    hash: null,
  };
}
