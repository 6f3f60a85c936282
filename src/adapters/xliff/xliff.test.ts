import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { braced } from '#kernel/content/marks.ts';
import type { ExchangeFile, ExchangeUnit } from '#kernel/exchange.ts';
import { readXliff } from './read-xliff.ts';
import { writeXliff } from './write-xliff.ts';

const id = '01a00000-0000-7000-8000-000000000001';
const unit = (more: Partial<ExchangeUnit> = {}): ExchangeUnit => ({
  ...{ subjectId: id, field: 'block-a_-B', what: 'Absatz 1', hash: 'a'.repeat(64), state: 'missing', target: null },
  source: 'Rufen Sie {1}112{/1} an.{2/}\nSofort.',
  tags: [
    { id: 1, open: '<a href="tel:112">', close: '</a>' },
    { id: 2, open: '<br />', close: null },
  ],
  ...more,
});
const fileOf = (...units: ExchangeUnit[]): ExchangeFile => ({
  ...{ county: 'nordkreis', from: 'de', language: 'ar' },
  things: [{ subjectType: 'page', subjectId: id, title: 'Notruf & "mehr"', units }],
});
const unitsOf = (text: string) => {
  const read = readXliff(text);
  if (!read.ok) throw new Error(read.message);
  return read.file.units;
};
const codeOf = (text: string): string => {
  const read = readXliff(text);
  return read.ok ? 'ok' : read.code;
};

describe('XLIFF', () => {
  it('is version 2.1 with inline elements, states and the hash of the source', () => {
    const xml = writeXliff(fileOf(unit({ target: 'اتصل {1}112{/1}{2/}\nفورًا', state: 'outdated' })));
    expect(xml).toContain('<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="de" trgLang="ar">');
    expect(xml).toContain('<data id="o1">&lt;a href=&quot;tel:112&quot;&gt;</data><data id="c1">&lt;/a&gt;</data>');
    expect(xml).toContain('state="initial" subState="kl:outdated"');
    expect(xml).toContain(
      'Rufen Sie <pc id="1" dataRefStart="o1" dataRefEnd="c1" canCopy="no" canDelete="no">112</pc> an.<ph id="2" dataRef="o2" canCopy="no" canDelete="no"/><ph id="l1" type="fmt" subType="xlf:lb" disp="↵"/>Sofort.',
    );
    expect(readXliff(xml)).toEqual({
      ok: true,
      file: {
        ...{ county: 'nordkreis', from: 'de', language: 'ar' },
        units: [
          {
            ...{ subjectId: id, field: 'block-a_-B', hash: 'a'.repeat(64), final: false },
            source: 'Rufen Sie {1}112{/1} an.{2/}\nSofort.',
            target: 'اتصل {1}112{/1}{2/}\nفورًا',
          },
        ],
      },
    });
  });

  it('loses nothing on the way out and in', () => {
    const words = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/\p{Cs}/gu, ''));
    const line = fc
      .tuple(words, words, words)
      .map(([a, b, c]) => `${braced(a)}{1}${braced(b)}{/1}${braced(c)}{2/}`.replaceAll('\n', ' '));
    fc.assert(
      fc.property(line, line, (source, target) => {
        const xml = writeXliff(
          fileOf(unit({ source: `${source}\n${target}`, target: `${target}\n${source}`, state: 'checked' })),
        );
        const [read] = unitsOf(xml);
        expect(read).toMatchObject({ source: `${source}\n${target}`, target: `${target}\n${source}`.trim(), final: true });
      }),
    );
  });

  it('is put together again where a tool cut it into sentences, in its own words', () => {
    const xml = `<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="de" trgLang="ar"><x:file id="f" original="nordkreis">
      <x:unit id="${id}.title"><x:segment state="reviewed"><x:source>Eins <x:sc id="1"/>zwei<x:ec startRef="1"/>.</x:source><x:target><x:mrk id="m" type="term">واحد</x:mrk> <x:sc id="1"/>&#x627;<x:ec startRef="1"/>.</x:target></x:segment>
      <x:ignorable><x:source> </x:source></x:ignorable><x:segment state="final"><x:source><![CDATA[<Drei>]]></x:source><x:target>&lt;ثلاثة&gt;</x:target></x:segment></x:unit></x:file></x:xliff>`;
    expect(unitsOf(xml)).toEqual([
      {
        subjectId: id,
        field: 'title',
        hash: '',
        source: 'Eins {1}zwei{/1}. <Drei>',
        target: 'واحد {1}ا{/1}. <ثلاثة>',
        final: true,
      },
    ]);
  });

  it('refuses entities, other formats and what was not from here, and says why', () => {
    const good = writeXliff(fileOf(unit()));
    expect(codeOf(`<!DOCTYPE xliff [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${good.replace('Rufen', '&b;')}`)).toBe('doctype');
    expect(codeOf(good.replace('Rufen', '&b;'))).toBe('broken');
    expect(codeOf(good.replace('version="2.1"', 'version="1.2"'))).toBe('not-xliff');
    expect(codeOf('')).toBe('not-xliff');
    expect(codeOf('{"a":1}')).toBe('not-xliff');
    expect(codeOf('<html><body></body></html>')).toBe('not-xliff');
    expect(codeOf(good.slice(0, -40))).toBe('not-xliff');
    expect(codeOf(good.replace('trgLang="ar"', ''))).toBe('languages');
    expect(codeOf(good.replace(`${id}.block`, 'block'))).toBe('broken');
    expect(codeOf(good.replace('<pc id="1"', '<pc id="x"'))).toBe('broken');
    expect(
      codeOf(
        `<xliff version="2.1" srcLang="de" trgLang="ar"><file id="f">${'<group>'.repeat(60)}${'</group>'.repeat(60)}</file></xliff>`,
      ),
    ).toBe('broken');
  });

  it('never breaks the reader, whatever it is', () => {
    const good = writeXliff(fileOf(unit({ target: 'x' })));
    const cut = fc.nat({ max: good.length });
    fc.assert(
      fc.property(cut, cut, fc.string(), (from, to, between) => {
        expect(() => readXliff(good.slice(0, from) + between + good.slice(to))).not.toThrow();
      }),
    );
  });
});
