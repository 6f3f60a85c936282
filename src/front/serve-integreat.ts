import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '#composition/app.ts';
import { askedFor } from '../integreat/asked-for.ts';
import type { Given } from '../integreat/feedback.ts';
import type { Integreat } from '../integreat/integreat.ts';
import type { Metrics } from './metrics.ts';
import { finishPage, type PageCache } from './page-cache.ts';
import { sendKept } from './send-kept.ts';

/** Feedback is short; nothing longer is read. */
const mostBytes = 64 * 1024;

/**
 * Answers whoever asks by Integreat's API. Lists are kept like pages of the public site: until the county's revision moves, or
 * the moment comes from which they are wrong. Pages of any site may ask: nothing here is for somebody alone.
 */
export async function serveIntegreat(input: {
  app: App;
  cache: PageCache;
  metrics: Metrics;
  integreat: Integreat;
  request: IncomingMessage;
  response: ServerResponse;
}): Promise<void> {
  const { app, cache, metrics, integreat, request, response } = input;
  open(response);
  if (request.method === 'OPTIONS') {
    response.setHeader('access-control-allow-methods', 'GET, HEAD, POST, OPTIONS');
    response.setHeader(
      'access-control-allow-headers',
      String(request.headers['access-control-request-headers'] ?? 'content-type'),
    );
    response.setHeader('access-control-max-age', '86400');
    response.writeHead(204);
    response.end();
    return;
  }
  const reading = request.method === 'GET' || request.method === 'HEAD';
  const given = readAddress(request.url ?? '/');
  const address = askedFor(given.path.slice('/integreat/'.length), given.query);
  const counties = await app.counties.all();
  // The list of regions depends on all counties, so its name does.
  const revisions = /^(api\/v3\/regions|wp-json\/)/.test(address.path) ? counties.map(({ revision }) => revision).join('.') : '';
  const key = `integreat ${revisions} ${address.path}?${address.query}`;
  const kept = reading ? cache.get(key) : null;
  if (kept) {
    metrics.cache('hit');
    return sendKept(request, response, kept);
  }
  const answer = await integreat.answer({
    method: request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'),
    path: address.path,
    query: address.query,
    authorization: request.headers.authorization ?? null,
    given: () => readGiven(request),
  });
  const keeps = reading && answer.status === 200 && answer.until !== undefined;
  const page = await finishPage({
    status: answer.status,
    headers: [
      ['content-type', answer.type === 'application/json' ? 'application/json' : answer.type],
      ...(answer.location === null ? [] : [['location', answer.location] as [string, string]]),
      ...(keeps ? [['last-modified', app.clock.now().toUTCString()] as [string, string]] : []),
      ...(keeps ? [] : [['cache-control', 'no-store'] as [string, string]]),
    ],
    body: Buffer.from(answer.body),
    now: app.clock.now().getTime(),
    until: answer.until?.getTime() ?? null,
  });
  if (keeps) {
    metrics.cache('miss');
    const before = counties.find(({ slug }) => slug === answer.county)?.revision;
    const now = answer.county === null ? undefined : (await app.counties.bySlug(answer.county))?.revision;
    // What changed while it was made makes it old at once.
    if (now === before) cache.put(key, answer.county ?? '', page);
  }
  sendKept(request, response, page);
}

function open(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', 'etag, last-modified');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
}

/** Path and query as text: apps send the address that they ask for with its slashes. */
function readAddress(url: string): { path: string; query: URLSearchParams } {
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // No address of ours has a percent sign: it will be found nowhere.
  }
  return { path: plain, query: new URLSearchParams(at < 0 ? '' : url.slice(at + 1)) };
}

/** The fields of a form in either spelling, or of JSON; null for what is none of these, or too long. */
async function readGiven(request: IncomingMessage): Promise<Given | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > mostBytes) return null;
    chunks.push(chunk as Buffer);
  }
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  try {
    if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) {
      const json: unknown = JSON.parse(body.toString('utf8'));
      return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Given) : null;
    }
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    return Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  } catch {
    return null;
  }
}
