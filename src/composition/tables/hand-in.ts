import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { CountyCtx, Ctx, Tx } from '#kernel/context.ts';
import { conflict, forbidden, invalid, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef, namesOf } from '#kernel/people.ts';
import { may } from '#kernel/policy.ts';
import { headerOf } from '#kernel/register.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { TableFault } from '#kernel/table-diff.ts';
import { readHead } from '#kernel/table-file.ts';
import { listImport, storedFile } from '#kernel/tables.ts';
import { rehearse, together } from '#kernel/together.ts';
import { useCase } from '#kernel/use-case.ts';
import { modules } from '../registry.ts';
import type { ListPreview, OpenList, Target, Task } from './target.ts';
import { targets } from './targets.ts';

const policy = modules.flatMap((module) => module.policy);
const action = 'tenancy.hand-in-tables';
/** A head is one of a list when at least so many of its columns are known. */
const knownEnough = 2;
const what = 'Diese Tabelle';

type Row = typeof listImport.$inferSelect;

/** A table that was handed in, as its page shows it. */
export type HandedIn = {
  id: string;
  list: string;
  subject: string | null;
  title: string;
  fileName: string;
  state: Row['state'];
  createdAt: string;
  createdBy: string;
  /** Null once the table is taken over or discarded. */
  preview: ListPreview | null;
  done: { changed: number; added: number; undone: boolean } | null;
};

const mayEdit = (ctx: CountyCtx, target: Target): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: target.action }) === 'yes';

/** Lists of which the person may hand in an edited table: those of which she may change something. */
export const listsToHandIn = (ctx: Ctx): string[] =>
  ctx.county === null || may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action }) !== 'yes'
    ? []
    : targets.filter((target) => mayEdit(ctx as CountyCtx, target)).map((target) => target.list);

/** A list with its rows, for whoever has the right of its form. */
async function openList(input: {
  ctx: CountyCtx;
  list: string;
  subject: string | null;
}): Promise<Result<{ target: Target; open: OpenList }>> {
  const { ctx, list, subject } = input;
  const target = targets.find((entry) => entry.list === list);
  if (!target) return notFound('Diese Liste');
  if (!mayEdit(ctx, target)) return forbidden();
  const open = await target.open(ctx, subject);
  return open.ok ? ok({ target, open: open.value }) : open;
}

const inside = (ctx: CountyCtx, tx: Tx, publicChanged: () => void = () => undefined): CountyCtx =>
  together({ ctx, tx, publicChanged });

const listInput = z.object({ list: z.string().max(60), subject: z.string().max(100).nullable().default(null) });
const importInput = z.object({ importId: z.uuid() });

/**
 * Takes an edited table of a list and keeps its rows. Nothing of the list is touched: that is done by `applyHandedIn` after
 * somebody saw what would change. Faults (field `datei`): no file, too large, unreadable, no such columns.
 */
export const handInTable = useCase({
  name: 'platform.hand-in-table',
  action,
  policy,
  mode: 'write',
  input: listInput.extend({
    upload: z
      .union([
        z.object({
          sha256: z.string().regex(/^[0-9a-f]{64}$/),
          size: z.number().int().min(0),
          name: z.string().trim().max(200),
          mime: z.string().max(200),
        }),
        z.object({ error: z.enum(['too-large', 'missing']) }),
      ])
      .nullable(),
    /** The limit in bytes, for the message. */
    limit: z.number().int().min(1),
  }),
  run: async ({ ctx, tx, input, audit }) => {
    const { upload, limit, list, subject } = input;
    const opened = await openList({ ctx: inside(ctx, tx), list, subject });
    if (!opened.ok) return opened;
    const { target, open } = opened.value;
    if (upload === null || ('error' in upload && upload.error === 'missing'))
      return invalidField('datei', 'Bitte wählen Sie erst eine Datei aus.', 'missing');
    if ('error' in upload)
      return invalidField('datei', `Die Datei ist größer als ${Math.round(limit / 1024 / 1024)} MB.`, 'too-large');
    const read = await ctx.documents.readTable({
      path: ctx.files.path(upload.sha256),
      name: upload.name,
      acceptsColumns: (header) =>
        readHead({ columns: target.register.columns, header: { row: 0, cells: header } }).at.size >= knownEnough,
    });
    if (!read.ok) return invalidField('datei', read.message, read.code);
    const now = ctx.clock.now();
    const by = actorRef(ctx.actor);
    const [id, fileId] = [newId(now.getTime()), newId(now.getTime())];
    const name = upload.name === '' ? 'Tabelle' : upload.name;
    const kept = { countyId: ctx.county.id, createdAt: now, createdBy: by };
    await tx
      .insert(storedFile)
      .values({ id: fileId, name, mime: upload.mime, size: upload.size, sha256: upload.sha256, ...kept });
    await tx
      .insert(listImport)
      .values({ id, list, subject, fileId, fileName: name, state: 'open', rows: read.table, seen: open.versions, ...kept });
    audit({ subjectType: 'table-import', subjectId: id, summary: `Tabelle „${name}“ (${open.title}) zum Prüfen angenommen` });
    return ok({ id });
  },
});

