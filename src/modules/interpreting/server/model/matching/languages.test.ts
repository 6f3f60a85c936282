import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areRelated, fitOf, scriptOf } from './languages.ts';

const cases: readonly [asked: string, offered: string, fit: ReturnType<typeof fitOf>][] = [
  ['ar', 'ar', 'exact'],
  ['ar', 'ar-SY', 'variety'],
  ['ar', 'apc', 'variety'],
  ['ar-SY', 'ar-SY', 'exact'],
  ['ar-SY', 'ar', 'general'],
  ['apc', 'ar', 'general'],
  ['ar-SY', 'ar-MA', null],
  ['apc', 'ary', null],
  ['kmr-Latn', 'kmr-Arab', 'exact'],
  ['kmr', 'ckb', null],
  ['ckb', 'kmr', null],
  ['ku', 'ckb', 'variety'],
  ['kmr', 'ku', 'general'],
  ['prs', 'fa', 'near'],
  ['fa', 'prs', 'near'],
  ['fa-AF', 'prs', 'exact'],
  ['fa', 'fa-IR', 'exact'],
  ['pes', 'fa', 'exact'],
  ['ru', 'uk', null],
  ['KMR-latn', 'kmr', 'exact'],
];

describe('a language', () => {
  it.each(cases)('%s asked, %s spoken: %s', (asked, offered, fit) => {
    expect(fitOf({ asked, offered, nearLanguages: [] })).toBe(fit);
  });

  it('is near another where the county says so, in that direction only, and never where nobody understands', () => {
    const nearLanguages = [
      { asked: 'ar-SY', offered: 'ar-LB' },
      { asked: 'sr', offered: 'hr' },
      { asked: 'kmr', offered: 'ckb' },
    ];
    expect(fitOf({ asked: 'ar-SY', offered: 'ar-LB', nearLanguages })).toBe('near');
    expect(fitOf({ asked: 'ar-LB', offered: 'ar-SY', nearLanguages })).toBeNull();
    expect(fitOf({ asked: 'sr', offered: 'hr', nearLanguages })).toBe('near');
    expect(fitOf({ asked: 'kmr-Latn', offered: 'ckb', nearLanguages })).toBeNull();
  });

  it('serves itself exactly, whatever its script is', () => {
    const base = fc.constantFrom('ar', 'kmr', 'ckb', 'prs', 'fa', 'sr', 'uz');
    const script = fc.constantFrom('', '-Latn', '-Arab', '-Cyrl');
    fc.assert(
      fc.property(base, script, script, (tag, one, other) => {
        expect(fitOf({ asked: tag + one, offered: tag + other, nearLanguages: [] })).toBe('exact');
      }),
    );
  });

  it('tells its script, and which others belong to it', () => {
    expect([scriptOf('kmr-Latn'), scriptOf('kmr-arab-IQ'), scriptOf('ar-SY')]).toEqual(['Latn', 'Arab', null]);
    expect([areRelated('kmr', 'ckb'), areRelated('ar-SY', 'ary'), areRelated('ar', 'fa')]).toEqual([true, true, false]);
  });
});
