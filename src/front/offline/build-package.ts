import { createHash } from 'node:crypto';
import { constants, brotliCompress } from 'node:zlib';
import { promisify } from 'node:util';
import {
  offlinePages,
  packageFormat,
  rootSign,
  type AssetRef,
  type Manifest,
  type OfflineWords,
  type Pack,
  type PackRef,
  type PackagePart,
  type Shell,
} from '#lib/offline/package.ts';
import type { RetrievalDocument } from '#kernel/retrieval/types.ts';
import type { RenderedFile } from '../kept-render.ts';
import { walk } from '../walk.ts';
import { cutPacks } from './cut-packs.ts';
import { assetsIn, linksIn, splitPage } from './split-page.ts';

const compress = promisify(brotliCompress);

/** Rooms that a package leaves out: what is over soon, what names today, and what needs the server. */
const left =
  /^(warnungen|meldungen|benachrichtigungen|abo|anmeldung|rueckmeldung|teilen|druck)(\/|$)|^strategie\/[^/]+\/(aenderungen|zeitplan|abonnieren|einbetten)$|\/(anmelden|mitmachen)$|\.[a-z0-9]+$/;
/** The county's plans and reports: much for a telephone, so they are a part of their own. */
const isOfStrategies = (path: string): boolean => /^(strategie|berichte|beschluesse)(\/|$)/.test(path);
/** More than this no county has; a mistake must not fill anybody's telephone. */
const mostPages = 3000;

export type PackageFile = { hash: string; body: Buffer; br: Buffer };
export type BuiltPackage = { manifest: Manifest; files: PackageFile[] };

/** Whether a page below the county's language belongs into the package. */
const isKeptOffline = (path: string): boolean => !left.test(path);

/**
 * Puts together what a reader may keep: follows the links from the county's start, as a reader would, and takes what is reached.
 * Equal content gives equal files, on every machine.
 */
