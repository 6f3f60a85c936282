import { describe, expect, it } from 'vitest';
import { must } from '../../../tests/database/must.ts';
import { ctxOf, person } from '../../../tests/database/test-app.ts';
import { readRegion } from '#adapters/integreat/read-region.ts';
import {
  base,
  said,
  test,
  ctx,
  calls,
  region,
  page,
  place,
  event,
  linesOf,
  titles,
  tree,
  take,
  useOtherRegion,
  type Said,
} from './other-region.fixture.ts';

useOtherRegion();

describe('a region of another server', () => {
  it('comes in with tree, languages and links that lead to the pages here', async () => {
    said['muster/de/pages/'] = {
      json: [
        page('wohnen', { parent: { id: 9, path: '/muster/de/ankommen/' }, path: '/muster/de/ankommen/wohnen/' }),
        page('ankommen', {
          available_languages: { uk: { path: '/muster/uk/прибуття/' } },
          content:
            '<p>Siehe <a href="https://integreat.example/muster/de/ankommen/wohnen/#kosten">Wohnen</a> und <a href="https://amt.example">Amt</a></p>',
        }),
      ],
    };
    said['muster/uk/pages/'] = {
      json: [
        page('прибуття', {
          path: '/muster/uk/%D0%BF%D1%80%D0%B8%D0%B1%D1%83%D1%82%D1%82%D1%8F/',
          content: '<p>Текст</p>',
          available_languages: { de: { path: '/muster/de/ankommen/' } },
        }),
      ],
    };
    const report = await take();
    expect(linesOf(report)).toEqual([]);
    expect(await tree()).toEqual([
      'ankommen: <p>Siehe <a href="/nordkreis/de/ankommen/wohnen#kosten">Wohnen</a> und <a href="https://amt.example">Amt</a></p>',
      'ankommen/wohnen: <p>Text von wohnen</p>',
    ]);
    expect(await tree('uk')).toEqual(['прибуття: <p>Текст</p>']);
  });

  it('has organisations behind its pages, found by name or made, and left where somebody here keeps a page', async () => {
    const verein = { id: 4, slug: 'verein-muster', name: 'Verein Muster', logo: '', website: 'https://verein.example' };
    said['muster/de/pages/'] = { json: [page('treff', { organization: verein })] };
    expect(linesOf(await take())).toEqual([]);
    const pages = async () => must(await test.app.welcome.readPublicPagesInFull(ctx, { language: 'de' }));
    expect((await pages()).find(({ path }) => path === 'treff')).toMatchObject({
      organisation: { name: 'Verein Muster', website: 'https://verein.example' },
    });
    said['muster/de/pages/'] = { json: [page('treff', { organization: { ...verein, name: 'Verein Neu' } })] };
    await take();
    expect((await pages()).find(({ path }) => path === 'treff')?.organisation?.name).toBe('Verein Neu');
  });

  it('is taken over again only where it changed, and never over what people here changed', async () => {
    said['muster/de/pages/'] = { json: [page('eins'), page('zwei', { order: 2 })] };
    said['muster/de/locations/'] = { json: [place(1)] };
    said['muster/de/events/'] = { json: [event(1)] };
    await take();
    test.setNow('2026-11-25T12:00:00Z');
    const [first] = must(await test.app.welcome.listPages(ctx, { search: null }));
    const petra = ctxOf(test, ctx.county, person({ county: ctx.county, role: 'coordinator' }));
    const record = must(await test.app.welcome.readPage(petra, { pageId: first!.id }));
    must(
      await test.app.welcome.changePage(petra, {
        pageId: first!.id,
        version: record.version,
        audiences: ['newcomers', 'volunteers'],
      }),
    );
    test.setNow('2026-11-25T13:00:00Z');
    said['muster/de/pages/'] = {
      json: [page('eins', { content: '<p>Neu</p>' }), page('zwei', { order: 2, content: '<p>Auch neu</p>' })],
    };
    said['muster/de/locations/'] = { json: [place(1, { title: 'Ort eins' })] };
    const report = await take();
    expect(report.counts.page).toEqual({ added: 0, changed: 1, same: 0, kept: 1, leftOut: 0 });
    expect(report.counts.place).toMatchObject({ changed: 1 });
    expect(report.counts.event).toMatchObject({ same: 1 });
    expect(linesOf(report)).toEqual(['kept page eins: was changed here after it was taken over, and stays as it is here']);
    expect(await tree()).toEqual(['eins: <p>Text von eins</p>', 'zwei: <p>Auch neu</p>']);
  });

  it('is read from earlier servers too, which list their languages elsewhere', async () => {
    said['regions/muster/'] = { json: { path: 'muster', name: 'Muster' } };
    said['muster/languages/'] = { json: [{ code: 'de', native_name: 'Deutsch' }, 'Unsinn'] };
    said['muster/de/pages/'] = { json: [page('eins')] };
    expect(linesOf(await take())).toEqual(['left-out region regions/muster: a language without a code']);
    expect(await titles()).toEqual(['eins']);
  });

  it('is rehearsed without leaving anything', async () => {
    said['muster/de/pages/'] = { json: [page('eins')] };
    const report = await take({ dryRun: true });
    expect(report.counts.page.added).toBe(1);
    expect(await titles()).toEqual([]);
    expect((await take()).counts.page.added).toBe(1);
  });

  it('says what left it since', async () => {
    said['muster/de/pages/'] = { json: [page('eins'), page('zwei', { order: 2 })] };
    await take();
    said['muster/de/pages/'] = { json: [page('eins')] };
    expect(linesOf(await take())).toEqual(['note page de zwei: is not at its source any more; it stays here']);
    expect(await titles()).toEqual(['eins', 'zwei']);
  });

  it('has places with their kind, organisation, hours and cards', async () => {
    const open = {
      allDay: false,
      closed: false,
      appointmentOnly: false,
      timeSlots: [{ start: '08:00', end: '12:00', timezone: 'Europe/Berlin' }],
    };
    const closed = { ...open, closed: true, timeSlots: [] };
    said['muster/de/locations/'] = {
      json: [
        place(1, {
          organization: { name: 'Verein Muster', website: 'https://verein.example' },
          opening_hours: [open, open, open, open, open, closed, closed],
          contacts: [
            {
              area_of_responsibility: null,
              name: null,
              email: 'info@verein.example',
              phone_number: '05191 970-0',
              mobile_number: null,
              website: null,
            },
            {
              area_of_responsibility: 'Beratung',
              name: 'Erika Beispiel',
              email: 'kein@',
              phone_number: 'auf Anfrage',
              mobile_number: null,
              website: 'verein.example',
            },
          ],
        }),
      ],
    };
    const report = await take();
    expect(linesOf(report)).toEqual([
      'note contact Ort 1: Beratung, Erika Beispiel: the telephone number “auf Anfrage” is none and is left out',
      'note contact Ort 1: Beratung, Erika Beispiel: the mail address “kein@” is none and is left out',
    ]);
    const [found] = must(await test.app.network.readPublicPlacesInFull(ctx, { language: 'de' }));
    expect(found).toMatchObject({
      kind: 'authority',
      slug: 'ort-1',
      municipality: { name: 'Musterstadt' },
      organisation: { name: 'Verein Muster' },
      phone: '05191 970-0',
      email: 'info@verein.example',
      contacts: [{ areaOfResponsibility: { text: 'Beratung' }, name: 'Erika Beispiel', website: 'https://verein.example' }],
    });
    expect(found!.integreatHours![0]).toEqual(open);
  });
});

