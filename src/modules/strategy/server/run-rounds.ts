import { eq } from 'drizzle-orm';
import type { AuditRecord } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { reminderJob } from '#kernel/reminders.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { askPersons } from './ask-persons.ts';
import { dueRounds, partOn, reportParts, roundDates, roundTitle } from './model/rounds.ts';
import { roundLines } from './round-lines.ts';
import { reportingRound, roundItem } from './round-schema.ts';
import { findItems, findRounds, lockRound, type RoundRow } from './round-store.ts';
import { insertAll } from './store.ts';

/** Lays down what a round asks and asks the first persons. A round that has started starts no second time. */
export async function startRound(input: { ctx: CountyCtx; tx: Tx; roundId: string }): Promise<AuditRecord | null> {
  const { ctx, tx } = input;
  const round = await lockRound(tx, input.roundId);
  if (!round || round.startedAt !== null) return null;
  const now = ctx.clock.now();
  const nodeIds = await roundLines({ tx, today: berlinDay(now) });
  const rows = nodeIds.map((nodeId) => ({ id: newId(now.getTime()), countyId: ctx.county.id, roundId: round.id, nodeId }));
  await insertAll(rows, (packet) => tx.insert(roundItem).values(packet));
  await tx.update(reportingRound).set({ startedAt: now }).where(eq(reportingRound.id, round.id));
  const { asked, nobody } = await askPersons({ ctx, tx, round, items: await findItems(tx, round.id), from: 'reporter' });
  await tellPersons(ctx, tx);
  return {
    subjectType: 'reporting-round',
    subjectId: round.id,
    summary: `Berichtsrunde „${round.title}“ begonnen`,
    fields: { measures: { after: rows.length }, asked: { after: asked }, nobody: { after: nobody } },
  };
}

/** The day's work on all rounds: begin those that are due, give the turn on after a deadline, end those that are over. */
export async function runRounds(input: { ctx: CountyCtx; tx: Tx }): Promise<AuditRecord[]> {
  const { ctx, tx } = input;
  const today = berlinDay(ctx.clock.now());
  const records: AuditRecord[] = [];
  await planScheduled({ ctx, tx, today });
  for (const round of await findRounds(tx)) {
    if (round.closedAt !== null) continue;
    if (round.startedAt === null) {
      const begun = round.opensOn <= today ? await startRound({ ctx, tx, roundId: round.id }) : null;
      if (begun) records.push(begun);
      continue;
    }
    const part = partOn(round, today);
    if (part === null) {
      await tx.update(reportingRound).set({ closedAt: ctx.clock.now() }).where(eq(reportingRound.id, round.id));
      records.push({ subjectType: 'reporting-round', subjectId: round.id, summary: `Berichtsrunde „${round.title}“ beendet` });
      continue;
    }
    const record = await escalate({ ctx, tx, round, today });
    if (record) records.push(record);
  }
  return records;
}

/** Measures that are not answered go to those whose turn it is now. */
async function escalate(input: { ctx: CountyCtx; tx: Tx; round: RoundRow; today: IsoDate }): Promise<AuditRecord | null> {
  const { ctx, tx, round, today } = input;
  const turn = partOn(round, today)!;
  const behind = (await findItems(tx, round.id)).filter(
    (item) => item.answeredAt === null && item.part !== null && reportParts.indexOf(item.part) < reportParts.indexOf(turn),
  );
  if (behind.length === 0) return null;
  const { asked, nobody } = await askPersons({ ctx, tx, round, items: behind, from: turn });
  await tellPersons(ctx, tx);
  return {
    subjectType: 'reporting-round',
    subjectId: round.id,
    summary: `Berichtsrunde „${round.title}“: nach der Frist die Nächsten gefragt`,
    fields: { measures: { after: behind.length }, asked: { after: asked }, nobody: { after: nobody } },
  };
}

async function planScheduled(input: { ctx: CountyCtx; tx: Tx; today: IsoDate }): Promise<void> {
  const { ctx, tx, today } = input;
  const { reporting } = await readSettings(tx, ctx.county.id);
  const now = ctx.clock.now();
  for (const day of dueRounds({ dates: reporting.dates, today })) {
    await tx
      .insert(reportingRound)
      .values({
        id: newId(now.getTime()),
        countyId: ctx.county.id,
        title: roundTitle(day),
        scheduledFor: day,
        // Deadlines are counted from the day on which people are really asked.
        ...roundDates({ opensOn: today, days: reporting }),
        createdAt: now,
        createdBy: actorRef(ctx.actor),
      })
      .onConflictDoNothing();
  }
}

/** The mails of the day are written right away: whoever has one today hears of it tomorrow. */
export const tellPersons = (ctx: CountyCtx, tx: Tx): Promise<void> =>
  ctx.enqueue(tx, { name: reminderJob, payload: { countyId: ctx.county.id } });
