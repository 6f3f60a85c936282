import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { returnPath, withReturn } from './return-path.ts';

describe('returnPath', () => {
  it.each([
    ['/verwaltung/heidekreis/strategie?stand=2#x', '/verwaltung/heidekreis/strategie?stand=2'],
    ['/konto', '/konto'],
    [null, '/verwaltung'],
    ['', '/verwaltung'],
    ['konto', '/verwaltung'],
    ['https://boese.example/', '/verwaltung'],
    ['//boese.example', '/verwaltung'],
    ['/\\boese.example', '/verwaltung'],
    ['/\t/boese.example', '/verwaltung'],
    ['/.//boese.example', '/verwaltung'],
    ['/a/..//boese.example', '/verwaltung'],
    ['javascript:alert(1)', '/verwaltung'],
    ['/anmelden?weiter=/anmelden', '/verwaltung'],
    ['/abmelden', '/verwaltung'],
  ])('%s leads to %s', (given, expected) => {
    expect(returnPath(given)).toBe(expected);
  });

  it('never leads to another site', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\/[/\\.\t\n@:a-z?#%2f5c]{0,12}$/), (given) => {
        const path = returnPath(given);
        return new URL(path, 'https://kreislotse.example').origin === 'https://kreislotse.example' && !path.startsWith('//');
      }),
    );
  });

  it('is left out of addresses where it is the usual one', () => {
    expect(withReturn('/anmelden', '/verwaltung')).toBe('/anmelden');
    expect(withReturn('/anmelden', '/konto?a=1')).toBe('/anmelden?weiter=%2Fkonto%3Fa%3D1');
  });
});
