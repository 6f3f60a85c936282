import { eq } from 'drizzle-orm';
import type { CountyCtx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { BookingView, StockView } from '../../contract-kits.ts';
import { bookStockInput, changeStockInput, nothingInput, stockIdInput, stockItemInput } from '../../inputs-kits.ts';
import { book } from '../book-stock.ts';
import { stockBooking, stockItem } from '../kit-schema.ts';
import { findBookings, findStock, lockStock, type StockRow } from '../kit-store.ts';
import { stockKey } from '../model/print-list.ts';
import { policy } from '../policy.ts';
import { stockName } from '../stock-name.ts';
import { findMaterials, unknownReference } from '../store.ts';
import { thingOf } from './materials.ts';

const keep = 'materials.keep-kits';
const what = 'Diesen Bestand';

function stockView(ctx: CountyCtx, found: StockRow): StockView {
  const { row, material, unit } = found;
  return {
    id: row.id,
    name: stockName(found),
    material,
    language: row.language,
    unit,
    count: row.count,
    minimum: row.minimum,
    low: row.count < row.minimum,
    mayChange: may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: keep, thing: thingOf(row) }) === 'yes',
  };
}

export const listStock = useCase({
  name: 'materials.list-stock',
  action: 'materials.read-office',
  policy,
  mode: 'read',
  input: nothingInput,
  run: async ({ ctx, tx }) => ok((await findStock(tx)).map((found) => stockView(ctx, found))),
});

/** One stock with all bookings, the latest first. */
export const readStock = useCase({
  name: 'materials.read-stock',
  action: 'materials.read-office',
  policy,
  mode: 'read',
  input: stockIdInput,
  run: async ({ ctx, tx, input }) => {
    const [found] = await findStock(tx, input.itemId);
    if (!found) return notFound(what);
    const bookings = (await findBookings(tx, found.row.id)).map(({ id, day, change, reason, note }): BookingView => ({
      id,
      day,
      change,
      reason,
      note,
    }));
    return ok({ ...stockView(ctx, found), bookings });
  },
});

/** Begins to count something, with what lies there. */
export const addStock = useCase({
  name: 'materials.add-stock',
  action: keep,
  policy,
  mode: 'write',
  input: stockItemInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input, audit }) => {
    if ((await unknownReference(tx, { unitId: input.unitId, helpPlaceId: null })) !== null)
      return invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-unit');
    if (input.materialId !== null && (await findMaterials(tx, { ids: [input.materialId] })).length === 0)
      return invalidField('materialId', 'Dieses Material gibt es hier nicht.', 'unknown-material');
    if ((await findStock(tx)).some(({ row }) => stockKey(row) === stockKey(input)))
      return invalidField(input.materialId === null ? 'giveAway' : 'materialId', 'Dafür gibt es schon einen Bestand.', 'twice');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(stockItem).values({ ...input, id, countyId: ctx.county.id });
    if (input.count > 0)
      await tx.insert(stockBooking).values({
        id: newId(now.getTime()),
        countyId: ctx.county.id,
        itemId: id,
        day: berlinDay(now),
        change: input.count,
        reason: 'counted',
        createdAt: now,
      });
    audit({ subjectType: 'stock', subjectId: id, summary: 'Bestand angelegt', fields: { count: { after: input.count } } });
    return ok({ id });
  },
});

const loadItem = async ({ tx, input }: { tx: Parameters<typeof findStock>[0]; input: { itemId: string } }) => {
  await lockStock(tx, [input.itemId]);
  const [found] = await findStock(tx, input.itemId);
  return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
};

/** Sets from when somebody is told to get more, and who. */
export const changeStock = useCase({
  name: 'materials.change-stock',
  action: keep,
  policy,
  mode: 'write',
  input: changeStockInput,
  load: loadItem,
  run: async ({ tx, input, loaded: { row }, audit }) => {
    const { minimum, unitId } = input;
    if ((await unknownReference(tx, { unitId, helpPlaceId: null })) !== null)
      return invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-unit');
    await tx.update(stockItem).set({ minimum, unitId }).where(eq(stockItem.id, row.id));
    audit({
      subjectType: 'stock',
      subjectId: row.id,
      summary: 'Mindestbestand geändert',
      fields: { minimum: { before: row.minimum, after: minimum } },
    });
    return ok();
  },
});

/** Books what came or went, with the reason. Whoever counted says what lies there now. */
export const bookStock = useCase({
  name: 'materials.book-stock',
  action: keep,
  policy,
  mode: 'write',
  input: bookStockInput,
  load: loadItem,
  run: async ({ ctx, tx, input, loaded: found, audit }) => {
    const { row } = found;
    const { day, reason, amount, note } = input;
    if (day > berlinDay(ctx.clock.now())) return invalidField('day', 'Der Tag liegt in der Zukunft.', 'in-the-future');
    if (reason === 'counted' && amount < 0)
      return invalidField('amount', 'Es kann nicht weniger als nichts da sein.', 'below-zero');
    const comes = reason === 'printed' || reason === 'bought';
    if (reason !== 'counted' && amount <= 0) return invalidField('amount', 'Bitte eine Zahl ab 1 angeben.', 'nothing');
    const change = reason === 'counted' ? amount - row.count : comes ? amount : -amount;
    const done = await book({ ctx, tx, day, reason, note, bookings: [{ itemId: row.id, change, name: stockName(found) }] });
    if (!done.ok) return done;
    audit({
      subjectType: 'stock',
      subjectId: row.id,
      summary: `Bestand gebucht: ${stockName(found)}`,
      fields: { count: { before: row.count, after: row.count + change } },
    });
    return ok({ count: row.count + change });
  },
});
