import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFrontServer } from '../../src/front/front-server.ts';
import { createIntegreat } from '../../src/integreat/integreat.ts';
import type { App } from '#composition/app.ts';
import type { CountyCtx } from '#kernel/context.ts';

export type IntegreatSite = { base: string; close: () => Promise<void> };

/** The front server with Integreat's API on a free port of loopback. Of the pages, which must be built, it has pictures alone. */
export async function startIntegreat(app: App): Promise<IntegreatSite> {
  const server = createFrontServer({
    app,
    site: (request, response, next) => void sendPicture({ app, request, response }).then((sent) => (sent ? undefined : next())),
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

async function sendPicture(input: { app: App; request: IncomingMessage; response: ServerResponse }): Promise<boolean> {
  const { app, request, response } = input;
  const [, slug, file] = /^\/([a-z-]+)\/medien\/([\w.-]+)$/.exec(request.url ?? '') ?? [];
  const county = slug === undefined ? undefined : await app.counties.bySlug(slug);
  if (!county || file === undefined) return false;
  const ctx = app.context({ county, actor: { kind: 'anonymous' } }) as CountyCtx;
  const found = await app.welcome.readMediumFile(ctx, { file });
  if (!found.ok) return false;
  response.writeHead(200, { 'content-type': found.value.mime }).end(found.value.bytes);
  return true;
}
