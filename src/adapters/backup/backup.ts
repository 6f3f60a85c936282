import { createReadStream, createWriteStream } from 'node:fs';
import { access, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { FileStore } from '#kernel/context.ts';
import { createFrameWriter, frameTypes, readFrames } from './frames.ts';

const format = 'kreislotse-backup';
const version = 1;
/** Jobs that wait go along; what is done is history of the queue alone. */
const waitingJobs = `select * from pgboss.job where state in ('created', 'retry', 'active')`;

type Header = { format: string; version: number; createdAt: string; migrations: string[] };
type TableHead = { table: string; columns: string[] };
type FileHead = { file: string; size: number };

export type BackupSummary = { tables: number; rows: number; files: number; missingFiles: string[] };

/**
 * Writes the whole installation into one file: every table in one snapshot, then the files that were handed in. The
 * server may go on meanwhile. The file appears under its name only when it is complete.
 */
export async function writeBackup(input: { owner: string; files: FileStore; path: string; now: Date }): Promise<BackupSummary> {
  const { owner, files, path, now } = input;
  const client = new pg.Client({ connectionString: owner, application_name: 'kreislotse-backup' });
  await client.connect();
  const aside = `${path}.incomplete`;
  const gzip = createGzip({ level: 6 });
  const written = pipeline(gzip, createWriteStream(aside, { mode: 0o600 }));
  written.catch(() => undefined);
  const writer = createFrameWriter(
    (bytes) => new Promise((resolve, reject) => gzip.write(bytes, (error) => (error ? reject(error) : resolve()))),
  );
  try {
    await client.query('begin isolation level repeatable read read only');
    const header: Header = { format, version, createdAt: now.toISOString(), migrations: await migrationsOf(client) };
    await writer.json(header);
    const tables = await tablesInOrder(client);
    let rows = 0;
    for (const { table, columns } of tables) {
      await writer.json({ table, columns } satisfies TableHead);
      const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
      const source = table === 'pgboss.job' ? `(select ${list} from (${waitingJobs}) as waiting)` : `${table} (${list})`;
      const stream = client.query(copyTo(`copy ${source} to stdout`));
      for await (const chunk of stream) await writer.data(chunk as Buffer);
      rows += (stream as unknown as { rowCount?: number }).rowCount ?? 0;
      await writer.end();
    }
    const hashes = await client.query<{ sha256: string }>('select distinct sha256 from stored_file order by sha256');
    await client.query('commit');
    const missingFiles: string[] = [];
    for (const { sha256 } of hashes.rows) {
      const found = await stat(files.path(sha256)).catch(() => null);
      if (!found) {
        missingFiles.push(sha256);
        continue;
      }
      await writer.json({ file: sha256, size: found.size } satisfies FileHead);
      for await (const chunk of createReadStream(files.path(sha256))) await writer.data(chunk as Buffer);
      await writer.end();
    }
    await writer.finish();
    gzip.end();
    await written;
    await rename(aside, path);
    return { tables: tables.length, rows, files: hashes.rows.length - missingFiles.length, missingFiles };
  } catch (error) {
    gzip.destroy();
    await rm(aside, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

/**
 * Brings a backup back into a database that was just migrated and is empty. The file is read through and checked
 * first; then all tables are written in one transaction, and the files laid down.
 * @throws Error with words for the administrator when the file is no backup, is damaged, is of a newer Kreislotse,
 * or the database holds anything
 */
export async function readBackup(input: { owner: string; files: FileStore; path: string }): Promise<BackupSummary> {
  const { owner, files, path } = input;
  await access(path).catch(() => {
    throw new Error(`There is no file ${path}.`);
  });
  const header = await check(path);
  const client = new pg.Client({ connectionString: owner, application_name: 'kreislotse-restore' });
  await client.connect();
  const summary: BackupSummary = { tables: 0, rows: 0, files: 0, missingFiles: [] };
  try {
    const known = await migrationsOf(client);
    if (header.migrations.some((hash, index) => known[index] !== hash)) {
      throw new Error('The backup comes from a newer Kreislotse. Please update this one first.');
    }
    await client.query('begin');
    const order = await tablesInOrder(client);
    for (const { table } of order) {
      if (table.startsWith('pgboss.')) continue;
      const found = await client.query(`select exists (select 1 from ${table}) as found`);
      if (found.rows[0].found)
        throw new Error(`The database is not empty (${table}). A restore never overwrites: give it an empty database.`);
    }
    const frames = readFrames(createReadStream(path).pipe(createGunzip()));
    await frames.next();
    for await (const frame of frames) {
      if (frame.type !== frameTypes.json) continue;
      const head = JSON.parse(frame.payload.toString()) as TableHead | FileHead;
      const content = payloadsUntilEnd(frames);
      if ('table' in head) {
        if (!order.some(({ table }) => table === head.table))
          throw new Error(`The backup names a table that is not known here: ${head.table}.`);
        const list = head.columns.map((column) => client.escapeIdentifier(column)).join(', ');
        const stream = client.query(copyFrom(`copy ${head.table} (${list}) from stdin`));
        await pipeline(Readable.from(content), stream);
        summary.tables += 1;
        summary.rows += stream.rowCount ?? 0;
      } else {
        const stored = await files.put(content);
        if (stored.sha256 !== head.file) throw new Error(`The file ${head.file} in the backup is damaged.`);
        summary.files += 1;
      }
    }
    await client.query('commit');
    return summary;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function check(path: string): Promise<Header> {
  let header: Header | null = null;
  try {
    for await (const frame of readFrames(createReadStream(path).pipe(createGunzip()))) {
      header ??= JSON.parse(frame.payload.toString()) as Header;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') throw new Error('This is no backup of Kreislotse, or it is damaged.');
    throw new Error(message);
  }
  if (header?.format !== format) throw new Error('This is no backup of Kreislotse.');
  if (header.version > version) throw new Error('The backup comes from a newer Kreislotse. Please update this one first.');
  return header;
}

/** The payloads of one table or file. The frames go on behind it, so the generator must not be closed with this one. */
async function* payloadsUntilEnd(frames: AsyncGenerator<{ type: number; payload: Buffer }>): AsyncGenerator<Buffer> {
  for (;;) {
    const next = await frames.next();
    if (next.done || next.value.type === frameTypes.end) return;
    yield next.value.payload;
  }
}

async function migrationsOf(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ hash: string }>('select hash from migrations.__drizzle_migrations order by created_at');
  return found.rows.map((row) => row.hash);
}

/** Every table with its columns, those that others refer to first. A table may refer to itself: one COPY is checked at its end. */
async function tablesInOrder(client: pg.Client): Promise<TableHead[]> {
  const tables = await client.query<{ name: string; columns: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
            array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and n.nspname in ('public', 'auth')
     group by 1 order by 1`,
  );
  const references = await client.query<{ child: string; parent: string }>(
    `select distinct format('%I.%I', cn.nspname, c.relname) as child, format('%I.%I', pn.nspname, p.relname) as parent
     from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
     join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
     where k.contype = 'f' and k.conrelid <> k.confrelid`,
  );
  const ordered: TableHead[] = [];
  const done = new Set<string>();
  const visit = (name: string): void => {
    if (done.has(name)) return;
    done.add(name);
    for (const { child, parent } of references.rows) if (child === name) visit(parent);
    const found = tables.rows.find((row) => row.name === name);
    if (found) ordered.push({ table: found.name, columns: found.columns });
  };
  for (const { name } of tables.rows) visit(name);
  const jobs = await client.query<{ columns: string[] }>(
    `select array_agg(attname::text order by attnum) as columns from pg_attribute
     where attrelid = to_regclass('pgboss.job') and attnum > 0 and not attisdropped and attgenerated = ''`,
  );
  if (jobs.rows[0]?.columns) ordered.push({ table: 'pgboss.job', columns: jobs.rows[0].columns });
  return ordered;
}
