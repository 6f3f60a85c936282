import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../database/must.ts';
import { openCounty, systemCtx } from '../database/test-app.ts';
import { startSite, type RunningSite } from './running-site.ts';

let site: RunningSite;
let county: CountyRef;
let placeId: string;
beforeAll(async () => {
  site = await startSite();
  county = await openCounty(site.test);
  const ctx = systemCtx(site.test, county);
  const { network, welcome } = site.test.app;
  const library = { name: 'Stadtbücherei', kind: 'library' as const, state: 'public' as const, street: 'Bücherweg 3' };
  placeId = must(await network.addPlace(ctx, { ...library, town: 'Musterstadt', phone: '05191 970-1' })).id;
  const card = { areaOfResponsibility: 'Wohngeldstelle', phone: '05191 970-55', state: 'public' as const, placeId };
  const contact = must(await network.addContact(ctx, card));
  const lone = must(
    await network.addContact(ctx, { areaOfResponsibility: 'Elterntelefon', phone: '05191 970-77', state: 'public' }),
  );
  const blocks = [
    { kind: 'text' as const, html: '<p>Lesen ist umsonst.</p>' },
    { kind: 'place' as const, ref: placeId },
    { kind: 'contact' as const, ref: contact.id },
    { kind: 'contact' as const, ref: lone.id },
  ];
  const page = must(await welcome.createPage(ctx, { content: { title: 'Lesen', blocks } }));
  must(await welcome.releasePage(ctx, { pageId: page.id, language: 'de', version: 1 }));
});
afterAll(() => site.close());

const get = async (path: string): Promise<string> => (await fetch(`${site.url}${path}`)).text();

describe('a page that shows a place and contact cards', () => {
  it('has their addresses and numbers, with the way to the place’s own page, in any language', async () => {
    for (const language of ['de', 'ar']) {
      const html = await get(`/nordkreis/${language}/lesen`);
      expect(html).toContain(`href="/nordkreis/${language}/orte/stadtbuecherei"`);
      for (const words of ['Bücherweg 3', 'Wohngeldstelle', 'tel:0519197055', 'Elterntelefon', 'tel:0519197077'])
        expect(html, words).toContain(words);
    }
  });

  it('says the same as text, and to apps of Integreat', async () => {
    const text = await get('/nordkreis/de/lesen?als=text');
    for (const words of ['Stadtbücherei', 'Bücherweg 3, Musterstadt', 'Wohngeldstelle', 'Elterntelefon', 'tel:0519197077'])
      expect(text, words).toContain(words);
    const pages = JSON.parse(await get('/integreat/api/v3/nordkreis/de/pages/')) as { title: string; content: string }[];
    const { content } = pages.find(({ title }) => title === 'Lesen')!;
    for (const words of ['Bücherweg 3, Musterstadt', 'Wohngeldstelle', 'tel:0519197055', 'Elterntelefon', 'tel:0519197077'])
      expect(content, words).toContain(words);
  });

  it('changes with the card, and shows none that is not public any more', async () => {
    const ctx = systemCtx(site.test, county);
    const { network } = site.test.app;
    must(await network.setPlaceState(ctx, { placeId, state: 'hidden' }));
    const html = await get('/nordkreis/de/lesen');
    expect(html).not.toContain('Stadtbücherei');
    // The card has its own number still.
    expect(html).toContain('tel:0519197055');
  });
});
