import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { changedFields } from '#kernel/audit.ts';
import type { Tx } from '#kernel/context.ts';
import { isIsoDate } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { StrategyState } from '../../contract.ts';
import { deleteTranslationsOf } from '../translatables.ts';
import { policy } from '../policy.ts';
import { recordChange } from '../record-change.ts';
import { strategy } from '../schema.ts';
import { findStrategy, type StrategyRow } from '../store.ts';

const day = z.string().refine(isIsoDate, 'Bitte ein Datum als JJJJ-MM-TT angeben.').nullable();

const changeStrategyInput = z.object({
  strategyId: z.uuid(),
  title: z.string().trim().min(1, 'Bitte einen Titel angeben.').max(500, 'Der Titel ist zu lang (höchstens 500 Zeichen).'),
  from: day,
  to: day,
  sourceNote: z.string().trim().max(1000, 'Höchstens 1000 Zeichen.').nullable(),
  reason: z.string().trim().max(1000).nullable().default(null),
});

const strategyIdInput = z.object({ strategyId: z.uuid() });

async function loadStrategy({ tx, input }: { tx: Tx; input: { strategyId: string } }): Promise<Result<{ loaded: StrategyRow }>> {
  const row = await findStrategy(tx, { id: input.strategyId });
  return row ? ok({ loaded: row }) : notFound('Diese Strategie');
}

/** Changes what a strategy says of itself. Once it is adopted, title and period are recorded like any change of the plan. */
export const changeStrategy = useCase({
  name: 'strategy.change',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: changeStrategyInput,
  load: loadStrategy,
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    if (input.from !== null && input.to !== null && input.to < input.from)
      return invalidField('to', 'Das Ende liegt vor dem Anfang.', 'period-reversed');
    const values = { title: input.title, periodFrom: input.from, periodTo: input.to, sourceNote: input.sourceNote };
    const changed = changedFields<Record<string, unknown>>({ ...row }, values);
    await tx
      .update(strategy)
      .set({ ...values, version: row.version + 1 })
      .where(eq(strategy.id, row.id));
    audit({
      subjectType: 'strategy',
      subjectId: row.id,
      summary: `Angaben zur Strategie „${row.title}“ geändert`,
      fields: changed,
    });
    if (row.state === 'draft') return ok();
    touchPublic();
    const { sourceNote: _inside, ...plan } = changed;
    if (Object.keys(plan).length > 0) {
      await recordChange({
        ctx,
        tx,
        change: {
          strategyId: row.id,
          subject: 'strategy',
          subjectId: row.id,
          nodeId: null,
          kind: 'changed',
          number: null,
          title: input.title,
          fields: plan,
          reason: input.reason,
        },
      });
    }
    return ok();
  },
});

/** A change of state alone, which the public sees at once. */
const turn = (input: {
  name: string;
  from: StrategyState;
  to: StrategyState;
  refusal: { code: string; message: string };
  /** What was done, in the audit. */
  done: string;
}) =>
  useCase({
    name: input.name,
    action: 'strategy.edit',
    policy,
    mode: 'write',
    input: strategyIdInput,
    load: loadStrategy,
    run: async ({ tx, loaded: row, audit, touchPublic }) => {
      if (row.state !== input.from) return conflict(input.refusal.code, input.refusal.message);
      await tx
        .update(strategy)
        .set({ state: input.to, version: row.version + 1 })
        .where(eq(strategy.id, row.id));
      audit({
        subjectType: 'strategy',
        subjectId: row.id,
        summary: `Strategie „${row.title}“ ${input.done}`,
        fields: { state: { before: input.from, after: input.to } },
      });
      touchPublic();
      return ok();
    },
  });

/** Ends a strategy that another one follows: it stays public and can be read, but nothing is reported on it any more. */
export const closeStrategy = turn({
  name: 'strategy.close',
  from: 'adopted',
  to: 'closed',
  refusal: { code: 'not-adopted', message: 'Abschließen lässt sich nur eine beschlossene Strategie.' },
  done: 'abgeschlossen',
});

/** Opens a closed strategy again. */
export const reopenStrategy = turn({
  name: 'strategy.reopen',
  from: 'closed',
  to: 'adopted',
  refusal: { code: 'not-closed', message: 'Diese Strategie ist nicht abgeschlossen.' },
  done: 'wieder geöffnet',
});

/** Throws a draft away, with all in it. What was adopted stays for good. */
export const discardStrategy = useCase({
  name: 'strategy.discard',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: strategyIdInput,
  load: loadStrategy,
  run: async ({ tx, loaded: row, audit }) => {
    if (row.state !== 'draft') return conflict('already-adopted', 'Was beschlossen ist, lässt sich nicht verwerfen.');
    await deleteTranslationsOf(tx, row.id);
    await tx.delete(strategy).where(eq(strategy.id, row.id));
    audit({ subjectType: 'strategy', subjectId: row.id, summary: `Entwurf „${row.title}“ verworfen` });
    return ok();
  },
});
