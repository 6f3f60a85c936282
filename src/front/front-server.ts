import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { App } from '#composition/app.ts';
import type { Integreat } from '../integreat/integreat.ts';
import { newRequestId } from '#kernel/ids.ts';
import { internal, isInternal } from './internal-headers.ts';
import { createPageCache, finishPage, type KeptPage, type PageCache } from './page-cache.ts';
import { sendKept } from './send-kept.ts';
import { serveIntegreat } from './serve-integreat.ts';
import { answerPlain, capture } from './capture.ts';
import { loggedPath } from './logged-path.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createRateLimit } from './rate-limit.ts';
import { createPackageServer, packageAsked } from './offline/serve-package.ts';
import { createKeptRender } from './kept-render.ts';
import { belongsToHost, isReserved } from './own-host.ts';
import { pageBehindText, plainPage } from './plain-page.ts';
import { isReader, readPageOf } from './reader-count.ts';
import { formRequest, receiveUpload } from './upload.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

type Front = {
  app: App;
  site: Handler;
  api: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null;
  integreat: Integreat | null;
  cache: PageCache;
  packages: ReturnType<typeof createPackageServer>;
  metrics: Metrics;
  reads: ReturnType<typeof createRateLimit>;
  writes: ReturnType<typeof createRateLimit>;
  /** Forms that anybody may send and somebody has to read. */
  words: ReturnType<typeof createRateLimit>;
};

/**
 * The server that stands before SvelteKit: it keeps finished public pages, says who asked over which protocol, lays
 * uploads on disk while they come in, and refuses what comes from foreign sites or too often.
 */
export function createFrontServer(input: {
  app: App;
  site: Handler;
  api: Front['api'];
  integreat?: Integreat;
  readsPerMinute?: number;
}): Server {
  const { app } = input;
  const now = (): number => app.clock.now().getTime();
  const front: Front = {
    ...input,
    integreat: input.integreat ?? null,
    cache: createPageCache({ maxBytes: 96 * 1024 * 1024, maxAgeMs: 10 * 60_000, now }),
    packages: createPackageServer({ app, render: createKeptRender(input.site), send: sendKept }),
    metrics: createMetrics(),
    reads: createRateLimit({ windowMs: 60_000, limit: input.readsPerMinute ?? 3_000, now }),
    writes: createRateLimit({ windowMs: 60_000, limit: 120, now }),
    words: createRateLimit({ windowMs: 10 * 60_000, limit: 30, now }),
  };
  app.onPublicChange((slug) => (slug === null ? front.cache.clear() : front.cache.dropCounty(slug)));
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 300_000 }, (request, response) => {
    const started = performance.now();
    response.on('finish', () => front.metrics.observe({ request, response, seconds: (performance.now() - started) / 1000 }));
    serve(front, request, response).catch((error: unknown) => {
      app.log.error(
        { error: error instanceof Error ? error.stack : String(error), path: loggedPath(request.url ?? '') },
        'front server',
      );
      if (!response.headersSent) answerPlain(response, 500, 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.');
      else response.destroy();
    });
  });
  server.keepAliveTimeout = 65_000;
  return server;
}

