import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicPaths } from '#lib/paths.ts';
import type { News, NewsItem } from '../contract.ts';
import { atomOf } from './atom.ts';

// A dependency of the readers of documents, without types of its own here.
const parserName = '@xmldom/xmldom';
type Element = { getAttribute: (name: string) => string; textContent: string; parentNode: { nodeName: string } };
type Document = {
  documentElement: Element & { namespaceURI: string };
  getElementsByTagName: (name: string) => ArrayLike<Element>;
};
const { DOMParser } = (await import(parserName)) as {
  DOMParser: new (options: object) => { parseFromString: (xml: string, type: string) => Document };
};
const parse = (xml: string): Document =>
  new DOMParser({
    errorHandler: (level: string, message: string) => {
      throw new Error(`${level}: ${message}`);
    },
    onError: (level: string, message: string) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(xml, 'application/xml');
const all = (document: Document, name: string): Element[] => Array.from(document.getElementsByTagName(name));
const of = (document: Document, name: string, parent: string): Element[] =>
  all(document, name).filter((element) => element.parentNode.nodeName === parent);

const place = (id: string, title: string) => ({ id, path: '1.1', title, titleLanguage: 'de', gone: false });
const item = (id: string, text: string): NewsItem => ({
  id,
  at: '2026-11-25T11:00:00.000Z',
  place: place('n1', 'Kurse <planen> & "prüfen"'),
  field: place('f1', 'Sprache'),
  note: {
    id,
    nodeId: 'n1',
    date: '2026-11-20',
    state: 'delayed',
    text,
    nextStep: 'Räume suchen',
    reason: 'Es fehlen Räume.',
    expectedEnd: '2027-03-31',
    authorName: 'Integrationsstelle',
    source: 'Protokoll',
    released: true,
    demonstration: false,
    createdAt: '2026-11-20T08:00:00.000Z',
  },
  change: null,
});
const news = (items: NewsItem[]): News => ({
  strategy: {
    id: 's',
    key: 'konzept',
    title: 'Konzept',
    state: 'adopted',
    levels: ['Feld', 'Ziel'],
    adoptedOn: '2026-01-01',
    period: { from: null, to: null },
    resolution: null,
    predecessorId: null,
    sourceNote: null,
  },
  within: null,
  updated: items[0]?.at ?? '2026-01-01T00:00:00.000Z',
  items,
});
const feed = (items: NewsItem[], language: 'de' | 'ar' = 'de'): string =>
  atomOf({
    news: news(items),
    language,
    county: { name: 'Nordkreis', officialName: 'Landkreis Nordkreis' },
    origin: 'https://kreis.example',
    paths: publicPaths({ base: '/nordkreis', language }),
  });
const id = '0198c0de-0000-7000-8000-000000000001';

describe('the feed', () => {
  it('has what RFC 4287 asks of a feed and of an entry', () => {
    const document = parse(feed([item(id, 'Zweiter Kurs abgesagt')]));
    expect(document.documentElement.namespaceURI).toBe('http://www.w3.org/2005/Atom');
    for (const parent of ['feed', 'entry']) {
      for (const name of ['id', 'title', 'updated']) expect(of(document, name, parent), `${parent} ${name}`).toHaveLength(1);
      expect(of(document, 'updated', parent)[0]!.textContent).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
      expect(() => new URL(of(document, 'id', parent)[0]!.textContent)).not.toThrow();
      const links = of(document, 'link', parent).map((link) => [link.getAttribute('rel'), link.getAttribute('href')]);
      expect(links.filter(([rel]) => rel === 'alternate')).toHaveLength(1);
      for (const [, href] of links) expect(href).toMatch(/^https:\/\/kreis\.example\/nordkreis\/de\/strategie\/konzept/);
    }
    expect(of(document, 'link', 'feed').map((link) => link.getAttribute('rel'))).toContain('self');
    // An author at the feed speaks for every entry.
    expect(all(document, 'name').map((name) => name.textContent)).toEqual(['Landkreis Nordkreis']);
    expect(of(document, 'id', 'entry')[0]!.textContent).toBe(`urn:uuid:${id}`);
    expect(of(document, 'title', 'entry')[0]!.textContent).toBe('1.1 Kurse <planen> & "prüfen": verzögert');
    expect(all(document, 'category').map((category) => category.getAttribute('term'))).toEqual(['delayed', 'f1']);
    expect(all(document, 'summary')[0]!.textContent).toContain('Es fehlen Räume.');
  });

  it('speaks the reader’s language and marks what is German', () => {
    const document = parse(feed([item(id, 'Zweiter Kurs abgesagt')], 'ar'));
    expect(document.documentElement.getAttribute('xml:lang')).toBe('ar');
    expect(of(document, 'title', 'entry')[0]!.textContent).not.toContain('verzögert');
    const german = all(document, 'span').filter((span) => span.getAttribute('xml:lang') === 'de');
    expect(german.map((span) => span.textContent)).toContain('Zweiter Kurs abgesagt');
  });

  it('is well formed without news, and whatever people wrote', () => {
    expect(of(parse(feed([])), 'updated', 'feed')[0]!.textContent).toBe('2026-01-01T00:00:00.000Z');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.string({ unit: fc.constantFrom('<', '&', '"', ']', '>', '\u0000', '\ud800') }),
        (one, other) => {
          expect(all(parse(feed([item(id, one + other)])), 'summary')).toHaveLength(1);
        },
      ),
    );
  });
});
