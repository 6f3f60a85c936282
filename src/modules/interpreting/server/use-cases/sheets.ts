import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { namesOf } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { OfficeSheet, SheetSide, SheetView } from '../../contract-sheets.ts';
import { missedByInput, missedInput, receiptInput, sheetIdInput, sheetInput } from '../../inputs-sheets.ts';
import { hashOfCode, newCode } from '../fill.ts';
import { moveOn } from '../move-on.ts';
import { policy } from '../policy.ts';
import { interpretingAssignment } from '../request-schema.ts';
import type { AssignmentRow } from '../request-store.ts';
import { sheetOfClient, sheetOfInterpreter, sheetOfPool, type Held } from '../sheet-access.ts';
import { mailNewCode } from '../sheet-mails.ts';
import { ceilingsOf, earnedCents, moneyOf } from '../sheet-money.ts';
import { findChanges, noteChange, saveSheet, type FoundSheet, type SheetRow } from '../sheet-store.ts';
import { officeSheet, sheetView } from '../sheet-views.ts';
import { sheetContent, travelOf, type SheetTimes, type SheetWay } from '../write-sheet.ts';
import type { Upload } from '../sheet-file.ts';

const ownPage = 'interpreting.own-page';
const run = 'interpreting.run-pool';
const subjectOf = (row: { id: string }) => ({ subjectType: 'interpreting-assignment', subjectId: row.id });

/** A new time, way or receipt takes every signature and every fixed amount away. */
const unsigned = {
  clientSignedAt: null,
  clientWay: null,
  objection: null,
  ...{ tariffFrom: null, lines: null, cents: null, billedCents: null, bearer: null },
  ...{ approvedAt: null, approvedBy: null, releasedAt: null, releasedBy: null },
} satisfies Partial<SheetRow>;

/** The conversation is over: said by the first who writes of it. */
async function finished(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: AssignmentRow;
  by: 'interpreter' | 'office';
}): Promise<Result<AssignmentRow>> {
  const { ctx, tx, row, by } = input;
  return row.state === 'confirmed' ? moveOn({ ctx, tx, row, event: 'finish', by }) : ok(row);
}

type Given = SheetTimes & SheetWay & { upload: Upload };
async function write(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: FoundSheet;
  given: Given;
  event: 'submit-sheet' | 'correct' | 'enter-paper';
  by: 'interpreter' | 'office';
}): Promise<Result<AssignmentRow>> {
  const { ctx, tx, found, given, event, by } = input;
  const now = ctx.clock.now();
  const paper = event === 'enter-paper';
  const ready = await finished({ ctx, tx, row: found.row, by });
  if (!ready.ok) return ready;
  const moved = await moveOn({ ctx, tx, row: ready.value, event, by });
  if (!moved.ok) return moved;
  const content = await sheetContent({ ctx, tx, found, given, title: paper ? 'Nachweis auf Papier' : 'Beleg' });
  if (!content.ok) return content;
  const { set, details, added } = content.value;
  if (paper && added === null)
    return invalidField('datei', 'Bitte den unterschriebenen Nachweis als Foto oder PDF anfügen.', 'missing');
  if (event === 'correct' && details.length === 0 && found.sheet?.interpreterSignedAt)
    return conflict('unchanged', 'Daran ist nichts anders. Ihre Unterschrift gilt weiter.');
  const sheet = await saveSheet({
    ...{ ctx, tx, row: moved.value },
    set: {
      ...unsigned,
      ...set,
      interpreterSignedAt: by === 'interpreter' || paper ? now : null,
      ...(paper ? { clientSignedAt: now, clientWay: 'paper' as const } : {}),
    },
  });
  const deed = paper ? 'paper' : event === 'correct' && details.length > 0 ? 'corrected' : 'submitted';
  await noteChange({ ctx, tx, sheetId: sheet.id, side: by, deed, details });
  return moved;
}

/** The interpreter writes how long it took and how she came, which is her signature. */
export const submitSheet = useCase({
  name: 'interpreting.submit-sheet',
  action: ownPage,
  policy,
  mode: 'write',
  input: sheetInput,
  run: async ({ ctx, tx, input, audit }) => {
    const held = await sheetOfInterpreter({ ctx, tx, assignmentId: input.assignmentId, lock: true });
    if (!held.ok) return held;
    const { found } = held.value;
    if (found.row.startsAt > ctx.clock.now()) return conflict('not-now', 'Das Gespräch hat noch nicht begonnen.');
    const written = await write({ ctx, tx, found, given: input, event: 'submit-sheet', by: 'interpreter' });
    if (!written.ok) return written;
    audit({ ...subjectOf(found.row), summary: 'Nachweis eingereicht' });
    return ok();
  },
});

