import type { AddressInfo } from 'node:net';
import { createFrontServer } from '../../src/front/front-server.ts';
import { createIntegreat } from '../../src/integreat/integreat.ts';
import type { App } from '#composition/app.ts';

export type IntegreatSite = { base: string; close: () => Promise<void> };

/** The front server with Integreat's API on a free port of loopback; the pages, which must be built, are left out. */
export async function startIntegreat(app: App): Promise<IntegreatSite> {
  const server = createFrontServer({
    app,
    site: (_request, _response, next) => next(),
    api: null,
    integreat: createIntegreat({ app }),
    readsPerMinute: Number.MAX_SAFE_INTEGER,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/integreat`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
