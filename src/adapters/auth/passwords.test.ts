import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf } from './attempts.ts';
import { base32, otpauthLink } from './otpauth.ts';
import { passwordFault } from './passwords.ts';

describe('passwordFault', () => {
  const about = ['Petra Muster', 'petra.muster@beispiel.example'];
  it.each([
    ['kurz', 'zu kurz'],
    ['elf zeichen', 'zu kurz'],
    ['passwort1234', 'bekannt'],
    ['P@sswort2026!', 'bekannt'],
    ['Willkommen2026!', 'bekannt'],
    ['qwertzuiop123', 'bekannt'],
    ['123456789012', 'Ziffern'],
    ['abcdefghijklmn', 'Reihe'],
    ['zyxwvutsrqponm', 'Reihe'],
    ['aaaaaaaaaaaaaaaa', 'ein Zeichen'],
    ['abababababababab', 'zwei Zeichen'],
    ['Petra.Muster.1', 'der eigene Name'],
    ['x'.repeat(30) + 'abcdefghijklm'.repeat(9), 'zu lang'],
  ])('refuses %s (%s)', (password) => {
    expect(passwordFault({ password, about })).toEqual(expect.any(String));
  });

  it.each(['vier graue Gänse lesen', 'Tr0mmel-Kiesel-Apfel', 'кот на столе спит', '8f2!kQz_0pLw'])('takes %s', (password) => {
    expect(passwordFault({ password, about })).toBeNull();
  });

  it('never takes less than twelve signs, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 11, unit: 'grapheme' }), (password) => {
        fc.pre([...password].length < 12);
        return passwordFault({ password, about: [] }) !== null;
      }),
    );
  });
});

describe('networkOf', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('otpauth', () => {
  // The vectors of RFC 4648, 10, without their padding.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('base32 of "%s"', (text, expected) => {
    expect(base32(Buffer.from(text))).toBe(expected);
  });

  it('names issuer and account, whatever signs they have', () => {
    const link = new URL(otpauthLink({ issuer: 'Kreislotse', account: 'a+b@beispiel.example', secret: 'foobar' }));
    expect(link.pathname).toContain('Kreislotse:a%2Bb%40beispiel.example');
    expect(link.searchParams.get('secret')).toBe('MZXW6YTBOI');
    expect(link.searchParams.get('issuer')).toBe('Kreislotse');
  });
});
