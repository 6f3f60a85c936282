import { expect, it } from 'vitest';
import { germanLanguageName, languageNameIn } from './language-names.ts';

it('names languages in German as people call them', () => {
  expect(['uk', 'ar', 'fa', 'ckb', 'gsg', 'de-x-ls'].map(germanLanguageName)).toEqual([
    'Ukrainisch',
    'Arabisch',
    'Persisch (Farsi, Dari)',
    'Kurdisch (Sorani)',
    'Deutsche Gebärdensprache',
    'Leichte Sprache',
  ]);
});

it('names Leichte Sprache in every language, though the CLDR refuses its tag', () => {
  expect(languageNameIn('de-x-ls', 'en')).toBe('Leichte Sprache');
  expect(languageNameIn('uk', 'en')).toBe('Ukrainian');
});
