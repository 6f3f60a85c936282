import type { IncomingMessage, ServerResponse } from 'node:http';
import { codingFor, type KeptPage } from './page-cache.ts';

/** Sends a finished answer in the coding that the reader takes, or says that he holds it already. */
export function sendKept(request: IncomingMessage, response: ServerResponse, page: KeptPage): void {
  const coding = codingFor(request.headers['accept-encoding'] as string | undefined);
  for (const [name, value] of page.headers) {
    if (!['content-length', 'content-encoding', 'transfer-encoding', 'connection', 'etag', 'date', 'keep-alive'].includes(name))
      response.setHeader(name, value);
  }
  response.setHeader('vary', 'accept-encoding');
  if (page.status === 200) {
    response.setHeader('etag', page.etag);
    if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'public, max-age=0, must-revalidate');
    if (isKnown(request, page)) {
      response.writeHead(304);
      response.end();
      return;
    }
  }
  const body = page.body[coding];
  if (coding !== 'identity') response.setHeader('content-encoding', coding);
  response.writeHead(page.status, { 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Whether the reader holds this very page: by its tag, or, from those who keep only the day, by its last change (RFC 9110, 13.2.2). */
function isKnown(request: IncomingMessage, page: KeptPage): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === page.etag);
  const changed = Date.parse(page.headers.find(([name]) => name === 'last-modified')?.[1] ?? '');
  return changed <= Date.parse(request.headers['if-modified-since'] ?? '');
}
