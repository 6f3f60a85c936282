import type { App } from '#composition/app.ts';
import type { RetrievalDocument } from '#kernel/retrieval/types.ts';
import { packageFiles, rootSign, type OfflineWords } from '#lib/offline/package.ts';
import { publicPaths } from '#lib/paths.ts';
import type { CountyView } from '#modules/tenancy/contract.ts';
import type { KeptRender, RenderedFile } from '../kept-render.ts';
import { buildPackage } from '../offline/build-package.ts';
import { plainPage } from '../plain-page.ts';
import { walk } from '../walk.ts';
import { inCalendar, inPage } from './absolute-addresses.ts';
import { addressesIn, offersText, relativeAddress, textBeside, toFile, type FileOf } from './relative-links.ts';
import { openFolder, type Written } from './write-folder.ts';

/** Rooms that need a server, or would say what is over. */
const left =
  /^\/[^/]+\/[^/]+\/(warnungen|meldungen|benachrichtigungen|abo|anmeldung|rueckmeldung|druck|teilen)(\.atom|\/|$)|\/(anmelden|mitmachen|abonnieren|einbetten|datei)$/;

type Found = { file: string; rendered: RenderedFile; html: string | null };
type Given = { app: App; render: KeptRender; folder: string; counties: readonly CountyView[]; live: string | null };

/** Writes the public site of counties as files that lead to each other by relative addresses, in all their languages. */
export async function exportSite(input: Given & { tell: (line: string) => void }): Promise<Written> {
  const { app, counties, folder, tell } = input;
  const out = await openFolder(folder);
  try {
    const { host, protocol } = new URL(app.config.origin);
    const render = (path: string): Promise<RenderedFile> =>
      input.render({
        path,
        host,
        protocol: protocol === 'https:' ? 'https' : 'http',
        hostCounty: null,
        where: 'files',
      });
    for (const county of counties) {
      tell(`${county.slug} …`);
      await exportCounty({ ...input, render, county, put: out.put });
    }
    await out.put('index.html', Buffer.from(await startPage({ ...input, render, put: out.put })));
    return await out.finish();
  } catch (error) {
    await out.discard();
    throw error;
  }
}

type Put = (file: string, bytes: Buffer) => Promise<void>;
type CountyGiven = Omit<Given, 'render'> & { render: (path: string) => Promise<RenderedFile>; county: CountyView; put: Put };

async function exportCounty(given: CountyGiven): Promise<void> {
  const { county, live, put, render } = given;
  const { found, fileOf } = await readCounty(given);
  const { origin } = given.app.config;
  for (const { file, rendered, html } of found.values()) {
    const said = { text: rendered.body.toString(), origin, live };
    if (html !== null) {
      const page = toFile({ html: inPage(said), file, fileOf, live, policy: withoutFrames(rendered) });
      await put(file, Buffer.from(page));
      // Its links are relative already.
      if (offersText.test(html)) await put(textBeside(file), Buffer.from(plainPage({ html: page, origin: '' })));
    } else if (file.endsWith('.webmanifest')) {
      await put(file, Buffer.from(relativeManifest({ text: said.text, file, fileOf })));
    } else if (file.endsWith('.ics')) {
      await put(file, Buffer.from(inCalendar(said)));
    } else if (file.endsWith('.atom')) {
      await put(file, Buffer.from(said.text.replaceAll(origin, live ?? origin)));
    } else await put(file, rendered.body);
  }
  for (const language of county.languages) {
    const paths = publicPaths({ base: `/${county.slug}`, language });
    const page = fileOf(paths.search());
    if (page === null) continue;
    const words = JSON.parse((await render(paths.offlineWords)).body.toString()) as OfflineWords;
    await putPackage({ ...given, language, found, fileOf });
    const documents = await documentsOf({ ...given, language, from: page, fileOf });
    await put(page.replace(/\.html$/, '/verzeichnis.json'), Buffer.from(JSON.stringify({ language, words, documents })));
  }
}

