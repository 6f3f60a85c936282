import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { writeAudit, type AuditRecord } from './audit.ts';
import type { CountyCtx, Ctx, Tx } from './context.ts';
import { forbidden, invalid, notFound, RollBack, unauthenticated, type FieldFault } from './errors.ts';
import { may, type PolicyRow, type Thing, type Verdict } from './policy.ts';
import type { Failed, Result } from './result.ts';
import { markForSearch } from './search.ts';

/** Marks what `useCase()` made; `tests/arch` looks for it. */
export const madeByUseCase = Symbol.for('kreislotse.use-case');

/** What a use case's work is given. */
export type Work<C extends Ctx, I, L> = {
  ctx: C;
  tx: Tx;
  input: I;
  loaded: L;
  /** Notes what was done. Every writing use case notes at least one thing; the wrapper refuses it otherwise. */
  audit: (record: AuditRecord) => void;
  /** To be called when the change shows on public pages: the county's revision is raised in the same transaction. */
  touchPublic: () => void;
};

type Definition<C extends Ctx, S extends z.ZodType, O, L> = {
  /** Module and verb, `strategy.adopt`: the audit log's word for it. */
  name: string;
  /** The action of the policy; the name unless several use cases share one right. */
  action?: string;
  policy: readonly PolicyRow[];
  mode: 'read' | 'write';
  input: S;
  /** Fetches what is acted on, and says to whom it belongs. A missing thing is `notFound()`. */
  load?: (work: { ctx: C; tx: Tx; input: z.output<S> }) => Promise<Result<{ loaded: L; thing?: Thing }>>;
  run: (work: Work<C, z.output<S>, L>) => Promise<Result<O>>;
};

export type UseCase<C extends Ctx, I, O> = ((ctx: C, input: I) => Promise<Result<O>>) & {
  readonly [madeByUseCase]: { name: string; action: string; mode: 'read' | 'write'; scope: 'county' | 'installation' };
};

/**
 * The one way to write a use case inside a county. In this order: may the actor do this at all (401, 403), is the
 * input right (422), then in one transaction with the county set: load, may he on this thing, do, audit.
 * A failure rolls everything back. Reads run in a read-only transaction.
 */
export function useCase<S extends z.ZodType, O, L = undefined>(
  definition: Definition<CountyCtx, S, O, L>,
): UseCase<Ctx, z.input<S>, O> {
  return make({ definition, scope: 'county' });
}

/** The same for the installation's own tables, which belong to no county. */
export function installationUseCase<S extends z.ZodType, O, L = undefined>(
  definition: Definition<Ctx, S, O, L>,
): UseCase<Ctx, z.input<S>, O> {
  return make({ definition: definition as unknown as Definition<CountyCtx, S, O, L>, scope: 'installation' });
}

function make<S extends z.ZodType, O, L>(input: {
  definition: Definition<CountyCtx, S, O, L>;
  scope: 'county' | 'installation';
}): UseCase<Ctx, z.input<S>, O> {
  const { definition, scope } = input;
  const action = definition.action ?? definition.name;

  const run = async (ctx: Ctx, raw: z.input<S>): Promise<Result<O>> => {
    if (scope === 'county' && ctx.county === null) return notFound('Diesen Landkreis');
    const countyCtx = ctx as CountyCtx;
    const countyId = scope === 'county' ? countyCtx.county.id : null;
    const ask = (thing?: Thing): Verdict =>
      may({ rows: definition.policy, actor: ctx.actor, countyId, action, ...(thing ? { thing } : {}) });

    const verdict = ask();
    if (verdict !== 'yes') return refusal(verdict);
    const parsed = definition.input.safeParse(raw);
    if (!parsed.success) return invalidInput(parsed.error);

    let publicTouched = false;
    const records: AuditRecord[] = [];
    try {
      const result = await ctx.db.transaction({ countyId, readOnly: definition.mode === 'read' }, async (tx) => {
        const found = definition.load
          ? await definition.load({ ctx: countyCtx, tx, input: parsed.data })
          : { ok: true as const, value: { loaded: undefined as L } };
        if (!found.ok) throw new RollBack(found);
        if (found.value.thing) {
          const onThing = ask(found.value.thing);
          if (onThing !== 'yes') throw new RollBack(refusal(onThing));
        }
        const done = await definition.run({
          ctx: countyCtx,
          tx,
          input: parsed.data,
          loaded: found.value.loaded,
          audit: (record) => records.push(record),
          touchPublic: () => {
            publicTouched = true;
          },
        });
        if (!done.ok) throw new RollBack(done);
        if (definition.mode === 'write') {
          if (records.length === 0) throw new Error(`${definition.name} wrote without an audit record`);
          await writeAudit({ ctx, tx, countyId, useCase: definition.name, records });
          if (publicTouched && countyId !== null) await raiseRevision(tx, countyId);
          if (countyId !== null) await markForSearch({ ctx: countyCtx, tx });
        }
        return done;
      });
      if (publicTouched && ctx.county) ctx.publicChanged(ctx.county);
      return result;
    } catch (error) {
      if (error instanceof RollBack) return error.failure;
      throw error;
    }
  };
  return Object.assign(run, { [madeByUseCase]: { name: definition.name, action, mode: definition.mode, scope } });
}

const refusal = (verdict: Exclude<Verdict, 'yes'>): Failed => (verdict === 'unauthenticated' ? unauthenticated() : forbidden());

function invalidInput(error: z.ZodError): Failed {
  const fields: FieldFault[] = error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
    code: issue.code,
  }));
  return invalid('invalid-input', fields[0]?.message ?? 'Die Angaben sind nicht vollständig.', fields);
}

async function raiseRevision(tx: Tx, countyId: string): Promise<void> {
  // The notice reaches the other web processes after the commit; this one is told by `publicChanged`.
  await tx.execute(
    sql`with raised as (update county set revision = revision + 1 where id = ${countyId} returning slug)
        select pg_notify('kreislotse_revision', slug) from raised`,
  );
}
