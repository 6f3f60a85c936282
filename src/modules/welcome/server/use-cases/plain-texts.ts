import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { readabilityOf } from '#kernel/content/readability.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { OfficePlainText, PlainTextRecord } from '../../contract-plain.ts';
import {
  addPlainTextInput,
  changePlainTextInput,
  listPlainTextsInput,
  plainTextIdInput,
  releasePlainTextInput,
} from '../../inputs-plain.ts';
import { unitExists } from '../alert-store.ts';
import { plainText, plainTextVersion } from '../plain-schema.ts';
import { findPlainTexts, findPlainVersions, lockPlainText, plainStateOf, type PlainRow } from '../plain-store.ts';
import { policy } from '../policy.ts';

const what = 'Diesen Textbaustein';
const write = 'welcome.write-plain-text';
const release = 'welcome.release-plain-text';
const reviewDays = 365;

const thingOf = ({ unitId }: { unitId: string | null }): Thing => ({ unitIds: unitId === null ? [] : [unitId] });
const mayDo = (ctx: CountyCtx, action: string, row: { unitId: string | null }): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action, thing: thingOf(row) }) === 'yes';

const viewOf = (ctx: CountyCtx, { row, unit }: { row: PlainRow; unit: string | null }): OfficePlainText => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  purpose: row.purpose,
  released: row.released,
  text: row.text,
  state: plainStateOf(row),
  number: row.number,
  releasedAt: row.releasedAt?.toISOString() ?? null,
  reviewBy: row.reviewBy,
  unitId: row.unitId,
  unit,
  version: row.version,
  mayChange: mayDo(ctx, write, row),
  mayRelease: mayDo(ctx, release, row),
});

/** Pieces of text in plain German by name. */
export const listPlainTexts = useCase({
  name: 'welcome.list-plain-texts',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: listPlainTextsInput,
  run: async ({ ctx, tx, input }) => {
    const words = (input.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    return ok(
      (await findPlainTexts(tx))
        .map((found) => viewOf(ctx, found))
        .filter((view) => {
          const text = [view.title, view.purpose, view.text, view.unit].join(' ').toLowerCase();
          return (
            (input.kind === null || view.kind === input.kind) &&
            (input.state === null ? view.state !== 'retired' : view.state === input.state) &&
            words.every((word) => text.includes(word))
          );
        }),
    );
  },
});

/** One piece of text with its versions, and how hard it is to read. */
export const readPlainText = useCase({
  name: 'welcome.read-plain-text',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: plainTextIdInput,
  run: async ({ ctx, tx, input }) => {
    const [found] = await findPlainTexts(tx, input.plainTextId);
    if (found === undefined) return notFound(what);
    const versions = await findPlainVersions(tx, found.row.id);
    return ok<PlainTextRecord>({
      ...viewOf(ctx, found),
      versions: versions.map(({ number, text, createdAt }) => ({ number, text, releasedAt: createdAt.toISOString() })),
      reading: readabilityOf(found.row.text),
    });
  },
});

/** Writes a new piece of text; units use it once it is released. */
export const addPlainText = useCase({
  name: 'welcome.add-plain-text',
  action: write,
  policy,
  mode: 'write',
  input: addPlainTextInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input, audit }) => {
    if (input.unitId !== null && !(await unitExists(tx, input.unitId))) return unknownUnit();
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(plainText).values({ id, countyId: ctx.county.id, ...input, createdAt: now, changedAt: now });
    audit({ subjectType: 'plain-text', subjectId: id, summary: `Textbaustein „${input.title}“ angelegt` });
    return ok({ id });
  },
});

/** Changes a piece of text. What was released stays in use until the new text is released. */
export const changePlainText = useCase({
  name: 'welcome.change-plain-text',
  action: write,
  policy,
  mode: 'write',
  input: changePlainTextInput,
  load: loadPlainText,
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const { plainTextId: _id, version, ...fields } = input;
    if (version !== row.version) return changedMeanwhile();
    if (!mayDo(ctx, write, fields)) return invalidField('unitId', 'Dorthin dürfen Sie ihn nicht geben.', 'not-yours');
    if (fields.unitId !== null && !(await unitExists(tx, fields.unitId))) return unknownUnit();
    await tx
      .update(plainText)
      .set({ ...fields, changedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(plainText.id, row.id));
    audit({
      subjectType: 'plain-text',
      subjectId: row.id,
      summary: `Textbaustein „${input.title}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, fields),
    });
    return ok({ version: row.version + 1 });
  },
});

/** Gives a piece of text to all units, or confirms that the one they have is still right. */
export const releasePlainText = useCase({
  name: 'welcome.release-plain-text',
  policy,
  mode: 'write',
  input: releasePlainTextInput,
  load: loadPlainText,
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    if (input.version !== row.version) return changedMeanwhile();
    const now = ctx.clock.now();
    const today = berlinDay(now);
    const reviewBy = input.reviewBy ?? addDays(today, reviewDays);
    if (reviewBy <= today) return invalidField('reviewBy', 'Der Tag der nächsten Prüfung muss in der Zukunft liegen.', 'is-over');
    const fresh = row.released !== row.text;
    const number = fresh ? row.number + 1 : row.number;
    if (fresh)
      await tx.insert(plainTextVersion).values({
        id: newId(now.getTime()),
        countyId: ctx.county.id,
        plainTextId: row.id,
        number,
        text: row.text,
        createdAt: now,
      });
    await tx
      .update(plainText)
      .set({
        released: row.text,
        number,
        releasedAt: fresh ? now : row.releasedAt,
        reviewBy,
        retired: false,
        changedAt: now,
        version: row.version + 1,
      })
      .where(eq(plainText.id, row.id));
    audit({
      subjectType: 'plain-text',
      subjectId: row.id,
      summary: `Textbaustein „${row.title}“ ${fresh ? `freigegeben (Fassung ${number})` : 'bestätigt'}`,
      fields: { reviewBy: { before: row.reviewBy, after: reviewBy } },
    });
    return ok({ number });
  },
});

/** Takes a piece of text out of use; it stays with its versions. */
export const retirePlainText = useCase({
  name: 'welcome.retire-plain-text',
  action: release,
  policy,
  mode: 'write',
  input: plainTextIdInput,
  load: loadPlainText,
  run: async ({ ctx, tx, loaded: row, audit }) => {
    if (row.retired) return conflict('is-retired', 'Dieser Textbaustein ist schon zurückgezogen.');
    await tx
      .update(plainText)
      .set({ retired: true, changedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(plainText.id, row.id));
    audit({ subjectType: 'plain-text', subjectId: row.id, summary: `Textbaustein „${row.title}“ zurückgezogen` });
    return ok();
  },
});

async function loadPlainText({ tx, input }: { tx: Tx; input: { plainTextId: string } }) {
  const row = await lockPlainText(tx, input.plainTextId);
  return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
}
const changedMeanwhile = () =>
  conflict('changed-meanwhile', 'Jemand anderes hat diesen Textbaustein inzwischen geändert. Bitte laden Sie die Seite neu.');
const unknownUnit = () => invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-unit');
