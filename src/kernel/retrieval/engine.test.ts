import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageCases } from './cases.fixture.ts';
import { concepts } from './concepts.ts';
import { createEngine } from './engine.ts';
import type { RetrievalDocument } from './types.ts';

const documentOf = (given: Partial<RetrievalDocument> & { id: string }): RetrievalDocument => ({
  kind: 'page',
  title: given.id,
  text: '',
  audience: [],
  href: `/${given.id}`,
  language: 'de',
  ...given,
});

const shown = (parts: readonly { text: string; hit: boolean }[]): string =>
  parts.map((part) => (part.hit ? `[${part.text}]` : part.text)).join('');

describe.each(languageCases)('what readers of $language type', ({ language, documents, cases }) => {
  const engine = createEngine({
    language,
    synonyms: concepts,
    documents: documents.map(([id, title, text]) => documentOf({ id, title, text, language })),
  });
  it.each(cases)('%s finds %s', (query, key) => {
    expect(engine.search({ query }).hits.map((hit) => hit.document.id)[0]).toBe(key);
  });
});

describe('what German compounds are found by', () => {
  const engine = createEngine({
    language: 'de',
    documents: [
      documentOf({ id: 'compound', title: 'Alphabetisierungskurse', text: 'Für Menschen, die lesen lernen.' }),
      documentOf({ id: 'apart', title: 'Kurse', text: 'Alphabetisierung und Schrift. Die Behörde berät.' }),
      documentOf({ id: 'office', title: 'Verkehrsbehörde', text: 'Im Kreishaus.' }),
    ],
  });
  it.each([
    ['Kurs', ['apart', 'compound']],
    ['Behörden', ['office', 'apart']],
    ['Alphabetisierungskurs', ['compound', 'apart']],
    ['Alphabetisierungs-Kurs', ['compound', 'apart']],
    ['Alphabetisierungs Kurs', ['compound', 'apart']],
  ])('%s', (query, ids) => {
    expect(engine.search({ query }).hits.map((hit) => hit.document.id)).toEqual(ids);
  });
});

describe('order', () => {
  const found = (documents: RetrievalDocument[], query: string): string[] =>
    createEngine({ language: 'de', documents })
      .search({ query })
      .hits.map((hit) => hit.document.id);

  it('puts the title before keywords, headings and text', () => {
    const word = 'Einbürgerung';
    const documents = [
      documentOf({ id: 'text', title: 'Vier', text: word }),
      documentOf({ id: 'heading', title: 'Drei', headings: [word] }),
      documentOf({ id: 'keyword', title: 'Zwei', keywords: [word] }),
      documentOf({ id: 'title', title: word }),
    ];
    expect(found(documents, word)).toEqual(['title', 'keyword', 'heading', 'text']);
  });

  it('puts the word before its other forms, and these before compounds', () => {
    const documents = [
      documentOf({ id: 'compound', title: 'x', text: 'Beratungsstelle' }),
      documentOf({ id: 'form', title: 'y', text: 'Stellen' }),
      documentOf({ id: 'word', title: 'z', text: 'Stelle' }),
    ];
    expect(found(documents, 'Stelle')).toEqual(['word', 'form', 'compound']);
  });

  it('puts a title in the order of the question first', () => {
    const documents = [documentOf({ id: 'b', title: 'Recht und Wohnen' }), documentOf({ id: 'a', title: 'Wohnen und Recht' })];
    expect(found(documents, 'Recht Wohnen')[0]).toBe('b');
    expect(found(documents, 'Wohnen Recht')[0]).toBe('a');
  });

  it('leaves out what answers less than half when something answers all', () => {
    const documents = [
      documentOf({ id: 'all', title: 'Kita in Soltau anmelden' }),
      documentOf({ id: 'one', title: 'Soltau' }),
      documentOf({ id: 'other', title: 'Munster' }),
      documentOf({ id: 'third', title: 'Soltau und Umgebung' }),
    ];
    expect(found(documents, 'Kita anmelden Soltau')).toEqual(['all']);
  });

  it('guesses no short word, and no word that stands there', () => {
    const documents = [
      documentOf({ id: 'bus', title: 'Bus' }),
      documentOf({ id: 'haus', title: 'Haus' }),
      documentOf({ id: 'maus', title: 'Maus' }),
    ];
    expect(found(documents, 'Bas')).toEqual([]);
    expect(found(documents, 'Haus')).toEqual(['haus']);
  });
});

