import { and, eq, isNotNull } from 'drizzle-orm';
import type { CountyCtx, Ctx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, forbidden, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok, type Result } from '#kernel/result.ts';
import { answerState, askByLink, isToAsk, type AnswerState } from '#kernel/review.ts';
import { spendTaskLinks } from '#kernel/task-link.ts';
import { taskLink } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import { sitePaths } from '#lib/paths.ts';
import { officeFunctionWords } from '#modules/network/contract-places.ts';
import type { DeskByLink } from '../../contract.ts';
import { confirmDeskByLinkInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { responsibleDesk } from '../schema.ts';
import { findDeskRows, lockDesk, type DeskRow } from '../store.ts';
import { confirmation, deskLinkPurpose as purpose, viewsOf } from './desks.ts';

/** Asks desks that have a mailbox of their own whether they are still right. Without an answer a desk stays, as its unit's duty. */
export const askDesks = useCase({
  name: 'guidance.ask-desks',
  action: 'guidance.ask-desks',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const now = ctx.clock.now();
    const due = await tx
      .select({ id: responsibleDesk.id })
      .from(responsibleDesk)
      .where(and(isNotNull(responsibleDesk.email), isToAsk(responsibleDesk, { now, today: berlinDay(now) })))
      .for('update');
    if (due.length === 0) return conflict('nothing-to-do', 'Nach keiner Ansprechstelle ist zu fragen.');
    for (const { id } of due) {
      const [{ row, unit, municipality }] = (await findDeskRows(tx, { id })) as [DeskRow];
      const name = officeFunctionWords[row.task];
      await askByLink({
        ...{ ctx, tx, purpose, thing: { id, name }, hiddenOn: null, called: 'die Ansprechstelle' },
        to: { address: row.email!, name: unit?.name ?? municipality?.name ?? null },
        question: `Sie sind im Landkreis ${ctx.county.name} als Ansprechstelle eingetragen: ${name}. Stimmt noch alles?`,
        path: (token) => sitePaths.deskByLink(ctx.county.slug, token),
      });
      await tx.update(responsibleDesk).set({ askedAt: now }).where(eq(responsibleDesk.id, id));
      audit({ subjectType: 'desk', subjectId: id, summary: `Bei der Ansprechstelle für ${name} nachgefragt` });
    }
    return ok({ asked: due.length });
  },
});

/** Every morning. */
export async function askDesksJob(ctx: Ctx): Promise<void> {
  const done = await askDesks(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}

type Loaded = { found: DeskRow; state: AnswerState };
async function ofLink(input: { ctx: CountyCtx; tx: Tx; lock: boolean }): Promise<Result<{ loaded: Loaded }>> {
  const { ctx, tx, lock } = input;
  const { actor } = ctx;
  if (actor.kind !== 'link' || actor.purpose !== purpose) return forbidden();
  const [link] = await tx.select().from(taskLink).where(eq(taskLink.id, actor.id));
  const found = lock ? await lockDesk(tx, actor.subjectId) : ((await findDeskRows(tx, { id: actor.subjectId }))[0] ?? null);
  if (!link || found === null) return notFound('Diese Ansprechstelle');
  return ok({ loaded: { found, state: answerState({ link, now: ctx.clock.now(), gone: false }) } });
}

/** The desk as its own mailbox sees it; once answered, or too late, without names. Reading changes nothing. */
export const readDeskByLink = useCase({
  name: 'guidance.read-desk-by-link',
  action: 'guidance.confirm-desk-by-link',
  policy,
  mode: 'read',
  input: emptyInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: false }),
  run: async ({ tx, loaded: { found, state } }) => {
    const [desk] = await viewsOf(tx, [found]);
    const nobody = state === 'open' ? {} : { personName: null, deputyName: null, note: null };
    return ok<DeskByLink>({ state, desk: { ...desk!, ...nobody } });
  },
});

/** One tap: all is still right, the names too. The first answer spends every link. */
export const confirmDeskByLink = useCase({
  name: 'guidance.confirm-desk-by-link',
  action: 'guidance.confirm-desk-by-link',
  policy,
  mode: 'write',
  input: confirmDeskByLinkInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: true }),
  run: async ({ ctx, tx, input, loaded: { found, state }, audit }) => {
    if (state === 'done') return conflict('already-answered', 'Das ist schon bestätigt. Vielen Dank!');
    if (state === 'expired')
      return conflict('link-expired', 'Dieser Link gilt nicht mehr. Sie bekommen einen neuen, wenn wieder gefragt wird.');
    const { row } = found;
    if (input.version !== row.version)
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diese Ansprechstelle inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    const confirmed = confirmation(ctx);
    await tx.update(responsibleDesk).set(confirmed).where(eq(responsibleDesk.id, row.id));
    await spendTaskLinks({ tx, purpose, subjectId: row.id, at: ctx.clock.now() });
    audit({
      ...{ subjectType: 'desk', subjectId: row.id },
      summary: `Ansprechstelle für ${officeFunctionWords[row.task]} über einen Link bestätigt`,
      fields: { reviewBy: { before: row.reviewBy, after: confirmed.reviewBy } },
    });
    return ok({ reviewBy: confirmed.reviewBy });
  },
});
