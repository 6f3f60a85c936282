import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../database/must.ts';
import { openCounty, systemCtx } from '../database/test-app.ts';
import { startSite, type RunningSite } from './running-site.ts';

let site: RunningSite;
let county: CountyRef;
let cookie: string;
beforeAll(async () => {
  site = await startSite();
  county = await openCounty(site.test);
  await openCounty(site.test, 'suedkreis');
  const { auth, tenancy } = site.test.app;
  const { email, name } = auth.demoAccounts[0]!;
  const account = must(await auth.accounts.create({ name, email }));
  must(await tenancy.grantRole(systemCtx(site.test, county), { accountId: account.id, role: 'coordinator' }));
  const entered = must(await auth.sessions.startDemo({ headers: new Headers({ host: new URL(site.url).host }), email }));
  cookie = entered.cookies.map((entry) => `${entry.name}=${encodeURIComponent(entry.value)}`).join('; ');
});
afterAll(() => site.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${site.url}${path}`, { headers, redirect: 'manual' });
function hand(file: Blob, fields: Record<string, string> = {}) {
  const form = new FormData();
  const given = { title: 'Marktplatz', alt: 'Ein Platz mit Bäumen', author: 'Landkreis', licence: 'own', ...fields };
  for (const [name, value] of Object.entries(given)) form.append(name, value);
  form.append('datei', file, 'bild.png');
  return fetch(`${site.url}/verwaltung/nordkreis/ankommen/medien/hinzufuegen`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, accept: 'text/html' },
    body: form,
  });
}

describe('a picture of a page', () => {
  it('stands on it with its description, loads late and in the reader’s width, from an address that never changes', async () => {
    const photo = await sharp({ create: { width: 1000, height: 500, channels: 3, background: '#35a' } })
      .png()
      .toBuffer();
    const saved = await hand(new Blob([Uint8Array.from(photo)]));
    expect(saved.status).toBe(303);
    const [id] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(saved.headers.get('location')!)!;
    const { welcome } = site.test.app;
    const ctx = systemCtx(site.test, county);
    for (const [title, blocks] of [
      ['Mit Bild', [{ kind: 'media' as const, ref: id }]],
      [
        'Mit verlorenem Bild',
        [
          { kind: 'media' as const, ref: crypto.randomUUID() },
          { kind: 'text' as const, html: '<p>Text</p>' },
        ],
      ],
    ] as const) {
      const page = must(await welcome.createPage(ctx, { content: { title, blocks: [...blocks] } }));
      must(await welcome.releasePage(ctx, { pageId: page.id, language: 'de', version: 1 }));
    }
    const html = await (await get('/nordkreis/de/mit-bild')).text();
    const [image] = /<img [^>]*>/.exec(html)!;
    expect(image).toContain('alt="Ein Platz mit Bäumen"');
    expect(image).toContain('loading="lazy"');
    expect(image).toContain('width="1000" height="500"');
    expect(image.match(/\/nordkreis\/medien\/[0-9a-f]{64}\.webp (480|960|1000)w/g)).toHaveLength(3);
    // In Arabic the German description is marked as German, until somebody translates it.
    expect(await (await get('/nordkreis/ar/mit-bild')).text()).toMatch(/<img [^>]*lang="de" dir="ltr"/);
    const [address] = /\/nordkreis\/medien\/[0-9a-f]{64}\.webp/.exec(image)!;
    const file = await get(address);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('image/webp');
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect((await file.arrayBuffer()).byteLength).toBeLessThan(20_000);
    expect((await get(address.replace('nordkreis', 'suedkreis'))).status).toBe(404);
    const without = await get('/nordkreis/de/mit-verlorenem-bild');
    expect(without.status).toBe(200);
    expect(await without.text()).not.toContain('<img');
  });

  it('is refused in words when it is no picture or too large, with what was typed kept', async () => {
    for (const [file, message] of [
      [new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>']), 'Speichern Sie das Bild als PNG'],
      [new Blob([new Uint8Array(26 * 1024 * 1024)]), 'größer als 20 MB'],
    ] as const) {
      const answer = await hand(file, { title: 'Mein Titel' });
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toContain(message);
      expect(page).toContain('value="Mein Titel"');
    }
  });
});
