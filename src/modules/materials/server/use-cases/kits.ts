import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { languageName } from '../../contract.ts';
import type { KitView } from '../../contract-kits.ts';
import { changeKitInput, handOutInput, kitIdInput, kitInput, nothingInput, printListInput } from '../../inputs-kits.ts';
import { book } from '../book-stock.ts';
import { kit, kitHandout, kitPart } from '../kit-schema.ts';
import { findHandouts, findKits, findStock, lockKit, type KitRow } from '../kit-store.ts';
import { givenLanguage, printList, stockKey, type PrintPart } from '../model/print-list.ts';
import { policy } from '../policy.ts';
import { findMaterials, unknownReference } from '../store.ts';
import { materialView } from '../views.ts';
import { thingOf } from './materials.ts';

const keep = 'materials.keep-kits';
const what = 'Diese Tasche';

function kitView(ctx: CountyCtx, found: KitRow): KitView {
  const { row, unit, parts, handedOut } = found;
  return {
    id: row.id,
    title: row.title,
    targetGroup: row.targetGroup,
    summary: row.summary,
    unit,
    wanted: row.wanted,
    parts: parts.map(({ row: part, material }) => ({ id: part.id, material, giveAway: part.giveAway, perBag: part.perBag })),
    handedOut: Number(handedOut),
    version: row.version,
    mayChange: may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: keep, thing: thingOf(row) }) === 'yes',
  };
}

export const listKits = useCase({
  name: 'materials.list-kits',
  action: 'materials.read-office',
  policy,
  mode: 'read',
  input: nothingInput,
  run: async ({ ctx, tx }) => ok((await findKits(tx)).map((found) => kitView(ctx, found))),
});

/** One kit with how many of it were handed out, by day and language. */
export const readKit = useCase({
  name: 'materials.read-kit',
  action: 'materials.read-office',
  policy,
  mode: 'read',
  input: kitIdInput,
  run: async ({ ctx, tx, input }) => {
    const [found] = await findKits(tx, input.kitId);
    if (!found) return notFound(what);
    const handouts = (await findHandouts(tx, found.row.id)).map(({ id, day, language, bags }) => ({ id, day, language, bags }));
    return ok({ ...kitView(ctx, found), handouts });
  },
});

type Part = { materialId: string | null; giveAway: string | null; perBag: number };

async function checkParts(tx: Tx, input: { unitId: string | null; parts: readonly Part[] }) {
  if ((await unknownReference(tx, { unitId: input.unitId, helpPlaceId: null })) !== null)
    return invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-unit');
  const wanted = input.parts.flatMap((part) => part.materialId ?? []);
  const there = new Set((await findMaterials(tx, { ids: wanted })).map(({ row }) => row.id));
  const lost = input.parts.findIndex((part) => part.materialId !== null && !there.has(part.materialId));
  if (lost >= 0) return invalidField(`parts.${lost}.materialId`, 'Dieses Material gibt es hier nicht.', 'unknown-material');
  const keys = input.parts.map((part) => part.materialId ?? part.giveAway);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  return twice < 0 ? null : invalidField(`parts.${twice}.materialId`, 'Das steht schon in der Liste.', 'twice');
}

async function writeParts(input: { ctx: CountyCtx; tx: Tx; kitId: string; parts: readonly Part[] }): Promise<void> {
  const { ctx, tx, kitId, parts } = input;
  await tx.delete(kitPart).where(eq(kitPart.kitId, kitId));
  await tx.insert(kitPart).values(
    parts.map((part, index) => ({
      ...part,
      id: newId(ctx.clock.now().getTime()),
      countyId: ctx.county.id,
      kitId,
      position: index + 1,
    })),
  );
}

export const addKit = useCase({
  name: 'materials.add-kit',
  action: keep,
  policy,
  mode: 'write',
  input: kitInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input, audit }) => {
    const wrong = await checkParts(tx, input);
    if (wrong) return wrong;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    const { parts, ...fields } = input;
    await tx.insert(kit).values({ ...fields, id, countyId: ctx.county.id, createdAt: now });
    await writeParts({ ctx, tx, kitId: id, parts });
    audit({ subjectType: 'kit', subjectId: id, summary: `Willkommenstasche „${input.title}“ angelegt` });
    return ok({ id });
  },
});

