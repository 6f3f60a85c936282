import { sql } from 'drizzle-orm';
import type { CountyCtx, Tx } from './context.ts';

/**
 * A context whose use cases all run in this transaction, one after the other, each undone alone when it fails. Their rules,
 * rights and audit entries are those that they have anyway.
 * @param publicChanged called where one of them changed what the public sees
 */
export function together(input: { ctx: CountyCtx; tx: Tx; publicChanged: () => void }): CountyCtx {
  const { ctx, tx, publicChanged } = input;
  return {
    ...ctx,
    publicChanged,
    db: {
      transaction: async (options, run) => {
        if (options.countyId !== ctx.county.id) throw new RangeError('a transaction holds one county');
        await tx.execute(sql`savepoint together`);
        try {
          const value = await run(tx);
          await tx.execute(sql`release savepoint together`);
          return value;
        } catch (error) {
          await tx.execute(sql`rollback to savepoint together`);
          throw error;
        }
      },
    },
  };
}

/** Ends a rehearsal. Thrown and caught here alone. */
class TakeBack extends Error {}

/** Runs use cases as if they were meant, answers what came of it, and takes all back. */
export async function rehearse<T>(ctx: CountyCtx, run: (ctx: CountyCtx) => Promise<T>): Promise<T> {
  let value: { got: T } | null = null;
  try {
    await ctx.db.transaction({ countyId: ctx.county.id }, async (tx) => {
      value = { got: await run(together({ ctx, tx, publicChanged: () => undefined })) };
      throw new TakeBack();
    });
  } catch (error) {
    if (!(error instanceof TakeBack)) throw error;
  }
  return value!.got;
}
