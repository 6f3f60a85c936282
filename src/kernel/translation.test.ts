import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionaryOf, sourceHash, stateThroughSource, translationState, type TranslationRow } from './translation.ts';

const row = (fields: Partial<TranslationRow>): TranslationRow => ({
  id: crypto.randomUUID(),
  countyId: 'county',
  subjectType: 'thing',
  subjectId: 'one',
  field: 'title',
  language: 'en',
  text: 'Language courses',
  sourceLanguage: 'de',
  sourceHash: sourceHash('Sprachkurse'),
  sourceText: 'Sprachkurse',
  state: 'checked',
  translatedBy: 'account:1',
  translatedAt: new Date('2026-03-01T10:00:00Z'),
  checkedAt: new Date('2026-03-01T23:30:00Z'),
  ...fields,
});

describe('a translation', () => {
  it('is missing, a draft, checked, or outdated when its source changed', () => {
    expect(translationState({ source: 'Sprachkurse', translated: null })).toBe('missing');
    expect(translationState({ source: 'Sprachkurse', translated: row({}) })).toBe('checked');
    expect(translationState({ source: 'Sprachkurse', translated: row({ state: 'draft' }) })).toBe('draft');
    expect(translationState({ source: 'Sprachkurse für alle', translated: row({}) })).toBe('outdated');
    expect(translationState({ source: 'Sprachkurse für alle', translated: row({ state: 'draft' }) })).toBe('outdated');
  });

  it('does not age by blanks around its source, and by nothing else does it stay', () => {
    const blanks = fc.string({ unit: fc.constantFrom(' ', '\n', '\t') });
    fc.assert(
      fc.property(fc.string(), fc.string(), blanks, blanks, (source, other, before, after) => {
        const translated = row({ sourceHash: sourceHash(source) });
        expect(translationState({ source: before + source + after, translated })).toBe('checked');
        expect(translationState({ source: other, translated })).toBe(other.trim() === source.trim() ? 'checked' : 'outdated');
      }),
    );
  });

  it('is given in place of its source, with its state and the day of its check', () => {
    const { word, find } = dictionaryOf([row({})]);
    expect(word({ subjectId: 'one', field: 'title', source: 'Sprachkurse' })).toEqual({
      text: 'Language courses',
      mark: { language: 'en', state: 'checked', checkedOn: '2026-03-02' },
    });
    expect(word({ subjectId: 'one', field: 'title', source: 'Neu' }).mark).toMatchObject({ state: 'outdated' });
    expect(word({ subjectId: 'one', field: 'text', source: 'Neu' })).toEqual({ text: 'Neu', mark: null });
    expect(word({ subjectId: 'two', field: 'title', source: 'Neu' })).toEqual({ text: 'Neu', mark: null });
    expect(find({ subjectId: 'two', field: 'title' })).toBeNull();
  });

  it('made from another translation ages with that one and with the source itself', () => {
    const russian = row({ language: 'ru', text: 'Курсы', sourceHash: sourceHash('Sprachkurse') });
    const ukrainian = row({ language: 'uk', text: 'Курси', sourceLanguage: 'ru', sourceHash: sourceHash('Курсы') });
    const stateOf = (source: string, between: TranslationRow | null): string =>
      stateThroughSource({ source, translated: ukrainian, via: (language) => (language === 'ru' ? between : null) });
    expect(stateOf('Sprachkurse', russian)).toBe('checked');
    expect(stateOf('Sprachkurse für alle', russian)).toBe('outdated');
    expect(stateOf('Sprachkurse', { ...russian, text: 'Языковые курсы' })).toBe('outdated');
    expect(stateOf('Sprachkurse', null)).toBe('outdated');
    const { word } = dictionaryOf([ukrainian], [russian]);
    expect(word({ subjectId: 'one', field: 'title', source: 'Sprachkurse' }).mark).toMatchObject({ state: 'checked' });
    expect(word({ subjectId: 'one', field: 'title', source: 'Neu' }).mark).toMatchObject({ state: 'outdated' });
  });
});
