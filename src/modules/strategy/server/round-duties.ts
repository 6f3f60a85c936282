import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import type { Duty } from '#kernel/duties.ts';
import { dueOf, partOn } from './model/rounds.ts';
import { findItems, findOpenRounds } from './round-store.ts';

/**
 * What running rounds ask: the due date of every measure that nobody has answered, and, for the coordination, the rounds
 * in which somebody is missing who could be asked.
 */
export async function roundDuties(input: { tx: Tx; today: IsoDate }): Promise<{ due: Map<string, IsoDate>; gaps: Duty[] }> {
  const { tx, today } = input;
  const due = new Map<string, IsoDate>();
  const gaps: Duty[] = [];
  for (const round of await findOpenRounds(tx, today)) {
    const open = (await findItems(tx, round.id)).filter((item) => item.answeredAt === null);
    for (const item of open) {
      const day = dueOf(round, item.part ?? 'head');
      if ((due.get(item.nodeId) ?? '9') > day) due.set(item.nodeId, day);
    }
    const missing = open.filter((item) => item.part === null).length;
    if (missing === 0) continue;
    const part = partOn(round, today);
    // The day since which somebody is missing: told again when the turn passes on and still nobody is there.
    const since = part === 'reporter' ? round.opensOn : part === 'deputy' ? round.reporterDue : round.deputyDue;
    gaps.push({
      kind: 'strategy.round-gap',
      key: `strategy.round-gap:${round.id}:${since}`,
      subjectId: round.id,
      title: round.title,
      context: [missing === 1 ? 'eine Maßnahme' : `${missing} Maßnahmen`],
      due: since,
      action: 'strategy.manage-rounds',
      thing: {},
      askedOf: { unitId: null, municipalityIds: [], bodyId: null },
    });
  }
  return { due, gaps };
}