async function loadRow(tx: Tx, importId: string): Promise<Result<{ loaded: Row }>> {
  const [row] = await tx.select().from(listImport).where(eq(listImport.id, importId)).for('update');
  return row ? ok({ loaded: row }) : notFound(what);
}

/** What the table says of itself, what of it is wrong, and what its rows would do by the use cases of the forms. */
async function compare(input: {
  ctx: CountyCtx;
  row: Row;
  leaveOut: readonly number[];
}): Promise<Result<{ open: OpenList } & ReturnType<OpenList['compare']>>> {
  const { ctx, row, leaveOut } = input;
  const opened = await openList({ ctx, list: row.list, subject: row.subject });
  if (!opened.ok) return opened;
  const { target, open } = opened.value;
  const compared = open.compare({ table: row.rows, seen: row.seen, leaveOut });
  const { faults } = compared.preview;
  for (const task of compared.tasks) faults.push(...(await faultsOf({ ctx, task, target })));
  faults.sort((one, other) => one.row - other.row);
  return ok({ open, ...compared });
}

/** Does one piece of work; what its use case refuses, as faults of the rows. */
async function faultsOf(input: { ctx: CountyCtx; task: Task; target: Target }): Promise<TableFault[]> {
  const { ctx, task, target } = input;
  const done = await task.run(ctx);
  if (done.ok) return [];
  const { problem } = done;
  const fault = (path: string, message: string): TableFault => {
    const place = task.placeOf(path);
    const column = target.register.columns.find((entry) => entry.key === place.key);
    return { row: place.row, column: column ? headerOf(column) : null, message };
  };
  return problem.fields?.length ? problem.fields.map(({ path, message }) => fault(path, message)) : [fault('', problem.message)];
}

const readKept = useCase({
  name: 'platform.read-handed-in',
  action,
  policy,
  mode: 'write',
  input: importInput,
  load: ({ tx, input }) => loadRow(tx, input.importId),
  run: async ({ ctx, tx, loaded: row, audit }) => {
    const names = await namesOf(tx, [row.createdBy]);
    const compared = row.state === 'open' ? await compare({ ctx: inside(ctx, tx), row, leaveOut: [] }) : null;
    if (compared !== null && !compared.ok) return compared;
    const opened = compared ?? (await openList({ ctx: inside(ctx, tx), list: row.list, subject: row.subject }));
    if (!opened.ok) return opened;
    const faulty = new Set(compared?.value.preview.faults.map((fault) => fault.row));
    const sound = <T extends { row: number }>(rows: readonly T[]): T[] => rows.filter((entry) => !faulty.has(entry.row));
    const preview = compared?.value.preview ?? null;
    // It is a rehearsal: this line goes with it.
    audit({ subjectType: 'table-import', subjectId: row.id, summary: 'Tabelle verglichen' });
    return ok<HandedIn>({
      id: row.id,
      list: row.list,
      subject: row.subject,
      title: opened.value.open.title,
      fileName: row.fileName,
      state: row.state,
      createdAt: row.createdAt.toISOString(),
      createdBy: names.get(row.createdBy) ?? '',
      preview: preview && { ...preview, changes: sound(preview.changes), additions: sound(preview.additions) },
      done: row.done && { changed: row.done.changed.length, added: row.done.added, undone: row.undoneAt !== null },
    });
  },
});

/**
 * A table with all that it would change: every row is tried by the use case of the form, so that each of its rules speaks
 * here, and all is taken back.
 */
export const readHandedIn = (ctx: Ctx, input: { importId: string }): Promise<Result<HandedIn>> =>
  ctx.county === null ? Promise.resolve(notFound(what)) : rehearse(ctx as CountyCtx, (inner) => readKept(inner, input));

/** Tables of a list that wait for somebody to confirm or discard them, the latest first. */
export const listHandedIn = useCase({
  name: 'platform.list-handed-in',
  action,
  policy,
  mode: 'read',
  input: listInput,
  run: async ({ ctx, tx, input }) => {
    const opened = await openList({ ctx: inside(ctx, tx), ...input });
    if (!opened.ok) return opened;
    const subject = input.subject === null ? isNull(listImport.subject) : eq(listImport.subject, input.subject);
    const rows = await tx
      .select()
      .from(listImport)
      .where(and(eq(listImport.list, input.list), subject, eq(listImport.state, 'open')))
      .orderBy(desc(listImport.createdAt));
    const names = await namesOf(
      tx,
      rows.map((row) => row.createdBy),
    );
    return ok({
      title: opened.value.open.title,
      waiting: rows.map(({ id, fileName, createdAt, createdBy }) => ({
        id,
        fileName,
        createdAt: createdAt.toISOString(),
        createdBy: names.get(createdBy) ?? '',
      })),
    });
  },
});

