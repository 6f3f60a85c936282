import { actorRef } from '#kernel/people.ts';
import { invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { loadPeriod } from '#modules/strategy/server/index.ts';
import { defaultSections } from '../../contract.ts';
import { createReportInput } from '../../inputs.ts';
import { keyFor } from '../model/key.ts';
import { policy } from '../policy.ts';
import { report } from '../schema.ts';
import { findKeys } from '../store.ts';

/** Begins a report on an adopted strategy over a period, both days included, as a draft with the usual sections. */
export const createReport = useCase({
  name: 'reporting.create-report',
  action: 'reporting.edit',
  policy,
  mode: 'write',
  input: createReportInput,
  run: async ({ ctx, tx, input, audit }) => {
    if (input.to < input.from) return invalidField('to', 'Das Ende liegt vor dem Anfang.', 'period-reversed');
    const period = await loadPeriod({ tx, strategyId: input.strategyId, from: input.from, to: input.to });
    if (period === null) return notFound('Diese beschlossene Strategie');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    const key = keyFor(input.title, await findKeys(tx));
    await tx.insert(report).values({
      id,
      countyId: ctx.county.id,
      key,
      strategyId: input.strategyId,
      title: input.title,
      periodFrom: input.from,
      periodTo: input.to,
      sections: defaultSections(),
      createdAt: now,
      createdBy: actorRef(ctx.actor),
    });
    audit({
      subjectType: 'report',
      subjectId: id,
      summary: `Bericht „${input.title}“ angelegt`,
      fields: { period: { after: `${input.from} bis ${input.to}` } },
    });
    return ok({ id, key });
  },
});
