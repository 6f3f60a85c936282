import { eq } from 'drizzle-orm';
import type { AlertFeed } from '#kernel/alerts.ts';
import type { CountyCtx, Ctx, Tx } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import { alertFeed } from '../alert-schema.ts';
import { findFeed, findFeedAlerts } from '../alert-store.ts';
import { nothingChanged } from '../model/alert-changes.ts';
import { planAlerts } from '../plan-alerts.ts';
import { readFields, takeAlerts } from '../use-cases/take-alerts.ts';

/** Asks every source of warnings once. What a source said last stays while it fails, with its age. */
export async function readAlerts(ctx: Ctx): Promise<void> {
  if (ctx.county === null) return;
  for (const feed of ctx.alerts.feeds) await readFeed({ ctx: ctx as CountyCtx, feed });
}

async function readFeed(input: { ctx: CountyCtx; feed: AlertFeed }): Promise<void> {
  const { ctx, feed } = input;
  const name = `${feed.kind} ${feed.url}`;
  const within = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => ctx.db.transaction({ countyId: ctx.county.id }, run);
  const before = await within(async (tx) => {
    const found = await findFeed(tx, name);
    if (!found) {
      await tx
        .insert(alertFeed)
        .values({ id: newId(ctx.clock.now().getTime()), countyId: ctx.county.id, feed: name, askedAt: ctx.clock.now() })
        .onConflictDoNothing();
    }
    return { row: found, kept: await findFeedAlerts(tx, name) };
  });
  const answer = await ctx.alerts.read({
    feed,
    countyKey: ctx.county.ags,
    known: new Map([
      ...Object.entries(before.row?.elsewhere ?? {}),
      ...before.kept.map(({ identifier, version }): [string, string] => [identifier, version]),
    ]),
    validators: { etag: before.row?.etag ?? null, lastModified: before.row?.lastModified ?? null },
  });
  const now = ctx.clock.now();
  const note = (tx: Tx, fields: Partial<typeof alertFeed.$inferInsert>): Promise<unknown> =>
    tx
      .update(alertFeed)
      .set({ askedAt: now, ...fields })
      .where(eq(alertFeed.feed, name));
  if (answer.state === 'failed') {
    if (before.row?.failingSince === null || before.row === null)
      ctx.log.warn({ feed: name, county: ctx.county.slug, code: answer.code }, 'warnings cannot be read');
    const failingSince = before.row?.failingSince ?? now;
    await within((tx) => note(tx, { failingSince, failureCode: answer.code, failure: answer.message }));
    return;
  }
  if (answer.state === 'unchanged') {
    await within((tx) => note(tx, { readAt: now, failingSince: null, failureCode: null, failure: null }));
    return;
  }
  // Most answers change nothing: they leave no trace in the log.
  const same = await within(async (tx) => {
    const { changes } = await planAlerts({ ctx, tx, feed: name, answer });
    if (!nothingChanged(changes)) return false;
    await note(tx, { ...readFields({ answer, now }), elsewhere: changes.elsewhere });
    return true;
  });
  if (same) return;
  const taken = await takeAlerts(ctx, { feed: name, answer });
  if (!taken.ok) throw new Error(taken.problem.message);
}
