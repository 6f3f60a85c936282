import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalid, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef, namesOf } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { readHead } from '#kernel/table-file.ts';
import { storedFile } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import { changeNodeInput } from '../../inputs.ts';
import { applyTableInput, receiveTableInput, tableImportIdInput } from '../../table-inputs.ts';
import { measureRegister, type TableImportView } from '../../table.ts';
import { applySet } from '../apply-set.ts';
import { diffTable, type RowFields, type TableDiff } from '../model/table-diff.ts';
import { policy } from '../policy.ts';
import { findMunicipalities, findNodes, findStrategy, findUnits, type StrategyRow } from '../store.ts';
import { tableImport } from '../table-schema.ts';
import { findChangeSet, findMeasureRows, findOpenTables, findTableImport, type TableImportRow } from '../table-store.ts';

/** A head is one of this list when at least so many of its columns are known. */
const knownEnough = 2;

/**
 * Takes an edited table of a strategy's entries and keeps its rows. Nothing of the strategy is touched: that is done by
 * `applyTable` after somebody saw what would change. Faults (field `datei`): no file, too large, unreadable, no such columns.
 */
export const receiveTable = useCase({
  name: 'strategy.receive-table',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: receiveTableInput,
  load: async ({ tx, input }) => {
    const strategy = await findStrategy(tx, { key: input.key });
    return strategy ? ok({ loaded: strategy }) : notFound('Diese Strategie');
  },
  run: async ({ ctx, tx, input, loaded: strategy, audit }) => {
    const { upload, limit } = input;
    if (upload === null || ('error' in upload && upload.error === 'missing'))
      return invalidField('datei', 'Bitte wählen Sie erst eine Datei aus.', 'missing');
    if ('error' in upload)
      return invalidField('datei', `Die Datei ist größer als ${Math.round(limit / 1024 / 1024)} MB.`, 'too-large');
    const read = await ctx.documents.readTable({
      path: ctx.files.path(upload.sha256),
      name: upload.name,
      acceptsColumns: (header) =>
        readHead({ columns: measureRegister.columns, header: { row: 0, cells: header } }).at.size >= knownEnough,
    });
    if (!read.ok) return invalidField('datei', read.message, read.code);
    const now = ctx.clock.now();
    const by = actorRef(ctx.actor);
    const [id, fileId] = [newId(now.getTime()), newId(now.getTime())];
    const name = upload.name === '' ? 'Tabelle' : upload.name;
    const file = { name, mime: upload.mime, size: upload.size, sha256: upload.sha256 };
    await tx.insert(storedFile).values({ id: fileId, countyId: ctx.county.id, ...file, createdAt: now, createdBy: by });
    await tx.insert(tableImport).values({
      id,
      countyId: ctx.county.id,
      strategyId: strategy.id,
      fileId,
      fileName: name,
      state: 'open',
      rows: read.table,
      seen: Object.fromEntries((await findNodes(tx, strategy.id)).map((node) => [node.id, node.version])),
      createdAt: now,
      createdBy: by,
    });
    audit({ subjectType: 'table-import', subjectId: id, summary: `Tabelle „${name}“ zum Prüfen angenommen` });
    return ok({ id });
  },
});

async function loadImport(tx: Tx, importId: string) {
  const row = await findTableImport(tx, importId);
  const strategy = row && (await findStrategy(tx, { id: row.strategyId }));
  return row && strategy ? ok({ loaded: { row, strategy } }) : notFound('Diese Tabelle');
}

const label = new Map<string, string>([
  ...measureRegister.columns.map((column) => [column.key, column.german] as const),
  ['period', 'Ende'],
]);

/** What the table would change now: compared with the present state, so that nobody's work is overwritten unseen. */
async function compare(work: {
  ctx: CountyCtx;
  tx: Tx;
  row: TableImportRow;
  strategy: StrategyRow;
  leaveOut: readonly number[];
}): Promise<TableDiff> {
  const { ctx, tx, row, strategy, leaveOut } = work;
  const diff = diffTable({
    table: row.rows,
    origin: { county: ctx.county.slug, list: measureRegister.key, subject: strategy.key },
    levels: strategy.levels,
    nodes: await findMeasureRows(tx, strategy),
    units: await findUnits(tx),
    municipalities: await findMunicipalities(tx),
    seen: row.seen,
    leaveOut,
    adopted: strategy.state !== 'draft',
  });
  // Limits of length and order are those of the form.
  const right = (planned: { row: number; input: RowFields }): boolean => {
    const checked = changeNodeInput.shape.fields.safeParse(planned.input);
    for (const issue of checked.error?.issues ?? [])
      diff.faults.push({ row: planned.row, column: label.get(String(issue.path[0])) ?? null, message: issue.message });
    return checked.success;
  };
  diff.changes = diff.changes.filter(right);
  diff.additions = diff.additions.filter(right);
  diff.faults.sort((one, other) => one.row - other.row);
  return diff;
}

