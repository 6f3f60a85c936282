import { eq } from 'drizzle-orm';
import type { CountyCtx } from '#kernel/context.ts';
import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { formatMoney, sumCents } from '#kernel/money.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { materialLanguages } from '../../contract.ts';
import { languageName } from '../../contract.ts';
import type { OrderView } from '../../contract-orders.ts';
import { deliverInput, listOrdersInput, orderIdInput, orderInput } from '../../inputs-orders.ts';
import { callOff, holdContract } from '../call-off.ts';
import { insertEdition } from '../insert-edition.ts';
import { orderPrice } from '../model/order-price.ts';
import { materialOrder } from '../order-schema.ts';
import { findOrder, findOrders, lockOrder, type OrderRow } from '../order-store.ts';
import { policy } from '../policy.ts';
import { materialEdition } from '../schema.ts';
import { lockMaterial } from '../store.ts';
import { thingOf } from './materials.ts';

const order = 'materials.order';
const what = 'Diesen Auftrag';

function orderView(input: { ctx: CountyCtx; found: OrderRow; today: IsoDate }): OrderView {
  const { ctx, today } = input;
  const { row, material, contract, file } = input.found;
  return {
    id: row.id,
    material: { id: material.id, title: material.title },
    contract,
    language: row.language,
    quantity: row.quantity,
    price: row.price,
    orderedOn: row.orderedOn,
    due: row.due,
    deliveredOn: row.deliveredOn,
    acceptedOn: row.acceptedOn,
    state: row.state,
    late: row.state === 'ordered' && row.due < today,
    editionId: row.editionId,
    file,
    note: row.note,
    mayChange:
      may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: order, thing: thingOf(material) }) === 'yes',
  };
}

/** Orders, the latest first, with what they cost together; cancelled ones cost nothing. */
export const listOrders = useCase({
  name: 'materials.list-orders',
  action: 'materials.read-office',
  policy,
  mode: 'read',
  input: listOrdersInput,
  run: async ({ ctx, tx, input }) => {
    const today = berlinDay(ctx.clock.now());
    const found = await findOrders(tx, {
      ...(input.state === null ? {} : { states: [input.state] }),
      materialId: input.materialId,
    });
    const sum = (which: (row: OrderRow['row']) => boolean): number =>
      sumCents(found.filter(({ row }) => which(row)).map(({ row }) => row.price));
    return ok({
      orders: found.map((entry) => orderView({ ctx, found: entry, today })),
      sums: {
        open: sum((row) => row.state === 'ordered' || row.state === 'delivered'),
        accepted: sum((row) => row.state === 'accepted'),
        all: sum((row) => row.state !== 'cancelled'),
      },
    });
  },
});

export const readOrder = useCase({
  name: 'materials.read-order',
  action: 'materials.read-office',
  policy,
  mode: 'read',
  input: orderIdInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findOrder(tx, input.orderId);
    return found ? ok(orderView({ ctx, found, today: berlinDay(ctx.clock.now()) })) : notFound(what);
  },
});

