import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalid, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { shown } from '#kernel/table-cells.ts';
import { useCase } from '#kernel/use-case.ts';
import type { RequesterKind } from '../../contract.ts';
import { occasionLabel } from '../../contract-rules.ts';
import { kindOfUnit, type InvoicePlan, type InvoiceTable, type ServiceUseView } from '../../contract-services.ts';
import {
  invoiceFileInput,
  invoiceInput,
  listServiceUsesInput,
  serviceUseIdInput,
  serviceUseInput,
} from '../../inputs-services.ts';
import { isInvoiceHead, guessColumns, lineKeys, planInvoice, readInvoice } from '../model/invoice.ts';
import { costOfUse } from '../model/service-price.ts';
import { costBearer } from '../model/tariff/cost-bearer.ts';
import { policy } from '../policy.ts';
import { languageServiceUse } from '../service-schema.ts';
import {
  findServices,
  findUsers,
  findUses,
  lockService,
  userKey,
  userOf,
  type FoundService,
  type UseRow,
} from '../service-store.ts';
import { whatService } from './services.ts';

const use = 'interpreting.use-service';
const keep = 'interpreting.keep-services';
const mostRows = 1500;

const thingOf = (user: { unitId: string | null; organisationId: string | null }): Thing => ({
  unitIds: user.unitId === null ? [] : [user.unitId],
  organisationIds: user.organisationId === null ? [] : [user.organisationId],
});
const mayUse = (ctx: CountyCtx, thing: Thing): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: use, thing }) === 'yes';

async function service({ tx, serviceId }: { tx: Tx; serviceId: string }): Promise<Result<FoundService>> {
  if ((await lockService(tx, serviceId)) === null) return notFound(whatService);
  const [found] = await findServices(tx, { id: serviceId });
  return ok(found!);
}

/** Price and bearer by the contract and the pool's rules of that day. */
function booked(input: {
  found: FoundService;
  given: { day: string; language: string; minutes: number; occasion: string; requesterKind: RequesterKind };
}): Result<Pick<UseRow, 'billedMinutes' | 'cents' | 'bearer' | 'costUnit'>> {
  const { found, given } = input;
  const { contractFrom, contractUntil, languages } = found.row;
  if (!found.pool.rules.some(({ occasions }) => occasions.some(({ key }) => key === given.occasion)))
    return invalidField('occasion', 'Diesen Anlass gibt es hier nicht.', 'unknown-reference');
  if (given.day < contractFrom || (contractUntil !== null && given.day > contractUntil))
    return invalidField('day', 'An diesem Tag gilt kein Vertrag mit diesem Anbieter.', 'no-contract');
  if (languages.length > 0 && !languages.includes(given.language))
    return invalidField('language', 'Diese Sprache steht nicht im Vertrag.', 'not-in-contract');
  const cost = costOfUse({ ...found.row, ...given });
  if (cost === null) return invalidField('day', 'Für diesen Tag ist kein Preis hinterlegt.', 'no-price');
  const { bearer, costUnit } = costBearer({ rules: found.pool.costRules, ...given });
  return ok({ ...cost, bearer, costUnit });
}

/** What units may choose from: themselves, or for the coordination everybody. */
export const listServiceUsers = useCase({
  name: 'interpreting.list-service-users',
  action: use,
  policy,
  mode: 'read',
  input: listServiceUsesInput,
  run: async ({ ctx, tx, input }) => {
    const [found] = await findServices(tx, { id: input.serviceId });
    if (!found) return notFound(whatService);
    const rules = found.pool.rules[0];
    return ok({
      users: (await findUsers(tx)).filter(({ key }) => mayUse(ctx, thingOf(userOf(key)))),
      occasions: (rules?.occasions ?? []).map(({ key, label }) => ({ key, label })),
    });
  },
});

/** Conversations through a service: the actor's own, or for the coordination all. */
export const listServiceUses = useCase({
  name: 'interpreting.list-service-uses',
  action: use,
  policy,
  mode: 'read',
  input: listServiceUsesInput,
  run: async ({ ctx, tx, input }) => {
    const [found] = await findServices(tx, { id: input.serviceId });
    if (!found) return notFound(whatService);
    const rows = (await findUses(tx, { serviceId: found.row.id })).filter(({ row }) => mayUse(ctx, thingOf(row)));
    return ok(
      rows.map(({ row, unit, organisation }): ServiceUseView => {
        const { id, day, language, occasion, minutes, billedMinutes, cents, bearer, costUnit, invoice } = row;
        return {
          ...{ id, day, language, occasion, minutes, billedMinutes, cents, bearer, costUnit, invoice },
          user: { key: userKey(row), name: unit ?? organisation ?? '' },
          occasionLabel: occasionLabel(found.pool.rules, occasion),
          mayTakeBack: invoice === null,
        };
      }),
    );
  },
});

