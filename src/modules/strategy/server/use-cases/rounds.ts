import { and, eq, inArray, isNull } from 'drizzle-orm';
import { berlinDay, berlinMidnight, addDays } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { moveTaskLinks } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import type { RoundView } from '../../contract-rounds.ts';
import { extendRoundInput, planRoundInput, roundIdInput } from '../../round-inputs.ts';
import { moveRequests } from '../ask-persons.ts';
import { laterDates, reportParts, dueOf, roundDates } from '../model/rounds.ts';
import { policy } from '../policy.ts';
import { reportingRound, reportRequest } from '../round-schema.ts';
import { findItems, findRequests, findRounds, lockRound, statusLinkPurpose, stillHers } from '../round-store.ts';
import { runRounds, startRound, tellPersons } from '../run-rounds.ts';
import { roundView } from '../round-views.ts';

/** All rounds, the latest first, each with how many measures are answered. */
export const listRounds = useCase({
  name: 'strategy.list-rounds',
  action: 'strategy.read-rounds',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const today = berlinDay(ctx.clock.now());
    const views: RoundView[] = [];
    for (const round of await findRounds(tx)) views.push(roundView({ round, items: await findItems(tx, round.id), today }));
    return ok(views);
  },
});

/** Sets a round. It begins on its day, today at once; its deadlines follow from the county's settings. */
export const planRound = useCase({
  name: 'strategy.plan-round',
  action: 'strategy.manage-rounds',
  policy,
  mode: 'write',
  input: planRoundInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const today = berlinDay(now);
    if (input.opensOn < today) return invalidField('opensOn', 'Der Beginn liegt in der Vergangenheit.', 'past-date');
    const { reporting } = await readSettings(tx, ctx.county.id);
    const dates = roundDates({ opensOn: input.opensOn, days: reporting });
    const id = newId(now.getTime());
    await tx.insert(reportingRound).values({
      id,
      countyId: ctx.county.id,
      title: input.title,
      scheduledFor: null,
      ...dates,
      createdAt: now,
      createdBy: actorRef(ctx.actor),
    });
    audit({
      subjectType: 'reporting-round',
      subjectId: id,
      summary: `Berichtsrunde „${input.title}“ angesetzt`,
      fields: { opensOn: { after: dates.opensOn }, reporterDue: { after: dates.reporterDue } },
    });
    const begun = dates.opensOn <= today ? await startRound({ ctx, tx, roundId: id }) : null;
    if (begun) audit(begun);
    return ok({ id, begun: begun !== null });
  },
});

/** Takes back a round that has not begun. */
export const cancelRound = useCase({
  name: 'strategy.cancel-round',
  action: 'strategy.manage-rounds',
  policy,
  mode: 'write',
  input: roundIdInput,
  run: async ({ tx, input, audit }) => {
    const round = await lockRound(tx, input.roundId);
    if (!round) return notFound('Diese Berichtsrunde');
    if (round.startedAt !== null)
      return conflict('round-begun', 'Diese Berichtsrunde hat schon begonnen. Sie endet mit ihrer letzten Frist.');
    await tx.delete(reportingRound).where(eq(reportingRound.id, round.id));
    audit({ subjectType: 'reporting-round', subjectId: round.id, summary: `Berichtsrunde „${round.title}“ zurückgenommen` });
    return ok();
  },
});

/** Gives everybody more time: the first deadline moves to a later workday, the others and all links with it. */
export const extendRound = useCase({
  name: 'strategy.extend-round',
  action: 'strategy.manage-rounds',
  policy,
  mode: 'write',
  input: extendRoundInput,
  run: async ({ ctx, tx, input, audit }) => {
    const round = await lockRound(tx, input.roundId);
    if (!round) return notFound('Diese Berichtsrunde');
    if (round.closedAt !== null) return conflict('round-over', 'Diese Berichtsrunde ist zu Ende. Setzen Sie eine neue an.');
    if (input.reporterDue <= round.reporterDue)
      return invalidField('reporterDue', 'Die neue Frist liegt nicht nach der bisherigen.', 'not-later');
    if (input.reporterDue < berlinDay(ctx.clock.now()))
      return invalidField('reporterDue', 'Die neue Frist liegt in der Vergangenheit.', 'past-date');
    const dates = laterDates({ dates: round, reporterDue: input.reporterDue });
    const { reporterDue, deputyDue, headDue } = dates;
    await tx.update(reportingRound).set({ reporterDue, deputyDue, headDue }).where(eq(reportingRound.id, round.id));
    for (const part of reportParts) {
      const subjectIds = await moveRequests({ tx, roundId: round.id, part, due: dueOf(dates, part) });
      await moveTaskLinks({ tx, purpose: statusLinkPurpose, subjectIds, expiresAt: berlinMidnight(addDays(headDue, 1)) });
    }
    audit({
      subjectType: 'reporting-round',
      subjectId: round.id,
      summary: `Frist der Berichtsrunde „${round.title}“ verlängert`,
      fields: {
        reporterDue: { before: round.reporterDue, after: reporterDue },
        headDue: { before: round.headDue, after: headDue },
      },
    });
    return ok({ reporterDue });
  },
});

/** Asks everybody again who has not answered. Nobody gets a second mail on one day: who had one today hears of it tomorrow. */
export const remindRound = useCase({
  name: 'strategy.remind-round',
  action: 'strategy.manage-rounds',
  policy,
  mode: 'write',
  input: roundIdInput,
  run: async ({ ctx, tx, input, audit }) => {
    const round = await lockRound(tx, input.roundId);
    if (!round) return notFound('Diese Berichtsrunde');
    if (round.startedAt === null || round.closedAt !== null)
      return conflict('round-not-open', 'Erinnert wird nur, solange eine Berichtsrunde läuft.');
    const open = new Set((await findItems(tx, round.id)).flatMap((item) => (item.answeredAt === null ? item.nodeId : [])));
    const all = await findRequests(tx, round.id);
    const waiting = all.filter((row) => stillHers(row, all).some((id) => open.has(id)));
    if (waiting.length > 0)
      await tx
        .update(reportRequest)
        .set({ reminderAskedAt: ctx.clock.now() })
        .where(
          and(
            inArray(
              reportRequest.id,
              waiting.map((row) => row.id),
            ),
            isNull(reportRequest.finishedAt),
          ),
        );
    await tellPersons(ctx, tx);
    audit({
      subjectType: 'reporting-round',
      subjectId: round.id,
      summary: `An die Berichtsrunde „${round.title}“ erinnert`,
      fields: { persons: { after: waiting.length } },
    });
    return ok({ persons: waiting.length });
  },
});

/** The day's work on all rounds. Called by the module's job; a second run on one day changes nothing. */
export const runRoundsOfDay = useCase({
  name: 'strategy.run-rounds',
  action: 'strategy.manage-rounds',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const records = await runRounds({ ctx, tx });
    for (const record of records) audit(record);
    // The wrapper asks for a record of every writing; most days have nothing to tell.
    if (records.length === 0) return conflict('nothing-to-do', 'Heute ist nichts zu tun.');
    return ok({ done: records.length });
  },
});
