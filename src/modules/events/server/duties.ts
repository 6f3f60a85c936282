import { and, eq, gte, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { addDays } from '#kernel/dates.ts';
import type { Duty, DutySource } from '#kernel/duties.ts';
import { eventsByLink } from './entry-store.ts';
import { event } from './schema.ts';
import { findEvents } from './store.ts';
import { thingOf } from './thing-of.ts';

/** So many days before the date people are asked whether what an event says is still right. */
const askDaysBefore = 14;

/** Events that wait for their release, that came back with a remark, or whose facts somebody should look at again. */
export const duties: DutySource = async ({ tx, today }) => {
  const waiting = await findEvents(tx, { states: ['submitted', 'returned'] });
  // What came by a link goes back by a link: there is nobody in the office to mend it.
  const byLink = new Set(await eventsByLink(tx));
  const asked = await tx
    .select()
    .from(event)
    .where(
      and(
        eq(event.state, 'public'),
        isNotNull(event.reviewBy),
        lte(event.reviewBy, addDays(today, askDaysBefore)),
        or(isNull(event.lastDate), gte(event.lastDate, today)),
      ),
    );
  return [
    ...waiting
      .filter(({ row }) => row.state === 'submitted' || !byLink.has(row.id))
      .map(({ row, series }): Duty => {
        const waits = row.state === 'submitted';
        const kind = waits ? 'events.release' : 'events.returned';
        return {
          kind,
          key: `${kind}:${row.id}:${row.version}`,
          subjectId: row.id,
          title: row.title,
          context: series?.name ? [series.name] : [],
          due: null,
          action: waits ? 'events.release' : 'events.edit',
          thing: thingOf(row),
          askedOf: waits
            ? { unitId: null, municipalityIds: [], bodyId: null }
            : { unitId: row.unitId, municipalityIds: row.municipalityId === null ? [] : [row.municipalityId], bodyId: null },
        };
      }),
    ...asked.map((row): Duty => ({
      kind: 'events.review',
      key: `events.review:${row.id}:${row.reviewBy}`,
      subjectId: row.id,
      title: row.title,
      context: [],
      due: row.reviewBy,
      action: 'events.edit',
      thing: thingOf(row),
      askedOf: { unitId: row.unitId, municipalityIds: row.municipalityId === null ? [] : [row.municipalityId], bodyId: null },
    })),
  ];
};