/** The interpreter changes it. What the institution signed is no longer what stands there: it signs anew. */
export const correctOwnSheet = useCase({
  name: 'interpreting.correct-own-sheet',
  action: ownPage,
  policy,
  mode: 'write',
  input: sheetInput,
  run: async ({ ctx, tx, input, audit }) => {
    const held = await sheetOfInterpreter({ ctx, tx, assignmentId: input.assignmentId, lock: true });
    if (!held.ok) return held;
    const { found } = held.value;
    const written = await write({ ctx, tx, found, given: input, event: 'correct', by: 'interpreter' });
    if (!written.ok) return written;
    audit({ ...subjectOf(found.row), summary: 'Nachweis selbst berichtigt' });
    return ok();
  },
});

/** The office changes it. It signs for nobody: both sides sign anew. */
export const correctSheet = useCase({
  name: 'interpreting.correct-sheet',
  action: run,
  policy,
  mode: 'write',
  input: sheetInput,
  load: ({ ctx, tx, input }) => sheetOfPool({ ctx, tx, assignmentId: input.assignmentId, lock: true }),
  run: async ({ ctx, tx, input, loaded: { found }, audit }) => {
    const written = await write({ ctx, tx, found, given: input, event: 'correct', by: 'office' });
    if (!written.ok) return written;
    audit({ ...subjectOf(found.row), summary: 'Nachweis berichtigt' });
    return ok();
  },
});

/** The office enters a sheet that both sides signed by hand, with a picture of it. */
export const enterPaperSheet = useCase({
  name: 'interpreting.enter-paper-sheet',
  action: run,
  policy,
  mode: 'write',
  input: sheetInput,
  load: ({ ctx, tx, input }) => sheetOfPool({ ctx, tx, assignmentId: input.assignmentId, lock: true }),
  run: async ({ ctx, tx, input, loaded: { found }, audit }) => {
    const written = await write({ ctx, tx, found, given: input, event: 'enter-paper', by: 'office' });
    if (!written.ok) return written;
    audit({ ...subjectOf(found.row), summary: 'Nachweis auf Papier erfasst' });
    return ok();
  },
});

type Missed = { found: FoundSheet; way: SheetWay; missing: 'client' | 'interpreter'; by: 'client' | 'interpreter' | 'office' };
async function miss(input: { ctx: CountyCtx; tx: Tx } & Missed): Promise<Result<void>> {
  const { ctx, tx, found, way, missing, by } = input;
  if (found.row.startsAt > ctx.clock.now()) return conflict('not-now', 'Das Gespräch hat noch nicht begonnen.');
  const travel = travelOf(
    missing === 'client' ? way : { metres: 0, metresOutside: 0, minutes: 0, ticketCents: 0, drove: false },
    found,
  );
  if (!travel.ok) return travel;
  const event = missing === 'client' ? 'miss-client' : 'miss-interpreter';
  const moved = await moveOn({ ctx, tx, row: found.row, event, by });
  if (!moved.ok) return moved;
  const sheet = await saveSheet({
    ...{ ctx, tx, row: moved.value },
    set: { travel: travel.value, interpreterSignedAt: by === 'interpreter' ? ctx.clock.now() : null },
  });
  const side: SheetSide = by;
  const who = missing === 'client' ? 'Niemand von der Einrichtung war da' : 'Die Sprachmittlung kam nicht';
  await noteChange({ ctx, tx, sheetId: sheet.id, side, deed: 'missing', details: [who] });
  return ok();
}

/** The interpreter came and nobody was there. */
export const recordClientMissing = useCase({
  name: 'interpreting.record-client-missing',
  action: ownPage,
  policy,
  mode: 'write',
  input: missedInput,
  run: async ({ ctx, tx, input, audit }) => {
    const held = await sheetOfInterpreter({ ctx, tx, assignmentId: input.assignmentId, lock: true });
    if (!held.ok) return held;
    const { found } = held.value;
    const done = await miss({ ctx, tx, found, way: input, missing: 'client', by: 'interpreter' });
    if (!done.ok) return done;
    audit({ ...subjectOf(found.row), summary: 'Gespräch fiel aus: niemand war da' });
    return ok();
  },
});

/** The institution waited and nobody came. */
export const recordInterpreterMissing = useCase({
  name: 'interpreting.record-interpreter-missing',
  action: 'interpreting.request',
  policy,
  mode: 'write',
  input: sheetIdInput,
  run: async ({ ctx, tx, input, audit }) => {
    const held = await sheetOfClient({ ctx, tx, assignmentId: input.assignmentId, lock: true });
    if (!held.ok) return held;
    const { found } = held.value;
    const way = { metres: 0, metresOutside: 0, minutes: 0, ticketCents: 0, drove: false };
    const done = await miss({ ctx, tx, found, way, missing: 'interpreter', by: 'client' });
    if (!done.ok) return done;
    audit({ ...subjectOf(found.row), summary: 'Die Sprachmittlung kam nicht' });
    return ok();
  },
});

