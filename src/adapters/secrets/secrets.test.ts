import { createCipheriv, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecrets } from './index.ts';

const secret = 'ein Geheimnis von mindestens zweiunddreißig Zeichen';
const { seal, open } = createSecrets({ secret });
const place = { purpose: 'bank data', boundTo: ['county-1', 'person-1', 'iban'] };
const text = fc.string({ unit: 'grapheme', maxLength: 80 });
const bytes = (sealed: string) => Buffer.concat(sealed.split('.').map((part) => Buffer.from(part, 'base64url')));
const parts = fc.array(fc.string({ maxLength: 12 }), { maxLength: 4 });

describe('a secret', () => {
  it('opens at its place alone', () => {
    fc.assert(
      fc.property(text, fc.string(), parts, parts, (written, purpose, boundTo, elsewhere) => {
        const sealed = seal({ text: written, purpose, boundTo });
        expect(open({ sealed, purpose, boundTo })).toBe(written);
        const same = JSON.stringify(elsewhere) === JSON.stringify(boundTo);
        expect(open({ sealed, purpose, boundTo: elsewhere })).toBe(same ? written : null);
        expect(open({ sealed, purpose: `${purpose}x`, boundTo })).toBeNull();
      }),
    );
  });

  it.each([
    ['another row', ['county-1', 'person-2', 'iban']],
    ['another county', ['county-2', 'person-1', 'iban']],
    ['another field', ['county-1', 'person-1', 'holder']],
    ['parts run together', ['county-1person-1', 'iban']],
    ['parts joined by a separator', ['county-1,person-1,iban']],
    ['no row at all', []],
  ])('does not open when it was copied to %s', (_, boundTo) => {
    const sealed = seal({ text: 'DE02120300000000202051', ...place });
    expect(open({ sealed, ...place })).toBe('DE02120300000000202051');
    expect(open({ sealed, ...place, boundTo })).toBeNull();
  });

  it('does not open under another secret', () => {
    const sealed = seal({ text: 'k', ...place });
    expect(createSecrets({ secret: `${secret}y` }).open({ sealed, ...place })).toBeNull();
    expect(createSecrets({ secret }).open({ sealed, ...place })).toBe('k');
  });

  it('does not open when one letter of it was changed', () => {
    const sealed = seal({ text: 'DE02120300000000202051', ...place });
    for (let index = 0; index < sealed.length; index += 1) {
      if (sealed[index] === '.') continue;
      const changed = `${sealed.slice(0, index)}${sealed[index] === 'A' ? 'g' : 'A'}${sealed.slice(index + 1)}`;
      // The last letter of a part holds bits that belong to no byte.
      const alike = bytes(changed).equals(bytes(sealed));
      expect(open({ sealed: changed, ...place })).toBe(alike ? 'DE02120300000000202051' : null);
    }
  });

  it.each(['', '.', '..', 'a.b.c', 'DE02120300000000202051', '€.€.€'])('is not read from %j', (sealed) => {
    expect(open({ sealed, ...place })).toBeNull();
    expect(open({ sealed: `${seal({ text: 'k', ...place })}.AA`, ...place })).toBeNull();
    expect(open({ sealed: `${seal({ text: 'k', ...place })}AA`, ...place })).toBeNull();
  });

  it('looks different each time, and shows nothing of its text', () => {
    const sealed = Array.from({ length: 50 }, () => seal({ text: 'DE02120300000000202051', ...place }));
    expect(new Set(sealed).size).toBe(50);
    expect(sealed.some((one) => Buffer.from(one.split('.')[2]!, 'base64url').includes('DE02'))).toBe(false);
  });

  it('opens what was sealed before places were bound', () => {
    const key = Buffer.from(hkdfSync('sha256', secret, '', 'kreislotse translation services', 32));
    const nonce = Buffer.alloc(12, 7);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const earlier = Buffer.concat([cipher.update('key:fx', 'utf8'), cipher.final()]);
    const sealed = [nonce, cipher.getAuthTag(), earlier].map((part) => part.toString('base64url')).join('.');
    expect(open({ sealed, purpose: 'translation services', boundTo: [] })).toBe('key:fx');
  });
});
