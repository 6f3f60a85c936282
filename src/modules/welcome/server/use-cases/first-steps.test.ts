import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { anonymous, createTestApp, ctxOf, openCounty, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
});
afterAll(() => test.close());

const texts = (title: string, more: object = {}) => ({ de: { title, reason: `Darum ${title}.`, documents: ['Pass'] }, ...more });
const step = (key: string, more: object = {}) => ({
  key,
  when: 'first-days' as const,
  position: 1,
  rule: { ways: ['study' as const], children: 'none-needed' as const },
  after: [],
  office: null,
  pageId: null,
  texts: texts(key),
  ...more,
});
const read = (language: string) =>
  test.app.welcome.readFirstSteps(ctxOf(test, county, anonymous), { language, way: 'study', children: [] });

it('a checklist is laid down and read in the reader’s language, in German where it is missing', async () => {
  const steps = [
    step('konto', { after: ['anmelden'] }),
    step('anmelden', {
      position: 2,
      texts: texts('Anmelden', { ar: { title: 'التسجيل', reason: 'مهم', documents: [] } }),
      office: 'residents-registration',
    }),
    step('asyl', { rule: { ways: ['asylum'], children: 'none-needed' } }),
  ];
  expect(await test.app.welcome.setFirstSteps(systemCtx(test, county), { steps })).toMatchObject({ ok: true });
  expect(await read('ar')).toMatchObject({
    ok: true,
    value: [
      { key: 'anmelden', title: 'التسجيل', language: 'ar', office: 'residents-registration' },
      { key: 'konto', title: 'konto', language: 'de', documents: ['Pass'] },
    ],
  });
  await test.app.welcome.setFirstSteps(systemCtx(test, county), { steps: [step('neu')] });
  expect(await read('de')).toMatchObject({ ok: true, value: [{ key: 'neu' }] });
});

it('a step without German words, twice, or with a page that is not there is refused', async () => {
  const refused = async (...steps: object[]) =>
    expect(await test.app.welcome.setFirstSteps(systemCtx(test, county), { steps: steps as never })).toMatchObject({
      problem: { kind: 'invalid' },
    });
  await refused(step('a', { texts: { en: { title: 'A', reason: 'B', documents: [] } } }));
  await refused(step('a'), step('a'));
  await refused(step('a', { pageId: '0199d4f0-0000-7000-8000-000000000000' }));
});

it('emergency numbers stand in the county’s order', async () => {
  const number = (digits: string, more: object = {}) => ({
    number: digits,
    kind: 'emergency',
    free: true,
    aroundTheClock: true,
    languages: ['de'],
    url: null,
    texts: { de: { name: 'Feuerwehr', when: 'Bei Feuer.' }, ...more },
  });
  const en = { en: { name: 'Fire brigade', when: 'In case of fire.' } };
  await test.app.welcome.setEmergencyNumbers(systemCtx(test, county), { numbers: [number('112', en), number('110')] });
  expect(await test.app.welcome.readEmergencyNumbers(ctxOf(test, county, anonymous), { language: 'en' })).toMatchObject({
    ok: true,
    value: [
      { number: '112', name: 'Fire brigade', language: 'en' },
      { number: '110', name: 'Feuerwehr', language: 'de' },
    ],
  });
});
