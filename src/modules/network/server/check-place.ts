import type { Tx } from '#kernel/context.ts';
import { invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { findBody, findMeeting, type BodyRow, type MeetingRow } from './store.ts';

/** The body and, where one is named, the meeting of a stop; a meeting of another body is a fault. */
export async function checkPlace(input: {
  tx: Tx;
  bodyId: string;
  meetingId: string | null;
  /** What stands before the fields' names in the input. */
  path?: string;
}): Promise<Result<{ body: BodyRow['row']; meeting: MeetingRow['row'] | null }>> {
  const { tx, bodyId, meetingId, path = '' } = input;
  const body = await findBody(tx, bodyId);
  if (!body) return invalidField(`${path}bodyId`, 'Dieses Gremium gibt es hier nicht.', 'unknown-body');
  if (meetingId === null) return ok({ body: body.row, meeting: null });
  const meeting = await findMeeting(tx, meetingId);
  if (!meeting) return invalidField(`${path}meetingId`, 'Diese Sitzung gibt es hier nicht.', 'unknown-meeting');
  if (meeting.row.bodyId !== bodyId) {
    return invalidField(`${path}meetingId`, 'Das ist eine Sitzung eines anderen Gremiums.', 'other-body');
  }
  return ok({ body: body.row, meeting: meeting.row });
}
