import { eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Thing } from '#kernel/policy.ts';
import { shown } from '#kernel/table-cells.ts';
import { useCase } from '#kernel/use-case.ts';
import type { CountImportSummary, CountImportView } from '../../contract-figures.ts';
import { spokenName } from '../../contract-languages.ts';
import { poolIdInput } from '../../inputs.ts';
import { applyCountsInput, countImportInput, mapCountsInput, receiveCountsInput } from '../../inputs-figures.ts';
import { interpretingCount, interpretingCountImport } from '../figures-schema.ts';
import { findCountImports, findCounts, lockCountImport, type CountImportRow } from '../figures-store.ts';
import { guessMapping, looksLikeCounts, readCounts, type CountLine } from '../model/read-counts.ts';
import { policy } from '../policy.ts';
import { whatPool } from '../pool-access.ts';
import { thingOf } from '../rights.ts';
import { findPools, findTowns, type PoolRow } from '../store.ts';

const action = 'interpreting.hand-in-counts';
const what = 'Diese Tabelle';
const decided = () => conflict('decided', 'Über diese Tabelle ist schon entschieden. Bitte laden Sie die Seite neu.');

async function loadElsewhere(tx: Tx, poolId: string): Promise<Result<{ loaded: PoolRow; thing: Thing }>> {
  const [found] = await findPools(tx, { id: poolId });
  return found ? ok({ loaded: found.row, thing: thingOf(found.row) }) : notFound(whatPool);
}
type Held = { row: CountImportRow; pool: PoolRow };
async function loadImport(tx: Tx, importId: string): Promise<Result<{ loaded: Held; thing: Thing }>> {
  const row = await lockCountImport(tx, importId);
  if (row === null) return notFound(what);
  const pool = await loadElsewhere(tx, row.poolId);
  return pool.ok ? ok({ loaded: { row, pool: pool.value.loaded }, thing: pool.value.thing }) : pool;
}

/** What a table would do now: rows that are new, there already, or wrong. */
async function compare(input: { tx: Tx; row: CountImportRow; pool: PoolRow; today: string }) {
  const { tx, row, pool, today } = input;
  if (row.content === null) return { fresh: [], known: 0, faults: [], towns: [] };
  const towns = await findTowns(tx);
  const occasions = pool.rules.flatMap((rules) => rules.occasions);
  const read = readCounts({ table: row.content, mapping: row.mapping, words: { towns, occasions }, today });
  const there = new Map(
    (await findCounts(tx, { poolId: pool.id, externalIds: read.lines.map(({ externalId }) => externalId) })).map((count) => [
      count.externalId,
      count,
    ]),
  );
  const fresh: CountLine[] = [];
  const faults = [...read.faults];
  let known = 0;
  for (const line of read.lines) {
    const count = there.get(line.externalId);
    if (count === undefined) fresh.push(line);
    else if (isSame(line, count)) known += 1;
    else
      faults.push({
        row: line.row,
        field: 'externalId',
        message: `Der Einsatz „${line.externalId}“ ist schon mit anderen Angaben gezählt. Nehmen Sie erst das frühere Einlesen zurück.`,
      });
  }
  return { fresh, known, faults: faults.toSorted((one, other) => one.row - other.row), towns };
}

const isSame = (line: CountLine, count: typeof interpretingCount.$inferSelect): boolean =>
  line.day === count.day &&
  line.language === count.language &&
  line.occasion === count.occasion &&
  line.municipalityId === count.municipalityId &&
  line.requesterKind === count.requesterKind &&
  line.minutes === count.minutes &&
  line.cents === count.cents &&
  line.outcome === count.outcome;

/** Takes the table of a pool kept elsewhere. Nothing is counted before somebody saw what would be. */
export const receiveCounts = useCase({
  name: 'interpreting.receive-counts',
  action,
  policy,
  mode: 'write',
  input: receiveCountsInput,
  load: ({ tx, input }) => loadElsewhere(tx, input.poolId),
  run: async ({ ctx, tx, input, loaded: pool, audit }) => {
    const { file } = input;
    if (!pool.elsewhere)
      return conflict('not-elsewhere', 'Dieser Pool arbeitet mit Kreislotse: Seine Einsätze sind schon gezählt.');
    if (file === null) return invalidField('datei', 'Bitte wählen Sie erst eine Datei aus.', 'missing');
    const read = await ctx.documents.readTable({ bytes: file.bytes, name: file.name, acceptsColumns: looksLikeCounts });
    if (!read.ok) return invalidField('datei', read.message, read.code);
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(interpretingCountImport).values({
      ...{ id, countyId: ctx.county.id, poolId: pool.id, fileName: file.name || 'Tabelle', state: 'open' },
      ...{ content: read.table, mapping: guessMapping(read.table.header.cells) },
      ...{ createdAt: now, createdBy: actorRef(ctx.actor) },
    });
    audit({ subjectType: 'interpreter-pool', subjectId: pool.id, summary: 'Tabelle mit Einsätzen zum Prüfen angenommen' });
    return ok({ id });
  },
});

/** Says which column is which. */
export const mapCounts = useCase({
  name: 'interpreting.map-counts',
  action,
  policy,
  mode: 'write',
  input: mapCountsInput,
  load: ({ tx, input }) => loadImport(tx, input.importId),
  run: async ({ tx, input, loaded: { row, pool }, audit }) => {
    if (row.state !== 'open') return decided();
    await tx.update(interpretingCountImport).set({ mapping: input.mapping }).where(eq(interpretingCountImport.id, row.id));
    audit({ subjectType: 'interpreter-pool', subjectId: pool.id, summary: 'Spalten einer Tabelle mit Einsätzen zugeordnet' });
    return ok(undefined);
  },
});

