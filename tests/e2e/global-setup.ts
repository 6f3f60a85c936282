import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { officialWarnings } from './official-warnings.ts';

/**
 * Starts Kreislotse as a person does, on a free port with a data folder of its own, and ends it after the journeys.
 * `KREISLOTSE_E2E_URL` names one that runs already; `KREISLOTSE_E2E_SERVER` a PostgreSQL server to use in place of the
 * embedded one, on which a database is made and dropped again.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['KREISLOTSE_E2E_URL']) {
    process.env['PLAYWRIGHT_TEST_BASE_URL'] = process.env['KREISLOTSE_E2E_URL'];
    return undefined;
  }
  const home = await mkdtemp(join(tmpdir(), 'kreislotse-e2e-'));
  const server = process.env['KREISLOTSE_E2E_SERVER'];
  const database = server ? await makeDatabase(server) : null;
  const machine = await startMachine();
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../bin/kreislotse.mjs', import.meta.url)), 'start'], {
    env: {
      ...process.env,
      KREISLOTSE_HOME: home,
      PORT: '0',
      HOST: '127.0.0.1',
      KREISLOTSE_DEMO: '1',
      KREISLOTSE_LOG_LEVEL: 'warn',
      KREISLOTSE_TRANSLATION_HOSTS: machine.origin,
      KREISLOTSE_ALERT_SOURCES: `cap=${machine.origin}/cap.json cap=${exampleAlert}`,
      // Nothing listens there: the journey that asks for streets answers itself.
      KREISLOTSE_TILES: 'http://127.0.0.1:9/{z}/{x}/{y}.png',
      KREISLOTSE_TILES_CREDIT: '© Kartenamt Beispiel',
      ...(database ? { DATABASE_URL: database.url } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /Kreislotse läuft: (http:\S+)/.exec(said);
      if (found) resolve(found[1]!);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`Kreislotse ended (${code}):\n${said}`)));
  });
  process.env['PLAYWRIGHT_TEST_BASE_URL'] = url;
  // Mails lie there as files: journeys that follow a link read them.
  process.env['KREISLOTSE_E2E_HOME'] = home;
  // Processes that journeys start beside the site come to the same database.
  if (database) process.env['KREISLOTSE_E2E_DATABASE'] = database.url;
  process.env['KREISLOTSE_E2E_MACHINE'] = machine.origin;
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    await rm(home, { recursive: true, force: true });
    await database?.drop();
    machine.server.closeAllConnections();
    machine.server.close();
  };
}

/** The test that the example installation reads; its office page shows it. */
const exampleAlert = new URL('../../data/alert-example.xml', import.meta.url).href;

/**
 * Services of the internet on loopback: a translation service that speaks DeepL’s protocol (it puts the language before each
 * text, inside its first tag), and a source of official warnings.
 */
async function startMachine(): Promise<{ origin: string; server: Server }> {
  const started = new Date();
  let asked = 0;
  const server = createServer(async (request, response) => {
    if (request.url === '/cap.json') {
      // Each of the four counties asks once when the application starts, and every other minute from then on.
      asked += 1;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(officialWarnings(started, asked <= 4 ? 'first' : 'later')));
      return;
    }
    let body = '';
    for await (const part of request) body += String(part);
    const { text = [], target_lang: language = '' } = JSON.parse(body || '{}') as { text?: string[]; target_lang?: string };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        request.url === '/v2/translate'
          ? { translations: text.map((one) => ({ text: one.replace(/^(<[a-z0-9]+[^>]*>)?/, `$1[${language}] `) })) }
          : { glossaries: [], glossary_id: 'g' },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function makeDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `kreislotse_e2e_${randomUUID().slice(0, 8)}`;
  const run = async (...statements: string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database if exists ${name} with (force)`, `drop role if exists ${name}_app`) };
}
