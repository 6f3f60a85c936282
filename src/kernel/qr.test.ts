import decodeQR from 'qr/decode.js';
import { expect, it } from 'vitest';
import { qrPath, qrSvg } from './qr.ts';

/** What a camera sees of the path. */
function pixels({ size, path }: { size: number; path: string }, scale = 4): { width: number; height: number; data: Uint8Array } {
  const width = size * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
      for (let column = Number(x) * scale; column < (Number(x) + Number(length)) * scale; column += 1)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  }
  return { width, height: width, data };
}

it.each([
  'https://kreislotse.example/heidekreis/ar',
  'https://kreislotse.example/heidekreis/uk/%D0%B6%D0%B8%D1%82%D0%BB%D0%BE/%D0%BF%D0%BE%D1%88%D1%83%D0%BA?gemeinde=03358001',
  `https://kreislotse.example/${'lang/'.repeat(60)}`,
])('is read back by a reader: %s', (address) => {
  expect(decodeQR(pixels(qrPath(address)))).toBe(address);
});

it('keeps a white border of four squares', () => {
  const { size, path } = qrPath('https://kreislotse.example');
  const starts = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => [
    Number(x),
    Number(y),
    Number(x) + Number(length),
  ]);
  expect(Math.min(...starts.map(([x]) => x!))).toBe(4);
  expect(Math.min(...starts.map(([, y]) => y!))).toBe(4);
  expect(Math.max(...starts.map(([, , end]) => end!))).toBe(size - 4);
  expect(qrSvg('https://kreislotse.example')).toMatch(/^<svg xmlns="[^"]+" viewBox="0 0 (\d+) \1">/);
});
