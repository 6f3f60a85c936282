import type { Clock, Database, Logger } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { Counted, CountKind } from '../contract-figures.ts';
import { addCounts } from './figures-store.ts';

type Read = { countyId: string; language: string; kind: CountKind; what: string };

export type ReaderCounter = {
  /** One reading of a page, or one search without a result. Keeps nothing of who it was. */
  count: (read: Read) => void;
  /** Lays down what was counted since. */
  flush: () => Promise<void>;
};

/** More different things than a county reads in a minute: whoever would fill the memory stops here. */
const mostKept = 20_000;

/**
 * Counts in memory and lays the sums down from time to time, so that reading a page writes nothing. What was counted since
 * is lost when the process is killed: these are figures, no accounts.
 */
export function createReaderCounter(input: { db: Database; clock: Clock; log: Logger }): ReaderCounter {
  const { db, clock, log } = input;
  let counts = new Map<string, Counted & { countyId: string }>();
  return {
    count: ({ countyId, language, kind, what }) => {
      const day = berlinDay(clock.now());
      const key = [countyId, day, language, kind, what].join('\t');
      const known = counts.get(key);
      if (known) known.count += 1;
      else if (counts.size < mostKept) counts.set(key, { countyId, day, language, kind, what, count: 1 });
    },
    flush: async () => {
      const taken = [...counts.values()];
      counts = new Map();
      for (const [countyId, those] of Map.groupBy(taken, (one) => one.countyId)) {
        const rows = those.map(({ countyId: _county, ...one }) => one);
        try {
          await db.transaction({ countyId }, (tx) => addCounts({ tx, countyId, now: clock.now(), counts: rows }));
        } catch (error) {
          log.warn({ error: String(error), countyId }, 'readings were not laid down');
        }
      }
    },
  };
}
