import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from '#adapters/docx/index.ts';
import type { CountyRef } from '#kernel/context.ts';
import { germanSample } from '#kernel/document-german.fixture.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
});
afterAll(() => test.close());
const check = (given: { text?: string; file?: { bytes: Uint8Array; name: string } }) =>
  test.app.welcome.checkLetter(ctxOf(test, county, person({ county, role: 'coordinator' })), { text: '', ...given });

describe('a letter', () => {
  it('is read sentence by sentence, as text and as Word file', async () => {
    const { reading } = must(await check({ text: 'Guten Tag.\r\n\r\nIhr Antrag wird unverzüglich geprüft.' }));
    expect(reading.sentences.map(({ text, hints }) => [text, hints.map(({ kind }) => kind)])).toEqual([
      ['Guten Tag.', []],
      ['Ihr Antrag wird unverzüglich geprüft.', ['passive', 'officialese']],
    ]);
    const word = must(await check({ file: { bytes: renderDocx({ document: germanSample }), name: 'brief.docx' } }));
    expect(word.text).toContain('Sachbericht 2026');
    expect(word.reading.words).toBeGreaterThan(100);
  });

  it('is refused with a reason when there is none, it is broken, or too long', async () => {
    expect(await check({})).toMatchObject({ problem: { fields: [{ path: 'text', code: 'missing' }] } });
    expect(await check({ text: 'x'.repeat(20_001) })).toMatchObject({ problem: { fields: [{ path: 'text' }] } });
    const file = (bytes: string, name: string) => ({ file: { bytes: new TextEncoder().encode(bytes), name } });
    expect(await check(file('kein Word', 'brief.docx'))).toMatchObject({
      problem: { fields: [{ path: 'datei', code: 'wrong-type' }] },
    });
    expect(await check(file('Wort '.repeat(5000), 'brief.txt'))).toMatchObject({ problem: { fields: [{ code: 'too-long' }] } });
  });
});
