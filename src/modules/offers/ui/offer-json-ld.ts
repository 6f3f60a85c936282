import type { PublicOffer } from '../contract.ts';

const dayNames = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
} as const;

/** An offer for search engines, as JSON that may stand in a page: no tag can end it early. Examples are not told to machines. */
export function offerJsonLd(input: { offer: PublicOffer; address: string }): string | null {
  const { offer, address } = input;
  if (offer.demonstration) return null;
  const provider = offer.provider === null ? {} : { provider: { '@type': 'Organization', name: offer.provider } };
  const data = {
    '@context': 'https://schema.org',
    '@type': offer.kind === 'course' ? 'Course' : 'Service',
    '@id': address,
    url: address,
    name: offer.name.text,
    ...(offer.summary || offer.description ? { description: (offer.summary ?? offer.description)!.text } : {}),
    ...provider,
    ...(offer.languages.length > 0
      ? offer.kind === 'course'
        ? { inLanguage: offer.languages }
        : { availableLanguage: offer.languages }
      : {}),
    ...(offer.fee === 'free' ? { isAccessibleForFree: true } : {}),
    ...(offer.kind === 'course' && offer.levels.length > 0 ? { educationalLevel: offer.levels.join(', ') } : {}),
    ...(offer.places.length === 0 ? {} : placesOf(offer)),
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function placesOf(offer: PublicOffer): Record<string, unknown> {
  const places = offer.places.map((place) => ({
    place: {
      '@type': 'Place',
      name: place.name,
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
    },
    times: place.schedules.map((schedule) => ({
      '@type': 'Schedule',
      repeatFrequency: schedule.freq === 'MONTHLY' ? 'P1M' : `P${schedule.interval}W`,
      byDay: schedule.days.map((day) => `https://schema.org/${dayNames[day]}`),
      startTime: schedule.opensAt,
      endTime: schedule.closesAt,
      scheduleTimezone: 'Europe/Berlin',
    })),
  }));
  return offer.kind === 'course'
    ? {
        hasCourseInstance: places.map(({ place, times }) => ({
          '@type': 'CourseInstance',
          courseMode: offer.mode === 'online' ? 'online' : offer.mode === 'both' ? 'blended' : 'onsite',
          location: place,
          ...(times.length > 0 ? { courseSchedule: times.length === 1 ? times[0] : times } : {}),
        })),
      }
    : { availableChannel: places.map(({ place }) => ({ '@type': 'ServiceChannel', serviceLocation: place })) };
}
