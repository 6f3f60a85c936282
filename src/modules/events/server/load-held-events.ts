import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import { loadDictionary } from '#kernel/translation.ts';
import type { EventDate, PublicEvent } from '../contract.ts';
import { datesOf } from './model/occurrences.ts';
import { findEvents } from './store.ts';
import { publicEventView, recurringOf } from './views.ts';

/** Public events by their ids, with the dates on which they are held between two days, both included. */
export async function loadHeldEvents(input: {
  tx: Tx;
  ids: readonly string[];
  from: IsoDate;
  to: IsoDate;
  language: string;
}): Promise<{ event: PublicEvent; dates: EventDate[] }[]> {
  const { tx, ids, from, to, language } = input;
  if (ids.length === 0) return [];
  const found = await findEvents(tx, { ids, states: ['public'] });
  const dictionary = await loadDictionary({ tx, language, subjectIds: found.map(({ row }) => row.id) });
  return found.map((one) => ({
    event: publicEventView(one, dictionary),
    dates: datesOf({ event: recurringOf(one), from, to }).filter(({ state }) => state !== 'cancelled'),
  }));
}
