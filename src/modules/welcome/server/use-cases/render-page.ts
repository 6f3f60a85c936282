import type { Ctx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { publicPaths } from '#lib/paths.ts';
import { isOfficeFunction } from '#modules/network/contract-places.ts';
import { findOfficesFor, readPublicReferences } from '#modules/network/server/index.ts';
import { findWays } from '../find-ways.ts';
import { pageDocument, type SheetMedium, type SheetPage } from '../page-document.ts';
import { readPublicMedia } from './public-media.ts';
import { readPageTree, readPublicPage } from './public-pages.ts';

export type PagePdf = { movedTo: string; pdf: null } | { movedTo: null; pdf: Uint8Array; fileName: string; draft: false };

/** More pages than any chapter has. */
const mostPages = 60;

/**
 * A public page as an accessible PDF in one language, or a chapter: the page with all that stands below it. The offices of the
 * reader's own municipality are filled in where one is named.
 */
export async function renderPage(
  ctx: Ctx,
  input: {
    path: string;
    language: string;
    accent: string;
    chapter: boolean;
    municipality: { ags: string; name: string } | null;
  },
): Promise<Result<PagePdf>> {
  if (ctx.county === null) return notFound('Diesen Landkreis');
  const language: Language = isLanguage(input.language) ? input.language : 'de';
  const found = await readPublicPage(ctx, { path: input.path, language });
  if (!found.ok) return found;
  if (found.value.page === null) return ok({ movedTo: found.value.movedTo, pdf: null });
  const paths = publicPaths({ base: `/${ctx.county.slug}`, language });
  const sheets: SheetPage[] = [];
  for (const path of [found.value.page.path, ...(input.chapter ? await pathsBelow(ctx, found.value.page.id, language) : [])]) {
    const read = await readPublicPage(ctx, { path, language });
    if (!read.ok || read.value.page === null) continue;
    const { page } = read.value;
    const functions = page.blocks.flatMap(({ kind, ref }) => (kind === 'office' && isOfficeFunction(ref) ? [ref] : []));
    const offices =
      functions.length === 0
        ? ok([])
        : await findOfficesFor(ctx, { language, functions, municipalityAgs: input.municipality?.ags ?? null });
    if (!offices.ok) return offices;
    const refs = (wanted: 'place' | 'contact' | 'media'): string[] =>
      page.blocks.flatMap(({ kind, ref }) => (kind === wanted && ref !== null ? [ref] : []));
    const references = await readPublicReferences(ctx, { language, placeIds: refs('place'), contactIds: refs('contact') });
    if (!references.ok) return references;
    const media = await mediaForPaper({ ctx, language, ids: refs('media') });
    if (!media.ok) return media;
    sheets.push({
      page,
      offices: offices.value,
      references: references.value,
      media: media.value,
      ways: await findWays({ ctx, offices: offices.value, ags: input.municipality?.ags ?? null, stop: null }),
      address: ctx.origin + paths.page(page.path),
    });
  }
  const document = pageDocument({
    pages: sheets as [SheetPage, ...SheetPage[]],
    language,
    county: ctx.county.name,
    accent: input.accent,
    today: berlinDay(ctx.clock.now()),
    place: input.municipality?.name ?? null,
  });
  const name = found.value.page.path.split('/').at(-1)!;
  const pdf = await ctx.pdf.render({ document, layout: 'handout' });
  return ok({ movedTo: null, pdf, fileName: `${name}-${language}.pdf`, draft: false });
}

/** Addresses of all pages below one, from the top down. */
async function pathsBelow(ctx: Ctx, pageId: string, language: string): Promise<string[]> {
  const tree = await readPageTree(ctx, { language });
  if (!tree.ok) return [];
  const below = new Set([pageId]);
  const paths: string[] = [];
  for (const { id, parentId, path } of tree.value) {
    if (parentId === null || !below.has(parentId)) continue;
    below.add(id);
    paths.push(path);
  }
  return paths.slice(0, mostPages);
}

/** A sheet of paper is narrower than a wide screen. */
const paperWidth = 960;

async function mediaForPaper(input: { ctx: Ctx; language: Language; ids: string[] }): Promise<Result<SheetMedium[]>> {
  const { ctx, language, ids } = input;
  const read = await readPublicMedia(ctx, { language, ids });
  if (!read.ok) return read;
  const paths = publicPaths({ base: `/${ctx.county!.slug}`, language });
  const media: SheetMedium[] = [];
  for (const medium of read.value) {
    const file = medium.files.findLast(({ width }) => width <= paperWidth) ?? medium.files[0];
    if (file === undefined) continue;
    const picture = medium.kind === 'picture' ? await ctx.images.forPaper(await ctx.files.read(file.file.slice(0, 64))) : null;
    const data = picture === null ? null : Buffer.from(picture).toString('base64');
    media.push({ medium, data, address: ctx.origin + paths.media(file.file) });
  }
  return ok(media);
}
