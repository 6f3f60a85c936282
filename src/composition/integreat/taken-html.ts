import { plainText } from '#kernel/content/blocks.ts';
import { blocksOfHtml, cleanBlock, type NewBlock } from '#kernel/content/html.ts';
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

/** Pictures of a page by their whole addresses, with the words that stand for them. */
export const picturesIn = (html: string, origin: string): { src: string; alt: string }[] =>
  (html.match(/<img\b[^>]*>/gi) ?? []).flatMap((tag) => {
    const src = attribute(tag, 'src');
    if (src === null || !URL.canParse(src, origin)) return [];
    const { href, protocol } = new URL(src, origin);
    return /^https?:$/.test(protocol) ? [{ src: href, alt: plainText(attribute(tag, 'alt') ?? '') }] : [];
  });

const figures = /<figure\b[^>]*>((?:(?!<figure\b)[\s\S])*?)<\/figure>/gi;

/** What is said of pictures below them, mostly whose they are, by their whole addresses. */
export const creditsIn = (html: string, origin: string): [src: string, credit: string][] =>
  [...html.matchAll(figures)].flatMap(([, inside]) => {
    const shown = picturesIn(inside!, origin);
    const credit = plainText(/<figcaption\b[^>]*>([\s\S]*?)<\/figcaption>/i.exec(inside!)?.[1] ?? '').trim();
    return shown.length === 1 && credit !== '' ? [[shown[0]!.src, credit]] : [];
  });

/** The small picture of a thing; the other system says no words for it. */
export const smallPicture = (thing: { thumbnail: string | null }, origin: string): { src: string; alt: string }[] =>
  thing.thumbnail === null ? [] : picturesIn(`<img src="${thing.thumbnail.replaceAll('"', '%22')}">`, origin);

/** What stands for a place or an event: the first picture of its text, with its words, else the small one. */
export const pictureOf = (
  thing: { thumbnail: string | null; content: string },
  origin: string,
): { src: string; alt: string } | undefined => picturesIn(thing.content, origin)[0] ?? smallPicture(thing, origin)[0];

/** Stands for a picture until the text is cut into blocks: no text has these letters. */
const [opens, closes] = ['\uE000', '\uE001'];
const marks = /\uE000([0-9a-f-]{36})\uE001/g;

/** Blocks in which a picture stood become the picture and what is left. */
function withPictures(block: NewBlock): NewBlock[] {
  const ids = [...block.html.matchAll(marks)].map(([, id]) => id!);
  if (ids.length === 0) return [block];
  const rest = cleanBlock({ ...block, html: block.html.replace(marks, '') });
  return [...ids.map((ref): NewBlock => ({ kind: 'media', html: '', ref })), ...(rest === null ? [] : [rest])];
}

/**
 * A page's HTML as blocks. Pictures that were taken over stand here by themselves; other pictures, films and frames stay where they are and are linked;
 * links within the region lead to the pages here.
 */
export function takenHtml(input: {
  html: string;
  links: LinkMap;
  language: string;
  /** Numbers here of pictures that were taken over, by their whole addresses. */
  pictures: ReadonlyMap<string, string>;
}): { blocks: NewBlock[]; linked: number } {
  const { links, language, pictures } = input;
  let linked = 0;
  const elsewhere = (tag: string, address: string | null, words: string): string => {
    if (address === null || !URL.canParse(address, links.origin)) return '';
    linked += 1;
    const { href } = new URL(address, links.origin);
    return ` <a href="${href.replaceAll('"', '%22')}">${words.trim() === '' ? href : words}</a> `;
  };
  const html = input.html
    .replace(/[\uE000\uE001]/g, '')
    // What is said of a picture that was taken over is kept with it.
    .replace(figures, (whole, inside: string) => {
      const [picture, more] = picturesIn(inside, links.origin);
      const id = picture && more === undefined ? pictures.get(picture.src) : undefined;
      return id === undefined ? whole : `<p>${opens}${id}${closes}</p>`;
    })
    .replace(/<img\b[^>]*>/gi, (tag) => {
      const [picture] = picturesIn(tag, links.origin);
      const id = picture && pictures.get(picture.src);
      return id === undefined ? tag : `<p>${opens}${id}${closes}</p>`;
    })
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
  const blocks = blocksOfHtml(html)
    .flatMap(withPictures)
    .map((block): NewBlock => {
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
