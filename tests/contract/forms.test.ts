import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { publicPaths } from '#lib/paths.ts';
import { must } from '../database/must.ts';
import { openCounty, systemCtx } from '../database/test-app.ts';
import { startSite, type RunningSite } from './running-site.ts';

let site: RunningSite;
let county: CountyRef;
beforeAll(async () => {
  site = await startSite();
  county = await openCounty(site.test);
  await openCounty(site.test, 'suedkreis');
});
afterAll(() => site.close());

const ctx = () => systemCtx(site.test, county);
const paths = (language: string) => publicPaths({ base: '/nordkreis', language });
const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${site.url}${path}`, { headers, redirect: 'manual' });
const upload = async (name: string) => ({
  ...(await site.test.app.files.put(Buffer.from(`%PDF-1.4\n${name}\n%%EOF`))),
  name,
  mime: 'text/html',
});
const fields = {
  title: 'Anmeldung in der Kita',
  kind: 'form' as const,
  subject: 'education' as const,
  audience: ['newcomers' as const],
  serviceName: 'Kita-Portal',
  serviceUrl: 'https://kita.example/',
  leikaKey: '99115005104000',
  helpNote: 'Familienbüro, dienstags',
  state: 'public' as const,
};

describe('the page of forms', () => {
  it('tells languages, days, online service and help; marks an older translation the moment the German one changes', async () => {
    const { materials } = site.test.app;
    const translations = { ar: { title: 'التسجيل في الروضة' } };
    const { id: materialId } = must(await materials.addMaterial(ctx(), { ...fields, translations }));
    const add = async (language: 'de' | 'ar', day: string, name: string) =>
      must(await materials.addEdition(ctx(), { materialId, language, day, upload: await upload(name) })).id;
    await add('de', '2026-10-01', 'kita.pdf');
    const arabic = await add('ar', '2026-10-05', 'kita-ar „neu“.pdf');
    const page = await (await get(paths('ar').forms)).text();
    for (const words of ['التسجيل في الروضة', 'Kita-Portal', '99115005104000', 'Familienbüro, dienstags', '1 أكتوبر 2026'])
      expect(page).toContain(words);
    expect(page).not.toContain('ترجمة لنص أقدم');
    await add('de', '2026-11-20', 'kita-2.pdf');
    const later = await (await get(paths('ar').forms)).text();
    expect(later).toContain('ترجمة لنص أقدم');
    expect(later).toContain('20 نوفمبر 2026');
    expect(await (await get(`${paths('ar').forms}?thema=work`)).text()).not.toContain('التسجيل في الروضة');

    // Its file, under the county's address, with the name that it came with.
    const address = paths('ar').formFile(arabic, 'kita-ar „neu“.pdf');
    const file = await get(address);
    expect([file.status, file.headers.get('content-type'), file.headers.get('x-content-type-options')]).toEqual([
      200,
      'application/pdf',
      'nosniff',
    ]);
    expect(file.headers.get('content-disposition')).toContain("filename*=UTF-8''kita-ar%20%E2%80%9Eneu%E2%80%9C.pdf");
    expect(file.headers.get('set-cookie')).toBeNull();
    expect(await file.text()).toContain('kita-ar');
    expect((await get(address, { 'if-none-match': file.headers.get('etag')! })).status).toBe(304);
    expect((await get(address.replace('/nordkreis/', '/suedkreis/'))).status).toBe(404);
    expect((await get(paths('ar').formFile('kein-id', 'a.pdf'))).status).toBe(404);
    must(await materials.changeMaterial(ctx(), { ...fields, materialId, version: 1, state: 'hidden' }));
    expect((await get(address)).status).toBe(404);
    expect(await (await get(paths('ar').forms)).text()).not.toContain('Kita-Portal');
  });
});
