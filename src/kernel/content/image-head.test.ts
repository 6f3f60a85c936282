import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageHead } from './image-head.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((char) => char.charCodeAt(0)) : part)));
const four = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
const png = (width: number, height: number) =>
  bytes([0x89], 'PNG\r\n\u001a\n', four(13), 'IHDR', four(width), four(height), zeros(5));

describe('the head of an image', () => {
  it('tells format and size without what follows', () => {
    expect(imageHead(png(300, 200))).toEqual({ known: true, format: 'png', width: 300, height: 200 });
    // A bomb: four bytes say what would unpack to tens of gigabytes.
    expect(imageHead(png(100_000, 100_000))).toMatchObject({ width: 100_000, height: 100_000 });
    expect(imageHead(bytes('GIF89a', [44, 1, 200, 0]))).toMatchObject({ format: 'gif', width: 300, height: 200 });
    const app0 = [0xff, 0xe0, 0, 16, ...zeros(14)];
    const sof = [0xff, 0xc2, 0, 17, 8, 0, 200, 1, 44, 3, ...zeros(9)];
    expect(imageHead(bytes([0xff, 0xd8], app0, sof))).toMatchObject({ format: 'jpeg', width: 300, height: 200 });
    const webp = (kind: string, rest: number[]) => imageHead(bytes('RIFF', zeros(4), 'WEBP', kind, rest, zeros(20)));
    expect(webp('VP8X', [...zeros(8), 43, 1, 0, 199, 0, 0])).toMatchObject({ format: 'webp', width: 300, height: 200 });
    expect(webp('VP8 ', [...zeros(10), 44, 1, 200, 0])).toMatchObject({ format: 'webp', width: 300, height: 200 });
    expect(webp('VP8L', [...zeros(5), 299 & 255, (299 >> 8) | ((199 & 3) << 6), 199 >> 2, 0])).toMatchObject({
      width: 300,
      height: 200,
    });
  });

  it('knows what is no picture for a page', () => {
    expect(imageHead(bytes('<?xml version="1.0"?>\n<svg xmlns="…">'))).toEqual({ known: false, format: 'svg' });
    expect(imageHead(bytes(zeros(4), 'ftypheic', zeros(8)))).toEqual({ known: false, format: 'heic' });
    expect(imageHead(bytes('MZ…'))).toEqual({ known: false, format: 'other' });
    expect(imageHead(bytes([0x89], 'PNG\r\n\u001a\n'))).toBeNull();
    expect(imageHead(bytes([0xff, 0xd8, 0xff]))).toBeNull();
  });

  it('never fails, whatever the bytes', () => {
    const starts = fc.constantFrom(
      bytes([0x89], 'PNG\r\n\u001a\n'),
      bytes([0xff, 0xd8]),
      bytes('GIF89a'),
      bytes('RIFF', zeros(4), 'WEBPVP8L'),
      bytes(''),
    );
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 60 }), (start, rest) => {
        imageHead(Uint8Array.from([...start, ...rest]));
      }),
    );
  });
});