describe('what is not well', () => {
  it('is told, and the rest goes on', async () => {
    const rule = 'DTSTART:20261201T140000\nRRULE:FREQ=';
    said['muster/de/pages/'] = {
      json: [
        page('gut', {
          content: '<p>Gut</p><script>alert(1)</script><img src="/media/bild.png" alt="Bild"><p onclick="x()">mehr</p>',
        }),
        page('kreis-a', { parent: { id: 2, path: '/muster/de/kreis-b/' } }),
        page('kreis-b', { parent: { id: 1, path: '/muster/de/kreis-a/' } }),
        page('waise', { parent: { id: 3, path: '/muster/de/nirgends/' }, order: 8 }),
        page('gut', { title: 'Noch einmal', order: 9 }),
        page('riesig', { content: `<p>${'x'.repeat(1_200_000)}</p>` }),
        page('lang', { content: `<p>${'x'.repeat(30_000)}</p>`, order: 10 }),
        { path: '/muster/de/ohne-titel/', content: 'x' },
        'Unsinn',
      ],
    };
    said['muster/uk/pages/'] = { text: '<html>502 Bad Gateway</html>' };
    said['muster/uk/events/'] = { status: 500 };
    said['muster/uk/locations/'] = 'never';
    said['muster/uk/news/'] = { status: 302, location: 'http://169.254.169.254/latest/' };
    said['muster/de/locations/'] = {
      json: [
        place(1, { location: { id: 1, name: 'x', address: '', town: '', postcode: '1', latitude: 9.8, longitude: 52.9 } }),
        place(2, { path: '/muster/de/locations/ort-1/' }),
      ],
    };
    said['muster/de/events/'] = {
      json: [
        event(1, { event: { start: '2026-12-01T15:00:00+01:00', end: '2026-12-01T14:00:00+01:00' } }),
        event(2, { recurrence_rule: `${rule}WEEKLY;BYDAY=TU` }),
        event(3, { recurrence_rule: `${rule}SECONDLY` }),
        event(4, { event: { start: 'morgen' } }),
      ],
    };
    const report = await take();
    expect(linesOf(report)).toEqual([
      'left-out region muster/de/pages/, “riesig”: its text has more than 1,000,000 characters',
      expect.stringMatching(/^left-out region muster\/de\/pages\/, “\/muster\/de\/ohne-titel\/”: title: /),
      expect.stringMatching(/^left-out region muster\/de\/pages\/, entry 9: /),
      'left-out region muster/uk/pages/: the answer is no JSON',
      'left-out region muster/uk/events/?combine_recurring=True: it answers with status 500',
      'left-out region muster/uk/locations/: it has not finished answering in 2.5 seconds',
      'left-out region muster/uk/news/?size=500: it leads to another host, 169.254.169.254',
      expect.stringMatching(/^left-out medium http[^ ]+bild\.png: datei: Angenommen werden Bilder/),
      'note place Ort 1: latitude and longitude were given for each other and have been put right',
      'note place Ort 1: the postcode “1” has no five digits and is left out',
      "note place Ort 2: its address ort-1 is another place's too; it gets one of its own",
      "note page Noch einmal: its address /muster/de/gut/ is another page's too; it gets one of its own",
      'note page waise: the page above it is not there; it stands at the top',
      'note page kreis-a: it hangs below itself; it stands at the top',
      'note page gut: 1 pictures or films stay where they are and are linked',
      expect.stringMatching(/^left-out page lang: texts\.de\.blocks\.0\.html: Ein Absatz darf höchstens 20\.000 Zeichen haben/),
      expect.stringMatching(/^left-out event Fest 1: endTime: Das Ende liegt vor dem Beginn/),
      expect.stringMatching(/^left-out event Fest 3: recurrence: Diese Wiederholung verstehen wir nicht/),
      'left-out event Fest 4: its beginning “morgen” or end “2026-12-01T17:00:00+01:00” is no instant',
    ]);
    expect(calls.get('muster/uk/events/')).toBe(2);
    expect(await tree()).toEqual(
      expect.arrayContaining([
        `gut: <p>Gut</p><p><a href="${base}/media/bild.png">Bild</a></p><p>mehr</p>`,
        'kreis-a/kreis-b: <p>Text von kreis-b</p>',
        'gut-2: <p>Text von gut</p>',
      ]),
    );
    const [found] = must(await test.app.network.readPublicPlacesInFull(ctx, { language: 'de' }));
    expect(found).toMatchObject({ latitude: 52.9, longitude: 9.8 });
    expect(
      must(await test.app.events.readPublicEvent(ctx, { eventId: must(await test.app.events.listEvents(ctx, {}))[0]!.id }))
        .endless,
    ).toBe(true);
  });

  it('leaves languages out that the county has not, and says so', async () => {
    said['regions/muster/'] = { json: region('de', 'fr', 'zh-cn') };
    said['muster/fr/pages/'] = { json: [page('bienvenue')] };
    expect(linesOf(await take())).toEqual([
      'left-out region fr (fr): the county has not switched on fr: 1 texts',
      'left-out region zh-cn (zh-cn): the platform does not speak this language: 0 texts',
    ]);
  });

  it.each([
    ['nothing there', { status: 404 } as Said, /There is no region muster/],
    ['garbage', { text: 'Unsinn' } as Said, /the answer is no JSON/],
    ['something else', { json: { a: 1 } } as Said, /is no region of Integreat/],
    ['an answer that never ends', 'never' as Said, /has not finished answering/],
    ['more than fits', { text: `"${'x'.repeat(5_000_000)}"` } as Said, /larger than 4 MiB/],
  ])('ends before anything is written: %s', async (_what, answer, message) => {
    said['regions/muster/'] = answer;
    await expect(take()).rejects.toThrow(message);
  });

  it('asks no address that is none', async () => {
    expect(await readRegion({ from: 'file:///etc/passwd', region: 'muster' })).toMatchObject({ ok: false });
  });
});
