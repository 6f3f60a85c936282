import { describe, expect, it } from 'vitest';
import { attachmentMime } from './attachment.ts';

const of = (text: string) => new TextEncoder().encode(text);

describe('a file beside a report', () => {
  it('is known by its bytes, whatever it is called', () => {
    expect(attachmentMime({ bytes: of('%PDF-1.7 …'), name: 'bild.png' })).toBe('application/pdf');
    expect(attachmentMime({ bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]), name: 'x' })).toBe(
      'image/png',
    );
    expect(attachmentMime({ bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), name: 'x' })).toBe('image/jpeg');
    expect(attachmentMime({ bytes: of('PK\u0003\u0004'), name: 'Liste.XLSX' })).toContain('spreadsheetml');
  });

  it('is refused as a program, a page, an archive, or nothing', () => {
    expect(attachmentMime({ bytes: of('MZ'), name: 'bericht.pdf' })).toBeNull();
    expect(attachmentMime({ bytes: of('<html>'), name: 'bericht.pdf' })).toBeNull();
    expect(attachmentMime({ bytes: of('PK\u0003\u0004'), name: 'alles.zip' })).toBeNull();
    expect(attachmentMime({ bytes: new Uint8Array(), name: 'leer.pdf' })).toBeNull();
  });
});
