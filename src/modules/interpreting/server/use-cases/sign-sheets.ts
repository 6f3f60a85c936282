import { timingSafeEqual } from 'node:crypto';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { mostWrongCodes, objectionWords, signingWayWords, type SheetView, type SigningWay } from '../../contract-sheets.ts';
import { objectInput, sheetIdInput, signInput } from '../../inputs-sheets.ts';
import { hashOfCode } from '../fill.ts';
import { moveOn } from '../move-on.ts';
import { policy } from '../policy.ts';
import { loadSheet, sheetOfClient, whatSheet, type Held } from '../sheet-access.ts';
import { noteChange, saveSheet } from '../sheet-store.ts';
import { sheetView } from '../sheet-views.ts';

const client = 'interpreting.request';
const withCode = 'interpreting.sign-with-code';
const subjectOf = (row: { id: string }) => ({ subjectType: 'interpreting-assignment', subjectId: row.id });

async function sign(input: { ctx: CountyCtx; tx: Tx; held: Held; way: SigningWay }): Promise<Result<void>> {
  const { ctx, tx, held, way } = input;
  const { row, sheet } = held.found;
  if (row.state === 'sheet-submitted' && sheet?.interpreterSignedAt === null)
    return conflict('unsigned', 'Dieser Nachweis wurde geändert. Zuerst unterschreibt die Sprachmittlung noch einmal.');
  const moved = await moveOn({ ctx, tx, row, event: 'countersign', by: 'client' });
  if (!moved.ok) return moved;
  const signed = await saveSheet({
    ...{ ctx, tx, row: moved.value },
    set: { clientSignedAt: ctx.clock.now(), clientWay: way, objection: null, wrongCodes: 0 },
  });
  await noteChange({ ctx, tx, sheetId: signed.id, side: 'client', deed: 'signed', details: [signingWayWords[way]] });
  return ok();
}

/** The institution signs on its own page. */
export const countersignSheet = useCase({
  name: 'interpreting.countersign-sheet',
  action: client,
  policy,
  mode: 'write',
  input: sheetIdInput,
  run: async ({ ctx, tx, input, audit }) => {
    const held = await sheetOfClient({ ctx, tx, assignmentId: input.assignmentId, lock: true });
    if (!held.ok) return held;
    const signed = await sign({ ctx, tx, held: held.value, way: 'own-page' });
    if (!signed.ok) return signed;
    audit({ ...subjectOf(held.value.found.row), summary: 'Nachweis von der Einrichtung gegengezeichnet' });
    return ok();
  },
});

/** The institution does not sign: the interpreter or the office corrects it, or they talk. */
export const objectToSheet = useCase({
  name: 'interpreting.object-to-sheet',
  action: client,
  policy,
  mode: 'write',
  input: objectInput,
  run: async ({ ctx, tx, input, audit }) => {
    const held = await sheetOfClient({ ctx, tx, assignmentId: input.assignmentId, lock: true });
    if (!held.ok) return held;
    const { row } = held.value.found;
    const moved = await moveOn({ ctx, tx, row, event: 'object', by: 'client' });
    if (!moved.ok) return moved;
    const sheet = await saveSheet({
      ...{ ctx, tx, row: moved.value },
      set: { objection: input.objection, interpreterSignedAt: null },
    });
    const details = [objectionWords[input.objection]];
    await noteChange({ ctx, tx, sheetId: sheet.id, side: 'client', deed: 'objected', details });
    audit({ ...subjectOf(row), summary: 'Nachweis beanstandet' });
    return ok();
  },
});

export type CodeAnswer = { signed: true } | { signed: false; left: number };

/**
 * The institution signs with its code, on whatever telephone: whoever types it in, it is hers. A wrong code is no fault of the
 * transaction, for it must be counted.
 */
export const signSheetWithCode = useCase({
  name: 'interpreting.sign-sheet-with-code',
  action: withCode,
  policy,
  mode: 'write',
  input: signInput,
  run: async ({ ctx, tx, input, audit }) => {
    const held = await loadSheet({ tx, assignmentId: input.assignmentId, lock: true });
    if (held === null) return notFound(whatSheet);
    const { row, sheet } = held.found;
    const wrong = sheet?.wrongCodes ?? 0;
    if (wrong >= mostWrongCodes)
      return conflict('locked', 'Zu oft falsch eingegeben. Bitte lassen Sie der Einrichtung vom Pool einen neuen Code schicken.');
    if (row.state === 'sheet-submitted' && !sameCode({ hash: row.codeHash, assignmentId: row.id, code: input.code })) {
      const counted = await saveSheet({ ctx, tx, row, set: { wrongCodes: wrong + 1 } });
      await noteChange({ ctx, tx, sheetId: counted.id, side: 'client', deed: 'wrong-code' });
      audit({ ...subjectOf(row), summary: 'Falscher Code am Nachweis' });
      return ok<CodeAnswer>({ signed: false, left: mostWrongCodes - wrong - 1 });
    }
    const signed = await sign({ ctx, tx, held, way: 'code' });
    if (!signed.ok) return signed;
    audit({ ...subjectOf(row), summary: 'Nachweis mit dem Code gegengezeichnet' });
    return ok<CodeAnswer>({ signed: true });
  },
});

function sameCode(given: { hash: string | null; assignmentId: string; code: string }): boolean {
  const { hash, assignmentId, code } = given;
  return hash !== null && timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(hashOfCode({ assignmentId, code }), 'hex'));
}

export type SheetToSign = Pick<SheetView, 'assignmentId' | 'number' | 'language' | 'actual' | 'state' | 'locked'>;

/** What is signed, for whoever scanned its code: times, and no name, place or institution. */
export const readSheetToSign = useCase({
  name: 'interpreting.read-sheet-to-sign',
  action: withCode,
  policy,
  mode: 'read',
  input: sheetIdInput,
  run: async ({ tx, input }) => {
    const held = await loadSheet({ tx, assignmentId: input.assignmentId, lock: false });
    if (held === null || held.found.sheet === null) return notFound(whatSheet);
    const { assignmentId, number, language, actual, state, locked } = sheetView(held.found, held.pool);
    return ok<SheetToSign>({ assignmentId, number, language, actual, state, locked });
  },
});

export type ClientSheet = Omit<SheetView, 'money' | 'receipts'> & { interpreter: string };

/** A sheet as the institution sees it: what it signs, and no money that it does not pay. */
export const readClientSheet = useCase({
  name: 'interpreting.read-client-sheet',
  action: client,
  policy,
  mode: 'read',
  input: sheetIdInput,
  run: async ({ ctx, tx, input }) => {
    const held = await sheetOfClient({ ctx, tx, assignmentId: input.assignmentId, lock: false });
    if (!held.ok) return held;
    const { found, pool } = held.value;
    const { money: _money, receipts: _receipts, ...view } = sheetView(found, pool);
    return ok<ClientSheet>({ ...view, interpreter: found.person.name });
  },
});