/** Orders translations of a material's present German edition: one order for each language, at the contract's price. */
export const orderTranslations = useCase({
  name: 'materials.order-translations',
  action: order,
  policy,
  mode: 'write',
  input: orderInput,
  load: async ({ tx, input }) => {
    const found = await lockMaterial(tx, input.materialId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound('Dieses Material');
  },
  run: async ({ ctx, tx, input, loaded: found, audit }) => {
    const now = ctx.clock.now();
    const today = berlinDay(now);
    const german = found.editions.filter(({ row }) => row.language === 'de' && row.shown).at(-1);
    if (!german) return conflict('no-german', 'Legen Sie zuerst die deutsche Fassung ab: Nach ihr wird übersetzt.');
    const contract = await holdContract(tx, input.contractId);
    if (!contract) return invalidField('contractId', 'Diesen Rahmenvertrag gibt es hier nicht.', 'unknown-contract');
    const { used } = contract;
    if ((contract.validFrom ?? today) > today || (contract.validTo ?? today) < today)
      return invalidField('contractId', 'Dieser Rahmenvertrag gilt heute nicht.', 'contract-over');
    if (input.due < today) return invalidField('due', 'Die Frist liegt in der Vergangenheit.', 'due-over');
    const open = await findOrders(tx, { materialId: found.row.id, states: ['ordered', 'delivered'] });
    const twice = input.languages.find((language) => open.some(({ row }) => row.language === language));
    if (twice !== undefined)
      return invalidField('languages', `${languageName(twice)} ist für dieses Material schon bestellt.`, 'already-ordered');
    const price = orderPrice({ quantity: input.quantity, price: contract.price, minimum: contract.minimum });
    const cost = price * input.languages.length;
    if (contract.ceiling !== null && used + cost > contract.ceiling)
      return invalidField(
        'contractId',
        `Damit wären ${formatMoney(used + cost)} abgerufen. Der Vertrag erlaubt ${formatMoney(contract.ceiling)}.`,
        'over-the-ceiling',
      );
    const rows = input.languages.map((language) => ({
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      contractId: contract.id,
      materialId: found.row.id,
      basedOnId: german.row.id,
      language,
      quantity: input.quantity,
      price,
      orderedOn: today,
      due: input.due,
      state: 'ordered' as const,
      note: input.note,
      createdAt: now,
    }));
    await tx.insert(materialOrder).values(rows);
    await callOff(tx, { contractId: contract.id, cents: cost });
    audit({
      subjectType: 'material',
      subjectId: found.row.id,
      summary: `Übersetzung von „${found.row.title}“ bestellt: ${input.languages.map(languageName).join(', ')}`,
      fields: { price: { after: cost } },
    });
    return ok({ ids: rows.map((row) => row.id), price: cost });
  },
});

const loadOrder = async ({ tx, input }: { tx: Parameters<typeof lockOrder>[0]; input: { orderId: string } }) => {
  const found = await lockOrder(tx, input.orderId);
  return found ? ok({ loaded: found, thing: thingOf(found.material) }) : notFound(what);
};

/** Takes a delivery in: it becomes an edition that waits for its acceptance. */
export const deliverOrder = useCase({
  name: 'materials.deliver-order',
  action: order,
  policy,
  mode: 'write',
  input: deliverInput,
  load: loadOrder,
  run: async ({ ctx, tx, input, loaded: { row, contract }, audit }) => {
    if (row.state !== 'ordered') return conflict('not-ordered', 'Dieser Auftrag wartet auf keine Lieferung.');
    const found = (await lockMaterial(tx, row.materialId))!;
    const { day, upload, link } = input;
    const made = await insertEdition({
      ctx,
      tx,
      found,
      given: {
        language: row.language as (typeof materialLanguages)[number],
        day,
        label: null,
        basedOnId: row.basedOnId,
        minor: false,
        upload,
        link,
        translatedBy: contract.agency,
        checkedOn: null,
        shown: false,
      },
    });
    if (!made.ok) return made;
    await tx
      .update(materialOrder)
      .set({ state: 'delivered', deliveredOn: berlinDay(ctx.clock.now()), editionId: made.value.id })
      .where(eq(materialOrder.id, row.id));
    audit({
      subjectType: 'material',
      subjectId: row.materialId,
      summary: `Übersetzung von „${found.row.title}“ (${row.language}) geliefert`,
    });
    return ok({ editionId: made.value.id });
  },
});

/** Accepts a delivery: the edition is shown, as checked today. */
export const acceptOrder = useCase({
  name: 'materials.accept-order',
  action: order,
  policy,
  mode: 'write',
  input: orderIdInput,
  load: loadOrder,
  run: async ({ ctx, tx, loaded: { row, material }, audit, touchPublic }) => {
    if (row.state !== 'delivered' || row.editionId === null)
      return conflict('not-delivered', 'Abgenommen wird, was geliefert ist.');
    const today = berlinDay(ctx.clock.now());
    await tx.update(materialEdition).set({ shown: true, checkedOn: today }).where(eq(materialEdition.id, row.editionId));
    await tx.update(materialOrder).set({ state: 'accepted', acceptedOn: today }).where(eq(materialOrder.id, row.id));
    audit({
      subjectType: 'material',
      subjectId: row.materialId,
      summary: `Übersetzung von „${material.title}“ (${row.language}) abgenommen`,
    });
    if (material.state === 'public') touchPublic();
    return ok();
  },
});

/** Sends a delivery back: the order waits again, and what was delivered is forgotten. */
export const sendBackOrder = useCase({
  name: 'materials.send-back-order',
  action: order,
  policy,
  mode: 'write',
  input: orderIdInput,
  load: loadOrder,
  run: async ({ tx, loaded: { row, material }, audit }) => {
    if (row.state !== 'delivered' || row.editionId === null)
      return conflict('not-delivered', 'Zurückgegeben wird, was geliefert ist.');
    await tx
      .update(materialOrder)
      .set({ state: 'ordered', deliveredOn: null, editionId: null })
      .where(eq(materialOrder.id, row.id));
    await tx.delete(materialEdition).where(eq(materialEdition.id, row.editionId));
    audit({
      subjectType: 'material',
      subjectId: row.materialId,
      summary: `Lieferung von „${material.title}“ (${row.language}) zurückgegeben`,
    });
    return ok();
  },
});

/** Cancels an order that is not delivered. */
export const cancelOrder = useCase({
  name: 'materials.cancel-order',
  action: order,
  policy,
  mode: 'write',
  input: orderIdInput,
  load: loadOrder,
  run: async ({ tx, loaded: { row, material }, audit }) => {
    if (row.state !== 'ordered') return conflict('not-ordered', 'Storniert wird, was noch nicht geliefert ist.');
    await tx.update(materialOrder).set({ state: 'cancelled' }).where(eq(materialOrder.id, row.id));
    await callOff(tx, { contractId: row.contractId, cents: -row.price });
    audit({
      subjectType: 'material',
      subjectId: row.materialId,
      summary: `Bestellung von „${material.title}“ (${row.language}) storniert`,
    });
    return ok();
  },
});