async function serve(front: Front, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { app } = front;
  const asked = describe(front, request);
  for (const name of Object.keys(request.headers)) if (isInternal(name)) delete request.headers[name];
  request.headers[internal.protocol] = asked.protocol;
  request.headers[internal.host] = asked.host;
  request.headers[internal.address] = asked.address;
  request.headers[internal.requestId] = asked.requestId;
  response.setHeader('x-request-id', asked.requestId);
  const path = (request.url ?? '/').split('?', 1)[0]!;
  secure(response, asked.protocol, path);
  const reading = request.method === 'GET' || request.method === 'HEAD';

  if (await answerOperations(front, { request, response, path, asked })) return;
  const limit = reading ? front.reads : saysSomething.test(path) ? front.words : front.writes;
  const wait = limit.take(asked.address);
  if (wait > 0) {
    response.setHeader('retry-after', String(wait));
    return answerPlain(response, 429, `Zu viele Anfragen. Bitte versuchen Sie es in ${wait} Sekunden noch einmal.`);
  }
  if (path.startsWith('/api/') && front.api) return front.api(request, response);
  if (path.startsWith('/integreat/') && front.integreat) {
    return serveIntegreat({ app, cache: front.cache, metrics: front.metrics, integreat: front.integreat, request, response });
  }
  if (!reading && isForeign(request, asked)) {
    return answerPlain(
      response,
      403,
      'Dieses Formular kam von einer fremden Seite. Bitte laden Sie die Seite neu und senden Sie es noch einmal.',
    );
  }

  // SvelteKit refuses forms without Origin; what passed the check above is this site's own, or no browser's.
  if (!reading) request.headers.origin = `${asked.protocol}://${asked.host}`;

  const county = await app.counties.byHost(asked.host.replace(/:\d+$/, ''));
  let inner = path;
  if (county && belongsToHost(path)) {
    inner = `/${county.slug}${path}`;
    request.url = `/${county.slug}${request.url}`;
    request.headers[internal.hostCounty] = county.slug;
  }
  if (framedHere.test(inner)) response.setHeader('x-frame-options', 'SAMEORIGIN');
  if (framed.test(inner)) {
    response.removeHeader('x-frame-options');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
  }
  const offline = reading ? packageAsked(inner) : null;
  if (offline) {
    const { protocol, host } = asked;
    return front.packages(request, response, { ...offline, protocol, host, ownHost: inner !== path });
  }
  const slug = reading
    ? /^\/([a-z0-9-]+)\/(?:[a-z-]{2,10}(?:\/|$)|farben\.css$|(?:geoeffnet|karte|sw|vorlesen)\.js$)/.exec(inner)?.[1]
    : undefined;
  if (slug !== undefined && !isReserved(inner) && (await app.counties.bySlug(slug))) {
    return servePublic(front, { request, response, slug, key: `${asked.host} ${request.url}` });
  }
  if (!reading && uploads.test(inner) && request.headers['content-type']?.startsWith('multipart/form-data')) {
    return serveUpload(front, { request, response });
  }
  // Pages by link are read on telephones: they are kept nowhere, but go out in brotli too.
  if (reading && byLink.test(inner)) {
    const made = await render(front, request);
    return sendKept(request, response, await finishPage({ ...made, now: app.clock.now().getTime() }));
  }
  await pass(front, request, response);
}

const byLink = /^\/(stand|bewertung|durchsicht|beitrag|angebot|kurs|abfrage|treffen|sprachmittlung|kompetenz|ansprechstelle)\//;

/** Feedback of readers, by the site or by an app. */
const saysSomething = /\/(rueckmeldung|feedback(\/[a-z-]+)?)\/?$/;

/** Addresses that take a file. */
const uploads =
  /^\/(verwaltung\/[^/]+\/(importe\/hochladen|strategie\/[^/]+\/einlesen|einlesen\/.+|uebersetzungen\/(einlesen|glossar)|einstellungen\/wappen|ankommen\/briefe|ankommen\/medien\/[^/]+|mobilitaet\/hochladen|sprachmittlung\/pools\/[^/]+\/einlesen|sprachmittlung\/dienste\/[^/]+\/rechnung|materialien\/([^/]+\/fassung|auftraege\/[^/]+\/lieferung)|sprachmittlung\/abrechnung\/[^/]+)|stand\/[^/]+\/[^/]+\/datei\/[^/]+|sprachmittlung\/[^/]+\/person\/[^/]+\/nachweis\/[^/]+)$/;
/** Addresses whose file is held in memory while the request runs, and is on no disk for an instant. */
const passing = /^\/verwaltung\/[^/]+\/(ankommen\/briefe|sprachmittlung\/pools\/[^/]+\/einlesen)(\?|$)/;
/** Timetables of whole countries are larger than anything else that is handed in. */
const timetables = /^\/verwaltung\/[^/]+\/mobilitaet\/hochladen(\?|$)/;
/** Where who holds a link may give a file: its county and secret. */
const linkUpload = /^\/(?:stand|sprachmittlung)\/([^/]+)\/(?:person\/)?([\w-]+)\//;
const uploadPurpose = (url: string): string => (url.startsWith('/sprachmittlung/') ? 'interpreter' : 'status-report');
/** The one page that other sites may show in a frame. Its policy says so too (`hooks.server.ts`). */
const framed = /^\/[a-z0-9-]+\/[a-z-]{2,10}\/strategie\/[^/]+\/einbetten$/;
/** The preview of a page stands in a frame beside its text. */
const framedHere = /^\/verwaltung\/[^/]+\/ankommen\/seiten\/[^/]+\/text\/[^/]+\/vorschau$/;

