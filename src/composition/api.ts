import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from './app.ts';

/** The programming interface under /api, mounted by the front server before SvelteKit. */
export function createApi(_input: { app: App }): ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null {
  return null;
}
