import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { StateCounts } from '../contract.ts';
import { countThing, loadDesk, wordsOf } from './load-desk.ts';
import { findRevision } from './store.ts';

/** A thing with its words, and how it stands in every language of the county. */
export type ThingStanding = {
  subjectType: string;
  subjectId: string;
  title: string;
  language: string;
  changedAt: Date | null;
  words: number;
  inLanguages: ReadonlyMap<string, { counts: StateCounts; openWords: number; covered: boolean }>;
};
export type Standings = { languages: readonly string[]; things: readonly ThingStanding[] };

type Kept = { revision: number; day: string; until: number; standings: Standings };

/** As long as public pages are kept: what changes without the county's revision, as shared pages do, is seen then. */
const keptFor = 10 * 60_000;
/** Counties whose standings are held at once: one with 800 things in 17 languages takes about three megabytes. */
const mostKept = 24;
const keptBy = new WeakMap<CountyCtx['db'], Map<string, Kept>>();

/**
 * How everything stands in every language. It is reckoned from all texts once for each revision of the county, and given from
 * memory until then: whatever changes a public text or a translation raises the revision in its own transaction.
 */
export async function loadStandings(input: { ctx: CountyCtx; tx: Tx }): Promise<Standings> {
  const { ctx, tx } = input;
  const kept = keptBy.get(ctx.db) ?? new Map<string, Kept>();
  keptBy.set(ctx.db, kept);
  // Read before the texts: what changes between is reckoned again by whoever comes next.
  const revision = await findRevision(tx, ctx.county.id);
  const now = ctx.clock.now();
  const day = berlinDay(now);
  const known = kept.get(ctx.county.id);
  if (known?.revision === revision && known.day === day && now.getTime() < known.until) return known.standings;
  const standings = await reckon(input);
  kept.delete(ctx.county.id);
  kept.set(ctx.county.id, { revision, day, until: now.getTime() + keptFor, standings });
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return standings;
}

async function reckon(input: { ctx: CountyCtx; tx: Tx }): Promise<Standings> {
  const desk = await loadDesk(input);
  const things = desk.things.map((thing): ThingStanding => {
    const { subjectType, subjectId, title, language, changedAt = null } = thing;
    const words = thing.texts.reduce((sum, text) => sum + wordsOf(text), 0);
    const inLanguages = new Map(desk.languages.map((one) => [one, countThing({ desk, thing, language: one })]));
    return { subjectType, subjectId, title, language, changedAt, words, inLanguages };
  });
  return { languages: desk.languages, things };
}