/** A unit enters a conversation that it had through a service. */
export const enterServiceUse = useCase({
  name: 'interpreting.enter-service-use',
  action: use,
  policy,
  mode: 'write',
  input: serviceUseInput,
  load: async ({ tx, input }) => {
    const found = await service({ tx, serviceId: input.serviceId });
    return found.ok ? ok({ loaded: found.value, thing: thingOf(userOf(input.user)) }) : found;
  },
  run: async ({ ctx, tx, input, loaded: found, audit }) => {
    if (!(await findUsers(tx)).some(({ key }) => key === input.user))
      return invalidField('user', 'Diese Stelle gibt es hier nicht.', 'unknown-reference');
    const now = ctx.clock.now();
    if (input.day > berlinDay(now)) return invalidField('day', 'Dieser Tag liegt in der Zukunft.', 'in-future');
    const { day, language, minutes, occasion } = input;
    const requesterKind = input.requesterKind ?? kindOfUnit;
    const given = { day, language, minutes, occasion, requesterKind };
    const cost = booked({ found, given });
    if (!cost.ok) return cost;
    const id = newId(now.getTime());
    await tx.insert(languageServiceUse).values({
      ...{ ...given, ...cost.value, ...userOf(input.user) },
      ...{ id, countyId: ctx.county.id, serviceId: found.row.id, createdAt: now },
    });
    audit({
      subjectType: 'language-service',
      subjectId: found.row.id,
      summary: `„${found.row.name}“: ${minutes} Minuten eingetragen`,
    });
    return ok({ id, ...cost.value });
  },
});

/** Takes back an entry that is on no invoice yet. */
export const takeBackServiceUse = useCase({
  name: 'interpreting.take-back-service-use',
  action: use,
  policy,
  mode: 'write',
  input: serviceUseIdInput,
  load: async ({ tx, input }) => {
    const [found] = await findUses(tx, { id: input.useId });
    return found ? ok({ loaded: found.row, thing: thingOf(found.row) }) : notFound('Diesen Eintrag');
  },
  run: async ({ tx, loaded: row, audit }) => {
    if (row.invoice !== null) return conflict('billed', `Dieser Eintrag steht auf der Rechnung ${row.invoice}.`);
    await tx.delete(languageServiceUse).where(eq(languageServiceUse.id, row.id));
    audit({ subjectType: 'language-service', subjectId: row.serviceId, summary: `Eintrag vom ${row.day} zurückgenommen` });
    return ok();
  },
});

/** An invoice's file as a table, with the columns as far as their heads are understood. Nothing is kept. */
export const readInvoiceFile = useCase({
  name: 'interpreting.read-invoice-file',
  action: keep,
  policy,
  mode: 'read',
  input: invoiceFileInput,
  run: async ({ ctx, input }) => {
    const asked = { path: input.path, name: input.name };
    const read = await ctx.documents.readTable({ ...asked, acceptsColumns: isInvoiceHead });
    // A provider's own words for its columns are no reason to refuse the file: then the person says what stands where.
    const found = read.ok
      ? read
      : await ctx.documents.readTable({
          ...asked,
          acceptsColumns: (header) => header.filter((cell) => cell.trim() !== '').length >= 3,
        });
    if (!found.ok) return invalidField('datei', found.message, found.code);
    if (found.table.rows.length > mostRows)
      return invalidField('datei', `Höchstens ${mostRows.toLocaleString('de-DE')} Zeilen auf einmal.`, 'too-large');
    const text = (cells: readonly Parameters<typeof shown>[0][]): string[] => cells.map((cell) => shown(cell).slice(0, 300));
    const header = text(found.table.header.cells);
    const table: InvoiceTable = { header, rows: found.table.rows.map(({ row, cells }) => ({ row, cells: text(cells) })) };
    return ok({ table, columns: guessColumns(header) });
  },
});

