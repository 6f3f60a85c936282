import type { PublicCourseRun } from '../contract.ts';
import { courseKindWords, isExam } from '../contract-kinds.ts';

const dayNames = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
} as const;

/**
 * A run for search engines: a Course with its one instance, an exam as an event of education. As JSON that may stand in a page: no tag
 * can end it early. Examples are not told to machines, and neither are numbers of seats.
 */
export function courseJsonLd(input: { run: PublicCourseRun; address: string }): string | null {
  const { run, address } = input;
  if (run.demonstration) return null;
  const provider = run.provider === null ? null : { '@type': 'Organization', name: run.provider };
  const instance = {
    '@type': isExam(run.kind) ? 'EducationEvent' : 'CourseInstance',
    url: address,
    name: run.title.text,
    ...(isExam(run.kind) ? {} : { courseMode: run.mode === 'self-paced' ? 'online' : run.mode }),
    ...(run.units === null || isExam(run.kind) ? {} : { courseWorkload: `PT${run.units * 45}M` }),
    ...(run.startDate === null ? {} : { startDate: run.startDate }),
    ...((run.endDate ?? run.startDate) === null ? {} : { endDate: run.endDate ?? run.startDate }),
    ...(run.status === 'cancelled' ? { eventStatus: 'https://schema.org/EventCancelled' } : {}),
    ...(provider === null ? {} : { organizer: provider }),
    ...(run.fee === 'free' ? { isAccessibleForFree: true } : {}),
    ...(run.price === null && run.seats === null
      ? {}
      : {
          offers: {
            '@type': 'Offer',
            ...(run.price === null ? {} : { price: (run.price / 100).toFixed(2), priceCurrency: 'EUR' }),
            ...(run.seats === null
              ? {}
              : {
                  availability: `https://schema.org/${{ free: 'InStock', few: 'LimitedAvailability', waiting: 'BackOrder', full: 'SoldOut' }[run.seats]}`,
                }),
          },
        }),
    ...(run.schedules.length === 0
      ? {}
      : {
          [isExam(run.kind) ? 'eventSchedule' : 'courseSchedule']: run.schedules.map((schedule) => ({
            '@type': 'Schedule',
            repeatFrequency: schedule.freq === 'MONTHLY' ? 'P1M' : `P${schedule.interval}W`,
            byDay: schedule.days.map((day) => `https://schema.org/${dayNames[day]}`),
            startTime: schedule.opensAt,
            endTime: schedule.closesAt,
            scheduleTimezone: 'Europe/Berlin',
          })),
        }),
    ...(run.place === null
      ? {}
      : {
          location: {
            '@type': 'Place',
            name: run.place.name,
            address: {
              '@type': 'PostalAddress',
              ...(run.place.street ? { streetAddress: run.place.street } : {}),
              ...(run.place.postcode ? { postalCode: run.place.postcode } : {}),
              ...(run.place.town ? { addressLocality: run.place.town } : {}),
              addressCountry: 'DE',
            },
          },
        }),
  };
  const data = isExam(run.kind)
    ? { '@context': 'https://schema.org', '@id': address, ...instance }
    : {
        '@context': 'https://schema.org',
        '@type': 'Course',
        '@id': address,
        url: address,
        name: run.title.text,
        description: run.summary?.text ?? courseKindWords[run.kind],
        ...(run.courseNumber ? { courseCode: run.courseNumber } : {}),
        ...(run.entryLevel ? { coursePrerequisites: run.entryLevel } : {}),
        ...(run.targetLevel ? { educationalLevel: run.targetLevel } : {}),
        inLanguage: 'de',
        ...(provider === null ? {} : { provider }),
        hasCourseInstance: instance,
      };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
