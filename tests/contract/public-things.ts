import type { CountyCtx } from '#kernel/context.ts';
import { slugOf } from '#modules/events/ui/slug.ts';
import { must } from '../database/must.ts';
import type { RunningSite } from './running-site.ts';

/** A place and an event that repeats, both public; gives the last parts of their addresses by the room where they stand. */
export async function addPublicThings(input: { site: RunningSite; ctx: CountyCtx }): Promise<Record<string, string>> {
  const { network, events } = input.site.test.app;
  const place = must(await network.addPlace(input.ctx, { name: 'Rathaus', kind: 'authority', state: 'public' }));
  const title = 'Sprachcafé';
  const event = must(
    await events.addEvent(input.ctx, {
      title,
      kind: 'meeting-place',
      startDate: '2026-11-26',
      startTime: '15:00',
      endTime: '17:00',
      recurrence: { frequency: 'WEEKLY' },
      release: true,
    } as Parameters<typeof events.addEvent>[1]),
  );
  return { orte: place.slug, termine: slugOf({ id: event.id, title }) };
}