const viewOf = ({ row, pool }: Held, given: Awaited<ReturnType<typeof compare>>): CountImportView => ({
  id: row.id,
  pool: { id: pool.id, name: pool.name },
  fileName: row.fileName,
  state: row.state,
  createdAt: row.createdAt.toISOString(),
  header: (row.content?.header.cells ?? []).map((cell) => shown(cell)),
  mapping: row.mapping,
  rows: row.content?.rows.length ?? 0,
  fresh: row.state === 'open' ? given.fresh.length : row.rowsTaken,
  known: given.known,
  faults: given.faults,
  sample: given.fresh.slice(0, 5).map(({ day, language, minutes, outcome, municipalityId }) => ({
    ...{ day, language: spokenName({ tag: language }), minutes, outcome },
    municipality: given.towns.find(({ id }) => id === municipalityId)?.name ?? null,
  })),
  minutes: given.fresh.reduce((sum, { minutes }) => sum + minutes, 0),
});

/** A table with all that it would do. */
export const readCountImport = useCase({
  name: 'interpreting.read-count-import',
  action,
  policy,
  mode: 'read',
  input: countImportInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(interpretingCountImport).where(eq(interpretingCountImport.id, input.importId));
    if (!row) return notFound(what);
    const pool = await loadElsewhere(tx, row.poolId);
    return pool.ok ? ok({ loaded: { row, pool: pool.value.loaded }, thing: pool.value.thing }) : pool;
  },
  run: async ({ ctx, tx, loaded }) => ok(viewOf(loaded, await compare({ tx, ...loaded, today: berlinDay(ctx.clock.now()) }))),
});

/** Tables that a pool handed in, the newest first. */
export const listCountImports = useCase({
  name: 'interpreting.list-count-imports',
  action,
  policy,
  mode: 'read',
  input: poolIdInput,
  load: ({ tx, input }) => loadElsewhere(tx, input.poolId),
  run: async ({ tx, loaded: pool }) =>
    ok({
      pool: { id: pool.id, name: pool.name, elsewhere: pool.elsewhere },
      imports: (await findCountImports(tx, pool.id)).map((row): CountImportSummary => ({
        ...{ id: row.id, fileName: row.fileName, state: row.state, fresh: row.rowsTaken },
        createdAt: row.createdAt.toISOString(),
      })),
    }),
});

/** Counts the rows of a table. Faulty rows stop it, unless they are left out; what is there already is not counted again. */
export const applyCounts = useCase({
  name: 'interpreting.apply-counts',
  action,
  policy,
  mode: 'write',
  input: applyCountsInput,
  load: ({ tx, input }) => loadImport(tx, input.importId),
  run: async ({ ctx, tx, input, loaded: { row, pool }, audit }) => {
    if (row.state !== 'open') return decided();
    const now = ctx.clock.now();
    const { fresh, faults } = await compare({ tx, row, pool, today: berlinDay(now) });
    if (faults.length > 0 && !input.leaveOutFaulty)
      return conflict('faulty', 'Einige Zeilen stimmen nicht. Berichtigen Sie die Tabelle, oder lassen Sie diese Zeilen aus.');
    if (fresh.length === 0) return conflict('nothing-new', 'In dieser Tabelle steht nichts, was noch nicht gezählt ist.');
    for (let at = 0; at < fresh.length; at += 500)
      await tx.insert(interpretingCount).values(
        fresh.slice(at, at + 500).map(({ row: _, ...line }) => ({
          ...line,
          ...{ id: newId(now.getTime()), countyId: ctx.county.id, poolId: pool.id, importId: row.id },
        })),
      );
    await tx
      .update(interpretingCountImport)
      .set({ state: 'applied', content: null, rowsTaken: fresh.length, decidedAt: now })
      .where(eq(interpretingCountImport.id, row.id));
    audit({ subjectType: 'interpreter-pool', subjectId: pool.id, summary: `${fresh.length} Einsätze eingelesen` });
    return ok({ taken: fresh.length });
  },
});

/** Takes the rows of a table out again. */
export const undoCounts = useCase({
  name: 'interpreting.undo-counts',
  action,
  policy,
  mode: 'write',
  input: countImportInput,
  load: ({ tx, input }) => loadImport(tx, input.importId),
  run: async ({ ctx, tx, loaded: { row, pool }, audit }) => {
    if (row.state !== 'applied') return decided();
    await tx.delete(interpretingCount).where(eq(interpretingCount.importId, row.id));
    await tx
      .update(interpretingCountImport)
      .set({ state: 'undone', decidedAt: ctx.clock.now() })
      .where(eq(interpretingCountImport.id, row.id));
    audit({
      subjectType: 'interpreter-pool',
      subjectId: pool.id,
      summary: `${row.rowsTaken} eingelesene Einsätze zurückgenommen`,
    });
    return ok(undefined);
  },
});

/** Drops a table of which nothing was counted. */
export const dropCounts = useCase({
  name: 'interpreting.drop-counts',
  action,
  policy,
  mode: 'write',
  input: countImportInput,
  load: ({ tx, input }) => loadImport(tx, input.importId),
  run: async ({ ctx, tx, loaded: { row, pool }, audit }) => {
    if (row.state !== 'open') return decided();
    await tx
      .update(interpretingCountImport)
      .set({ state: 'dropped', content: null, decidedAt: ctx.clock.now() })
      .where(eq(interpretingCountImport.id, row.id));
    audit({ subjectType: 'interpreter-pool', subjectId: pool.id, summary: 'Tabelle mit Einsätzen verworfen' });
    return ok(undefined);
  },
});