/**
 * Takes over what the preview showed, in one transaction. As long as a row has a fault and is not left out, nothing is
 * written; `table-faults` names each with its row.
 */
export const applyHandedIn = useCase({
  name: 'platform.apply-handed-in',
  action,
  policy,
  mode: 'write',
  input: importInput.extend({
    /** Rows that are left out, by the number that the person's program shows. */
    leaveOut: z.array(z.number().int().min(1)).max(10_000).default([]),
  }),
  load: ({ tx, input }) => loadRow(tx, input.importId),
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    if (row.state !== 'open') return conflict('table-ended', 'Diese Tabelle ist schon übernommen oder verworfen.');
    const inner = inside(ctx, tx, touchPublic);
    const compared = await compare({ ctx: inner, row, leaveOut: input.leaveOut });
    if (!compared.ok) return compared;
    const { preview, former, open } = compared.value;
    if (preview.wrong.length > 0) return invalid('table-wrong', preview.wrong[0]!);
    if (preview.faults.length > 0) {
      const fields = preview.faults.map((fault) => ({
        path: `zeile-${fault.row}`,
        message: `Zeile ${fault.row}${fault.column === null ? '' : `, ${fault.column}`}: ${fault.message}`,
      }));
      return invalid('table-faults', 'Noch sind Fehler in der Tabelle. Es wurde nichts geschrieben.', fields);
    }
    const added = preview.additions.length;
    if (former.length + added === 0) return conflict('nothing-to-do', 'Die Tabelle ändert nichts. Es wurde nichts geschrieben.');
    const after = await openList({ ctx: inner, list: row.list, subject: row.subject });
    if (!after.ok) return after;
    const changed = former.map((entry) => ({ ...entry, version: after.value.open.versions[entry.id] ?? '' }));
    await tx.update(listImport).set({ state: 'applied', done: { changed, added } }).where(eq(listImport.id, row.id));
    audit({
      subjectType: 'table-import',
      subjectId: row.id,
      summary: `Tabelle „${row.fileName}“ (${open.title}) übernommen`,
      fields: { changed: { after: changed.length }, added: { after: added }, leftOut: { after: preview.leftOut.length } },
    });
    return ok({ changed: changed.length, added });
  },
});

/**
 * Brings back what a table changed, unless somebody changed one of its rows since. Rows that it added stay: what ends them is
 * the list's own way.
 */
export const undoHandedIn = useCase({
  name: 'platform.undo-handed-in',
  action,
  policy,
  mode: 'write',
  input: importInput,
  load: ({ tx, input }) => loadRow(tx, input.importId),
  run: async ({ ctx, tx, loaded: row, audit, touchPublic }) => {
    if (row.done === null || row.undoneAt !== null || row.done.changed.length === 0)
      return conflict('nothing-to-undo', 'Hier gibt es nichts rückgängig zu machen.');
    const inner = inside(ctx, tx, touchPublic);
    const opened = await openList({ ctx: inner, list: row.list, subject: row.subject });
    if (!opened.ok) return opened;
    const { target, open } = opened.value;
    const later = row.done.changed.filter((entry) => open.versions[entry.id] !== entry.version);
    if (later.length > 0) {
      const names = later
        .slice(0, 5)
        .map((entry) => `„${entry.name}“`)
        .join(', ');
      const more = later.length > 5 ? ` und ${later.length - 5} weitere` : '';
      return conflict('changed-meanwhile', `Inzwischen hat jemand geändert: ${names}${more}. Es wurde nichts zurückgesetzt.`);
    }
    for (const task of open.restore(row.done.changed)) {
      const [fault] = await faultsOf({ ctx: inner, task, target });
      if (fault) return conflict('not-undone', `Das lässt sich nicht mehr zurücksetzen: ${fault.message}`);
    }
    await tx.update(listImport).set({ undoneAt: ctx.clock.now() }).where(eq(listImport.id, row.id));
    audit({
      subjectType: 'table-import',
      subjectId: row.id,
      summary: `Tabelle „${row.fileName}“ (${open.title}) rückgängig gemacht`,
      fields: { changed: { after: row.done.changed.length } },
    });
    return ok();
  },
});

/** Puts a table aside that nobody wants to take over. */
export const discardHandedIn = useCase({
  name: 'platform.discard-handed-in',
  action,
  policy,
  mode: 'write',
  input: importInput,
  load: ({ tx, input }) => loadRow(tx, input.importId),
  run: async ({ ctx, tx, loaded: row, audit }) => {
    const opened = await openList({ ctx: inside(ctx, tx), list: row.list, subject: row.subject });
    if (!opened.ok) return opened;
    if (row.state !== 'open') return conflict('table-ended', 'Diese Tabelle ist schon übernommen oder verworfen.');
    await tx.update(listImport).set({ state: 'discarded' }).where(eq(listImport.id, row.id));
    audit({ subjectType: 'table-import', subjectId: row.id, summary: `Tabelle „${row.fileName}“ verworfen` });
    return ok({ list: row.list, subject: row.subject });
  },
});
