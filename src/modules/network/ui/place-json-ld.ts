import type { PlaceKind, PublicPlace } from '../contract-places.ts';

/** schema.org's nearest word; a place where it has none. */
const types: Partial<Record<PlaceKind, string>> = {
  authority: 'GovernmentOffice',
  library: 'Library',
  school: 'School',
  kita: 'Preschool',
  health: 'MedicalOrganization',
  emergency: 'EmergencyService',
  sport: 'SportsActivityLocation',
};

/** A place for search engines, as JSON that may stand in a page: no tag can end it early. */
export function placeJsonLd(input: { place: PublicPlace; address: string }): string {
  const { place, address } = input;
  const data = {
    '@context': 'https://schema.org',
    '@type': types[place.kind] ?? 'Place',
    '@id': address,
    url: address,
    name: place.name.text,
    ...(place.summary ? { description: place.summary.text } : {}),
    ...(place.street || place.town
      ? {
          address: {
            '@type': 'PostalAddress',
            ...(place.street ? { streetAddress: place.street } : {}),
            ...(place.postcode ? { postalCode: place.postcode } : {}),
            ...(place.town ? { addressLocality: place.town } : {}),
            addressCountry: 'DE',
          },
        }
      : {}),
    ...(place.latitude === null || place.approximate
      ? {}
      : { geo: { '@type': 'GeoCoordinates', latitude: place.latitude, longitude: place.longitude } }),
    ...(place.phone ? { telephone: place.phone } : {}),
    ...(place.email ? { email: place.email } : {}),
    ...(place.website ? { sameAs: place.website } : {}),
    // Made-up hours are told to people with a word beside them, and to machines not at all; nor those that do not hold now.
    ...(place.hoursAreExample || place.closed !== null || place.openingHoursSpecification.length === 0
      ? {}
      : { openingHoursSpecification: place.openingHoursSpecification }),
    ...(place.contacts.length === 0
      ? {}
      : {
          contactPoint: place.contacts.map((contact) => ({
            '@type': 'ContactPoint',
            ...(contact.areaOfResponsibility ? { contactType: contact.areaOfResponsibility.text } : {}),
            ...(contact.phone ? { telephone: contact.phone } : {}),
            ...(contact.email ? { email: contact.email } : {}),
            ...(contact.languages.length > 0 ? { availableLanguage: contact.languages } : {}),
          })),
        }),
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
