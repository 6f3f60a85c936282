import { plainText } from '#kernel/content/blocks.ts';
import { blocksOfHtml, type NewBlock } from '#kernel/content/html.ts';
import { plainPath } from './group-texts.ts';

/** Whole addresses of another system's pages, by what they are here: its links within the region lead to the pages here. */
export type LinkMap = {
  /** Where the other system's own pages stand: relative addresses are read from there. */
  origin: string;
  /** Address here of a page at a path of the other system; null where it is none of those taken over. */
  pageAt: (path: string) => string | null;
};

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined) ?? null;

/**
 * A page's HTML as blocks. Pictures, films and frames stay where they are and are linked; links within the region lead to the
 * pages here.
 */
export function takenHtml(input: { html: string; links: LinkMap; language: string }): { blocks: NewBlock[]; linked: number } {
  const { links, language } = input;
  let linked = 0;
  const elsewhere = (tag: string, address: string | null, words: string): string => {
    if (address === null || !URL.canParse(address, links.origin)) return '';
    linked += 1;
    const { href } = new URL(address, links.origin);
    return ` <a href="${href.replaceAll('"', '%22')}">${words.trim() === '' ? href : words}</a> `;
  };
  const html = input.html
    .replace(/<(img|iframe|embed|video|audio|source)\b[^>]*>/gi, (tag) =>
      elsewhere(tag, attribute(tag, 'src'), attribute(tag, 'alt') ?? attribute(tag, 'title') ?? ''),
    )
    .replace(
      /(<a\b[^>]*\shref\s*=\s*)("([^"]*)"|'([^']*)')/gi,
      (whole, before: string, _quoted: string, double?: string, single?: string) => {
        const address = (double ?? single ?? '').trim();
        if (!/^(https?:)?\/\//i.test(address) && !address.startsWith('/')) return whole;
        if (!URL.canParse(address, links.origin)) return whole;
        const url = new URL(address, links.origin);
        const here = links.pageAt(plainPath(url.pathname));
        if (here !== null) return `${before}"${here}${url.hash}"`;
        // A whole address stays as it was written.
        return /^https?:/i.test(address) ? whole : `${before}"${url.href}"`;
      },
    );
  const blocks = blocksOfHtml(html).map((block): NewBlock => {
    // What stands in the page's own language need not say so; it would look like another language to its readers.
    const own = new RegExp(`^<(\\w+) lang="${language}"( dir="(?:ltr|rtl)")?>`);
    return { ...block, html: block.html.replace(own, '<$1>') };
  });
  return { blocks, linked };
}

/** The sentence that says what a page is about; empty where the other system only repeats its text. */
export function summaryOf(page: { excerpt: string; content: string }): string {
  const bare = (text: string): string => plainText(text).replace(/\s+/g, '');
  const excerpt = plainText(page.excerpt);
  return excerpt === '' || excerpt.length > 400 || bare(page.content) === bare(page.excerpt) ? '' : excerpt;
}