async function planFor(asked: {
  ctx: CountyCtx;
  tx: Tx;
  found: FoundService;
  input: { table: InvoiceTable; columns: Parameters<typeof readInvoice>[0]['columns']; user: string | null; occasion: string };
}): Promise<InvoicePlan & { keys: ReturnType<typeof lineKeys> }> {
  const { ctx, tx, found, input } = asked;
  const users = new Map((await findUsers(tx)).map(({ key, name }) => [name.toLowerCase().replaceAll(/\s+/g, ' ').trim(), key]));
  const { lines, faults } = readInvoice({ ...input, users, today: berlinDay(ctx.clock.now()) });
  const known = (await findUses(tx, { serviceId: found.row.id })).map(({ row }) => row);
  const plan = planInvoice({ lines, known: known.map((row) => ({ ...row, user: userKey(row) })) });
  const dear: InvoicePlan['dear'] = [];
  const right = plan.fresh.filter((line) => {
    const cost = booked({ found, given: { ...line, occasion: input.occasion, requesterKind: kindOfUnit } });
    if (!cost.ok) {
      faults.push({ row: line.row, message: cost.problem.message });
      return false;
    }
    if (line.cents !== null && line.cents !== cost.value.cents)
      dear.push({ row: line.row, asked: line.cents, agreed: cost.value.cents });
    return true;
  });
  for (const { line, useId } of plan.known) {
    const agreed = known.find(({ id }) => id === useId)!.cents;
    if (line.cents !== null && line.cents !== agreed) dear.push({ row: line.row, asked: line.cents, agreed });
  }
  const days = lines.map(({ day }) => day.slice(0, 7));
  const matched = new Set(plan.known.map(({ useId }) => useId));
  return {
    fresh: right,
    known: plan.known,
    again: plan.again,
    dear,
    faults: [
      ...faults,
      ...plan.doubled.map(({ row }) => ({ row, message: 'Diese Zeile steht zweimal in der Rechnung.' })),
    ].toSorted((one, other) => one.row - other.row),
    unbilled: known.filter((row) => row.invoice === null && !matched.has(row.id) && days.includes(row.day.slice(0, 7))).length,
    keys: lineKeys(lines),
  };
}

/** What an invoice would add, line by line. */
export const checkInvoice = useCase({
  name: 'interpreting.check-invoice',
  action: keep,
  policy,
  mode: 'read',
  input: invoiceInput,
  run: async ({ ctx, tx, input }) => {
    const [found] = await findServices(tx, { id: input.serviceId });
    if (!found) return notFound(whatService);
    const { keys: _keys, ...plan } = await planFor({ ctx, tx, found, input });
    return ok<InvoicePlan>(plan);
  },
});

/** Takes an invoice over: new lines are added, entries of units get its number and amounts, what is there already is left alone. */
export const takeInvoice = useCase({
  name: 'interpreting.take-invoice',
  action: keep,
  policy,
  mode: 'write',
  input: invoiceInput,
  run: async ({ ctx, tx, input, audit }) => {
    const given = await service({ tx, serviceId: input.serviceId });
    if (!given.ok) return given;
    const found = given.value;
    const plan = await planFor({ ctx, tx, found, input });
    if (plan.faults.length > 0)
      return invalid('faulty', `Zeile ${plan.faults[0]!.row}: ${plan.faults[0]!.message}`, [
        { path: 'datei', message: `${plan.faults.length} Zeilen lassen sich nicht lesen.`, code: 'faulty' },
      ]);
    if (plan.fresh.length + plan.known.length === 0)
      return conflict('nothing-new', 'Diese Rechnung ist schon übernommen. Es kommt nichts hinzu.');
    const now = ctx.clock.now();
    for (const line of plan.fresh) {
      const { day, language, minutes } = line;
      const stored = { day, language, minutes, occasion: input.occasion, requesterKind: kindOfUnit };
      const cost = booked({ found, given: stored });
      if (!cost.ok) return cost;
      await tx.insert(languageServiceUse).values({
        ...{ ...stored, ...cost.value, ...userOf(line.user), cents: line.cents ?? cost.value.cents },
        ...{ id: newId(now.getTime()), countyId: ctx.county.id, serviceId: found.row.id, createdAt: now },
        ...{ invoice: input.invoice, lineKey: plan.keys.get(line)! },
      });
    }
    for (const { line, useId } of plan.known)
      await tx
        .update(languageServiceUse)
        .set({ invoice: input.invoice, lineKey: plan.keys.get(line)!, ...(line.cents === null ? {} : { cents: line.cents }) })
        .where(eq(languageServiceUse.id, useId));
    const counts = { added: plan.fresh.length, matched: plan.known.length, again: plan.again.length };
    audit({
      subjectType: 'language-service',
      subjectId: found.row.id,
      summary: `Rechnung ${input.invoice} von „${found.row.name}“ übernommen: ${counts.added} neu, ${counts.matched} schon eingetragen`,
    });
    return ok(counts);
  },
});
