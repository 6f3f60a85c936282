import { describe, expect, it } from 'vitest';
import { must } from '../../../tests/database/must.ts';
import { ctxOf, person } from '../../../tests/database/test-app.ts';
import { createContent } from '../../integreat/content.ts';
import {
  said,
  test,
  ctx,
  county,
  calls,
  page,
  place,
  event,
  linesOf,
  titles,
  take,
  useOtherRegion,
} from './other-region.fixture.ts';

useOtherRegion();

describe('pictures', () => {
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

  it('of the region’s own server come along once, with their words in all languages; others stay where they are', async () => {
    said['media/amt.png'] = { bytes: Buffer.from(dot, 'base64') };
    const content = (alt: string) =>
      `<p>Davor <img alt="${alt}" src="/media/amt.png"> danach</p><p><img src="https://anderswo.example/a.png" alt="fern"></p>`;
    said['muster/de/pages/'] = {
      json: [
        page('amt', { content: content('Das Amt'), available_languages: { uk: { path: '/muster/uk/amt/' } } }),
        page('noch', { content: content('') }),
      ],
    };
    said['muster/uk/pages/'] = {
      json: [
        page('amt', {
          path: '/muster/uk/amt/',
          content: content('Установа'),
          available_languages: { de: { path: '/muster/de/amt/' } },
        }),
      ],
    };
    const rehearsed = await take({ dryRun: true });
    expect(linesOf(rehearsed)).toContain('note medium 1 of them: are fetched when it is no rehearsal');
    const report = await take();
    expect(report.counts.medium).toEqual({ added: 1, changed: 0, same: 0, kept: 0, leftOut: 0 });
    expect(calls.get('media/amt.png')).toBe(1);
    const [own] = must(await test.app.welcome.readPublicPagesInFull(ctx, { language: 'uk' }));
    expect(own!.blocks.map(({ kind, html }) => [kind, html])).toEqual([
      ['text', '<p>Davor</p>'],
      ['media', ''],
      ['text', '<p>danach</p>'],
      ['text', '<p><a href="https://anderswo.example/a.png">fern</a></p>'],
    ]);
    const ref = own!.blocks[1]!.ref!;
    const [medium] = must(await test.app.welcome.readPublicMedia(ctx, { language: 'uk', ids: [ref] }));
    expect(medium).toMatchObject({ kind: 'picture', alt: { text: 'Установа', language: 'uk' } });
    const again = await take();
    expect([again.counts.medium.same, again.counts.page.same]).toEqual([1, 2]);
    expect(calls.get('media/amt.png')).toBe(1);
  });

  it('keep what was said below them as their author, and no line of the text says it twice', async () => {
    said['media/mit.png'] = { bytes: Buffer.from(dot, 'base64') };
    const figure = '<figure><img src="/media/mit.png" alt="Haus"><figcaption>Foto: Stadt Muster</figcaption></figure>';
    said['muster/de/pages/'] = { json: [page('figur', { content: `<p>Davor</p>${figure}<p>Danach</p>` })] };
    await take();
    const pages = must(await test.app.welcome.readPublicPagesInFull(ctx, { language: 'de' }));
    const blocks = pages.find(({ path }) => path.endsWith('figur'))!.blocks;
    expect(blocks.map(({ kind, html }) => [kind, html])).toEqual([
      ['text', '<p>Davor</p>'],
      ['media', ''],
      ['text', '<p>Danach</p>'],
    ]);
    const [medium] = must(await test.app.welcome.readPublicMedia(ctx, { language: 'de', ids: [blocks[1]!.ref!] }));
    expect(medium!.credit).toContain('Foto: Stadt Muster');
  });

  it('stand small beside pages, places and events, and go out as they came', async () => {
    for (const name of ['seite', 'fest', 'haus']) said[`media/${name}.png`] = { bytes: Buffer.from(dot, 'base64') };
    said['muster/de/pages/'] = { json: [page('seite', { thumbnail: '/media/seite.png', content: '<p>Text</p>' })] };
    said['muster/de/events/'] = {
      json: [event(7, { content: '<p>Tanz <img src="/media/fest.png" alt="Tanzende"></p>', thumbnail: '/media/seite.png' })],
    };
    said['muster/de/locations/'] = { json: [place(3, { thumbnail: '/media/haus.png' })] };
    const report = await take();
    expect(linesOf(report)).toEqual([]);
    expect(report.counts.medium.added).toBe(3);
    const picture = async (id: string | null) =>
      must(await test.app.welcome.readPublicMedia(ctx, { language: 'de', ids: [id ?? ''] }))[0];
    const [own] = must(await test.app.welcome.readPublicPagesInFull(ctx, { language: 'de' }));
    expect(own!.blocks.map(({ kind, html }) => [kind, html])).toEqual([
      ['media', ''],
      ['text', '<p>Text</p>'],
    ]);
    const feast = must(await test.app.events.readEventPieces(ctx, { language: 'de' }))[0]!.event;
    expect(await picture(feast.pictureId)).toMatchObject({ kind: 'picture', alt: { text: 'Tanzende' } });
    const [house] = must(await test.app.network.readPublicPlacesInFull(ctx, { language: 'de' }));
    expect(await picture(house!.pictureId)).toMatchObject({ kind: 'picture' });

    const content = createContent({ app: test.app });
    const asked = { county: (await test.app.counties.bySlug(county.slug))!, language: 'de' };
    const [pages, places, { combined }] = await Promise.all([content.pages(asked), content.places(asked), content.events(asked)]);
    const small = [pages[0]!.thumbnail, places[0]!.thumbnail, combined[0]!.thumbnail];
    for (const address of small) expect(address).toMatch(/^http.*\/medien\/[0-9a-f]{64}\.webp$/);
    // The same file as in the text: whoever takes it over again has it once.
    expect(pages[0]!.content).toContain(pages[0]!.thumbnail!);

    const again = await take();
    expect([again.counts.medium.same, again.counts.page.same, again.counts.event.same, again.counts.place.same]).toEqual([
      3, 1, 1, 1,
    ]);
  });
});

describe('the order of pages', () => {
  const rows = (slugs: readonly string[]) =>
    slugs.map((slug, index) => page(slug, { order: index + 1, content: `<p>${slug}</p>` }));

  it('follows that of the region, and stays where people here changed it', async () => {
    said['muster/de/pages/'] = { json: rows(['eins', 'zwei', 'drei']) };
    await take();
    expect(await titles()).toEqual(['eins', 'zwei', 'drei']);
    test.setNow(new Date(test.now().getTime() + 60_000).toISOString());
    said['muster/de/pages/'] = { json: rows(['drei', 'neu', 'eins', 'zwei']) };
    const report = await take();
    expect(await titles()).toEqual(['drei', 'neu', 'eins', 'zwei']);
    expect(linesOf(report)).toContain('note page 4 pages: stand in the order that they have there');
    expect(linesOf(await take())).toEqual([]);

    test.setNow(new Date(test.now().getTime() + 60_000).toISOString());
    const all = must(await test.app.welcome.listPages(ctx, {}));
    const first = all.find(({ position, parentId }) => position === 0 && parentId === null)!;
    const coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
    must(await test.app.welcome.movePage(coordinator, { pageId: first.id, parentId: null, position: 3 }));
    const kept = await titles();
    expect(kept).toEqual(['neu', 'eins', 'zwei', 'drei']);
    const stays = await take();
    expect(await titles()).toEqual(kept);
    expect(linesOf(stays).some((line) => line.includes('somebody changed them here'))).toBe(true);
  });
});
