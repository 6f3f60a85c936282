import { eq } from 'drizzle-orm';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { loadMeeting, loadPapers } from '#modules/network/server/index.ts';
import { loadPeriod } from '#modules/strategy/server/index.ts';
import { committeeSections } from '../../contract.ts';
import { committeePaperInput, recordPaperInput } from '../../inputs.ts';
import { keyFor } from '../model/key.ts';
import { longDay } from '../model/words.ts';
import { policy } from '../policy.ts';
import { report } from '../schema.ts';
import { findDraftFor, findKeys, lockReport } from '../store.ts';

/**
 * Begins a paper for a meeting: what changed since the body met last, up to the meeting or today. A second call finds
 * the draft that is there; `made` says which.
 */
export const prepareCommitteePaper = useCase({
  name: 'reporting.prepare-committee-paper',
  action: 'reporting.edit',
  policy,
  mode: 'write',
  input: committeePaperInput,
  load: async ({ tx, input }) => {
    const found = await loadMeeting(tx, input.meetingId);
    return found ? ok({ loaded: found }) : notFound('Diese Sitzung');
  },
  run: async ({ ctx, tx, input, loaded: { meeting, previous }, audit }) => {
    const there = await findDraftFor(tx, input);
    if (there) {
      audit({ subjectType: 'report', subjectId: there.id, summary: `Vorlage „${there.title}“ geöffnet` });
      return ok({ id: there.id, made: false });
    }
    if (meeting.state === 'cancelled') return conflict('cancelled', 'Diese Sitzung ist ausgefallen.');
    const now = ctx.clock.now();
    const today = berlinDay(now);
    const to = meeting.date < today ? meeting.date : today;
    // A body that never met before is told of a year.
    const from = previous?.date ?? addDays(to, -365);
    const period = await loadPeriod({ tx, strategyId: input.strategyId, from, to });
    if (period === null) return notFound('Diese beschlossene Strategie');
    const id = newId(now.getTime());
    const title = `${meeting.body.name}, ${longDay(meeting.date)}`.slice(0, 160);
    const key = keyFor(title, await findKeys(tx));
    await tx.insert(report).values({
      id,
      countyId: ctx.county.id,
      key,
      kind: 'committee',
      meetingId: meeting.id,
      strategyId: input.strategyId,
      title,
      periodFrom: from,
      periodTo: to,
      sections: committeeSections(),
      createdAt: now,
      createdBy: actorRef(ctx.actor),
    });
    audit({
      subjectType: 'report',
      subjectId: id,
      summary: `Vorlage „${title}“ angelegt`,
      fields: { period: { after: `${from} bis ${to}` } },
    });
    return ok({ id, made: true });
  },
});

/** Enters the number that the paper got, and which one it is. The frozen document stays as it was. */
export const recordPaper = useCase({
  name: 'reporting.record-paper',
  action: 'reporting.edit',
  policy,
  mode: 'write',
  input: recordPaperInput,
  load: async ({ tx, input }) => {
    const row = await lockReport(tx, input.reportId);
    return row ? ok({ loaded: row }) : notFound('Diesen Bericht');
  },
  run: async ({ tx, input, loaded: row, audit, touchPublic }) => {
    const paper = input.paperId === null ? null : (await loadPapers(tx, [input.paperId])).get(input.paperId);
    if (paper === undefined) return invalidField('paperId', 'Diese Vorlage gibt es hier nicht.', 'unknown-paper');
    const number = input.number ?? paper?.number ?? null;
    await tx.update(report).set({ paperNumber: number, paperId: input.paperId }).where(eq(report.id, row.id));
    audit({
      subjectType: 'report',
      subjectId: row.id,
      summary: `Nummer der Vorlage zu „${row.title}“ eingetragen`,
      fields: { paperNumber: { before: row.paperNumber, after: number } },
    });
    if (row.state === 'frozen') touchPublic();
    return ok();
  },
});
