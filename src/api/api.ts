import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { App } from '#composition/app.ts';
import { createHsds } from './hsds/hsds.ts';
import { problemResponse } from './problem.ts';
import { createV1 } from './v1.ts';

/** The programming interface under /api, mounted by the front server before SvelteKit. */
export function createApi(input: { app: App }): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const root = new Hono();
  root.route('/api/v1', createV1(input));
  root.route('/api/hsds', createHsds(input));
  root.notFound((context) =>
    problemResponse(context, { kind: 'not-found', code: 'not-found', message: 'Diese Adresse gibt es nicht.' }),
  );
  const listener = getRequestListener(root.fetch, { overrideGlobalObjects: false });
  return async (request, response) => {
    await listener(request, response);
  };
}
