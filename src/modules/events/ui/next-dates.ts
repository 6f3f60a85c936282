import type { EventTime, PublicEvent, PublicEvents } from '../contract.ts';

/** A date in short, as the start page shows it. */
export type NextDate = {
  slug: string;
  title: string;
  mark: PublicEvent['marks']['title'] | null;
  time: EventTime;
  where: string | null;
  childcare: boolean;
  demonstration: boolean;
};

/** The first dates that take place, each event once: a weekly meeting does not push the others out. */
export function nextDates({ events, dates }: Pick<PublicEvents, 'events' | 'dates'>, count: number): NextDate[] {
  const known = new Map(events.map((event) => [event.id, event]));
  const seen = new Set<string>();
  const next: NextDate[] = [];
  for (const date of dates) {
    const event = known.get(date.eventId);
    if (!event || seen.has(event.id) || date.state === 'cancelled') continue;
    seen.add(event.id);
    const place = date.place ?? event.place;
    const town = event.municipality?.name ?? null;
    const name = place?.name ?? place?.locality ?? null;
    next.push({
      slug: event.slug,
      title: event.title,
      mark: event.marks.title ?? null,
      time: { startDate: date.startDate, startTime: date.startTime, endDate: date.endDate, endTime: date.endTime },
      where: [name, town === name ? null : town].filter(Boolean).join(', ') || null,
      childcare: event.childcare,
      demonstration: event.demonstration,
    });
    if (next.length === count) break;
  }
  return next;
}
