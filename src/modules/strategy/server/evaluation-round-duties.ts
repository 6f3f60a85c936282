import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import type { Duty } from '#kernel/duties.ts';
import { loadMeeting } from '#modules/network/server/index.ts';
import { findEvaluationRounds, findMeetingViews, nodesOfRound } from './evaluation-rounds.ts';

/**
 * Rounds whose meeting is over while what it said of some measure is still missing: the coordination writes it down. And
 * rounds whose meeting does not take place: they get another day or are called off.
 */
export async function evaluationRoundDuties(input: { tx: Tx; today: IsoDate }): Promise<Duty[]> {
  const { tx, today } = input;
  const found: Duty[] = [];
  for (const round of await findEvaluationRounds(tx)) {
    const duty = ({ kind, context }: Pick<Duty, 'kind' | 'context'>): void => {
      found.push({
        kind,
        key: `${kind}:${round.id}`,
        subjectId: round.id,
        title: round.title,
        context,
        due: round.meetingOn,
        action: 'strategy.manage-evaluation-rounds',
        thing: {},
        askedOf: { unitId: null, municipalityIds: [], bodyId: null },
      });
    };
    if (round.cancelledAt !== null) continue;
    if (round.meetingOn >= today) {
      const found = round.meetingId === null ? null : await loadMeeting(tx, round.meetingId);
      if (found?.meeting.state === 'cancelled') duty({ kind: 'strategy.meeting-fallen', context: [found.meeting.body.name] });
      continue;
    }
    const said = new Set(
      (await findMeetingViews(tx, round.id)).flatMap((view) =>
        view.progress !== null || view.effect !== null || view.text !== '' ? [view.nodeId] : [],
      ),
    );
    const missing = (await nodesOfRound(tx, round)).filter((node) => !node.deleted && !said.has(node.id)).length;
    if (missing === 0) continue;
    duty({ kind: 'strategy.meeting-view', context: [missing === 1 ? 'eine Maßnahme' : `${missing} Maßnahmen`] });
  }
  return found;
}
