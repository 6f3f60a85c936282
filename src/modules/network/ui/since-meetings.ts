import type { MeetingView } from '../contract.ts';

/** Each body's last held meeting and the one before it, the latest first: the spans that its members ask for. */
export function sinceMeetings(meetings: readonly MeetingView[]): { body: string; last: string; previous: string | null }[] {
  const held = meetings
    .filter((meeting) => meeting.state === 'held')
    .toSorted((one, other) => other.date.localeCompare(one.date));
  return [...Map.groupBy(held, (meeting) => meeting.body.id).values()].map((own) => ({
    body: own[0]!.body.name,
    last: own[0]!.date,
    previous: own.find((meeting) => meeting.date < own[0]!.date)?.date ?? null,
  }));
}
