import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinMidnight, type IsoDate } from '#kernel/dates.ts';
import { invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { moveTaskLinks } from '#kernel/task-link.ts';
import { loadMeeting } from '#modules/network/server/index.ts';
import { findEvaluationInvites, ratingLinkPurpose, type EvaluationRoundRow } from './evaluation-rounds.ts';
import { tellPersons } from './run-rounds.ts';
import { evaluationRound } from './schema-evaluation-round.ts';

/** The day of a round that lies ahead: that of a body's meeting where one is chosen, else the one given. */
export async function dayOfRound(work: {
  tx: Tx;
  input: { meetingId: string | null; meetingOn: string };
  today: IsoDate;
}): Promise<Result<IsoDate>> {
  const { tx, input, today } = work;
  const found = input.meetingId === null ? null : await loadMeeting(tx, input.meetingId);
  if (input.meetingId !== null && !found) return invalidField('meetingId', 'Diese Sitzung gibt es nicht.', 'unknown-meeting');
  if (found?.meeting.state === 'cancelled')
    return invalidField('meetingId', 'Diese Sitzung fällt aus. Bitte wählen Sie eine andere oder einen Tag.', 'meeting-fallen');
  const day = found?.meeting.date ?? input.meetingOn;
  if (day < today)
    return invalidField(found ? 'meetingId' : 'meetingOn', 'Der Tag der Sitzung liegt in der Vergangenheit.', 'past-day');
  return ok(day);
}

/** Gives a round another day, and every link of the invited with it. They are told by the next mail of the day, once. */
export async function moveRound(work: { ctx: CountyCtx; tx: Tx; round: EvaluationRoundRow; meetingOn: IsoDate }): Promise<void> {
  const { ctx, tx, round, meetingOn } = work;
  await tx.update(evaluationRound).set({ meetingOn }).where(eq(evaluationRound.id, round.id));
  const subjectIds = (await findEvaluationInvites(tx, round.id)).map((invite) => invite.id);
  await moveTaskLinks({ tx, purpose: ratingLinkPurpose, subjectIds, expiresAt: berlinMidnight(meetingOn) });
  await tellPersons(ctx, tx);
}
