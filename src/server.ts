import type { Server } from 'node:http';
import type { App } from '#composition/app.ts';
import { createFrontServer, type Handler } from './front/front-server.ts';
import { internal } from './front/internal-headers.ts';
import { createKeptRender, type KeptRender } from './front/kept-render.ts';

/**
 * Entry of the web server. SvelteKit's build reads its own settings from the environment when it is imported, and finds
 * the application where `hooks.server.ts` looks for it.
 * @param port 0 takes a free one
 * @param readsPerMinute how many pages one address may read in a minute, 3,000 unless given
 */
export async function startWebServer(input: {
  app: App;
  host: string;
  port: number;
  readsPerMinute?: number;
}): Promise<{ server: Server; port: number; close: () => Promise<void> }> {
  const handler = await loadSite(input.app);
  const { createApi } = await import('./api/api.ts');
  const { createIntegreat } = await import('./integreat/integreat.ts');
  const server = createFrontServer({
    app: input.app,
    site: handler,
    api: createApi({ app: input.app }),
    integreat: createIntegreat({ app: input.app }),
    ...(input.readsPerMinute ? { readsPerMinute: input.readsPerMinute } : {}),
  });
  // A minute's readings are the most that a kill loses.
  const counting = setInterval(() => void input.app.readerCounter.flush(), 60_000).unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(input.port, input.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : input.port;
  return {
    server,
    port,
    close: () =>
      new Promise((resolve) => {
        clearInterval(counting);
        server.close(() => void input.app.readerCounter.flush().then(resolve));
        server.closeIdleConnections();
        setImmediate(() => server.closeAllConnections());
      }),
  };
}

/** The built pages. SvelteKit finds the application where `hooks.server.ts` looks for it. */
async function loadSite(app: App): Promise<Handler> {
  Object.assign(globalThis, { [Symbol.for('kreislotse.app')]: app });
  Object.assign(process.env, {
    KREISLOTSE_HTTP_PROTOCOL_HEADER: internal.protocol,
    KREISLOTSE_HTTP_HOST_HEADER: internal.host,
    KREISLOTSE_HTTP_ADDRESS_HEADER: internal.address,
    KREISLOTSE_HTTP_BODY_SIZE_LIMIT: '1M',
  });
  const build = new URL('../build/handler.js', import.meta.url).href;
  return ((await import(build)) as { handler: Handler }).handler;
}

/** Renders pages as they are kept among files, without a server. */
export const createRender = async (app: App): Promise<KeptRender> => createKeptRender(await loadSite(app));
