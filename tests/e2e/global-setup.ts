import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Starts Kreislotse as a person does, on a free port with a data folder of its own, and ends it after the journeys.
 * `KREISLOTSE_E2E_URL` names one that runs already.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['KREISLOTSE_E2E_URL']) {
    process.env['PLAYWRIGHT_TEST_BASE_URL'] = process.env['KREISLOTSE_E2E_URL'];
    return undefined;
  }
  const home = await mkdtemp(join(tmpdir(), 'kreislotse-e2e-'));
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../bin/kreislotse.mjs', import.meta.url)), 'start'], {
    env: { ...process.env, KREISLOTSE_HOME: home, PORT: '0', HOST: '127.0.0.1', KREISLOTSE_DEMO: '1', KREISLOTSE_LOG_LEVEL: 'warn' },
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
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    await rm(home, { recursive: true, force: true });
  };
}