/** Follows every way from the county's starts, as a reader would. */
async function readCounty(input: CountyGiven) {
  const { county, live, render } = input;
  const own = `/${county.slug}/`;
  const starts = county.languages.map((language) => publicPaths({ base: `/${county.slug}`, language }).home);
  const found = new Map<string, Found>();
  const movedTo = new Map<string, string>();
  const belongs = (address: string): boolean =>
    (address.startsWith(own) || address.startsWith('/_app/') || address === '/icon.svg') &&
    !left.test(address) &&
    // A feed is read by programs elsewhere: it needs an address.
    !(live === null && address.endsWith('.atom'));
  const visit = async (address: string): Promise<readonly string[]> => {
    // The checklist without a server is another page, in the place of the one that asks it.
    const rendered = await render(address.replace(/\/schritte$/, '/schritte/geraet'));
    const location = rendered.headers.get('location')?.split(/[?#]/, 1)[0];
    if (rendered.status >= 300 && rendered.status < 400 && location?.startsWith('/')) {
      movedTo.set(address, location);
      return [location].filter(belongs);
    }
    if (rendered.status !== 200) return [];
    const type = rendered.headers.get('content-type') ?? '';
    const html = type.startsWith('text/html') ? rendered.body.toString() : null;
    const file = fileName({ address, isPage: html !== null, isStart: starts.includes(address) });
    if (file === null) return [];
    found.set(address, { file, rendered, html });
    if (address.endsWith('/sw.js'))
      return [...rendered.body.toString().matchAll(/"\.\.(\/_app\/[^"]+)"/g)].map(([, script]) => script!);
    if (address.endsWith('.webmanifest')) return readManifest(rendered.body.toString()).icons.map(({ src }) => src);
    return html === null ? [] : addressesIn(html).filter(belongs);
  };
  await walk({ starts: [...starts, `${own}sw.js`], visit });
  const fileOf: FileOf = (address) => {
    const asked = address.replace(/\/schritte\/geraet$/, '/schritte');
    return (found.get(asked) ?? found.get(movedTo.get(asked) ?? ''))?.file ?? null;
  };
  return { found, fileOf };
}

const nothing: RenderedFile = { status: 404, headers: new Headers(), body: Buffer.from('') };

/** What a reader may keep of a language: the same pages as on the site, whose addresses the device completes. */
async function putPackage(
  input: CountyGiven & { language: string; found: ReadonlyMap<string, Found>; fileOf: FileOf },
): Promise<void> {
  const { app, county, live, language, found, fileOf, put, render } = input;
  const policy = withoutFrames(found.get(publicPaths({ base: `/${county.slug}`, language }).home)!.rendered);
  const ctx = app.context({ county, actor: { kind: 'anonymous' } });
  const [own, german] = [
    await app.readPublicDocuments(ctx, { language }),
    await app.readPublicDocuments(ctx, { language: 'de' }),
  ];
  if (!own.ok || !german.ok) throw new Error('The public documents could not be read.');
  const at = (target: string): string => `/${rootSign}/${target.split('/').map(encodeURIComponent).join('/')}`;
  const { manifest, files } = await buildPackage({
    county: county.slug,
    language,
    base: `/${county.slug}`,
    documents: { own: own.value, german: german.value },
    // The checklist is kept under the name by which the device asks for it.
    render: async (address) =>
      address.endsWith('/schritte') ? nothing : (found.get(address)?.rendered ?? (await render(address))),
    known: () => null,
    quality: 1,
    asFile: (html) =>
      toFile({ html: inPage({ text: html, origin: app.config.origin, live }), file: '', fileOf, live, policy, at }),
  });
  for (const { hash, body } of files) await put(packageFiles.pack(manifest.root, hash).slice(1), body);
  await put(packageFiles.manifest(manifest.root).slice(1), Buffer.from(JSON.stringify(manifest)));
}

/** Names are as people read them; one that no file system takes has none. */
function fileName(input: { address: string; isPage: boolean; isStart: boolean }): string | null {
  const { address, isPage, isStart } = input;
  let path: string;
  try {
    path = decodeURIComponent(address.slice(1));
  } catch {
    return null;
  }
  const bad = path.split('/').some((part) => /^\.{0,2}$|[\\:\0]/.test(part) || Buffer.byteLength(part) > 240);
  if (bad) return null;
  return isPage ? (isStart ? `${path}/index.html` : `${path}.html`) : path;
}

async function documentsOf(input: Omit<CountyGiven, 'render'> & { language: string; from: string; fileOf: FileOf }) {
  const { app, county, language, from, fileOf } = input;
  const ctx = app.context({ county, actor: { kind: 'anonymous' } });
  const read = await app.readPublicDocuments(ctx, { language });
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.flatMap((document): RetrievalDocument[] => {
    const file = fileOf(`/${county.slug}${document.href}`);
    return file === null ? [] : [{ ...document, href: relativeAddress(from, file) }];
  });
}

type AppManifest = { id?: string; start_url: string; scope: string; icons: { src: string }[]; shortcuts: { url: string }[] };
const withoutFrames = (rendered: RenderedFile): string =>
  (rendered.headers.get('content-security-policy') ?? '').replace(/;?\s*frame-ancestors [^;]*/, '');
const readManifest = (text: string): AppManifest => JSON.parse(text) as AppManifest;

function relativeManifest(input: { text: string; file: string; fileOf: FileOf }): string {
  const { file, fileOf } = input;
  const at = (address: string): string | null => {
    const target = fileOf(address);
    return target === null ? null : relativeAddress(file, target);
  };
  const { id: _id, ...manifest } = readManifest(input.text);
  return JSON.stringify({
    ...manifest,
    start_url: at(manifest.start_url) ?? './',
    scope: '../',
    icons: manifest.icons.flatMap((icon) => {
      const src = at(icon.src);
      return src === null ? [] : [{ ...icon, src }];
    }),
    shortcuts: manifest.shortcuts.flatMap((shortcut) => {
      const url = at(shortcut.url);
      return url === null ? [] : [{ ...shortcut, url }];
    }),
  });
}

/** The way in: the choice of counties, or straight to the only one. */
async function startPage(input: Omit<CountyGiven, 'county'>): Promise<string> {
  const { counties, live, render, put } = input;
  const homes = new Map<string, string>(
    counties.flatMap(({ slug, languages }) =>
      languages.map((language) => [`/${slug}/${language}`, `${slug}/${language}/index.html`] as const),
    ),
  );
  const [only] = counties;
  if (only && counties.length === 1) {
    const links = [...homes.values()].map((file, index) => `<li><a href="${file}">${only.languages[index]}</a></li>`).join('');
    const first = `${only.slug}/${only.languages.includes('de') ? 'de' : only.languages[0]}/index.html`;
    return `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="icon.svg"><title>${only.name}</title><meta http-equiv="refresh" content="0; url=${first}"></head><body><main><h1>${only.name}</h1><ul>${links}</ul></main></body></html>\n`;
  }
  const rendered = await render('/');
  const html = rendered.body.toString();
  const fileOf: FileOf = (address) =>
    homes.get(address) ?? (address === '/' ? 'index.html' : /^\/_app\/|^\/icon\.svg$/.test(address) ? address.slice(1) : null);
  for (const address of addressesIn(html)) {
    if (!/^\/_app\/|^\/icon\.svg$/.test(address)) continue;
    await put(address.slice(1), (await render(address)).body);
  }
  return toFile({ html, file: 'index.html', fileOf, live, policy: withoutFrames(rendered) });
}
