import { describe, expect, it } from 'vitest';
import { arranged, contentOf, placeBehind, readTypedText, taskOf, typedOf, type TypedBlock } from './read-page-text.ts';

const block = (text: string, more: Partial<TypedBlock> = {}): TypedBlock => ({
  id: '',
  kind: 'text',
  text,
  ref: '',
  format: 'markdown',
  ...more,
});
const typed = (...blocks: TypedBlock[]) => ({ title: 'Titel', summary: '', blocks });

describe('the form of a page’s text', () => {
  it('reads blocks in their order and makes of running text as many as it has elements', () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({
      ...{ title: 'Bus', summary: '', 'block.0.kind': 'text', 'block.0.id': 'a', 'block.0.text': '## Karten\n\nIm **Bus**.' },
      ...{
        'block.1.kind': 'office',
        'block.1.ref': 'immigration',
        'block.2.kind': 'note',
        'block.2.id': 'n',
        'block.2.text': '- eins\n- zwei',
      },
    }))
      form.set(name, value);
    expect(contentOf(readTypedText(form)).blocks).toEqual([
      { kind: 'text', html: '<h2>Karten</h2>', ref: null },
      { kind: 'text', html: '<p>Im <strong>Bus</strong>.</p>', ref: null },
      { kind: 'office', html: '', ref: 'immigration' },
      { id: 'n', kind: 'note', html: '<ul><li>eins</li><li>zwei</li></ul>', ref: null },
    ]);
  });

  it('cleans what was pasted from a word processor', () => {
    const pasted =
      '<p class="MsoNormal" style="margin:0"><b>Wichtig:</b><o:p></o:p> Kommen Sie.</p><script>x()</script><p>&nbsp;</p>';
    expect(contentOf(typed(block(pasted, { id: 'a', format: 'html' }))).blocks).toEqual([
      { id: 'a', kind: 'text', html: '<p><strong>Wichtig:</strong> Kommen Sie.</p>', ref: null },
    ]);
    expect(contentOf(typed(block('lose Worte', { kind: 'note', format: 'html' }))).blocks[0]!.html).toBe('<p>lose Worte</p>');
  });

  it('leaves a text that nobody changed as it is', () => {
    const blocks = [{ id: 'a', kind: 'text' as const, html: '<p dir="rtl" lang="ar">مرحبا</p>', ref: null }];
    expect(contentOf(typedOf({ title: 'T', summary: '', blocks })).blocks).toEqual(blocks);
  });

  it('moves, takes away and finds the place of a new one', () => {
    const text = typed(block('a'), block('b\n\nc'), block(''), block('d'));
    const order = (task: Parameters<typeof arranged>[1]) => arranged(text, task).blocks.map((one) => one.text);
    expect(order({ what: 'up', index: 1 })).toEqual(['b\n\nc', 'a', '', 'd']);
    expect(order({ what: 'up', index: 0 })).toEqual(['a', 'b\n\nc', '', 'd']);
    expect(order({ what: 'down', index: 3 })).toEqual(['a', 'b\n\nc', '', 'd']);
    expect(order({ what: 'move', index: 3, to: 0 })).toEqual(['d', 'a', 'b\n\nc', '']);
    expect(order({ what: 'move', index: 0, to: 9 })).toEqual(['b\n\nc', '', 'd', 'a']);
    expect(order({ what: 'move', index: 0, to: NaN })).toEqual(['a', 'b\n\nc', '', 'd']);
    expect(order({ what: 'delete', index: 1 })).toEqual(['a', '', 'd']);
    expect(order({ what: 'delete', index: 9 })).toEqual(['a', 'b\n\nc', '', 'd']);
    expect([placeBehind(text, -1), placeBehind(text, 1), placeBehind(text, 3)]).toEqual([0, 3, 4]);
    const form = new FormData();
    form.set('do', 'add.1.note');
    expect(taskOf(form)).toEqual({ what: 'add', index: 1, kind: 'note' });
    form.set('do', 'move.3.0');
    expect(taskOf(form)).toEqual({ what: 'move', index: 3, to: 0 });
    form.set('do', 'pick.2');
    expect(taskOf(form)).toEqual({ what: 'pick', index: 2 });
  });
});
