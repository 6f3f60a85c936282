import { expect, it } from 'vitest';
import { languages } from '#lib/languages.ts';
import { germanNameOf } from './contract-translations.ts';

it('every language of the site has a German name', () => {
  expect(Object.keys(languages).map((tag) => [tag, germanNameOf(tag) !== tag])).toEqual(
    Object.keys(languages).map((tag) => [tag, true]),
  );
  expect(germanNameOf('de-x-ls')).toBe('Leichte Sprache');
});