export async function buildPackage(input: {
  county: string;
  language: string;
  base: string;
  /** What can be found in the language, and in German. */
  documents: { own: readonly RetrievalDocument[]; german: readonly RetrievalDocument[] };
  render: (address: string) => Promise<RenderedFile>;
  /** A file of an earlier package, whose compressed bytes need not be made again. */
  known: (hash: string) => Buffer | null;
  /** Packages of one change differ in few files: these are compressed well. */
  quality?: number;
  /** Makes a page a file of a folder, whose addresses begin with a slash and `rootSign`; absent where the server is asked again. */
  asFile?: (html: string) => string;
}): Promise<BuiltPackage> {
  const { county, language, base, documents, render, known, quality = 10, asFile } = input;
  const root = `${base}/${language}`;
  const { pages, policy } = await readPages({ root, base, render, asFile });
  const core = pages.filter(({ path }) => !isOfStrategies(path));
  // What only strategies share would be carried by everybody in the shell.
  const shared = sharedPieces(core.map(({ pieces }) => pieces));
  const byPage = documentsByPage({ paths: new Set(pages.map(({ path }) => path)), language, ...documents });
  const words = JSON.parse((await render(`${root}/offline/woerter.json`)).body.toString()) as OfflineWords;

  const packed = pages.map(({ path, pieces }) => {
    const page = { path, pieces: pieces.map((piece) => (shared.has(piece) ? pieceName(piece) : piece)) };
    const found = byPage.get(path) ?? [];
    return { path, page, found, bytes: Buffer.byteLength(JSON.stringify([page, found])) };
  });
  // Whether a server of files compresses is not known: said is the most that it can be.
  const transfer = (body: Buffer, br: Buffer): number => (asFile ? body.length : br.length);
  const files = new Map<string, PackageFile>();
  const keep = async (content: Pack | Shell): Promise<PackRef> => {
    const body = Buffer.from(JSON.stringify(content));
    const hash = hashOf(body);
    const br = known(hash) ?? (await compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
    files.set(hash, { hash, body, br });
    return [hash, transfer(body, br)];
  };
  const shell: Shell = {
    pieces: Object.fromEntries([...shared].map((piece) => [pieceName(piece), piece]).sort()),
    policy,
    words,
    ...(asFile ? { files: true } : {}),
  };
  const packsOf = async (strategies: boolean): Promise<PackRef[]> => {
    const packs: PackRef[] = [];
    for (const pack of cutPacks(packed.filter(({ path }) => isOfStrategies(path) === strategies)))
      packs.push(await keep({ pages: pack.map(({ page }) => page), documents: pack.flatMap(({ found }) => found) }));
    return packs;
  };
  const needed = new Set(core.flatMap(({ assets }) => assets));
  const besides = new Set(pages.flatMap(({ assets }) => assets).filter((address) => !needed.has(address)));
  const [own, more] = [
    await readAssets({ addresses: needed, render, plain: asFile !== undefined }),
    await readAssets({ addresses: besides, render, plain: asFile !== undefined }),
  ];
  const parts: PackagePart[] = [
    { name: 'pictures', packs: [], assets: [...own, ...more].filter(isLargePicture) },
    { name: 'strategies', packs: await packsOf(true), assets: more.filter((asset) => !isLargePicture(asset)) },
  ];
  const manifest: Manifest = {
    format: packageFormat,
    county,
    language,
    root,
    pages: core.length,
    shell: await keep(shell),
    packs: await packsOf(false),
    assets: own.filter((asset) => !isLargePicture(asset)),
    parts: parts.filter(({ packs, assets }) => packs.length + assets.length > 0),
  };
  return { manifest, files: [...files.values()] };
}

type ReadPage = { path: string; pieces: string[]; assets: string[] };

async function readPages(input: {
  root: string;
  base: string;
  render: (address: string) => Promise<RenderedFile>;
  asFile: ((html: string) => string) | undefined;
}) {
  const { root, base, render, asFile } = input;
  const sign = `/${rootSign}`;
  const pages: ReadPage[] = [];
  let policy = '';
  await walk({
    starts: ['', ...Object.values(offlinePages)],
    visit: async (path) => {
      const { status, headers, body } = await render(path === '' ? root : `${root}/${path}`);
      if (status !== 200 || !headers.get('content-type')?.startsWith('text/html') || pages.length >= mostPages) return [];
      policy ||= headers.get('content-security-policy') ?? '';
      const html = body.toString();
      const pieces = asFile ? splitPage({ html: asFile(html), base: sign + base, path }) : splitPage({ html, base, path });
      pages.push({ path, pieces, assets: assetsIn(pieces.join('')).map((address) => address.replace(sign, '')) });
      return linksIn({ html, root }).filter(isKeptOffline);
    },
  });
  return { pages, policy };
}

/** Pieces that stand on three pages or more. Their number is not counted up: adding one renames none. */
function sharedPieces(pages: readonly (readonly string[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const pieces of pages) for (const piece of new Set(pieces)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  return new Set([...counts].filter(([piece, count]) => count >= 3 && piece.length > 12).map(([piece]) => piece));
}

const pieceName = (piece: string): number => createHash('sha256').update(piece).digest().readUIntBE(0, 6);
const hashOf = (body: Buffer): string => createHash('sha256').update(body).digest('base64url').slice(0, 16);

/**
 * What can be found, with the page that it leads to. A page that is not translated is found by its German words, as the
 * search on the server offers it too, and read where it is kept.
 */
function documentsByPage(input: {
  paths: ReadonlySet<string>;
  language: string;
  own: readonly RetrievalDocument[];
  german: readonly RetrievalDocument[];
}): Map<string, RetrievalDocument[]> {
  const { paths, language, own, german } = input;
  const found = new Map<string, RetrievalDocument[]>();
  const known = new Set<string>();
  const add = (document: RetrievalDocument, path: string): void => {
    if (!paths.has(path)) return;
    known.add(document.id);
    found.set(path, [...(found.get(path) ?? []), document]);
  };
  for (const document of own) add(document, document.href.slice(language.length + 2));
  if (language === 'de') return found;
  for (const document of german) {
    if (known.has(document.id)) continue;
    const path = document.href.slice('/de/'.length);
    add({ ...document, href: `/${language}/${path}` }, path);
  }
  return found;
}

/** Photographs are what fills a telephone: larger pictures are kept where the reader says so. */
const largestPicture = 24 * 1024;
const isLargePicture = ([address, , bytes]: AssetRef): boolean => address.includes('/medien/') && bytes > largestPicture;
const sizes = new Map<string, AssetRef>();

/** Sheets, scripts and pictures with what their transfer costs. Those with their hash in the address are asked for once. */
async function readAssets(input: {
  addresses: ReadonlySet<string>;
  render: (address: string) => Promise<RenderedFile>;
  /** Sizes without compression. */
  plain: boolean;
}): Promise<AssetRef[]> {
  const found: AssetRef[] = [];
  for (const address of [...input.addresses].sort()) {
    const name = `${input.plain ? 'plain' : 'br'} ${address}`;
    let asset = sizes.get(name);
    if (asset === undefined) {
      const { status, body } = await input.render(address);
      if (status !== 200) continue;
      const br = await compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
      asset = [address, hashOf(body), input.plain ? body.length : Math.min(br.length, body.length)];
      if (address.includes('/immutable/')) sizes.set(name, asset);
    }
    found.push(asset);
  }
  return found;
}
