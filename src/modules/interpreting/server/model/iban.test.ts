import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bankCodeOf,
  checkBic,
  checkDigits,
  checkIban,
  checkSepaIban,
  formatIban,
  ibanCountries,
  maskedIban,
  sepaReach,
} from './iban.ts';

/** Published examples of the registry. */
const examples = [
  'AD1200012030200359100100',
  'AT611904300234573201',
  'BE68539007547034',
  'BG80BNBG96611020345678',
  'CH9300762011623852957',
  'CY17002001280000001200527600',
  'DE89370400440532013000',
  'ES9121000418450200051332',
  'FR1420041010050500013M02606',
  'GB29NWBK60161331926819',
  'HU42117730161111101800000000',
  'IE29AIBK93115212345678',
  'IT60X0542811101000000123456',
  'LT121000011101001000',
  'MT84MALT011000012345MTLCAST001S',
  'NL91ABNA0417164300',
  'NO9386011117947',
  'PL61109010140000071219812874',
  'RO49AAAA1B31007593840000',
  'SE4550000000058398257466',
  'TR330006100519786457841326',
  'UA213223130000026007233566001',
];
const fault = (text: string) => {
  const checked = checkIban(text);
  return checked.ok ? checked.value : checked.problem;
};
const german = fc.stringMatching(/^[0-9]{18}$/).map((account) => `DE${checkDigits('DE', account)}${account}`);

describe('an IBAN', () => {
  it.each(examples)('like %s is right, however it is written', (iban) => {
    for (const text of [iban, formatIban(iban), iban.toLowerCase(), ` IBAN: ${iban}\u00a0`, iban.replaceAll(/(..)/g, '$1-')])
      expect(checkIban(text)).toEqual({ ok: true, value: iban });
  });

  it('is known for all countries of the registry', () => {
    expect(ibanCountries).toHaveLength(89);
    expect(new Set(ibanCountries).size).toBe(89);
    expect(ibanCountries.every((country) => /^[A-Z]{2}$/.test(country))).toBe(true);
  });

  it.each([
    ['', 'iban-empty', 'geben Sie'],
    ['  ', 'iban-empty', 'geben Sie'],
    ['DE8937040044053201300', 'iban-length', 'hat 22 Zeichen, diese hat 21. Es fehlt eines.'],
    ['DE893704004405320130', 'iban-length', 'Es fehlen 2.'],
    ['DE8937040044053201300012', 'iban-length', 'Es sind 2 zu viel.'],
    ['DE893704004405320130001', 'iban-length', 'Es ist eines zu viel.'],
    ['DE8937O400440532013000', 'iban-form', 'Buchstabe O'],
    ['NL911BNA0417164300', 'iban-form', 'NL'],
    ['DE88370400440532013000', 'iban-checksum', 'Tippfehler'],
    ['DE89370400440532013001', 'iban-checksum', 'Tippfehler'],
    ['DE89370400440532031000', 'iban-checksum', 'Tippfehler'],
    ['XX89370400440532013000', 'iban-country', 'XX'],
    ['US89370400440532013000', 'iban-country', 'US'],
    ['0532013000', 'iban-country', 'Kontonummer'],
    ['DE89 3704 0044 0532 0130 0ß', 'iban-length', '23'],
    ['DE8937040044053201300🙂', 'iban-letters', 'nur Buchstaben'],
    ['DE89/37040044053201300', 'iban-letters', '„/“'],
    ['DE٨٩370400440532013000', 'iban-letters', 'nur Buchstaben'],
    ['<script>', 'iban-letters', '„<“'],
  ])('%j is refused in words: %s', (text, code, words) => {
    expect(fault(text)).toMatchObject({ kind: 'invalid', code, message: expect.stringContaining(words) });
  });

  it('with check digits outside 02 to 98 is refused although its remainder fits', () => {
    // 00, 01 and 99 leave the same remainders as 97, 98 and 02.
    const accounts = Array.from({ length: 400 }, (_, index) => String(index).padStart(18, '0'));
    const twins: Record<string, string> = { '97': '00', '98': '01', '02': '99' };
    const found = accounts.filter((account) => checkDigits('DE', account) in twins);
    expect(found.length).toBeGreaterThan(3);
    for (const account of found)
      expect(fault(`DE${twins[checkDigits('DE', account)]!}${account}`)).toMatchObject({ code: 'iban-checksum' });
  });

  it('of a made account is right; with one digit changed or two neighbours swapped it is not (property)', () => {
    fc.assert(
      fc.property(german, fc.integer({ min: 2, max: 21 }), fc.integer({ min: 1, max: 9 }), (iban, at, by) => {
        expect(checkIban(iban)).toEqual({ ok: true, value: iban });
        const digit = (Number(iban[at]) + by) % 10;
        expect(checkIban(iban.slice(0, at) + digit + iban.slice(at + 1)).ok).toBe(false);
        if (at < 21 && iban[at] !== iban[at + 1])
          expect(checkIban(iban.slice(0, at) + iban[at + 1]! + iban[at]! + iban.slice(at + 2)).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('is read again as it was formatted, and never throws (property)', () => {
    fc.assert(
      fc.property(german, fc.string({ unit: 'grapheme' }), (iban, noise) => {
        expect(checkIban(formatIban(iban))).toEqual({ ok: true, value: iban });
        expect(
          formatIban(iban)
            .split(' ')
            .map(({ length }) => length),
        ).toEqual([4, 4, 4, 4, 4, 2]);
        const checked = checkIban(noise);
        expect(checked.ok || checked.problem.message.length > 10).toBe(true);
      }),
    );
  });

  it('tells its bank, and shows others only its end', () => {
    expect(bankCodeOf('DE89370400440532013000')).toBe('37040044');
    expect(bankCodeOf('NL91ABNA0417164300')).toBeNull();
    expect(maskedIban('DE89370400440532013000')).toBe('DE … 3000');
  });

  it('says whether a transfer reaches it', () => {
    expect(['DE89370400440532013000', 'CH9300762011623852957', 'TR330006100519786457841326'].map(sepaReach)).toEqual([
      'eea',
      'other',
      null,
    ]);
    expect(checkSepaIban('UA213223130000026007233566001')).toMatchObject({
      problem: { code: 'iban-not-sepa', message: expect.stringContaining('Ukraine') },
    });
    expect(checkSepaIban('AT611904300234573201').ok).toBe(true);
    expect(checkSepaIban('AT611904300234573202')).toMatchObject({ problem: { code: 'iban-checksum' } });
  });
});

describe('a BIC', () => {
  it.each(['COBADEFF', 'cobadeffxxx', 'COBA DE FF 060', 'NOLADE21HIK'])('like %s has the right form', (bic) => {
    expect(checkBic(bic)).toEqual({ ok: true, value: bic.toUpperCase().replaceAll(' ', '') });
  });
  it.each(['', 'COBADEF', 'COBADEFFX', 'COBA1EFF', 'COBADEFFXXXX', 'COBADE/F', 'COBADEÄF'])('%j has not', (bic) => {
    expect(checkBic(bic)).toMatchObject({ ok: false, problem: { code: 'bic-form' } });
  });
});
