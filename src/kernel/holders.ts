import type { Tx } from './context.ts';

/**
 * Something that hangs on a thing of a module below: while it does, the thing is not deleted. The module below does not know who
 * those above are; they say so in their manifest, and `ctx.holdersOf` asks them all.
 */
export type Holder = {
  /** Module and kind, `strategy.node`. Its address stands in `lib/office/search-words.ts`. */
  kind: string;
  subjectId: string;
  title: string;
  /** Where it belongs: strategy, unit. */
  context: string;
};

/** Finds what hangs on the thing with this id, in its transaction. */
export type HolderSource = (input: { tx: Tx; id: string }) => Promise<Holder[]>;
