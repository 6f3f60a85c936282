import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalid, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { ContractView } from '#modules/materials/contract-orders.ts';
import { callOff, holdContract, readContracts } from '#modules/materials/server/index.ts';
import { languageWord } from '../../contract.ts';
import { nextStates, orderStateWords, type OrderCost, type OrderThing, type OrderView } from '../../contract-orders.ts';
import { orderFileInput, orderIdInput, orderPlanInput, orderStateInput, placeOrderInput } from '../../inputs-orders.ts';
import { exportFile } from '../export-file.ts';
import { countWords } from '../model/checks.ts';
import { orderCost } from '../model/order-cost.ts';
import { translationOrder } from '../order-schema.ts';
import { findOrder, findOrders, type OrderRow } from '../order-store.ts';
import { isOrdered, orderTexts } from '../order-texts.ts';
import { policy } from '../policy.ts';

type Planned = {
  contract: ContractView;
  costs: OrderCost[];
  cost: number;
  subjects: Record<string, string[]>;
  /** All that could be ordered, chosen or not. */
  things: OrderThing[];
};

async function plan(input: {
  ctx: CountyCtx;
  tx: Tx;
  contractId: string;
  languages: readonly string[];
  kind: string | null;
  subjectIds: readonly string[];
}): Promise<Result<Planned>> {
  const { ctx, tx, contractId, kind } = input;
  const chosen = new Set(input.subjectIds);
  const contract = (await readContracts(tx)).find(({ id }) => id === contractId);
  if (contract === undefined) return notFound('Diesen Vertrag');
  const costs: OrderCost[] = [];
  const subjects: Planned['subjects'] = {};
  const things = new Map<string, OrderThing>();
  for (const language of new Set(input.languages)) {
    const open = await orderTexts({ ctx, tx, language, kind });
    for (const { subjectId, subjectType, title, texts } of open) {
      const words = (things.get(subjectId)?.words ?? 0) + texts.reduce((sum, text) => sum + countWords(text), 0);
      things.set(subjectId, { subjectType, subjectId, title, words });
    }
    const found = chosen.size === 0 ? open : open.filter(({ subjectId }) => chosen.has(subjectId));
    costs.push(orderCost({ ...contract, language, texts: found.flatMap(({ texts }) => texts) }));
    subjects[language] = found.map(({ subjectId }) => subjectId);
  }
  const sum = costs.reduce((total, one) => total + one.cost, 0);
  const cost = sum === 0 ? 0 : Math.max(sum, contract.minimum);
  return ok({ contract, costs, subjects, things: [...things.values()], cost });
}

/** What an order would cost, language by language, and what of the contract's budget is left. */
export const planOrder = useCase({
  name: 'translation.plan-order',
  action: 'translation.read-orders',
  policy,
  mode: 'read',
  input: orderPlanInput,
  run: async ({ ctx, tx, input }) => {
    const planned = await plan({ ctx, tx, ...input });
    if (!planned.ok) return planned;
    const { contract, costs, cost, things } = planned.value;
    return ok({ contract, costs, cost, things, left: contract.ceiling === null ? null : contract.ceiling - contract.used });
  },
});

/** Orders translations; the files go to the office by mail, or are fetched from the order's page. */
export const placeOrder = useCase({
  name: 'translation.place-order',
  action: 'translation.manage',
  policy,
  mode: 'write',
  input: placeOrderInput,
  run: async ({ ctx, tx, input, audit }) => {
    // Two orders at a time would both find the budget's rest.
    await holdContract(tx, input.contractId);
    const planned = await plan({ ctx, tx, ...input });
    if (!planned.ok) return planned;
    const { contract, costs, cost, subjects } = planned.value;
    const today = berlinDay(ctx.clock.now());
    if ((contract.validFrom ?? today) > today || (contract.validTo ?? today) < today) {
      return invalidField('contractId', 'Dieser Vertrag gilt heute nicht.', 'contract-not-valid');
    }
    if (input.dueOn !== null && input.dueOn < today) return invalidField('dueOn', 'Dieser Tag ist schon vorbei.', 'past');
    if (costs.every(({ texts }) => texts === 0)) return invalid('nothing-to-order', 'In diesen Sprachen fehlt nichts.');
    if (cost !== input.cost)
      return conflict('changed-meanwhile', 'Die Texte haben sich geändert. Bitte sehen Sie die Kosten noch einmal an.');
    if (contract.ceiling !== null && contract.used + cost > contract.ceiling) {
      return conflict('budget-spent', 'Der Rahmen des Vertrags reicht dafür nicht.');
    }
    if (input.byMail && contract.mail === null)
      return invalidField('byMail', 'Zum Vertrag fehlt die E-Mail-Adresse des Büros.', 'no-mail');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    const languages = costs.filter(({ texts }) => texts > 0).map(({ language }) => language);
    const sum = (of: (one: OrderCost) => number): number => costs.reduce((total, one) => total + of(one), 0);
    const row: OrderRow = {
      ...{
        id,
        countyId: ctx.county.id,
        contractId: contract.id,
        languages,
        kind: input.kind,
        format: input.format,
        state: 'ordered',
      },
      ...{ texts: sum(({ texts }) => texts), words: sum(({ words }) => words), cost, dueOn: input.dueOn, note: input.note },
      ...{ sentByMail: input.byMail, subjects, orderedAt: now, deliveredAt: null, acceptedAt: null },
    };
    await tx.insert(translationOrder).values(row);
    await callOff(tx, { contractId: contract.id, cents: cost });
    if (input.byMail) await sendOrder({ ctx, tx, row, contract });
    audit({
      subjectType: 'translation-order',
      subjectId: id,
      summary: `Übersetzungen bei ${contract.agency} bestellt: ${languages.map(languageWord).join(', ')}`,
      fields: { words: { after: row.words }, cost: { after: cost }, dueOn: { after: input.dueOn } },
    });
    return ok({ id });
  },
});