type Asked = { protocol: 'http' | 'https'; host: string; address: string; requestId: string };

/** Believes forwarded headers only of as many proxies as the configuration names. */
function describe(front: Front, request: IncomingMessage): Asked {
  const { proxies, origin } = front.app.config;
  const last = (name: string, depth: number): string | undefined => {
    const values = String(request.headers[name] ?? '')
      .split(',')
      .map((value) => value.trim())
      .filter(Boolean);
    return values.at(-depth);
  };
  const direct = request.socket.remoteAddress ?? '';
  const host = (proxies > 0 ? last('x-forwarded-host', 1) : undefined) ?? request.headers.host ?? new URL(origin).host;
  const protocol = proxies > 0 ? (last('x-forwarded-proto', 1) ?? 'http') : 'http';
  return {
    protocol: protocol === 'https' ? 'https' : 'http',
    host: /^[\w.:[\]-]{1,255}$/.test(host) ? host.toLowerCase() : new URL(origin).host,
    address: (proxies > 0 ? last('x-forwarded-for', proxies) : undefined) ?? direct,
    requestId: newRequestId(),
  };
}

/** A form is taken only from this site itself. Requests without Origin come from no browser form of another site. */
function isForeign(request: IncomingMessage, asked: Asked): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return true;
  const origin = request.headers.origin;
  if (origin === undefined) return false;
  if (origin === 'null') return site !== 'same-origin';
  return origin !== `${asked.protocol}://${asked.host}`;
}

function secure(response: ServerResponse, protocol: string, path: string): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  // One page reads codes by the camera.
  const camera = path.endsWith('/sprachpass') ? '(self)' : '()';
  response.setHeader('permissions-policy', `camera=${camera}, microphone=(), geolocation=(self), interest-cohort=()`);
  response.setHeader('x-frame-options', 'DENY');
  if (protocol === 'https') response.setHeader('strict-transport-security', 'max-age=63072000; includeSubDomains');
}

/** Asked for its head alone, a page is made in full all the same: others get it from the cache. */
async function render(front: Front, request: IncomingMessage): ReturnType<typeof capture> {
  const { method } = request;
  request.method = 'GET';
  const made = await capture((captured) => pass(front, request, captured), request);
  if (method !== undefined) request.method = method;
  return made;
}

async function servePublic(
  front: Front,
  input: { request: IncomingMessage; response: ServerResponse; slug: string; key: string },
): Promise<void> {
  const { request, response, slug, key } = input;
  const kept = front.cache.get(key);
  if (kept) {
    front.metrics.cache('hit');
    await countReading(front, { request, slug, page: kept, nothing: null });
    return sendKept(request, response, kept);
  }
  front.metrics.cache('miss');
  // The revision is taken before rendering: what changes meanwhile makes the page old at once, so it is not kept.
  const before = (await front.app.counties.bySlug(slug))?.revision;
  // The page is made without what could be personal, whoever asks first.
  delete request.headers.cookie;
  delete request.headers.authorization;
  delete request.headers['if-none-match'];
  const behind = pageBehindText(request.url ?? '');
  if (behind !== null) request.url = behind;
  const made = await render(front, request);
  const { status, headers, body } = behind === null ? made : asText(made, front.app.config.origin);
  const last = status >= 500 ? front.cache.last(key) : null;
  if (last) return sendKept(request, response, last);
  const until = Date.parse(headers.find(([name]) => name === internal.until)?.[1] ?? '');
  const page = await finishPage({
    status,
    headers: headers.filter(([name]) => !isInternal(name)),
    body,
    now: front.app.clock.now().getTime(),
    until: Number.isNaN(until) ? null : until,
  });
  const keep =
    status === 200 &&
    !headers.some(([name, value]) => name === 'set-cookie' || (name === 'cache-control' && /no-store|private/.test(value)));
  if (keep && (await front.app.counties.bySlug(slug))?.revision === before) front.cache.put(key, slug, page);
  await countReading(front, { request, slug, page, nothing: headers.find(([name]) => name === internal.nothing)?.[1] ?? null });
  sendKept(request, response, page);
}

