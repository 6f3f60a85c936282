import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenLanguages } from './contract-language-list.ts';
import { findLanguages, languageChoices, languageFit, spokenName, tagFault, tidyTag } from './contract-languages.ts';

const tags = spokenLanguages.map(({ tag }) => tag);
const sites = ['en', 'uk', 'ru', 'ar', 'fa', 'ps', 'ckb', 'kmr', 'pl', 'ro', 'bg', 'tr', 'fr', 'es', 'sr', 'vi'];
const first = (text: string, count = 1): string[] =>
  findLanguages({ text })
    .slice(0, count)
    .map(({ tag }) => tag);

describe('the list of languages', () => {
  it('has canonical tags, each once, with both names', () => {
    expect(new Set(tags).size).toBe(tags.length);
    // Whole languages in the IANA register, which the CLDR's canonical form folds into a wider one.
    const folded: Readonly<Record<string, string>> = {
      ...{ 'kmr-Latn': 'ku-Latn', 'kmr-Arab': 'ku-Arab', prs: 'fa-AF', cmn: 'zh', rmy: 'rom' },
    };
    for (const { tag, de, own } of spokenLanguages) {
      expect(Intl.getCanonicalLocales(tag)).toEqual([folded[tag] ?? tag]);
      expect(tidyTag(tag)).toBe(tag);
      expect(tagFault({ tag })).toBeNull();
      expect([de.trim(), own.trim()]).toEqual([de, own]);
      expect(Math.min(de.length, own.length)).toBeGreaterThan(1);
    }
    expect(new Set(spokenLanguages.map(({ de }) => de)).size).toBe(tags.length);
  });

  it('has a name of its own for each in every language of the site', () => {
    for (const locale of [...sites, 'de', 'de-x-ls']) {
      const shown = tags.map((tag) => spokenName({ tag, locale }));
      expect(new Set(shown).size, locale).toBe(tags.length);
      expect(shown.filter((name) => tags.includes(name) || name.trim() === '')).toEqual([]);
    }
  });

  it.each([
    ['kmr-Latn', 'en', 'Kurdish (Kurmancî, Latin)'],
    ['ckb', 'uk', 'курдська (Soranî)'],
    ['ar-SY', 'fr', 'arabe (Syrie)'],
    ['ar-SY', 'de-x-ls', 'Arabisch (Syrien)'],
    ['prs', 'de', 'Persisch (Dari)'],
    ['gsg', 'tr', 'Alman İşaret Dili'],
    ['pa-Arab', 'en', 'Punjabi (Arabic)'],
    ['ar-KW', 'de', 'Arabisch (Kuwait)'],
  ])('%s is in %s „%s“', (tag, locale, name) => {
    expect(spokenName({ tag, locale })).toBe(name);
  });

  it.each([
    ['kurd', ['ku', 'kmr-Latn', 'kmr-Arab', 'ckb', 'sdh']],
    ['Kurmancî', ['kmr-Latn']],
    ['sorani', ['ckb']],
    ['dari', ['prs']],
    ['Farsi', ['fa']],
    ['syrisch', ['ar-SY']],
    ['ukr', ['uk', 'ukl']],
    ['عرب', ['ar']],
    ['türk', ['tr']],
    ['tuerkisch', ['tr']],
    ['CKB', ['ckb']],
    ['gebärden', ['gsg']],
    ['afghanisch', ['prs', 'haz', 'ps']],
  ])('finds for %s the right ones first', (text, wanted) => {
    expect(first(text, wanted.length)).toEqual(wanted);
  });

  it('finds every language by any beginning of its names, and all for nothing (property)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...spokenLanguages), fc.nat({ max: 30 }), ({ tag, de, own }, length) => {
        for (const name of [de, own]) {
          const text = [...name].slice(0, 1 + (length % [...name].length)).join('');
          expect(findLanguages({ text }).map((one) => one.tag)).toContain(tag);
        }
      }),
    );
    expect(findLanguages({ text: ' ' })).toEqual(languageChoices());
    expect(findLanguages({ text: 'zzzz' })).toEqual([]);
  });
});

describe('a tag', () => {
  it.each([
    ['KMR-latn', 'kmr-Latn'],
    ['ar_sy', 'ar-SY'],
    [' pa-arab ', 'pa-Arab'],
    ['es-419', 'es-419'],
    ['', null],
    ['deutsch', null],
    ['ar-SY-', null],
    ['<b>', null],
    ['de-x-ls', null],
  ])('%j is tidied to %j', (text, tag) => {
    expect(tidyTag(text)).toBe(tag);
  });

  it.each([
    ['ar-KW', null],
    ['xh', null],
    ['qqq', 'unknown'],
    ['ar-QX', 'unknown'],
    ['fa-Zxxq', 'unknown'],
    ['AR', 'malformed'],
    ['a', 'malformed'],
  ] as const)('%s has the fault %s', (tag, fault) => {
    expect(tagFault({ tag })).toBe(fault);
  });

  it('may be added by a county under a name of its own', () => {
    const added = [{ tag: 'lzz', name: 'Lasisch' }];
    expect([tagFault({ tag: 'qqq' }), tagFault({ tag: 'qqq', added: [{ tag: 'qqq', name: 'Eigene' }] })]).toEqual([
      'unknown',
      null,
    ]);
    expect(findLanguages({ text: 'las', added })[0]).toEqual({ tag: 'lzz', name: 'Lasisch', own: 'Lasisch' });
    expect(spokenName({ tag: 'lzz', locale: 'en', added })).toBe('Lasisch');
  });

  it('is never thrown about, whatever is typed (property)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-zA-Z0-9_-]{0,12}$/)), (text) => {
        const tidy = tidyTag(text);
        if (tidy !== null) expect(tidyTag(tidy)).toBe(tidy);
        tagFault({ tag: text });
        findLanguages({ text });
      }),
    );
  });
});

it.each([
  ['ar-SY', 'ar-SY', 'same'],
  ['kmr-Arab', 'kmr-Latn', 'same'],
  ['ar-LB', 'ar-SY', 'near'],
  ['ar', 'ar-MA', 'near'],
  ['ckb', 'ku', 'near'],
  ['ckb', 'kmr-Latn', null],
  ['prs', 'fa', 'near'],
  ['haz', 'prs', 'near'],
  ['hr', 'bs', 'near'],
  ['rmn', 'rmo', null],
  ['yue', 'cmn', null],
  ['zh-Hans', 'cmn', 'near'],
  ['ru', 'uk', null],
  ['gsg', 'ukl', null],
] as const)('who speaks %s speaks for who wants %s: %s', (spoken, wanted, fit) => {
  expect(languageFit({ spoken, wanted })).toBe(fit);
});
