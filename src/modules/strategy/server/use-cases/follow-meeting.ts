import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { loadMeeting } from '#modules/network/server/index.ts';
import { policy } from '../policy.ts';
import { moveRound } from '../round-day.ts';
import { evaluationRound } from '../schema-evaluation-round.ts';

/**
 * Lets evaluation rounds follow the body's meeting for which they were planned: its day is theirs. A meeting that falls out
 * moves nothing: the coordination finds the round among its duties.
 */
export const followMeeting = useCase({
  name: 'strategy.follow-meeting',
  policy,
  mode: 'write',
  input: z.object({ meetingId: z.uuid() }),
  run: async ({ ctx, tx, input, audit }) => {
    const found = await loadMeeting(tx, input.meetingId);
    const rounds = await tx.select().from(evaluationRound).where(eq(evaluationRound.meetingId, input.meetingId)).for('update');
    let moved = 0;
    for (const round of rounds) {
      if (!found || found.meeting.state === 'cancelled' || round.cancelledAt !== null) continue;
      const { date: meetingOn } = found.meeting;
      if (round.meetingOn === meetingOn) continue;
      await moveRound({ ctx, tx, round, meetingOn });
      moved += 1;
      audit({
        subjectType: 'evaluation-round',
        subjectId: round.id,
        summary: `Bewertungsrunde „${round.title}“ folgt der verlegten Sitzung`,
        fields: { meetingOn: { before: round.meetingOn, after: meetingOn } },
      });
    }
    if (moved === 0) audit({ subjectType: 'meeting', subjectId: input.meetingId, summary: 'Keine Bewertungsrunde verlegt' });
    return ok({ moved });
  },
});
