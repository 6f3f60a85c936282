import { and, desc, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { event } from '#modules/events/server/schema.ts';
import { idOfSlug } from '#kernel/slug.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { service } from '#modules/offers/server/schema.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import type { FeedbackKind, FeedbackState } from '../contract-feedback.ts';
import { feedback } from './feedback-schema.ts';
import { findByAddress } from './load-page.ts';
import { loadTree } from './tree-store.ts';

export type FeedbackRow = typeof feedback.$inferSelect;
export type FeedbackWithUnit = { row: FeedbackRow; unit: { id: string; name: string } | null };

const withUnit = (tx: Tx) =>
  tx
    .select({ row: feedback, unit: { id: unit.id, name: unit.name } })
    .from(feedback)
    .leftJoin(unit, eq(unit.id, feedback.unitId));

export type FeedbackFilter = {
  states: readonly FeedbackState[];
  kind: FeedbackKind | null;
  subjectKey: string | null;
};

/** Feedback that is asked for, the latest first. */
export const findFeedbackList = (tx: Tx, asked: FeedbackFilter): Promise<FeedbackWithUnit[]> =>
  withUnit(tx)
    .where(
      and(
        inArray(feedback.state, [...asked.states]),
        asked.kind === null ? undefined : eq(feedback.kind, asked.kind),
        asked.subjectKey === null ? undefined : eq(feedback.subjectKey, asked.subjectKey),
      ),
    )
    .orderBy(desc(feedback.receivedAt), desc(feedback.id));

export async function findFeedback(tx: Tx, id: string): Promise<FeedbackWithUnit | null> {
  const [found] = await withUnit(tx).where(eq(feedback.id, id));
  return found ?? null;
}

export async function lockFeedback(tx: Tx, id: string): Promise<FeedbackRow | null> {
  const [row] = await tx.select().from(feedback).where(eq(feedback.id, id)).for('update');
  return row ?? null;
}

/** Feedback that waits for somebody, counted by the unit that has it. */
export const countWaiting = (tx: Tx) =>
  tx
    .select({
      unitId: feedback.unitId,
      count: sql<number>`count(*)::int`,
      oldest: sql<string>`min(${feedback.receivedAt})`,
    })
    .from(feedback)
    .where(inArray(feedback.state, ['new', 'work']))
    .groupBy(feedback.unitId);

/** How much came in since then. */
export async function countSince(tx: Tx, since: Date): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(feedback)
    .where(gte(feedback.receivedAt, since));
  return row?.count ?? 0;
}

/** The same words about the same thing since then: somebody sent the form twice, or a machine did. */
export async function findSame(
  tx: Tx,
  asked: { subjectKey: string; comment: string; since: Date },
): Promise<{ id: string } | null> {
  const [row] = await tx
    .select({ id: feedback.id })
    .from(feedback)
    .where(
      and(eq(feedback.subjectKey, asked.subjectKey), eq(feedback.comment, asked.comment), gte(feedback.receivedAt, asked.since)),
    );
  return row ?? null;
}

/** A thumb given since then that has no words yet. */
export async function lockThumb(tx: Tx, asked: { id: string; since: Date }): Promise<FeedbackRow | null> {
  const [row] = await tx
    .select()
    .from(feedback)
    .where(and(eq(feedback.id, asked.id), isNull(feedback.comment), gte(feedback.receivedAt, asked.since)))
    .for('update');
  return row ?? null;
}

export type Subject = { id: string | null; title: string; key: string; unitId: string | null };

/** What the feedback is about; null where there is no such public page, place, event or offer. */
export async function findSubject(
  tx: Tx,
  asked: { kind: FeedbackKind; about: string | null; language: string },
): Promise<Subject | null> {
  const { kind, about, language } = asked;
  if (kind === 'page') return pageSubject(tx, { path: about!, language });
  if (kind === 'place') {
    const [row] = await tx
      .select()
      .from(place)
      .where(and(eq(place.state, 'public'), sql`(${place.slug} = ${about} or ${about} = any(${place.formerSlugs}))`));
    return row ? { id: row.id, title: row.name, key: `place:${row.id}`, unitId: row.unitId } : null;
  }
  if (kind === 'event') {
    const id = idOfSlug(about!);
    const [row] = id === null ? [] : await tx.select().from(event).where(eq(event.id, id));
    return row && ['public', 'cancelled'].includes(row.state)
      ? { id: row.id, title: row.title, key: `event:${row.id}`, unitId: row.unitId }
      : null;
  }
  if (kind === 'offer') {
    const id = idOfSlug(about!);
    const [row] = id === null ? [] : await tx.select().from(service).where(eq(service.id, id));
    return row?.state === 'public' ? { id: row.id, title: row.name, key: `offer:${row.id}`, unitId: row.unitId } : null;
  }
  if (kind === 'search') {
    return { id: null, title: about!, key: `search:${about!.toLowerCase().replaceAll(/\s+/g, ' ')}`, unitId: null };
  }
  return { id: null, title: '', key: kind, unitId: null };
}

/** Pages are named in the language in which they were written: so the office finds them again. */
async function pageSubject(tx: Tx, asked: { path: string; language: string }): Promise<Subject | null> {
  const path = asked.path.toLowerCase().replace(/^\/+|\/+$/g, '');
  const found = await findByAddress({ tx, language: asked.language, path });
  if (found === null) return null;
  const tree = await loadTree({ tx, language: found.row.language, publicOnly: true });
  const here = tree.find(({ id }) => id === found.row.id);
  return here ? { id: here.id, title: here.title.text, key: `page:${here.id}`, unitId: found.row.unitId } : null;
}
