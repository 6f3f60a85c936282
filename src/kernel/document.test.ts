import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash, type CitableDocument } from './document.ts';

const sample: CitableDocument = {
  meta: {
    lang: 'de',
    dir: 'ltr',
    title: 'Bericht',
    county: 'Landkreis',
    accent: '#2045a8',
    period: '2026',
    date: { iso: '2026-11-22', text: '22. November 2026' },
    author: 'Integrationsstelle',
    permanentAddress: 'https://kreislotse.example/bericht',
    contentHash: '',
    status: 'frozen',
    labels: {
      contents: 'Inhalt',
      page: 'Seite {page} von {pages}',
      table: 'Tabelle',
      figure: 'Abbildung',
      source: 'Quelle',
      period: 'Zeitraum',
      date: 'Stand',
      author: 'Herausgegeben von',
      draft: 'Entwurf',
      imprint: 'Impressum',
      permanentAddress: 'Adresse',
      contentHash: 'Prüfsumme',
      asTable: 'Als Tabelle',
    },
  },
  blocks: [{ kind: 'paragraph', runs: [{ text: 'Ein Satz.' }] }],
};

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  const turned = Object.entries(value).reverse();
  return Object.fromEntries(turned.map(([key, member]) => [key, shuffled(member)]));
};

describe('canonicalJson', () => {
  it('writes keys in code unit order and leaves undefined members out', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'ä'], 'a-b': undefined, B: { z: 0, y: -0 } })).toBe(
      '{"B":{"y":0,"z":0},"a":[true,null,"ä"],"b":1}',
    );
  });

  it('does not depend on the order of keys and says the same as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('tells lists apart by their order', () => {
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [() => 1], [10n], [new Date(0)], [[undefined]], [new Map()]])(
    'refuses %s',
    (value) => {
      expect(() => canonicalJson({ value })).toThrow(TypeError);
    },
  );

  it('refuses a cycle but not a value that stands twice', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(() => canonicalJson(cycle)).toThrow('cycle');
    const twice = { a: 1 };
    expect(canonicalJson([twice, twice])).toBe('[{"a":1},{"a":1}]');
  });
});

describe('contentHash', () => {
  it('is the SHA-256 of the canonical JSON without the hash itself', async () => {
    const { contentHash: _none, ...meta } = sample.meta;
    const { createHash } = await import('node:crypto');
    const expected = createHash('sha256')
      .update(canonicalJson({ ...sample, meta }))
      .digest('hex');
    expect(await contentHash({ document: sample })).toBe(expected);
  });

  it('stays the same once it is printed in the document, whatever the order of keys', async () => {
    const hash = await contentHash({ document: sample });
    const printed = { ...sample, meta: { ...sample.meta, contentHash: hash } };
    expect(await contentHash({ document: shuffled(printed) as CitableDocument })).toBe(hash);
  });

  it('changes with every word, with the order of blocks and with the status', async () => {
    const hashes = await Promise.all(
      [
        sample,
        { ...sample, blocks: [{ kind: 'paragraph' as const, runs: [{ text: 'Ein Satz!' }] }] },
        { ...sample, blocks: [...sample.blocks, { kind: 'pageBreak' as const }] },
        { ...sample, blocks: [{ kind: 'pageBreak' as const }, ...sample.blocks] },
        { ...sample, meta: { ...sample.meta, status: 'draft' as const } },
      ].map((document) => contentHash({ document })),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
