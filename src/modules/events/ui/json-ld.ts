import type { EventDate, PublicEvent } from '../contract.ts';

const statusOf = {
  scheduled: 'EventScheduled',
  changed: 'EventScheduled',
  added: 'EventScheduled',
  moved: 'EventRescheduled',
  cancelled: 'EventCancelled',
};

/** An event as schema.org knows it, one entry for each date, as the text of a script element. */
export function eventJsonLd(input: { event: PublicEvent; dates: readonly EventDate[]; url: string; language: string }): string {
  const { event, dates, url, language } = input;
  const entries = dates.map((date) => {
    const place = date.place ?? event.place;
    const physical = place && {
      '@type': 'Place',
      name: place.name ?? place.locality,
      address: {
        '@type': 'PostalAddress',
        streetAddress: place.streetAddress,
        postalCode: place.postalCode,
        addressLocality: place.locality,
        addressCountry: 'DE',
      },
    };
    const virtual = event.meetingUrl === null ? null : { '@type': 'VirtualLocation', url: event.meetingUrl };
    const location = [physical, virtual].filter((entry) => entry !== null);
    return {
      '@type': 'Event',
      name: event.title,
      description: event.description,
      url,
      inLanguage: event.languages.length > 0 ? event.languages : language,
      startDate: date.startTime === null ? date.startDate : date.startsAt,
      endDate: date.endTime === null ? date.endDate : date.endsAt,
      eventStatus: `https://schema.org/${statusOf[date.state]}`,
      eventAttendanceMode: `https://schema.org/${
        physical === null && virtual !== null
          ? 'OnlineEventAttendanceMode'
          : virtual !== null
            ? 'MixedEventAttendanceMode'
            : 'OfflineEventAttendanceMode'
      }`,
      location: location.length === 1 ? location[0] : location,
      isAccessibleForFree: event.price === 0,
      ...(event.price > 0
        ? { offers: { '@type': 'Offer', price: (event.price / 100).toFixed(2), priceCurrency: 'EUR', url } }
        : {}),
      ...(event.organiser === null ? {} : { organizer: { '@type': 'Organization', name: event.organiser } }),
      ...(event.registration.capacity === null ? {} : { maximumAttendeeCapacity: event.registration.capacity }),
    };
  });
  // No text of an event can end the element in which it stands.
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': entries }).replaceAll('<', String.raw`\u003c`);
}
