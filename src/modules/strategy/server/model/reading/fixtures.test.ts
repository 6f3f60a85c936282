import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outlineOf } from './fixtures/outline.ts';
import { readStrategy } from './read-strategy.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');
const NAMES = readdirSync(FOLDER).filter((name) => /\.(?:md|txt)$/.test(name));

/** The documents of invented counties; the outlines beside them were checked by hand. */
describe('documents of other counties', () => {
  it.each(NAMES)('%s', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const lines = text.split('\n').map((line, index) => ({ n: index + 1, text: line }));
    const expected = readFileSync(join(FOLDER, `${name}.outline`), 'utf8');
    expect(outlineOf(readStrategy({ lines }))).toBe(expected);
  });
});
