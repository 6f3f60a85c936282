import type { Engine } from '#kernel/retrieval/engine.ts';
import type { RetrievalDocument } from '#kernel/retrieval/types.ts';
import { formatDay } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { keptEngines } from './engines.ts';
import { joinPage, offlinePages, packageFiles, type Pack, type PackRef, type Shell } from './package.ts';
import { fillSearchPage, searchPage } from './search-page.ts';
import { cacheName, recordAddress, type KeptRecord } from './kept-record.ts';

/**
 * The part of the county's service worker that reads what a reader keeps. The network comes first, for as long as anybody waits; then
 * what is kept. It fetches and keeps nothing by itself: the reader's page does that.
 */
type Extendable = Event & { waitUntil: (work: Promise<unknown>) => void };
type Fetched = Extendable & { request: Request; respondWith: (answer: Promise<Response>) => void };
const scope = self as unknown as {
  registration: { scope: string };
  clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  addEventListener: (name: string, listener: (event: never) => void) => void;
};

/** So long somebody waits for a network that does not answer. */
const patience = 4000;

scope.addEventListener('install', (event: Extendable) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event: Extendable) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event: Fetched) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  const place = placeOf(url);
  if (place !== null && (request.mode === 'navigate' || isTyping(url))) {
    event.respondWith(readPage({ request, url, ...place }));
  } else if (place !== null && place.path === indexPath) {
    event.respondWith(readIndex(request, place));
  } else if (['style', 'script', 'image', 'manifest'].includes(request.destination)) {
    event.respondWith(readAsset(request, url));
  }
});

const isTyping = (url: URL): boolean => url.pathname.endsWith('/suche') && url.searchParams.has('tippen');

/** Where the search of a site of files reads what can be found. */
const indexPath = 'suche/verzeichnis.json';

type Place = { root: string; language: string; path: string };

/** Where below the county's language an address stands; of a file its page. */
function placeOf(url: URL): Place | null {
  const base = new URL(scope.registration.scope).pathname;
  if (!url.pathname.startsWith(base)) return null;
  const [language = '', ...rest] = url.pathname.slice(base.length).split('/');
  if (!/^[a-z-]{2,10}$/.test(language)) return null;
  const path = rest
    .join('/')
    .replace(/^index\.html$/, '')
    .replace(/\.html$/, '');
  return { root: base + language, language, path };
}

/** A sheet whose address holds its hash is never asked for again; others are taken from what is kept without a network. */
async function readAsset(request: Request, url: URL): Promise<Response> {
  if (url.pathname.includes('/immutable/')) return (await caches.match(request)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

type Kept = { record: KeptRecord; cache: Cache; shell: Shell };

async function openKept(root: string): Promise<Kept | null> {
  const name = cacheName(root);
  if (!(await caches.has(name))) return null;
  const cache = await caches.open(name);
  const record = await readJson<KeptRecord>(cache, recordAddress(root));
  const shell = record && (await readJson<Shell>(cache, packageFiles.pack(root, record.manifest.shell[0])));
  return record && shell ? { record, cache, shell } : null;
}

async function readJson<T>(cache: Cache, address: string): Promise<T | null> {
  const found = await cache.match(address);
  return found ? ((await found.json()) as T) : null;
}

/** Packs of the county and of the parts that the reader keeps too. */
const packsOf = ({ manifest, parts = [] }: KeptRecord): readonly PackRef[] => [
  ...manifest.packs,
  ...(manifest.parts ?? []).flatMap((part) => (parts.includes(part.name) ? part.packs : [])),
];

async function readIndex(request: Request, { root, language }: Place): Promise<Response> {
  try {
    const answer = await fetch(request);
    if (answer.ok) return answer;
  } catch {
    // No network: what is kept can be searched.
  }
  const kept = await openKept(root);
  if (kept === null) return Response.error();
  const documents = (await documentsOf(kept, root)).map((document) => {
    const [path = '', hash] = document.href.slice(language.length + 2).split('#');
    const file = path === '' ? 'index.html' : `${path}.html`;
    return { ...document, href: hash === undefined ? file : `${file}#${hash}` };
  });
  const body = JSON.stringify({ language, words: kept.shell.words, documents });
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}

/** What the page that tells stamps keeps of itself (`modules/courses/ui/pass-check.ts`). */
const stampCheck = { path: 'sprachpass', cache: 'kreislotse sprachpass' };

async function readPage(input: Place & { request: Request; url: URL }): Promise<Response> {
  const kept = await openKept(input.root);
  const alone =
    input.path === stampCheck.path ? await caches.match(input.url.pathname, { cacheName: stampCheck.cache }) : undefined;
  if (kept === null && alone === undefined) return fetch(input.request);
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), patience);
  try {
    const answer = await fetch(input.request, { signal: ending.signal });
    if (answer.status < 500) return answer;
  } catch {
    // No network, or one that does not answer: what is kept is there for that.
  } finally {
    clearTimeout(timer);
  }
  return alone ?? keptPage({ ...input, kept: kept! });
}