/** The office enters who did not come. */
export const recordNoShow = useCase({
  name: 'interpreting.record-no-show',
  action: run,
  policy,
  mode: 'write',
  input: missedByInput,
  load: ({ ctx, tx, input }) => sheetOfPool({ ctx, tx, assignmentId: input.assignmentId, lock: true }),
  run: async ({ ctx, tx, input, loaded: { found }, audit }) => {
    const done = await miss({ ctx, tx, found, way: input, missing: input.side, by: 'office' });
    if (!done.ok) return done;
    audit({ ...subjectOf(found.row), summary: 'Nicht erschienen, von der Geschäftsstelle eingetragen' });
    return ok();
  },
});

/** The institution lost its code, or too many wrong ones were tried: a new one goes to its own address. */
export const sendNewCode = useCase({
  name: 'interpreting.send-new-code',
  action: run,
  policy,
  mode: 'write',
  input: sheetIdInput,
  load: ({ ctx, tx, input }) => sheetOfPool({ ctx, tx, assignmentId: input.assignmentId, lock: true }),
  run: async ({ ctx, tx, loaded: { found }, audit }) => {
    if (!['confirmed', 'done', 'sheet-submitted'].includes(found.row.state))
      return conflict('not-now', 'Für diesen Einsatz wird kein Code mehr gebraucht.');
    const code = newCode();
    const sent = await mailNewCode({ ctx, tx, found, code });
    if (!sent)
      return conflict('no-mail', 'Diese Einrichtung hat keine E-Mail-Adresse. Bitte nehmen Sie den Nachweis auf Papier.');
    await tx
      .update(interpretingAssignment)
      .set({ codeHash: hashOfCode({ assignmentId: found.row.id, code: code.replace(' ', '') }) })
      .where(eq(interpretingAssignment.id, found.row.id));
    const sheet = await saveSheet({ ctx, tx, row: found.row, set: { wrongCodes: 0 } });
    await noteChange({ ctx, tx, sheetId: sheet.id, side: 'office', deed: 'new-code' });
    audit({ ...subjectOf(found.row), summary: 'Neuer Code verschickt' });
    return ok();
  },
});

/** What the interpreter sees of the sheet. */
export const readOwnSheet = useCase({
  name: 'interpreting.read-own-sheet',
  action: ownPage,
  policy,
  mode: 'read',
  input: sheetIdInput,
  run: async ({ ctx, tx, input }) => {
    const held = await sheetOfInterpreter({ ctx, tx, assignmentId: input.assignmentId, lock: false });
    if (!held.ok) return held;
    const { found, pool } = held.value;
    return ok<SheetView & { requester: string; onSite: boolean; bordered: boolean; today: string }>({
      ...sheetView(found, pool),
      requester: found.requester.name,
      onSite: found.request.mode === 'on-site',
      bordered: pool.tariffs.some(({ travel }) => travel.reach === 'within-county'),
      today: ctx.clock.now().toISOString(),
    });
  },
});

/** One sheet with its trail, for whoever runs the pool. */
export const readSheet = useCase({
  name: 'interpreting.read-sheet',
  action: run,
  policy,
  mode: 'read',
  input: sheetIdInput,
  load: ({ ctx, tx, input }) => sheetOfPool({ ctx, tx, assignmentId: input.assignmentId, lock: false }),
  run: async ({ ctx, tx, loaded: { found, pool } }) => ok(await officeView(ctx, tx, { found, pool })),
});

async function officeView(ctx: CountyCtx, tx: Tx, { found, pool }: Held): Promise<OfficeSheet> {
  const { sheet, person } = found;
  const changes = sheet === null ? [] : await findChanges(tx, [sheet.id]);
  const names = await namesOf(
    tx,
    [sheet?.approvedBy, sheet?.releasedBy].filter((ref) => typeof ref === 'string'),
  );
  const ceilings = await ceilingsOf({ tx, people: [person], now: ctx.clock.now() });
  const money = moneyOf(pool.tariffs, found);
  return officeSheet(found, { pool, changes, names, ceiling: ceilings(person, money.fixed ? 0 : earnedCents(money)) });
}

/** A receipt's bytes, for whoever runs the pool. */
export const readReceipt = useCase({
  name: 'interpreting.read-receipt',
  action: run,
  policy,
  mode: 'read',
  input: receiptInput,
  load: ({ ctx, tx, input }) => sheetOfPool({ ctx, tx, assignmentId: input.assignmentId, lock: false }),
  run: async ({ ctx, input, loaded: { found } }) => {
    const receipt = found.sheet?.receipts.find(({ sha256 }) => sha256 === input.sha256);
    return receipt ? ok({ ...receipt, bytes: await ctx.files.read(receipt.sha256) }) : notFound('Diesen Beleg');
  },
});
