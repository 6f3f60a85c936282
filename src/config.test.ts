import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const credit = '© Kartenamt';
const tilesOf = (url: string) => readConfig({ KREISLOTSE_TILES: url, KREISLOTSE_TILES_CREDIT: credit }).tiles;

describe('map tiles', () => {
  it('are none unless they are named', () => {
    expect(readConfig({}).tiles).toBeNull();
  });

  it('come from one server, over https or on this machine', () => {
    expect(tilesOf('https://tiles.example/{z}/{x}/{y}.png')).toMatchObject({ origin: 'https://tiles.example', credit });
    expect(tilesOf('http://127.0.0.1:8080/a/{z}/{y}/{x}')).toMatchObject({ origin: 'http://127.0.0.1:8080' });
  });

  it.each([
    'http://tiles.example/{z}/{x}/{y}.png',
    'https://{x}.example/{z}/{x}/{y}.png',
    'https://tiles.example/{z}/{x}.png',
    "https://tiles.example'; script-src */{z}/{x}/{y}.png",
    'https://a@tiles.example/{z}/{x}/{y}.png',
  ])('%s is refused', (url) => {
    expect(() => tilesOf(url)).toThrow(/KREISLOTSE_TILES/);
  });

  it('are refused without the words of their licence', () => {
    expect(() => readConfig({ KREISLOTSE_TILES: 'https://tiles.example/{z}/{x}/{y}.png' })).toThrow(/KREISLOTSE_TILES_CREDIT/);
  });
});
