import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import type { Duty } from '#kernel/duties.ts';
import { findEvaluationRounds, findMeetingViews, nodesOfRound } from './evaluation-rounds.ts';

/** Rounds whose meeting is over while what it said of some measure is still missing: the coordination writes it down. */
export async function evaluationRoundDuties(input: { tx: Tx; today: IsoDate }): Promise<Duty[]> {
  const { tx, today } = input;
  const found: Duty[] = [];
  for (const round of await findEvaluationRounds(tx)) {
    if (round.meetingOn >= today) continue;
    const said = new Set(
      (await findMeetingViews(tx, round.id)).flatMap((view) =>
        view.progress !== null || view.effect !== null || view.text !== '' ? [view.nodeId] : [],
      ),
    );
    const missing = (await nodesOfRound(tx, round)).filter((node) => !node.deleted && !said.has(node.id)).length;
    if (missing === 0) continue;
    found.push({
      kind: 'strategy.meeting-view',
      key: `strategy.meeting-view:${round.id}`,
      subjectId: round.id,
      title: round.title,
      context: [missing === 1 ? 'eine Maßnahme' : `${missing} Maßnahmen`],
      due: round.meetingOn,
      action: 'strategy.manage-evaluation-rounds',
      thing: {},
      askedOf: { unitId: null, municipalityIds: [], bodyId: null },
    });
  }
  return found;
}
