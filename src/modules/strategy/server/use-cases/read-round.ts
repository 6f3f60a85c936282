import { berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { RoundPage } from '../../contract-rounds.ts';
import { roundIdInput } from '../../round-inputs.ts';
import { policy } from '../policy.ts';
import { findItems, findRequests, findRound } from '../round-store.ts';
import { nameNodes, roundMeasures, roundPerson, roundView } from '../round-views.ts';

/** How one round stands: who was asked and has answered, and every measure, those that nobody has answered first. */
export const readRound = useCase({
  name: 'strategy.read-round',
  action: 'strategy.read-rounds',
  policy,
  mode: 'read',
  input: roundIdInput,
  run: async ({ ctx, tx, input }) => {
    const round = await findRound(tx, input.roundId);
    if (!round) return notFound('Diese Berichtsrunde');
    const today = berlinDay(ctx.clock.now());
    const items = await findItems(tx, round.id);
    const byNode = new Map(items.map((item) => [item.nodeId, item]));
    const all = await findRequests(tx, round.id);
    const persons = all.map((request) => roundPerson({ request, all, items: byNode, today }));
    const measures = await roundMeasures({ tx, round, items, names: await nameNodes(tx), today });
    const rank = (measure: (typeof measures)[number]): number =>
      measure.answeredAt !== null ? 2 : measure.part === null ? 0 : 1;
    return ok<RoundPage>({
      round: roundView({ round, items, today }),
      persons: persons.sort(
        (one, other) => Number(other.open > 0) - Number(one.open > 0) || one.name.localeCompare(other.name, 'de'),
      ),
      measures: measures.sort((one, other) => rank(one) - rank(other)),
    });
  },
});