/** A page's answer as its text; what is no page stays as it is. */
function asText(made: Awaited<ReturnType<typeof capture>>, origin: string): typeof made {
  const isPage =
    made.status === 200 && made.headers.some(([name, value]) => name === 'content-type' && /^text\/html/.test(value));
  if (!isPage) return made;
  const headers = made.headers.filter(([name]) => !['content-type', 'content-length', 'link'].includes(name));
  return {
    status: 200,
    // The page itself is what search engines are to find.
    headers: [...headers, ['content-type', 'text/plain; charset=utf-8'], ['x-robots-tag', 'noindex']],
    body: Buffer.from(plainPage({ html: made.body.toString('utf8'), origin })),
  };
}

/** That a page was read: county, language, address and day, and nothing of who asked. */
async function countReading(
  front: Front,
  input: { request: IncomingMessage; slug: string; page: KeptPage; nothing: string | null },
): Promise<void> {
  const { request, slug, page, nothing } = input;
  const html = page.headers.some(([name, value]) => name === 'content-type' && value.startsWith('text/html'));
  const read = page.status === 200 && html && isReader(request) ? readPageOf(request.url ?? '') : null;
  const county = read === null ? null : await front.app.counties.bySlug(slug);
  if (read === null || county === null) return;
  const { count } = front.app.readerCounter;
  count({ countyId: county.id, kind: 'page', ...read });
  if (nothing !== null)
    count({ countyId: county.id, kind: 'search', language: read.language, what: decodeURIComponent(nothing) });
}

async function serveUpload(front: Front, input: { request: IncomingMessage; response: ServerResponse }): Promise<void> {
  const { request, response } = input;
  const { app } = front;
  const headers = new Headers(
    Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    ),
  );
  // Nothing is taken to disk for somebody who may not give it.
  const [, slug, token] = linkUpload.exec(request.url ?? '') ?? [];
  const county = slug === undefined ? null : await app.counties.bySlug(slug);
  const allowed =
    slug === undefined
      ? (await app.identity.actorOf(headers)).actor.kind === 'account'
      : county !== null &&
        (await app.identity.linkActor({ county, purpose: uploadPurpose(request.url!), token: token! })) !== null;
  if (!allowed) {
    request.resume();
    response.writeHead(303, { location: slug === undefined ? '/anmelden' : request.url!.replace(/\/(datei|nachweis)\/.*$/, '') });
    response.end();
    return;
  }
  const passes = passing.test(request.url ?? '');
  const most = timetables.test(request.url ?? '') ? app.config.timetableBytes : app.config.uploadBytes;
  const { upload, fields } = await receiveUpload({
    request,
    files: passes ? app.passing : app.files,
    maxBytes: passes ? Math.min(most, app.passing.maxBytes) : most,
  });
  try {
    await pass(front, formRequest({ request, fields, headers: { [internal.upload]: JSON.stringify(upload) } }), response);
  } finally {
    if (passes && 'sha256' in upload) app.passing.forget(upload.sha256);
  }
}

async function answerOperations(
  front: Front,
  input: { request: IncomingMessage; response: ServerResponse; path: string; asked: Asked },
): Promise<boolean> {
  const { request, response, path, asked } = input;
  const { app } = front;
  if (path === '/healthz') {
    answerPlain(response, 200, 'ok');
    return true;
  }
  if (path === '/readyz') {
    const ready = await app.ready();
    answerPlain(response, ready ? 200 : 503, ready ? 'ready' : 'not ready');
    return true;
  }
  if (path === '/metrics') {
    const token = app.config.metricsToken;
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(asked.address);
    const allowed = token === null ? local : request.headers.authorization === `Bearer ${token}`;
    if (allowed) {
      response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
      response.end(
        await front.metrics.text({ cache: front.cache.size(), jobs: await app.jobs.counts(), outbox: await app.outboxCounts() }),
      );
    } else answerPlain(response, 404, 'Diese Seite gibt es nicht.');
    return true;
  }
  return false;
}

/** Hands a request to SvelteKit and waits until it has answered. */
const pass = (front: Front, request: IncomingMessage, response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    response.once('close', resolve);
    response.once('finish', resolve);
    front.site(request, response, () => answerPlain(response, 404, 'Diese Seite gibt es nicht.'));
  });
