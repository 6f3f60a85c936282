import { existsSync } from 'node:fs';
import { startWebServer } from '../../src/server.ts';
import { createTestApp, type TestApp } from '../database/test-app.ts';

export type RunningSite = { test: TestApp; url: string; close: () => Promise<void> };

/** The built site on a free port of loopback, over a fresh database. `npm test` builds before it runs this. */
export async function startSite(given: Parameters<typeof createTestApp>[0] = {}): Promise<RunningSite> {
  if (!existsSync(new URL('../../build/handler.js', import.meta.url)))
    throw new Error('The pages are not built: run node scripts/build.mjs first.');
  const test = await createTestApp(given);
  const web = await startWebServer({ app: test.app, host: '127.0.0.1', port: 0 });
  return {
    test,
    url: `http://127.0.0.1:${web.port}`,
    close: async () => {
      await web.close();
      await test.close();
    },
  };
}
