import { plainText, slugOf } from '#kernel/content/blocks.ts';
import { htmlOfBlocks } from '#kernel/content/html.ts';
import { directionOf } from '#lib/languages.ts';
import type { PublicBlock } from '#modules/welcome/contract.ts';
import type { PageInFull } from '#modules/welcome/contract-interchange.ts';
import { otherLanguages, type Addresses } from './addresses.ts';
import { berlinIso } from './berlin-iso.ts';
import type { Page } from './shapes.ts';

/** Links within the installation become whole addresses: elsewhere they would lead nowhere. */
export const wholeLinks = (html: string, site: string): string =>
  html.replace(/ (href|src)="\/(?!\/)/g, (_whole, name: string) => ` ${name}="${site}/`);

/** What stands in another language than the page says so. */
function told(block: PublicBlock, language: string): PublicBlock {
  if (block.html === '' || block.language === language) return block;
  const html = block.html.replace(/^<(\w+)((?: [^>]*)?)>/, (whole, tag: string, attributes: string) =>
    / lang=/.test(attributes) ? whole : `<${tag}${attributes} lang="${block.language}" dir="${directionOf(block.language)}">`,
  );
  return { ...block, html };
}

export function contentOf(input: {
  blocks: readonly PublicBlock[];
  language: string;
  site: string;
  fill: (block: PublicBlock) => string;
}): string {
  const { blocks, language, site, fill } = input;
  return wholeLinks(
    htmlOfBlocks(
      blocks.map((block) => told(block, language)),
      fill,
    ),
    site,
  );
}

/** Pages in one language, from the top down. `order` counts through the whole tree. */
export function pagesJson(input: {
  pages: readonly PageInFull[];
  language: string;
  addresses: Addresses;
  /** Of a page, or of its text in a language. */
  numberOf: (pageId: string, language?: string) => number;
  organisationNumber: (organisationId: string) => number;
  fill: (block: PublicBlock) => string;
  /** Address of a picture among the media; null for what is none. */
  pictureAt: (mediumId: string) => string | null;
}): Page[] {
  const { pages, language, addresses, numberOf, organisationNumber, fill, pictureAt } = input;
  const byId = new Map(pages.map((page) => [page.id, page]));
  return pages.map((page, index): Page => {
    const content = contentOf({ blocks: page.blocks, language, site: addresses.site, fill });
    const parent = page.parentId === null ? undefined : byId.get(page.parentId);
    const changed = berlinIso(new Date(page.changedAt));
    return {
      id: numberOf(page.id, language),
      ...addresses.page(page.path),
      title: page.title.text,
      modified_gmt: page.changedAt,
      last_updated: changed,
      excerpt: page.summary.text === '' ? plainText(content) : page.summary.text,
      content,
      parent:
        parent === undefined ? { id: 0, url: null, path: null } : { id: numberOf(parent.id), ...addresses.page(parent.path) },
      order: index + 1,
      available_languages: otherLanguages({ own: language, languages: page.languages }, (one) => ({
        id: numberOf(page.id, one.language),
        ...addresses.of(one.language).page(one.path),
      })),
      thumbnail: firstPicture(page, pictureAt),
      organization: page.organisation && {
        id: organisationNumber(page.organisation.id),
        slug: slugOf(page.organisation.name),
        name: page.organisation.name,
        logo: '',
        website: page.organisation.website ?? '',
      },
      embedded_offers: [],
      hash: null,
    };
  });
}

/** The small picture of a page is the first one of its text. */
function firstPicture(page: PageInFull, pictureAt: (mediumId: string) => string | null): string | null {
  for (const { kind, ref } of page.blocks) {
    const address = kind === 'media' && ref !== null ? pictureAt(ref) : null;
    if (address !== null) return address;
  }
  return null;
}
