import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenLanguages } from '#modules/interpreting/contract-language-list.ts';
import { atControls, controls, excludedFirst, meantLanguage, readTyped, requestOf, rows } from './request-form.ts';

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const typedOf = (fields: Record<string, string>) => readTyped(formOf(fields));

describe('a language that somebody types', () => {
  it('is known by its tag, its German name and its own name, in any case', () => {
    const words = fc
      .constantFrom(...spokenLanguages)
      .chain(({ tag, de, own }) =>
        fc.tuple(fc.constant({ tag, de, own }), fc.constantFrom(tag, de, own, de.toUpperCase(), de.toLowerCase())),
      );
    fc.assert(
      fc.property(words, ([language, text]) => {
        const meant = meantLanguage({ text, chosen: '' });
        // Two languages may have the same own name; each is still itself when it was picked.
        const tag = 'tag' in meant ? meant.tag : null;
        expect(tag === language.tag || spokenLanguages.some((other) => other.tag === tag && other.own === language.own)).toBe(
          true,
        );
      }),
    );
  });

  it('is asked about where it could be several, and what was picked counts while it fits', () => {
    const several = meantLanguage({ text: 'Kurdisch', chosen: '' });
    expect('fault' in several && several.fault === 'several' && several.options.map(({ tag }) => tag)).toContain('ckb');
    expect(meantLanguage({ text: 'Kurdisch', chosen: 'ckb' })).toEqual({ tag: 'ckb' });
    // What was picked for another word is no answer to this one.
    expect(meantLanguage({ text: 'Russisch', chosen: 'ckb' })).toEqual({ tag: 'ru' });
    expect(meantLanguage({ text: 'Sorani', chosen: '' })).toEqual({ tag: 'ckb' });
    expect(meantLanguage({ text: 'Klingonisch', chosen: '' })).toEqual({ fault: 'unknown' });
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, chosen) => {
        meantLanguage({ text, chosen });
      }),
    );
  });
});

describe('the form', () => {
  it('leaves out rows that are empty and leads every fault to a control of its own row', () => {
    const typed = typedOf({
      'language.0': 'Dari',
      'language.2': 'Paschtu',
      'day.0': '2026-12-08',
      'from.0': '09:00',
      'to.0': '10:00',
      'day.3': '2026-12-09',
      'from.3': '11:00',
      'to.3': '12:00',
      occasion: 'kita-talk',
      publicRoom: 'ja',
    });
    const { input, unclear } = requestOf(typed);
    expect(unclear).toEqual([]);
    expect(input).toMatchObject({ languages: ['prs', 'ps'], publicRoom: true, professionalPresent: false, repeats: 0 });
    expect(input.slots.map(({ day }) => day)).toEqual(['2026-12-08', '2026-12-09']);
    const paths = ['languages.1', 'slots.1.to', 'dates.1.startsAt', 'isProfessionalPresent', 'municipalityId'];
    const { errors } = atControls({ message: '', code: 'x', errors: paths.map((id) => ({ id, message: id })) }, typed);
    expect(errors.map(({ id }) => id)).toEqual(['language.2', 'to.3', 'day.3', 'professionalPresent', 'municipalityId']);
    for (const { id } of errors) expect(controls).toContain(id);
  });

  it('tells alone what the pool does not do', () => {
    const errors = [
      { id: 'language.0', message: 'fehlt' },
      { id: 'occasion', message: 'nicht' },
    ];
    const occasions = [{ key: 'court', isAllowed: false }];
    const problem = { message: '', code: 'x', errors };
    expect(excludedFirst(problem, occasions, typedOf({ occasion: 'court' })).errors).toEqual([errors[1]]);
    expect(excludedFirst(problem, occasions, typedOf({ occasion: 'kita-talk' })).errors).toEqual(errors);
  });

  it('always sends a first date, so that its fault has a place', () => {
    expect(requestOf(typedOf({})).input.slots).toHaveLength(1);
    expect(rows).toContain(0);
  });
});