export const changeKit = useCase({
  name: 'materials.change-kit',
  action: keep,
  policy,
  mode: 'write',
  input: changeKitInput,
  load: async ({ tx, input }) => {
    const found = await lockKit(tx, input.kitId);
    return found ? ok({ loaded: found.row, thing: thingOf(found.row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const { kitId, version, parts, ...fields } = input;
    if (version !== row.version)
      return conflict('changed-meanwhile', 'Jemand anderes hat diese Tasche inzwischen geändert. Bitte laden Sie die Seite neu.');
    const wrong = await checkParts(tx, input);
    if (wrong) return wrong;
    await tx
      .update(kit)
      .set({ ...fields, version: row.version + 1 })
      .where(eq(kit.id, kitId));
    await writeParts({ ctx, tx, kitId, parts });
    audit({ subjectType: 'kit', subjectId: kitId, summary: `Willkommenstasche „${input.title}“ geändert` });
    return ok();
  },
});

async function partsOf(tx: Tx, found: KitRow): Promise<PrintPart[]> {
  const ids = found.parts.flatMap(({ row }) => row.materialId ?? []);
  const views = new Map((await findMaterials(tx, { ids })).map((entry) => [entry.row.id, materialView(entry)]));
  return found.parts.map(({ row, material }) => ({
    materialId: row.materialId,
    name: material?.title ?? row.giveAway ?? '',
    perBag: row.perBag,
    editions: row.materialId === null ? [] : (views.get(row.materialId)?.editions ?? []),
  }));
}

/** What is to be printed and got for so many bags in each language. */
export const makePrintList = useCase({
  name: 'materials.make-print-list',
  action: 'materials.read-office',
  policy,
  mode: 'read',
  input: printListInput,
  run: async ({ tx, input }) => {
    const [found] = await findKits(tx, input.kitId);
    if (!found) return notFound(what);
    const stock = new Map((await findStock(tx)).map(({ row }) => [stockKey(row), row.count]));
    return ok(printList({ parts: await partsOf(tx, found), bags: input.bags, stock }));
  },
});

/** Hands out bags in one language: counted without names, and their parts leave the stock. */
export const handOutKit = useCase({
  name: 'materials.hand-out-kit',
  action: keep,
  policy,
  mode: 'write',
  input: handOutInput,
  load: async ({ tx, input }) => {
    const found = await lockKit(tx, input.kitId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: found, audit }) => {
    const now = ctx.clock.now();
    if (input.day > berlinDay(now)) return invalidField('day', 'Der Tag liegt in der Zukunft.', 'in-the-future');
    const items = new Map((await findStock(tx)).map(({ row }) => [stockKey(row), row.id]));
    const bookings = new Map<string, { itemId: string; change: number; name: string }>();
    for (const part of await partsOf(tx, found)) {
      const language = part.materialId === null ? null : givenLanguage(part, input.language);
      const giveAway = part.materialId === null ? part.name : null;
      const itemId = items.get(stockKey({ materialId: part.materialId, language, giveAway }));
      const name = language === null ? part.name : `${part.name} (${languageName(language)})`;
      if (itemId === undefined) return conflict('no-stock', `„${name}“ hat keinen Bestand. Tragen Sie ihn zuerst ein.`);
      bookings.set(itemId, { itemId, change: -part.perBag * input.bags, name });
    }
    const { day } = input;
    const note = `${input.bags} × „${found.row.title}“`;
    const done = await book({ ctx, tx, day, reason: 'handed-out', note, bookings: [...bookings.values()] });
    if (!done.ok) return done;
    await tx.insert(kitHandout).values({
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      kitId: found.row.id,
      day,
      language: input.language,
      bags: input.bags,
      createdAt: now,
    });
    audit({
      subjectType: 'kit',
      subjectId: found.row.id,
      summary: `${input.bags} Taschen „${found.row.title}“ ausgegeben (${languageName(input.language)})`,
    });
    return ok();
  },
});
