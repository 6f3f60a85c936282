import { describe, expect, it } from 'vitest';
import { addressWords, idOfSlug, slugOf } from './slug.ts';

const id = '01a2187f-e4d4-772e-9d69-1c3248d56c09';

describe('an address', () => {
  it('takes the words of a name in small Latin letters, without a hyphen at its ends', () => {
    expect(addressWords('  Sprachcafé für Ältere – Łódź & Straße! ', 80)).toBe('sprachcafe-fuer-aeltere-lodz-strasse');
    expect(addressWords('Kurs für Eltern', 5)).toBe('kurs');
    expect(addressWords('مقهى', 80)).toBe('');
  });

  it('ends with the id, by which alone a thing is found', () => {
    expect(slugOf({ id, title: 'Deutsch A1' })).toBe(`deutsch-a1-${id}`);
    expect(slugOf({ id, title: 'مقهى' })).toBe(id);
    for (const slug of [`deutsch-a1-${id}`, `anders-${id.toUpperCase()}`, id]) expect(idOfSlug(slug)).toBe(id);
    expect(idOfSlug('deutsch-a1')).toBeNull();
  });
});
