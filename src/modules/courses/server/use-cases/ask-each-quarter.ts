import type { Ctx } from '#kernel/context.ts';
import { addDays, berlinDay, berlinMidnight, quarterOf, type IsoDate } from '#kernel/dates.ts';
import { conflict } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { quarterWords } from '../../contract-inquiries.ts';
import { providerInquiry } from '../inquiry-schema.ts';
import { findAnswers, findInquiries } from '../inquiry-store.ts';
import { policy } from '../policy.ts';
import { keyOf } from '../provider-store.ts';
import { ask, remind } from './inquiries.ts';

/** So long providers have for an answer that was asked for by the clock. */
const daysToAnswer = 21;
/** Reminders go out from so many days before the day, and once more from so many after it until nobody is waited for any longer. */
const remindBefore = 5;
const remindAfter = 3;
const waitedFor = 10;

/** The first day of the time in which who was not reached since is reminded; null outside. A morning without a worker is made up for. */
function remindersSince(dueOn: IsoDate, today: IsoDate): IsoDate | null {
  const [before, after] = [addDays(dueOn, -remindBefore), addDays(dueOn, remindAfter)];
  if (today >= before && today <= dueOn) return before;
  return today >= after && today <= addDays(dueOn, waitedFor) ? after : null;
}

/** Begins the new quarter’s inquiry where the last one is to be repeated, and reminds of those that are open. */
export const keepAsking = useCase({
  name: 'courses.keep-asking',
  action: 'courses.run-inquiries',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const now = ctx.clock.now();
    const today = berlinDay(now);
    const quarter = quarterOf(today);
    const inquiries = await findInquiries(tx);
    const [last] = inquiries;
    let [started, reminded] = [0, 0];
    if (last && last.row.repeats && last.row.quarter < quarter) {
      const providers = (await findAnswers(tx, { inquiryId: last.row.id })).map(({ row }) => keyOf(row));
      const [inquiry] = await tx
        .insert(providerInquiry)
        .values({
          ...{ id: newId(now.getTime()), countyId: ctx.county.id, quarter, dueOn: addDays(today, daysToAnswer) },
          ...{ intro: last.row.intro, questions: last.row.questions, repeats: true },
          ...{ demonstration: last.row.demonstration, createdAt: now, updatedAt: now },
        })
        .returning();
      const mailed = await ask({ ctx, tx, inquiry: inquiry!, providers });
      audit({
        subjectType: 'provider-inquiry',
        subjectId: inquiry!.id,
        summary: `Anbieter zum ${quarterWords(quarter)} gefragt: ${providers.length}, davon ${mailed} per E-Mail`,
      });
      started = 1;
    }
    for (const { row } of inquiries) {
      const since = remindersSince(row.dueOn, today);
      if (row.closedAt !== null || since === null) continue;
      const told = await remind({ ctx, tx, inquiry: row, quietSince: berlinMidnight(since) });
      if (told === 0) continue;
      reminded += told;
      audit({ subjectType: 'provider-inquiry', subjectId: row.id, summary: `An die Abfrage erinnert: ${told} per E-Mail` });
    }
    return started + reminded > 0 ? ok({ started, reminded }) : conflict('nothing-to-do', 'Niemand ist zu fragen.');
  },
});

/** Every morning. */
export async function keepAskingJob(ctx: Ctx): Promise<void> {
  const done = await keepAsking(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}
