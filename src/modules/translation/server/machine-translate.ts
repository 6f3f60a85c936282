import type { Ctx } from '#kernel/context.ts';
import { conflict, unavailable } from '#kernel/errors.ts';
import type { MachineFailure } from '#kernel/machine-translation.ts';
import { ok, type Result } from '#kernel/result.ts';
import { reserveForReader, reserveMachine, type MachineOrder } from './use-cases/reserve-machine.ts';
import { dropReservation, takeMachine } from './use-cases/take-machine.ts';

export type MachineDone = { written: number; refused: number; words: number };

/** What no waiting mends; the others may pass. */
export const isLasting = ({ kind }: Pick<MachineFailure, 'kind'>): boolean => kind !== 'busy' && kind !== 'unavailable';

/** Asks the service between two transactions: none is held while it answers. */
export async function fulfil(input: {
  ctx: Ctx;
  order: MachineOrder;
}): Promise<{ ok: true; value: MachineDone } | { ok: false; failure: MachineFailure }> {
  const { ctx, order } = input;
  const { useId, language, service } = order;
  const system: Ctx = { ...ctx, actor: { kind: 'system', name: 'Maschinelle Übersetzung' } };
  const texts: { subjectId: string; field: string; hash: string; text: string }[] = [];
  for (const batch of order.batches) {
    const { from, format, terms } = batch;
    const answer = await ctx.machine.translate({
      ...{ service, from, language, format, terms },
      texts: batch.texts.map(({ source }) => source),
    });
    if (!answer.ok) {
      ctx.log.warn({ county: ctx.county?.slug, language, kind: answer.kind }, 'machine translation failed');
      await dropReservation(system, { useId });
      return { ok: false, failure: answer };
    }
    texts.push(
      ...batch.texts.map(({ subjectId, field, hash }, index) => ({ subjectId, field, hash, text: answer.texts[index]! })),
    );
  }
  const taken = await takeMachine(system, { useId, language, texts });
  if (!taken.ok) throw new Error(taken.problem.message);
  return { ok: true, value: { ...taken.value, words: order.words } };
}

const resultOf = async (ctx: Ctx, reserved: Result<MachineOrder>): Promise<Result<MachineDone>> => {
  if (!reserved.ok) return reserved;
  const done = await fulfil({ ctx, order: reserved.value });
  if (done.ok) return ok(done.value);
  const { kind, message } = done.failure;
  return isLasting(done.failure) ? conflict(`service-${kind}`, message) : unavailable(`service-${kind}`, message);
};

/** Has what is missing of one thing translated by the county's service. */
export const translateThing = async (ctx: Ctx, input: { language: string; subjectId: string }): Promise<Result<MachineDone>> =>
  resultOf(ctx, await reserveMachine(ctx, input));

/** The same at the wish of a reader. */
export const translateForReader = async (
  ctx: Ctx,
  input: { language: string; subjectId: string },
): Promise<Result<MachineDone>> => resultOf(ctx, await reserveForReader(ctx, input));