async function keptPage(input: Place & { url: URL; kept: Kept }): Promise<Response> {
  const { kept, path, url, root } = input;
  const known = path === 'schritte' && offlinePages.steps in kept.record.pages ? offlinePages.steps : path;
  let html = await htmlOf(kept, root, known);
  const status = html === null ? 404 : 200;
  html ??= (await htmlOf(kept, root, offlinePages.missing)) ?? '';
  if (path === offlinePages.search && !kept.shell.files) html = await withFindings({ ...input, html });
  const note = kept.shell.words.kept.replace('{date}', formatDay(kept.record.asOf, input.language as Language));
  html = html.replace(
    /(<main [^>]*>)/,
    (start) => `${start}<div class="kept-note"><p class="wrap small">${note.replaceAll('<', '&lt;')}</p></div>`,
  );
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': kept.shell.policy,
      'x-kept-address': url.pathname,
    },
  });
}

async function htmlOf(kept: Kept, root: string, path: string): Promise<string | null> {
  const hash = kept.record.pages[path];
  const pack = hash === undefined ? null : await readJson<Pack>(kept.cache, packageFiles.pack(root, hash));
  const page = pack?.pages.find((one) => one.path === path);
  const base = root.slice(0, -kept.record.manifest.root.length);
  return page ? joinPage({ page, shell: kept.shell, base }) : null;
}

async function withFindings(input: Place & { url: URL; kept: Kept; html: string }): Promise<string> {
  const { kept, root, language, url, html } = input;
  const base = root.slice(0, -language.length - 1);
  const { own, german } = await enginesOf({ kept, root, language });
  const found = searchPage({
    own,
    german,
    asked: url.searchParams,
    language,
    words: kept.shell.words,
    hrefOf: (href) => base + href,
    searchAt: (asked) => `${root}/suche?${asked}`,
  });
  return found === null ? html : fillSearchPage(html, found);
}

type Engines = { asOf: string; own: Engine; german: Engine | null };
const engines = new Map<string, Promise<Engines>>();

/** The index over what is kept, made once while the worker lives. */
async function enginesOf(input: { kept: Kept; root: string; language: string }): Promise<Engines> {
  const { kept, root, language } = input;
  const held = await engines.get(root);
  if (held?.asOf === kept.record.asOf) return held;
  const made = (async (): Promise<Engines> => {
    const documents = await documentsOf(kept, root);
    const germanRoot = `${root.slice(0, -language.length)}de`;
    const german = language === 'de' ? null : await openKept(germanRoot);
    return {
      asOf: kept.record.asOf,
      ...keptEngines({
        language,
        documents,
        german: german ? await documentsOf(german, germanRoot) : null,
        words: kept.shell.words,
      }),
    };
  })();
  engines.set(root, made);
  return made;
}

async function documentsOf(kept: Kept, root: string): Promise<RetrievalDocument[]> {
  const documents: RetrievalDocument[] = [];
  for (const [hash] of packsOf(kept.record)) {
    const pack = await readJson<Pack>(kept.cache, packageFiles.pack(root, hash));
    documents.push(...(pack?.documents ?? []));
  }
  return documents;
}