describe('what a result tells', () => {
  const documents = [
    documentOf({
      id: 'visit',
      title: 'Zum Arzt gehen',
      text: `${'Viel steht hier zuerst. '.repeat(20)}Hausärzte machen Termine am Telefon.`,
      kind: 'page',
    }),
    documentOf({ id: 'place', kind: 'place', title: 'Praxis Dr. Arzt', audience: ['professionals'] }),
    documentOf({ id: 'event', kind: 'event', title: 'Vortrag: Arzt und Patient', audience: ['newcomers', 'volunteers'] }),
    documentOf({ id: 'mail', title: 'Kontakt', text: 'Schreiben Sie eine E-Mail.' }),
  ];
  const engine = createEngine({ language: 'de', documents });

  it('marks the words as they are written', () => {
    const [hit] = engine.search({ query: 'arzte termin', filter: { kinds: ['page'] } }).hits;
    expect(shown(hit!.title)).toBe('Zum [Arzt] gehen');
    expect(shown(hit!.snippet)).toContain('[Termine] am Telefon.');
    expect(hit!.snippet[0]).toEqual({ text: '… ', hit: false });
    expect(hit!.words).toEqual(['Arzt', 'Hausärzte', 'Termine']);
  });

  it('marks what is written with a hyphen', () => {
    expect(shown(engine.search({ query: 'email' }).hits[0]!.snippet)).toBe('Schreiben Sie eine [E-Mail].');
  });

  it('counts kinds before they are chosen', () => {
    const result = engine.search({ query: 'Arzt', filter: { kinds: ['event'] } });
    expect(result).toMatchObject({ total: 1, kinds: { event: 1, page: 1, place: 1 } });
    expect(result.hits.map((hit) => hit.document.id)).toEqual(['event']);
  });

  it('gives an audience its own and what is for everybody', () => {
    const ids = (audience: string) =>
      engine
        .search({ query: 'Arzt', filter: { audience } })
        .hits.map((hit) => hit.document.id)
        .sort();
    expect(ids('newcomers')).toEqual(['event', 'visit']);
    expect(ids('professionals')).toEqual(['place', 'visit']);
  });

  it('offers the question as it was probably meant', () => {
    expect(engine.search({ query: 'Wo ist der Patiend?' }).didYouMean).toBe('Wo ist der Patient?');
    expect(engine.search({ query: 'Patient' }).didYouMean).toBeNull();
  });

  it('finds beginnings while somebody types', () => {
    expect(engine.search({ query: 'Pati', typing: true }).hits.map((hit) => hit.document.id)).toEqual(['event']);
    expect(engine.search({ query: 'Pat', typing: false }).hits).toEqual([]);
  });

  it.each(['', '   ', '?!', '😀', '\u0000', 'der die das', '🙂'.repeat(400), 'a'.repeat(5000)])(
    'answers %j without an error',
    (query) => {
      expect(engine.search({ query }).hits.length).toBeLessThanOrEqual(4);
    },
  );

  it('finds a title made of words that say nothing', () => {
    const one = createEngine({ language: 'de', documents: [documentOf({ id: 'who', title: 'Wer ist wer?' })] });
    expect(one.search({ query: 'wer ist wer' }).hits.map((hit) => hit.document.id)).toEqual(['who']);
  });
});

describe('properties', () => {
  const vocabulary = [
    ...new Set(languageCases[0]!.documents.flatMap(([, title, text]) => `${title} ${text}`.match(/\p{L}{3,}/gu)!)),
  ];
  const words = (min: number, max: number) =>
    fc.array(fc.constantFrom(...vocabulary), { minLength: min, maxLength: max }).map((list) => list.join(' '));
  const documents = fc
    .array(fc.record({ title: words(1, 4), text: words(0, 20), kind: fc.constantFrom('page', 'place') }), {
      minLength: 1,
      maxLength: 15,
    })
    .map((list) => list.map((given, at) => documentOf({ ...given, id: `d${at}` })));
  const all = (engine: ReturnType<typeof createEngine>, query: string) => engine.search({ query, limit: 100 });

  it('a title always finds its own document, and only others that say the same come before it', () => {
    fc.assert(
      fc.property(documents, (list) => {
        const engine = createEngine({ language: 'de', documents: list });
        for (const document of list) {
          const { hits } = all(engine, document.title);
          const own = hits.findIndex((hit) => hit.document.id === document.id);
          expect(own).toBeGreaterThanOrEqual(0);
          expect(hits[own]!.score).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the order in which documents come in changes nothing', () => {
    fc.assert(
      fc.property(documents, words(1, 3), (list, query) => {
        const forwards = createEngine({ language: 'de', documents: list });
        const backwards = createEngine({ language: 'de', documents: [...list].reverse() });
        expect(all(backwards, query)).toEqual(all(forwards, query));
      }),
      { numRuns: 100 },
    );
  });

  it('removing is never having added; replacing is having added the new one alone', () => {
    fc.assert(
      fc.property(documents, documents, words(1, 3), (list, others, query) => {
        const fresh = createEngine({ language: 'de', documents: list });
        const changed = createEngine({
          language: 'de',
          documents: [
            ...others.map((document) => ({ ...document, id: `${document.id}-gone` })),
            ...list.map((document) => ({ ...document, title: 'Alt', text: 'Jugendamt Praxis' })),
          ],
        });
        changed.search({ query });
        for (const document of others) changed.remove(`${document.id}-gone`);
        for (const document of list) changed.add(document);
        expect(all(changed, query)).toEqual(all(fresh, query));
        expect(changed.size()).toEqual(fresh.size());
      }),
      { numRuns: 100 },
    );
  });

  it('one letter left out, doubled or swapped still finds the title', () => {
    const titles = vocabulary.filter((word) => word.length >= 8);
    const engine = createEngine({ language: 'de', documents: titles.map((title, at) => documentOf({ id: `d${at}`, title })) });
    fc.assert(
      fc.property(fc.constantFrom(...titles), fc.nat(), fc.constantFrom('out', 'double', 'swap'), (title, place, how) => {
        const at = 1 + (place % (title.length - 2));
        const typed =
          how === 'out'
            ? title.slice(0, at) + title.slice(at + 1)
            : how === 'double'
              ? title.slice(0, at) + title[at]! + title.slice(at)
              : title.slice(0, at) + title[at + 1]! + title[at]! + title.slice(at + 2);
        const found = engine.search({ query: typed }).hits.map((hit) => hit.document.title);
        expect(found.slice(0, 5)).toContain(title);
      }),
    );
  });
});
