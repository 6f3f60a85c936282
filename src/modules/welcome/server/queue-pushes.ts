import { inArray, sql, type SQL } from 'drizzle-orm';
import type { Severity } from '#kernel/alerts.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import type { NoticeKind } from '../contract-alerts.ts';
import { pushDelivery, pushSubscription } from './alert-schema.ts';
import { pushJob } from './jobs/job-names.ts';
import { reachesPlaces, type MunicipalityKey } from './model/alert-places.ts';
import { atLeast } from './model/current-alerts.ts';

export type PushSubject = { id: string; municipalityIds: readonly string[] } & (
  { type: 'alert'; severity: Severity } | { type: 'notice'; kind: NoticeKind }
);

const levels = ['Extreme', 'Severe', 'Moderate', 'Minor'] as const;

/**
 * Puts a message to every browser that asked for such a thing into the queue, in the transaction in which it happened. What
 * was told to a browser before is not told again.
 */
export async function queuePushes(input: {
  ctx: CountyCtx;
  tx: Tx;
  subjects: readonly PushSubject[];
  municipalities: readonly MunicipalityKey[];
}): Promise<number> {
  const { ctx, tx, subjects, municipalities } = input;
  const now = ctx.clock.now();
  let queued = 0;
  for (const subject of subjects) {
    const found = await tx
      .select({ id: pushSubscription.id, municipalityIds: pushSubscription.municipalityIds })
      .from(pushSubscription)
      .where(wanting(subject));
    const rows = found
      .filter(({ municipalityIds }) => reachesPlaces({ holds: subject.municipalityIds, asks: municipalityIds, municipalities }))
      .map(({ id }) => ({
        id: newId(now.getTime()),
        countyId: ctx.county.id,
        subscriptionId: id,
        subjectType: subject.type,
        subjectId: subject.id,
        state: 'waiting' as const,
        nextAt: now,
        createdAt: now,
      }));
    for (let start = 0; start < rows.length; start += 1_000) {
      const done = await tx
        .insert(pushDelivery)
        .values(rows.slice(start, start + 1_000))
        .onConflictDoNothing();
      queued += done.rowCount ?? 0;
    }
  }
  if (queued > 0) await ctx.enqueue(tx, { name: pushJob, payload: { countyId: ctx.county.id } });
  return queued;
}

function wanting(subject: PushSubject): SQL | undefined {
  if (subject.type === 'notice') return sql`${subject.kind} = any(${pushSubscription.noticeKinds})`;
  // One whose severity is not known is told to whoever wants to hear of all.
  const asked = levels.filter(
    (level) => atLeast(subject.severity, level) || (subject.severity === 'Unknown' && level === 'Minor'),
  );
  return asked.length === 0 ? sql`false` : inArray(pushSubscription.severity, asked);
}