/** An edited table with all that it would change. */
export const readTableImport = useCase({
  name: 'strategy.read-table-import',
  action: 'strategy.edit',
  policy,
  mode: 'read',
  input: tableImportIdInput,
  load: ({ tx, input }) => loadImport(tx, input.importId),
  run: async ({ ctx, tx, loaded: { row, strategy } }) => {
    const set = row.changeSetId === null ? null : await findChangeSet(tx, row.changeSetId);
    const names = await namesOf(tx, [row.createdBy]);
    return ok<TableImportView>({
      id: row.id,
      fileName: row.fileName,
      state: row.state,
      createdAt: row.createdAt.toISOString(),
      createdBy: names.get(row.createdBy) ?? '',
      strategy: { key: strategy.key, title: strategy.title },
      preview: row.state === 'open' ? await compare({ ctx, tx, row, strategy, leaveOut: [] }) : null,
      done: set && { changeSetId: set.id, count: set.count, undone: set.undoneAt !== null },
    });
  },
});

/** Tables of a strategy that wait for somebody to confirm or discard them. */
export const listOpenTables = useCase({
  name: 'strategy.list-open-tables',
  action: 'strategy.edit',
  policy,
  mode: 'read',
  input: receiveTableInput.pick({ key: true }),
  load: async ({ tx, input }) => {
    const strategy = await findStrategy(tx, { key: input.key });
    return strategy ? ok({ loaded: strategy }) : notFound('Diese Strategie');
  },
  run: async ({ tx, loaded }) => {
    const rows = await findOpenTables(tx, loaded.id);
    const names = await namesOf(
      tx,
      rows.map((row) => row.createdBy),
    );
    return ok(rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), createdBy: names.get(row.createdBy) ?? '' })));
  },
});

/**
 * Takes over what the preview showed, in one transaction. As long as a row has a fault and is not left out, nothing is written;
 * `table-faults` names each with its row.
 */
export const applyTable = useCase({
  name: 'strategy.apply-table',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: applyTableInput,
  load: ({ tx, input }) => loadImport(tx, input.importId),
  run: async ({ ctx, tx, input, loaded: { row, strategy }, audit, touchPublic }) => {
    if (row.state !== 'open') return conflict('table-ended', 'Diese Tabelle ist schon übernommen oder verworfen.');
    const diff = await compare({ ctx, tx, row, strategy, leaveOut: input.leaveOut });
    if (diff.wrong.length > 0) return invalid('table-wrong', diff.wrong[0]!);
    if (diff.faults.length > 0) {
      const fields = diff.faults.map((fault) => ({
        path: `zeile-${fault.row}`,
        message: `Zeile ${fault.row}${fault.column === null ? '' : `, ${fault.column}`}: ${fault.message}`,
      }));
      return invalid('table-faults', 'Noch sind Fehler in der Tabelle. Es wurde nichts geschrieben.', fields);
    }
    if (diff.changes.length + diff.additions.length === 0)
      return conflict('nothing-to-do', 'Die Tabelle ändert nichts. Es wurde nichts geschrieben.');
    if (diff.needsReason && input.reason === null)
      return invalidField(
        'reason',
        'Bitte nennen Sie den Grund: Zeiträume werden anders, als sie beschlossen sind.',
        'reason-needed',
      );
    const summary = `Tabelle „${row.fileName}“ übernommen`;
    const done = await applySet({
      ctx,
      tx,
      strategy,
      audit,
      touchPublic,
      kind: 'table',
      summary,
      changes: diff.changes.map((change) => ({ ...change, place: `Zeile ${change.row}`, fields: change.input })),
      additions: diff.additions.map((addition) => ({ ...addition, place: `Zeile ${addition.row}`, fields: addition.input })),
      reason: input.reason,
    });
    if (!done.ok) return done;
    await tx.update(tableImport).set({ state: 'applied', changeSetId: done.value.changeSetId }).where(eq(tableImport.id, row.id));
    audit({
      subjectType: 'table-import',
      subjectId: row.id,
      summary,
      fields: { count: { after: diff.changes.length + diff.additions.length }, leftOut: { after: diff.leftOut.length } },
    });
    return ok(done.value);
  },
});

/** Puts a table aside that nobody wants to take over. */
export const discardTable = useCase({
  name: 'strategy.discard-table',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: tableImportIdInput,
  load: ({ tx, input }) => loadImport(tx, input.importId),
  run: async ({ tx, loaded: { row, strategy }, audit }) => {
    if (row.state !== 'open') return conflict('table-ended', 'Diese Tabelle ist schon übernommen oder verworfen.');
    await tx.update(tableImport).set({ state: 'discarded' }).where(eq(tableImport.id, row.id));
    audit({ subjectType: 'table-import', subjectId: row.id, summary: `Tabelle „${row.fileName}“ verworfen` });
    return ok({ strategyKey: strategy.key });
  },
});
