import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx } from '#kernel/context.ts';
import { readContentFile } from '#kernel/content/markdown.ts';
import type { Result } from '#kernel/result.ts';
import type { App } from './app.ts';

type Audience = 'newcomers' | 'volunteers' | 'professionals';
type Listed = {
  slug: string;
  parent: string | null;
  icon: string | null;
  audience: Audience[];
  keywords: Record<string, string[]>;
  firstWeek?: boolean;
  reviewed: string | null;
  sources?: { name: string; url: string | null }[];
};
type Text = { title: string; summary: string; blocks: { id: string; kind: 'text'; html: string; ref: string | null }[] };

/** Texts of a page by language, from its folder. Blocks are numbered, so that all languages name them alike. */
async function readTexts(folder: string): Promise<Record<string, Text>> {
  const texts: Record<string, Text> = {};
  for (const name of (await readdir(folder)).sort()) {
    if (!name.endsWith('.md')) continue;
    const { blocks, ...head } = readContentFile(await readFile(join(folder, name), 'utf8'));
    texts[name.slice(0, -3)] = {
      ...head,
      blocks: blocks.map((block, index) => ({ id: `b${index + 1}`, ...block })) as Text['blocks'],
    };
  }
  return texts;
}

const readJson = async <T>(path: string): Promise<T> => JSON.parse(await readFile(path, 'utf8')) as T;
const must = <T>(result: Result<T>, what: string): T => {
  if (!result.ok) throw new Error(`${what}: ${JSON.stringify(result.problem)}`);
  return result.value;
};

/** Brings the shared library to what the project's files say. */
export async function loadLibrary(input: { app: App; ctx: Ctx; folder: string }): Promise<void> {
  const { app, ctx, folder } = input;
  const listed = (await readJson<{ pages: Listed[] }>(join(folder, 'library.json'))).pages;
  const pages = [];
  for (const { slug, parent, icon, audience, keywords, firstWeek, reviewed, sources } of listed) {
    pages.push({
      key: slug,
      parent,
      icon,
      audiences: audience,
      keywords,
      firstWeek: firstWeek ?? false,
      reviewedOn: reviewed,
      sources: (sources ?? []).map(({ name, url }) => ({ name, url })),
      texts: await readTexts(join(folder, 'pages', slug)),
    });
  }
  must(await app.welcome.keepLibrary(ctx, { pages }), 'library');
}

type ListedPicture = { page: string; title: string; alt: string };

/** The project's own drawings as media of a county, by the page on which they stand; each is laid down once. */
async function loadPictures(input: { app: App; ctx: Ctx; library: string }): Promise<ReadonlyMap<string, string>> {
  const { app, ctx, library } = input;
  const list = join(library, 'pictures.json');
  if (!existsSync(list)) return new Map();
  const known = new Map(must(await app.welcome.listMedia(ctx, {}), 'media').map(({ title, id }) => [title, id]));
  const byPage = new Map<string, string>();
  for (const { page, title, alt } of (await readJson<{ pictures: ListedPicture[] }>(list)).pictures) {
    const name = `${page}.webp`;
    const there = known.get(title);
    if (there !== undefined) byPage.set(page, there);
    else {
      const stored = await app.files.put(await readFile(join(library, 'pictures', name)));
      const upload = { ...stored, name, mime: 'image/webp' };
      const facts = { title, alt, author: 'Kreislotse', licence: 'own' as const };
      byPage.set(page, must(await app.welcome.addMedium(ctx, { ...facts, upload }), name).id);
    }
  }
  return byPage;
}

/** The same texts with the picture behind the first paragraph, in every language at the same place. */
const withPicture = (texts: Record<string, Text>, ref: string): Record<string, Text> =>
  Object.fromEntries(
    Object.entries(texts).map(([language, text]) => {
      const picture = { id: 'picture', kind: 'media', html: '', ref } as unknown as Text['blocks'][number];
      return [language, { ...text, blocks: text.blocks.toSpliced(1, 0, picture) }];
    }),
  );

/** The library's pages in a county, and those that it writes itself. `parent` may name a page of either. */
export async function loadCountyPages(input: { app: App; ctx: Ctx; folder: string }): Promise<void> {
  const { app, ctx, folder } = input;
  must(await app.welcome.mirrorLibrary(ctx, {}), 'mirror');
  const list = join(folder, 'pages.json');
  if (!existsSync(list)) return;
  const shared = must(await app.welcome.listPages(ctx, {}), 'pages');
  const pictures = await loadPictures({ app, ctx, library: join(folder, '..', 'library') });
  const ids = new Map(shared.flatMap((page) => (page.key === null ? [] : [[page.key, page.id] as const])));
  for (const { slug, parent, icon, audience, keywords, reviewed } of (await readJson<{ pages: Listed[] }>(list)).pages) {
    if (parent !== null && !ids.has(parent)) throw new Error(`${slug} names ${parent}, which is not there.`);
    const texts = await readTexts(join(folder, 'pages', slug));
    const picture = pictures.get(slug);
    const made = must(
      await app.welcome.importPage(ctx, {
        parentId: parent === null ? null : ids.get(parent)!,
        icon,
        audiences: audience,
        keywords,
        reviewedOn: reviewed,
        language: 'de',
        texts: picture === undefined ? texts : withPicture(texts, picture),
      }),
      slug,
    );
    ids.set(slug, made.id);
  }
}

type ListedStep = {
  key: string;
  page: string | null;
  office: string | null;
  when: 'first-days';
  position: number;
  after: string[];
  for: { ways: 'other'[]; children: 'any' };
  title: Record<string, string>;
  reason: Record<string, string>;
  documents: Record<string, string[]>;
};
type ListedNumber = {
  number: string;
  kind: string;
  free: boolean;
  hours: string;
  languages: string[];
  url: string | null;
  name: Record<string, string>;
  when: Record<string, string>;
};

/** The library's checklist and emergency numbers, which a county may change. */
export async function loadFirstSteps(input: { app: App; ctx: Ctx; folder: string }): Promise<void> {
  const { app, ctx, folder } = input;
  const { steps } = await readJson<{ steps: ListedStep[] }>(join(folder, 'first-steps.json'));
  const pages = must(await app.welcome.listPages(ctx, {}), 'pages');
  const ids = new Map(pages.map((page) => [page.key, page.id]));
  must(
    await app.welcome.setFirstSteps(ctx, {
      steps: steps.map(({ page, for: rule, title, reason, documents, ...step }) => ({
        ...step,
        rule,
        pageId: page === null ? null : (ids.get(page) ?? null),
        texts: Object.fromEntries(
          Object.keys(title).map((language) => [
            language,
            { title: title[language]!, reason: reason[language]!, documents: documents[language] ?? [] },
          ]),
        ),
      })),
    }),
    'first steps',
  );
  const { numbers } = await readJson<{ numbers: ListedNumber[] }>(join(folder, 'emergency.json'));
  must(
    await app.welcome.setEmergencyNumbers(ctx, {
      numbers: numbers.map(({ name, when, hours, ...number }) => ({
        ...number,
        aroundTheClock: hours === '24/7',
        texts: Object.fromEntries(
          Object.keys(name).map((language) => [language, { name: name[language]!, when: when[language]! }]),
        ),
      })),
    }),
    'emergency numbers',
  );
}
