import { addDays, berlinDay } from '#kernel/dates.ts';
import type { DutySource } from '#kernel/duties.ts';
import { countWaiting } from './feedback-store.ts';

/** So many days after it came in somebody should have looked at what a reader wrote. */
const answerWithinDays = 7;

/** One duty for all that waits with the coordination, and one for each unit that was given some. */
export const feedbackDuties: DutySource = async ({ tx }) =>
  (await countWaiting(tx)).map(({ unitId, count, oldest }) => ({
    kind: 'welcome.feedback',
    key: `welcome.feedback:${unitId ?? 'county'}:${new Date(oldest).getTime()}`,
    subjectId: unitId ?? 'alle',
    title: count === 1 ? 'eine Rückmeldung' : `${count} Rückmeldungen`,
    context: [],
    due: addDays(berlinDay(new Date(oldest)), answerWithinDays),
    action: 'welcome.handle-feedback',
    thing: { unitIds: unitId === null ? [] : [unitId] },
    askedOf: { unitId, municipalityIds: [], bodyId: null },
  }));
