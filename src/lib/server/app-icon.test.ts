import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { appIcon } from './app-icon.ts';

function pixels(png: Buffer, size: number) {
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  return (x: number, y: number): number[] => {
    const at = Math.floor(y * size) * (size * 4 + 1) + 1 + Math.floor(x * size) * 4;
    return [...rows.subarray(at, at + 4)];
  };
}

describe('the icon of the app', () => {
  it('is a shield in the county’s colour with a white sign, transparent around it', () => {
    const png = appIcon({ size: 64, accent: '#7a1f5c', full: false });
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([64, 64]);
    const at = pixels(png, 64);
    expect(at(0.02, 0.5)).toEqual([0, 0, 0, 0]);
    expect(at(0.25, 0.2)).toEqual([0x7a, 0x1f, 0x5c, 255]);
    expect(at(0.5, 0.35)).toEqual([255, 255, 255, 255]);
  });

  it('fills the square where systems cut their own shape', () => {
    const at = pixels(appIcon({ size: 64, accent: '#7a1f5c', full: true }), 64);
    expect(at(0.02, 0.02)).toEqual([0x7a, 0x1f, 0x5c, 255]);
    expect(at(0.5, 0.42)).toEqual([255, 255, 255, 255]);
  });
});
