import { and, asc, eq, or } from 'drizzle-orm';
import { z } from 'zod';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { forbidden, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef, namesOf } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { viewQuery, type SavedViewView } from '../../table.ts';
import { policy } from '../policy.ts';
import { findStrategy } from '../store.ts';
import { savedView } from '../table-schema.ts';

const name = z.string().trim().min(1, 'Bitte nennen Sie die Ansicht.').max(80, 'Höchstens 80 Zeichen.');
/** More than this is no help on a page. */
const mostOfOne = 50;

type ViewRow = typeof savedView.$inferSelect;
const loadStrategy = async ({ tx, input }: { tx: Tx; input: { key: string } }) => {
  const strategy = await findStrategy(tx, { key: input.key });
  return strategy ? ok({ loaded: strategy }) : notFound('Diese Strategie');
};
/** One's own, and what others share; a view that is somebody else's alone is not there. */
const seenBy = (ctx: CountyCtx) => or(eq(savedView.createdBy, actorRef(ctx.actor)), eq(savedView.shared, true));
const loadView = async ({ ctx, tx, input }: { ctx: CountyCtx; tx: Tx; input: { viewId: string } }) => {
  const [row] = await tx
    .select()
    .from(savedView)
    .where(and(eq(savedView.id, input.viewId), seenBy(ctx)));
  return row ? ok({ loaded: row }) : notFound('Diese Ansicht');
};
/** Its maker may change a view; what is shared the coordination may too. */
const mayChange = (ctx: CountyCtx, row: ViewRow): boolean =>
  row.createdBy === actorRef(ctx.actor) ||
  (row.shared &&
    ctx.actor.kind === 'account' &&
    ctx.actor.grants.some((grant) => grant.role === 'coordinator' && grant.countyId === ctx.county.id));

/** Views of a strategy's table that the person sees, by name. */
export const listViews = useCase({
  name: 'strategy.list-views',
  action: 'strategy.read-office',
  policy,
  mode: 'read',
  input: z.object({ key: z.string().max(60) }),
  load: loadStrategy,
  run: async ({ ctx, tx, loaded }) => {
    const rows = await tx
      .select()
      .from(savedView)
      .where(and(eq(savedView.strategyId, loaded.id), seenBy(ctx)))
      .orderBy(asc(savedView.name), asc(savedView.id));
    const names = await namesOf(
      tx,
      rows.map((row) => row.createdBy),
    );
    return ok(
      rows.map((row): SavedViewView => ({
        id: row.id,
        name: row.name,
        query: row.query,
        shared: row.shared,
        by: names.get(row.createdBy) ?? '',
        changeable: mayChange(ctx, row),
      })),
    );
  },
});

/** Keeps what the address of the table says under a name. */
export const saveView = useCase({
  name: 'strategy.save-view',
  policy,
  mode: 'write',
  input: z.object({ key: z.string().max(60), name, query: z.string().max(2000), shared: z.boolean() }),
  load: loadStrategy,
  run: async ({ ctx, tx, input, loaded, audit }) => {
    const by = actorRef(ctx.actor);
    const own = await tx
      .select({ name: savedView.name })
      .from(savedView)
      .where(and(eq(savedView.strategyId, loaded.id), eq(savedView.createdBy, by)));
    if (own.some((row) => row.name.toLowerCase() === input.name.toLowerCase()))
      return invalidField('name', 'Eine Ansicht mit diesem Namen haben Sie schon.', 'name-taken');
    if (own.length >= mostOfOne)
      return invalidField('name', 'Das sind schon 50 Ansichten. Bitte löschen Sie erst eine.', 'too-many');
    const id = newId(ctx.clock.now().getTime());
    await tx.insert(savedView).values({
      id,
      countyId: ctx.county.id,
      strategyId: loaded.id,
      name: input.name,
      query: viewQuery(input.query),
      shared: input.shared,
      createdAt: ctx.clock.now(),
      createdBy: by,
    });
    audit({ subjectType: 'saved-view', subjectId: id, summary: `Ansicht „${input.name}“ gespeichert` });
    return ok({ id });
  },
});

/** Gives a view another name, or shares it. */
export const changeView = useCase({
  name: 'strategy.change-view',
  action: 'strategy.save-view',
  policy,
  mode: 'write',
  input: z.object({ viewId: z.uuid(), name, shared: z.boolean() }),
  load: loadView,
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    if (!mayChange(ctx, row)) return forbidden('Diese Ansicht gehört einer anderen Person.');
    await tx.update(savedView).set({ name: input.name, shared: input.shared }).where(eq(savedView.id, row.id));
    audit({
      subjectType: 'saved-view',
      subjectId: row.id,
      summary: `Ansicht „${row.name}“ geändert`,
      fields: { name: { before: row.name, after: input.name } },
    });
    return ok();
  },
});

export const deleteView = useCase({
  name: 'strategy.delete-view',
  action: 'strategy.save-view',
  policy,
  mode: 'write',
  input: z.object({ viewId: z.uuid() }),
  load: loadView,
  run: async ({ ctx, tx, loaded: row, audit }) => {
    if (!mayChange(ctx, row)) return forbidden('Diese Ansicht gehört einer anderen Person.');
    await tx.delete(savedView).where(eq(savedView.id, row.id));
    audit({ subjectType: 'saved-view', subjectId: row.id, summary: `Ansicht „${row.name}“ gelöscht` });
    return ok();
  },
});
