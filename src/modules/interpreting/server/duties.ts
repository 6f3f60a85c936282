import { addDays, berlinDay } from '#kernel/dates.ts';
import type { Duty, DutySource } from '#kernel/duties.ts';
import { spokenName } from '../contract-languages.ts';
import { openStates } from '../contract-states.ts';
import { needsHand, paperDays } from './model/needs-hand.ts';
import { findAssignments, findRequests } from './request-store.ts';
import { thingOf, type Operator } from './rights.ts';
import { findInterpreters, findPools } from './store.ts';

/** So many days before a conversation somebody should be asked for it. */
const askDays = 3;

/** The coordination has no duties in pools that others run, and reads of none of them. */
const mind = (pool: Operator): string =>
  pool.unitId === null && pool.organisationId === null ? 'interpreting.run-pool' : 'interpreting.mind-pool';

/** Conversations for which nobody is asked or nobody is found, and papers that end. No person and no institution is named: mails tell of it. */
export const duties: DutySource = async ({ ctx, tx, today }) => {
  const pools = (await findPools(tx)).map(({ row }) => row).filter(({ elsewhere }) => !elsewhere);
  const now = ctx.clock.now();
  const found: Duty[] = [];
  for (const pool of pools) {
    const whose = {
      action: mind(pool),
      thing: thingOf(pool),
      askedOf: {
        unitId: pool.unitId,
        municipalityIds: [],
        bodyId: null,
        organisationIds: pool.organisationId === null ? [] : [pool.organisationId],
      },
    };
    const open = await findAssignments(tx, { poolId: pool.id, states: [...openStates, 'unfilled'], endsAfter: now });
    const requests = new Map(
      (await findRequests(tx, { ids: [...new Set(open.map(({ row }) => row.requestId))] })).map((one) => [one.row.id, one]),
    );
    for (const { row, openOffers } of open) {
      const hand = needsHand({ state: row.state, startsAt: row.startsAt, openOffers, now });
      if (hand === null) continue;
      const { row: request, town } = requests.get(row.requestId)!;
      const day = berlinDay(row.startsAt);
      const [asked, early] = [berlinDay(request.createdAt), addDays(day, -askDays)];
      found.push({
        kind: hand === 'nobody-asked' ? 'interpreting.ask' : 'interpreting.find',
        key: `interpreting.${hand}:${row.id}`,
        subjectId: row.requestId,
        title: `${request.number}, ${spokenName({ tag: row.language })}`,
        context: [pool.name, ...(town ? [town.name] : [])],
        due: hand !== 'nobody-asked' ? day : early > asked ? early : asked,
        ...whose,
      });
    }
    const ends = (await findInterpreters(tx, { poolId: pool.id }))
      .flatMap(({ row }) => row.conductUntil ?? [])
      .filter((day) => day <= addDays(today, paperDays))
      .sort();
    if (ends.length > 0)
      found.push({
        kind: 'interpreting.papers',
        key: `interpreting.papers:${pool.id}:${ends[0]!}`,
        subjectId: pool.id,
        title: ends.length === 1 ? '1 Person' : `${ends.length} Personen`,
        context: [pool.name],
        due: ends[0]!,
        ...whose,
      });
  }
  return found;
};