/** Mails carry text files alone: an order by mail is XLIFF. */
async function sendOrder(input: { ctx: CountyCtx; tx: Tx; row: OrderRow; contract: ContractView }): Promise<void> {
  const { ctx, tx, row, contract } = input;
  const attachments: { name: string; mime: string; content: string }[] = [];
  for (const language of row.languages) {
    const file = await exportFile({
      ctx,
      tx,
      language,
      from: 'de',
      format: 'xliff',
      subjectIds: row.subjects[language] ?? [],
      wanted: isOrdered,
    });
    if (file !== null) attachments.push({ name: file.name, mime: file.type, content: new TextDecoder().decode(file.body) });
  }
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: contract.mail!, name: contract.agency },
      subject: `Übersetzungsauftrag des Landkreises ${ctx.county.name}`,
      body: [
        'Guten Tag,',
        '',
        `der Landkreis ${ctx.county.name} bestellt Übersetzungen${contract.number === null ? '' : ` unter dem Rahmenvertrag ${contract.number}`}.`,
        `Sprachen: ${row.languages.map(languageWord).join(', ')}. Umfang: ${row.words} Wörter.`,
        ...(row.dueOn === null ? [] : [`Lieferung bis: ${row.dueOn.split('-').reverse().join('.')}.`]),
        ...(row.note === null ? [] : ['', row.note]),
        '',
        'Die Texte liegen als XLIFF 2.1 bei. Bitte senden Sie die übersetzten Dateien in demselben Format zurück.',
      ].join('\n'),
      attachments,
    },
  });
}

const view = (row: OrderRow, office: string): OrderView => ({
  ...{
    id: row.id,
    contractId: row.contractId,
    office,
    languages: row.languages,
    kind: row.kind,
    format: row.format,
    state: row.state,
  },
  ...{ texts: row.texts, words: row.words, cost: row.cost, dueOn: row.dueOn, note: row.note, sentByMail: row.sentByMail },
  orderedAt: row.orderedAt.toISOString(),
  deliveredAt: row.deliveredAt?.toISOString() ?? null,
  acceptedAt: row.acceptedAt?.toISOString() ?? null,
});

/** Orders, the newest first. */
export const listOrders = useCase({
  name: 'translation.list-orders',
  action: 'translation.read-orders',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const rows = await findOrders(tx);
    return ok(rows.map(({ row, office }) => view(row, office)));
  },
});

export const readOrder = useCase({
  name: 'translation.read-order',
  action: 'translation.read-orders',
  policy,
  mode: 'read',
  input: orderIdInput,
  run: async ({ tx, input }) => {
    const found = await findOrder(tx, input.orderId);
    return found === null ? notFound('Diese Bestellung') : ok(view(found.row, found.office));
  },
});

/** The file of one language of an order: what of it is still to be translated. */
export const readOrderFile = useCase({
  name: 'translation.read-order-file',
  action: 'translation.read-orders',
  policy,
  mode: 'read',
  input: orderFileInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findOrder(tx, input.orderId);
    const subjectIds = found?.row.subjects[input.language];
    if (found === null || subjectIds === undefined) return notFound('Diese Datei');
    const file = await exportFile({
      ctx,
      tx,
      language: input.language,
      from: 'de',
      format: found.row.format,
      subjectIds,
      wanted: isOrdered,
    });
    return file === null ? invalid('nothing-to-export', 'Von dieser Bestellung ist nichts mehr zu übersetzen.') : ok(file);
  },
});

/** Delivered, accepted, or taken back. */
export const setOrderState = useCase({
  name: 'translation.set-order-state',
  action: 'translation.manage',
  policy,
  mode: 'write',
  input: orderStateInput,
  run: async ({ ctx, tx, input, audit }) => {
    const [row] = await tx.select().from(translationOrder).where(eq(translationOrder.id, input.orderId)).for('update');
    if (row === undefined) return notFound('Diese Bestellung');
    const { state } = input;
    if (!nextStates[row.state].includes(state)) {
      return conflict('state', `Die Bestellung ist ${orderStateWords[row.state]}. Jemand hat sie inzwischen geändert.`);
    }
    const now = ctx.clock.now();
    await tx
      .update(translationOrder)
      .set({
        state,
        ...(state === 'delivered' ? { deliveredAt: now } : state === 'ordered' ? { deliveredAt: null } : {}),
        ...(state === 'accepted' ? { acceptedAt: now } : {}),
      })
      .where(eq(translationOrder.id, row.id));
    if (state === 'cancelled') await callOff(tx, { contractId: row.contractId, cents: -row.cost });
    audit({
      subjectType: 'translation-order',
      subjectId: row.id,
      summary: `Bestellung von Übersetzungen: ${orderStateWords[state]}`,
      fields: { state: { before: row.state, after: state } },
    });
    return ok({ state });
  },
});
