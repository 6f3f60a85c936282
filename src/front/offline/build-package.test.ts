import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Pack, Shell } from '#lib/offline/package.ts';
import { joinPage, rootSign } from '#lib/offline/package.ts';
import { buildPackage } from './build-package.ts';

const page = (main: string): string =>
  `<!doctype html><html lang="de"><head><title>x</title></head><body><header class="site-header">Kopf</header><main id="m">${main}</main></body></html>`;
const large = randomBytes(40_000);
const site: Readonly<Record<string, string | Buffer>> = {
  '/nord/de': page('<a href="/nord/de/wohnen">W</a><a href="/nord/de/strategie">S</a><a href="/nord/de/warnungen">X</a>'),
  '/nord/de/wohnen': page('<img src="/nord/medien/klein.webp"><img src="/nord/medien/gross.webp">'),
  '/nord/de/strategie': page('<a href="/nord/de/strategie/s1">Eins</a><a href="/nord/de/strategie/s1/zeitplan">Plan</a>'),
  '/nord/de/strategie/s1': page('<img src="/nord/medien/plan.webp">Ziele'),
  '/nord/de/strategie/s1/zeitplan': page('heute'),
  '/nord/de/offline/woerter.json': '{}',
  '/nord/medien/klein.webp': Buffer.from('klein'),
  '/nord/medien/gross.webp': large,
  '/nord/medien/plan.webp': Buffer.from('plan'),
};
const build = (asFile?: (html: string) => string) =>
  buildPackage({
    county: 'nord',
    language: 'de',
    base: '/nord',
    documents: { own: [], german: [] },
    render: async (address) => {
      const body = site[address];
      const type = typeof body === 'string' && body.startsWith('<') ? 'text/html' : 'application/octet-stream';
      return {
        status: body === undefined ? 404 : 200,
        headers: new Headers({ 'content-type': type }),
        body: Buffer.from(body ?? ''),
      };
    },
    known: () => null,
    ...(asFile ? { asFile } : {}),
  });
const addresses = (assets: readonly (readonly [string, ...unknown[]])[]): string[] => assets.map(([address]) => address);

it('keeps small pictures with the pages; large ones and the plans are parts with their size', async () => {
  const { manifest, files } = await build();
  expect(addresses(manifest.assets)).toEqual(['/nord/medien/klein.webp']);
  const [pictures, strategies] = manifest.parts!;
  expect(pictures).toMatchObject({
    name: 'pictures',
    packs: [],
    assets: [['/nord/medien/gross.webp', expect.any(String), 40_000]],
  });
  expect(strategies).toMatchObject({ name: 'strategies', assets: [['/nord/medien/plan.webp', expect.any(String), 4]] });
  const pathsOf = (packs: readonly (readonly [string, number])[]): string[] =>
    packs.flatMap(([hash]) =>
      (JSON.parse(files.find((file) => file.hash === hash)!.body.toString()) as Pack).pages.map(({ path }) => path),
    );
  expect(pathsOf(manifest.packs)).toEqual(['', 'wohnen']);
  // What names today would be another pack every day.
  expect(pathsOf(strategies!.packs)).toEqual(['strategie', 'strategie/s1']);
});

it('of a site of files says the size without compression and leaves the folder’s address open', async () => {
  const { manifest, files } = await build((html) => html.replaceAll('="/nord/', `="/${rootSign}/nord/`));
  const read = (hash: string): unknown => JSON.parse(files.find((file) => file.hash === hash)!.body.toString());
  const [hash, bytes] = manifest.packs[0]!;
  expect(bytes).toBe(files.find((file) => file.hash === hash)!.body.length);
  expect(addresses(manifest.assets)).toEqual(['/nord/medien/klein.webp']);
  const shell = read(manifest.shell[0]) as Shell;
  const pack = read(hash) as Pack;
  const html = joinPage({ page: pack.pages.find(({ path }) => path === 'wohnen')!, shell, base: '/ein/ordner' });
  expect(html).toContain('src="/ein/ordner/nord/medien/klein.webp"');
});
