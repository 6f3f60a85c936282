import { describe, expect, it } from 'vitest';
import { fileKindOf } from './file-kind.ts';
import { leikaKeyOf } from './leika.ts';
import { present, standingOf, type EditionCore } from './standing.ts';

describe('a key of the catalogue of services', () => {
  it.each([
    ['99115005104000', '99115005104000'],
    ['99 115 005 104 000', '99115005104000'],
    ['99.115.005.104.000', '99115005104000'],
    ['9911500510400', null],
    ['991150051040000', null],
    ['88115005104000', null],
    ['99115OO5104000', null],
    ['', null],
  ])('%s', (typed, key) => expect(leikaKeyOf(typed)).toBe(key));
});

describe('a file', () => {
  const of = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
  const archive = (names: readonly string[], first = names[0]!): Uint8Array => {
    const entries = names.map((name) => {
      const head = Buffer.alloc(46);
      head.writeUInt32LE(0x02014b50, 0);
      head.writeUInt16LE(name.length, 28);
      return Buffer.concat([head, Buffer.from(name)]);
    });
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(26), Buffer.from(first)]);
    const directory = Buffer.concat(entries);
    const end = Buffer.alloc(22);
    end.write('PK\u0005\u0006', 0, 'latin1');
    end.writeUInt16LE(names.length, 10);
    end.writeUInt32LE(local.length, 16);
    return new Uint8Array(Buffer.concat([local, directory, end]));
  };
  const kind = (bytes: Uint8Array): string => {
    const found = fileKindOf(bytes);
    return found.ok ? found.mime : found.reason;
  };

  it('is known by what it holds', () => {
    expect(kind(of('%PDF-1.7 … %%EOF'))).toBe('application/pdf');
    expect(kind(archive(['[Content_Types].xml', 'word/document.xml']))).toContain('wordprocessingml');
    expect(kind(archive(['mimetype', 'content.xml'], 'mimetypeapplication/vnd.oasis.opendocument.text'))).toContain(
      'opendocument',
    );
  });

  it('is refused as something else, broken, or with programs in it', () => {
    expect(kind(of(''))).toMatch(/leer/);
    expect(kind(of('<html>'))).toMatch(/Möglich sind/);
    expect(kind(of('%PDF-1.7 cut off'))).toMatch(/nicht vollständig/);
    expect(kind(of('PK\u0003\u0004 and no end'))).toMatch(/beschädigt/);
    expect(kind(archive(['[Content_Types].xml', 'xl/workbook.xml']))).toMatch(/Möglich sind/);
    expect(kind(archive(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin']))).toMatch(/Makros/);
  });
});

describe('editions', () => {
  const edition = (id: string, language: string, number: number, more: Partial<EditionCore> = {}): EditionCore => ({
    id,
    language,
    number,
    basedOnId: null,
    minor: false,
    shown: true,
    ...more,
  });
  const german = edition('d1', 'de', 1);
  const arabic = edition('a1', 'ar', 1, { basedOnId: 'd1' });

  it('of each language the latest stands, German first', () => {
    const all = [arabic, edition('d2', 'de', 2, { minor: true }), german, edition('a2', 'ar', 2, { basedOnId: 'd2' })];
    expect(present(all).map((entry) => entry.edition.id)).toEqual(['d2', 'a2']);
  });

  it.each([
    ['rendered as it stands', [german], 'current'],
    ['after a minor change', [german, edition('d2', 'de', 2, { minor: true })], 'current'],
    ['after a change', [german, edition('d2', 'de', 2)], 'outdated'],
    ['after a change and a minor one', [german, edition('d2', 'de', 2), edition('d3', 'de', 3, { minor: true })], 'outdated'],
    ['while the next German edition waits', [german, edition('d2', 'de', 2, { shown: false })], 'current'],
    ['of which nobody knows what it renders', [edition('d9', 'de', 1)], 'unbound'],
    ['without any German edition', [], 'unbound'],
  ] as const)('a translation %s', (_, editions, standing) => {
    expect(standingOf({ edition: arabic, editions })).toBe(standing);
  });

  it('that wait for acceptance are not there yet', () => {
    const waiting = edition('a2', 'ar', 2, { basedOnId: 'd1', shown: false });
    expect(present([german, arabic, waiting]).map((entry) => entry.edition.id)).toEqual(['d1', 'a1']);
  });
});
