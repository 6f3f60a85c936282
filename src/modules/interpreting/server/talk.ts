import type { TalkPlaces, TalkView } from '../contract-talk.ts';
import { closesAfter, opensBefore } from '../contract-talk.ts';
import type { AssignmentRow, RequestRow } from './request-store.ts';

/** From when until when the room of a conversation is open. */
export const openTimes = ({
  startsAt,
  endsAt,
}: Pick<AssignmentRow, 'startsAt' | 'endsAt'>): { opensAt: Date; closesAt: Date } => ({
  opensAt: new Date(startsAt.getTime() - opensBefore * 60_000),
  closesAt: new Date(endsAt.getTime() + closesAfter * 60_000),
});

/** What somebody sees before coming in. */
export function talkView(input: {
  row: AssignmentRow;
  request: Pick<RequestRow, 'mode'>;
  places: TalkPlaces | null;
  role: TalkView['role'];
  now: Date;
}): TalkView {
  const { row, request, places, role, now } = input;
  const { opensAt, closesAt } = openTimes(row);
  return {
    ...{ assignmentId: row.id, role, language: row.language, mode: request.mode === 'phone' ? 'phone' : 'video' },
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    way: request.mode !== 'video' ? null : row.room !== null && places?.server ? 'room' : places?.link ? 'link' : null,
    dialIn: places?.dialIn ?? null,
    isOpen: opensAt <= now && now < closesAt,
  };
}
