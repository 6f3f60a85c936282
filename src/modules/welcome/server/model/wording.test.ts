import { describe, expect, it } from 'vitest';
import { dictionaryOf, sourceHash } from '#kernel/translation.ts';
import { contentHash, speakerOf, spokenBlock, stateOfPage, translatableTexts } from './wording.ts';

const content = {
  title: 'Anmelden',
  summary: 'Melden Sie sich an.',
  blocks: [
    { id: 'b1', kind: 'text' as const, html: '<p>Gehen Sie ins Rathaus.</p>', ref: null },
    { id: 'b2', kind: 'office' as const, html: '', ref: 'residents-registration' },
  ],
};

describe('a page’s texts', () => {
  it('are those that somebody can read; what refers has none', () => {
    expect(translatableTexts(content).map(({ field }) => field)).toEqual(['title', 'summary', 'block-b1']);
  });

  it('are named by their words and order, not by the names of the blocks', () => {
    expect(contentHash({ ...content, blocks: content.blocks.map((block, index) => ({ ...block, id: String(index) })) })).toBe(
      contentHash(content),
    );
    expect(contentHash({ ...content, blocks: content.blocks.toReversed() })).not.toBe(contentHash(content));
  });

  it('are said in the reader’s language where they are translated, else in their own', () => {
    const row = {
      id: 'r',
      countyId: 'c',
      subjectType: 'page',
      subjectId: 'p',
      field: 'block-b1',
      language: 'en',
      text: '<p>Go to the town hall.</p>',
      sourceLanguage: 'de',
      sourceHash: sourceHash('<p>Gehen Sie ins Rathaus.</p>'),
      sourceText: '<p>Gehen Sie ins Rathaus.</p>',
      state: 'checked' as const,
      translatedBy: 'system',
      translatedAt: new Date(0),
      checkedAt: new Date(0),
    };
    const speak = speakerOf({ subjectId: 'p', written: 'de', language: 'en', dictionary: dictionaryOf([row]) });
    expect(spokenBlock(speak, content.blocks[0]!)).toMatchObject({ html: row.text, language: 'en', state: 'checked' });
    const unclean = dictionaryOf([{ ...row, text: '<p onclick="x()">Go<script>1</script></p>' }]);
    const heard = speakerOf({ subjectId: 'p', written: 'de', language: 'en', dictionary: unclean });
    expect(spokenBlock(heard, content.blocks[0]!).html).toBe('<p>Go</p>');
    expect(speak({ field: 'title', source: 'Anmelden' })).toEqual({ text: 'Anmelden', language: 'de', state: 'missing' });
    expect(spokenBlock(speak, content.blocks[1]!)).toMatchObject({ ref: 'residents-registration', state: 'source' });
  });

  it.each([
    [['source', 'source'], 'complete'],
    [['checked', 'missing'], 'partly'],
    [['missing', 'checked'], 'missing'],
    [['checked', 'outdated', 'machine'], 'outdated'],
    [['machine', 'checked'], 'machine'],
    [[], 'missing'],
  ] as const)('%j make a page that is %s', (states, state) => {
    expect(stateOfPage(states)).toBe(state);
  });
});
