import { createHash, randomBytes } from 'node:crypto';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { isExam } from '../../contract-kinds.ts';
import { checkStamp, writeStamp, type Stamp, type StampFault, type StampFigure, type StampKey } from '../../contract-stamps.ts';
import { issueStampInput, renewStampKeyInput } from '../../inputs-stamps.ts';
import { policy } from '../policy.ts';
import { thingOf } from '../rights.ts';
import { addStampKey, countStamp, endStampKey, findStampCounts, findStampKeys, lockStampKey } from '../stamp-store.ts';
import { findRun } from '../store.ts';
import { titleOf } from '../views.ts';

/** Letters and digits of a passport's number, none of which is taken for another (Crockford's base 32). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const newPassNumber = (): string => Array.from(randomBytes(10), (byte) => signs[byte % 32]).join('');

async function makeKey(input: { ctx: CountyCtx; tx: Tx }): Promise<{ id: string; kid: string }> {
  const id = newId(input.ctx.clock.now().getTime());
  const { x, y } = input.ctx.stamps.keyOf(id);
  const kid = createHash('sha256').update(`${x}.${y}`).digest('base64url').slice(0, 8);
  await addStampKey({ ...input, id, key: { kid, x, y } });
  return { id, kid };
}

/** The key to sign with. Where the installation's secret was changed since, the old one ends and its stamps stay true. */
async function currentKey(input: { ctx: CountyCtx; tx: Tx }): Promise<{ id: string; kid: string; isNew: boolean }> {
  const held = await lockStampKey(input.tx);
  if (held && input.ctx.stamps.keyOf(held.id).x === held.x) return { id: held.id, kid: held.kid, isNew: false };
  if (held) await endStampKey({ ...input, id: held.id, withdrawn: false });
  return { ...(await makeKey(input)), isNew: true };
}

const faults: Readonly<Record<StampFault, string>> = {
  unreadable: 'ist kein Stempel',
  'unknown-key': 'ist unter einem Schlüssel, den dieser Kreis nicht kennt',
  withdrawn: 'ist unter einem Schlüssel, der zurückgezogen ist',
  'not-genuine': 'ist nicht echt oder wurde verändert',
};

/** The stamps of these codes by their day, each once; all of one passport. */
export async function readStamps(input: {
  codes: readonly string[];
  keys: readonly StampKey[];
}): Promise<Result<{ code: string; stamp: Stamp }[]>> {
  const found = new Map<string, { code: string; stamp: Stamp }>();
  for (const [index, given] of input.codes.entries()) {
    const checked = await checkStamp({ given, keys: input.keys });
    if (!checked.ok) return invalidField('earlier', `Der ${index + 1}. Code ${faults[checked.fault]}.`, checked.fault);
    found.set(checked.code, checked);
  }
  const all = [...found.values()].map(({ code, stamp }) => ({ code, stamp }));
  if (new Set(all.map(({ stamp }) => stamp.pass)).size > 1)
    return invalidField('earlier', 'Diese Codes stammen aus verschiedenen Sprachpässen.', 'other-pass');
  return ok(all.toSorted((one, other) => (one.stamp.day < other.stamp.day ? -1 : 1)));
}

/**
 * Makes one stamp of a run, beside those that the learner brings. What it is for stays with the learner: the county counts it by run, level
 * and month, and knows no more.
 */
export const issueStamp = useCase({
  name: 'courses.issue-stamp',
  action: 'courses.keep',
  policy,
  mode: 'write',
  input: issueStampInput,
  load: async ({ tx, input }) => {
    const found = await findRun(tx, input.runId);
    return found ? ok({ loaded: found, thing: thingOf(found.offer) }) : notFound('Diesen Kurs');
  },
  run: async ({ ctx, tx, input, loaded: found, audit, touchPublic }) => {
    const { row } = found;
    const today = berlinDay(ctx.clock.now());
    if (row.status === 'cancelled' || (row.startDate !== null && row.startDate > today))
      return conflict('not-begun', 'Stempel gibt es erst, wenn der Kurs begonnen hat.');
    if (input.day > today) return invalidField('day', 'Dieser Tag liegt in der Zukunft.');
    if (row.startDate !== null && input.day < row.startDate)
      return invalidField('day', 'An diesem Tag lief der Kurs noch nicht.');
    if (row.units !== null && !isExam(row.kind) && input.units > row.units)
      return invalidField('units', `Der Kurs hat nur ${row.units.toLocaleString('de-DE')} Unterrichtsstunden.`);
    const earlier = await readStamps({ codes: input.earlier, keys: await findStampKeys(tx) });
    if (!earlier.ok) return earlier;
    const key = await currentKey({ ctx, tx });
    const stamp: Stamp = {
      pass: earlier.value[0]?.stamp.pass ?? newPassNumber(),
      provider: found.organisation?.name ?? found.unit?.name ?? found.municipality?.name ?? ctx.county.name,
      course: titleOf(found),
      units: input.units,
      unitsOf: isExam(row.kind) ? null : row.units,
      level: input.level,
      day: input.day,
    };
    const text = writeStamp({ kid: key.kid, stamp });
    const code = `${text}.${ctx.stamps.sign({ name: key.id, text })}`;
    await countStamp({ ctx, tx, runId: row.id, level: input.level, month: `${today.slice(0, 7)}-01` });
    audit({ subjectType: 'course-run', subjectId: row.id, summary: `Kurs „${titleOf(found)}“: Stempel im Sprachpass` });
    // The page on which stamps are told from false ones holds the keys.
    if (key.isNew) touchPublic();
    const made = await checkStamp({ given: code, keys: await findStampKeys(tx) });
    if (!made.ok) throw new Error(`A stamp that was made just now is ${made.fault}`);
    return ok({ stamps: [...earlier.value, { code, stamp: made.stamp }] });
  },
});

/** The county's public keys, ended ones among them: whoever holds these tells a true stamp without asking anybody. */
export const readStampKeys = useCase({
  name: 'courses.read-stamp-keys',
  action: 'courses.read-public',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => ok(await findStampKeys(tx)),
});

/** From now on another key signs. `withdrawn` where the old one fell into wrong hands: no stamp under it counts any more. */
export const renewStampKey = useCase({
  name: 'courses.renew-stamp-key',
  action: 'courses.keep-stamp-keys',
  policy,
  mode: 'write',
  input: renewStampKeyInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const held = await lockStampKey(tx);
    if (held) await endStampKey({ ctx, tx, id: held.id, withdrawn: input.withdrawn });
    const { id, kid } = await makeKey({ ctx, tx });
    const old = held === null ? '' : input.withdrawn ? ', der alte ist zurückgezogen' : ', der alte ist beendet';
    audit({ subjectType: 'course-stamp-key', subjectId: id, summary: `Neuer Schlüssel für den Sprachpass: ${kid}${old}` });
    touchPublic();
    return ok({ kid });
  },
});

/** How many stamps there were, by month, course and level; numbers below the county's smallest are not told, and there are no sums. */
export const readStampFigures = useCase({
  name: 'courses.read-stamp-figures',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    const figures = (await findStampCounts(tx)).map(({ month, course, level, count }): StampFigure => ({
      month,
      course,
      level,
      count: count < smallestCell ? null : count,
    }));
    return ok({ figures, smallest: smallestCell });
  },
});
