import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePrivateFolder } from '#kernel/private-folder.ts';
import { createJsonLog } from '#adapters/log/json-log.ts';
import { createApp } from '#composition/app.ts';
import { readyDatabase } from '#composition/database.ts';
import { prepareDemo, type DemoLogin } from '#composition/demo.ts';
import { readConfig } from '../config.ts';
import { startWebServer } from '../server.ts';
import type { Run } from './commands.ts';

/** Starts all that an installation needs, in one process group: database, worker, web server. */
export const startCommand: Run = async ({ args, stdout, stderr }) => {
  if (!existsSync(new URL('../../build/handler.js', import.meta.url))) {
    stderr.write('The web pages are not built yet. "npm start" builds them.\n');
    return 1;
  }
  const config = readConfig(process.env);
  const log = createJsonLog({
    level: config.logLevel,
    write: (line) => stderr.write(line),
    now: () => new Date(),
    base: { process: 'web' },
  });
  const tell = (line: string): void => {
    stdout.write(`${line}\n`);
  };
  const home = await takeHome(config.home);
  if (!home.ok) {
    stderr.write(`Kreislotse läuft schon mit diesem Datenordner (${config.home}, Prozess ${home.pid}).\n`);
    return 1;
  }
  tell('Datenbank wird gestartet …');
  const database = await readyDatabase({ config, log, migrateIt: true });
  const stopping: (() => Promise<unknown>)[] = [home.leave, database.stop];
  let ending: Promise<void> | null = null;
  let code = 0;
  const end = (): Promise<void> => {
    ending ??= (async () => {
      for (const stop of stopping.reverse())
        await stop().catch((error: unknown) => log.error({ error: String(error) }, 'stopping'));
    })();
    return ending;
  };
  const asked = new Promise<void>((resolve) => {
    // A signal comes more than once: to the whole group, and again from the processes above. Only the first one counts.
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve());
    if (process.channel) process.once('disconnect', () => resolve());
  });
  try {
    // The application itself is never the owner: it gets the URL of its own role.
    const app = await createApp({ config: { ...config, secret: database.secret }, appUrl: database.appUrl, log });
    stopping.push(app.close);
    const demo = config.demo && !args.includes('--no-examples') ? await prepareDemo({ app, tell }) : [];
    const worker = startWorkerProcess({ appUrl: database.appUrl, secret: database.secret, log });
    stopping.push(worker.stop);
    const web = await startWebServer({ app, host: config.host, port: config.port });
    stopping.push(web.close);
    tell(
      addresses({
        host: config.host,
        port: web.port,
        origin: config.origin,
        counties: await app.counties.all(),
        demo,
        home: config.home,
        embedded: database.embedded,
      }),
    );
    await asked;
    tell('Kreislotse wird beendet …');
  } catch (error) {
    code = 1;
    const { code: reason } = error as NodeJS.ErrnoException;
    if (reason === 'EADDRINUSE')
      stderr.write(`Der Port ${config.port} ist belegt. Mit PORT=3001 npm start geht es auf einem anderen.\n`);
    else
      stderr.write(`${error instanceof Error ? (config.logLevel === 'debug' ? error.stack : error.message) : String(error)}\n`);
  }
  await end();
  // The channel to the process above would keep this one alive.
  if (process.channel) process.disconnect();
  return code;
};

/**
 * Two servers on one data folder would share its database, and the first that ends would stop it for the other.
 * A mark that a killed server left behind is recognised by its process, which is gone.
 */
async function takeHome(folder: string): Promise<{ ok: true; leave: () => Promise<void> } | { ok: false; pid: number }> {
  const mark = join(folder, 'running');
  await makePrivateFolder(folder);
  const pid = Number(await readFile(mark, 'utf8').catch(() => '0'));
  if (pid > 0 && pid !== process.pid && (await isServer(pid))) return { ok: false, pid };
  await writeFile(mark, String(process.pid));
  return { ok: true, leave: () => rm(mark, { force: true }) };
}

async function isServer(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // Numbers of processes are given again: where the system tells, the words of the process decide.
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return words === null || words.includes('main.ts');
}

function startWorkerProcess(input: { appUrl: string; secret: string; log: ReturnType<typeof createJsonLog> }): {
  stop: () => Promise<void>;
} {
  let stopped = false;
  let child: ChildProcess;
  const begin = (): void => {
    // The owner's URL stays here: the worker runs as the application.
    const { DATABASE_URL: _owner, ...environment } = process.env;
    child = fork(fileURLToPath(new URL('../worker.ts', import.meta.url)), {
      env: { ...environment, KREISLOTSE_APP_URL: input.appUrl, KREISLOTSE_SECRET: input.secret },
      execArgv: process.execArgv,
    });
    child.once('exit', (code) => {
      if (stopped) return;
      input.log.warn({ code }, 'worker ended; starting it again');
      setTimeout(begin, 1000).unref();
    });
  };
  begin();
  return {
    stop: () =>
      new Promise((resolve) => {
        stopped = true;
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function addresses(input: {
  host: string;
  port: number;
  origin: string;
  counties: readonly { slug: string; name: string }[];
  demo: readonly DemoLogin[];
  home: string;
  embedded: boolean;
}): string {
  const origin = input.origin.replace(/:\d+$/, `:${input.port}`);
  const width = Math.max(0, ...input.demo.map((login) => login.email.length));
  return [
    '',
    `Kreislotse läuft: ${origin}`,
    ...input.counties.map(
      (county) => `  ${county.name}: ${origin}/${county.slug}/de  ·  Verwaltung: ${origin}/verwaltung/${county.slug}`,
    ),
    ...(input.demo.length > 0
      ? [
          '',
          `Demo-Anmeldungen (${origin}/anmelden, ein Klick genügt):`,
          ...input.demo.map((login) => `  ${login.email.padEnd(width)}  ${login.what}`),
        ]
      : []),
    '',
    `Daten: ${input.home}${input.embedded ? ' (mitgebrachte Datenbank)' : ''}. Beenden mit Strg C.`,
    '',
  ].join('\n');
}
