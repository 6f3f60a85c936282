import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import { must } from '../database/must.ts';
import { openCounty, systemCtx } from '../database/test-app.ts';
import { addPublicThings } from './public-things.ts';
import { startSite, type RunningSite } from './running-site.ts';

// What other programs read, held against what its specifications demand: RFC 4287, RFC 5545, sitemaps.org with hreflang.
let site: RunningSite;
let county: CountyRef;
let ctx: CountyCtx;
let eventSlug: string;
beforeAll(async () => {
  site = await startSite();
  county = await openCounty(site.test);
  ctx = systemCtx(site.test, county);
  const things = await addPublicThings({ site, ctx });
  eventSlug = things['termine']!;
  const { events, welcome } = site.test.app;
  const words = { title: 'Frühstück; „Kaffee, Tee“ & <mehr>', description: 'Zeile\nund\\noch eine, mit ; und , – '.repeat(6) };
  const event = { ...words, kind: 'meeting', startDate: '2026-12-01', startTime: '09:00', endTime: '11:00', release: true };
  must(await events.addEvent(ctx, event as unknown as Parameters<typeof events.addEvent>[1]));
  const whole = { title: 'Tag der offenen Tür', kind: 'festival', startDate: '2026-12-05', release: true };
  must(await events.addEvent(ctx, whole as unknown as Parameters<typeof events.addEvent>[1]));
  must(
    await welcome.addNotice(ctx, {
      kind: 'office-closed',
      title: 'Bürgerbüro zu & <geschlossen>',
      text: 'Am Montag.',
      source: 'Bürgerbüro',
      begins: '2026-11-25T08:00:00Z',
      ends: '2026-12-24T16:00:00Z',
      publish: true,
    }),
  );
});
afterAll(() => site.close());

const read = async (path: string): Promise<string> => {
  const answer = await fetch(`${site.url}/nordkreis/${path}`);
  expect(answer.status, path).toBe(200);
  return answer.text();
};
const parse = (text: string): unknown => {
  expect(XMLValidator.validate(text)).toBe(true);
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    isArray: (name) => ['entry', 'link', 'url', 'sitemap', 'xhtml:link'].includes(name),
  }).parse(text);
};
const pathOf = (address: string): string => address.replace(/^https?:\/\/[^/]+/, '');

type Link = { '@rel'?: string; '@href': string };
type Entry = { id: string; title: string; updated: string; link?: Link[]; summary?: string; content?: unknown };
type Feed = { '@xmlns': string; id: string; title: string; updated: string; link: Link[]; author?: unknown; entry?: Entry[] };
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

describe('feeds', () => {
  it.each([
    ['de/termine.atom', 4],
    ['ar/termine.atom', 4],
    ['de/meldungen.atom', 1],
    ['uk/meldungen.atom', 1],
    ['de/warnungen.atom', 0],
  ])('%s is Atom by RFC 4287', async (path, entries) => {
    const { feed } = parse(await read(path)) as { feed: Feed };
    expect(feed['@xmlns']).toBe('http://www.w3.org/2005/Atom');
    // 4.1.1: id, title and updated; an author, since no entry names one; at most one address of itself and of each page.
    expect(feed).toMatchObject({
      id: expect.stringMatching(/^[a-z]+:/),
      title: expect.stringMatching(/\S/),
      author: expect.anything(),
    });
    expect(feed.link.filter((link) => link['@rel'] === 'self').map((link) => pathOf(link['@href']))).toEqual([
      `/nordkreis/${path}`,
    ]);
    const all = feed.entry ?? [];
    expect(all).toHaveLength(entries);
    expect(new Set(all.map(({ id }) => id)).size).toBe(entries);
    for (const one of [feed, ...all]) expect(one.updated).toMatch(instant);
    for (const entry of all) {
      expect(entry.id).toMatch(/^[a-z]+:/);
      expect(entry.title).toMatch(/\S/);
      // 4.1.2: without content there is a page; and it is there.
      const [page] = (entry.link ?? []).filter((link) => (link['@rel'] ?? 'alternate') === 'alternate');
      expect((await fetch(site.url + pathOf(page!['@href']))).status).toBe(200);
      expect(feed.updated >= entry.updated).toBe(true);
    }
    // The page tells readers of feeds where it is.
    expect(await read(path.replace('.atom', ''))).toMatch(/type="application\/atom\+xml"|\.atom"/);
  });
});

/** Lines of a calendar, unfolded: name, parameters, value. */
function linesOf(text: string): { name: string; parameters: string; value: string }[] {
  expect(text.endsWith('\r\n')).toBe(true);
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\n\r\u0000-\u0008]/);
  }
  return text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter(Boolean)
    .map((line) => {
      const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]+))*):(.*)$/.exec(line) ?? [];
      expect(name, line).not.toBe('');
      return { name, parameters, value };
    });
}

/** Components one after another, each with its lines; what is not closed in order is refused. */
function componentsOf(text: string): { kind: string; lines: ReturnType<typeof linesOf> }[] {
  const open: { kind: string; lines: ReturnType<typeof linesOf> }[] = [];
  const done: typeof open = [];
  for (const line of linesOf(text)) {
    if (line.name === 'BEGIN') open.push({ kind: line.value, lines: [] });
    else if (line.name === 'END') {
      const closed = open.pop()!;
      expect(closed.kind).toBe(line.value);
      done.push(closed);
    } else open.at(-1)!.lines.push(line);
  }
  expect(open).toEqual([]);
  return done;
}

describe('calendars', () => {
  it.each(['de/termine.ics', 'ar/termine.ics', 'one'])('%s is iCalendar by RFC 5545', async (name) => {
    const text = await read(name === 'one' ? `de/termine/${eventSlug}/termin.ics` : name);
    const components = componentsOf(text);
    const of = (kind: string) => components.filter((component) => component.kind === kind).map(({ lines }) => lines);
    const [calendar] = of('VCALENDAR');
    // 3.6: once each.
    for (const [key, value] of [
      ['VERSION', '2.0'],
      ['PRODID', null],
    ] as const) {
      const found = calendar!.filter((line) => line.name === key);
      expect(found).toHaveLength(1);
      if (value !== null) expect(found[0]!.value).toBe(value);
    }
    const zones = of('VTIMEZONE').map((lines) => lines.find((line) => line.name === 'TZID')!.value);
    const seen = new Set<string>();
    const events = of('VEVENT');
    expect(events.length).toBeGreaterThanOrEqual(name === 'one' ? 1 : 3);
    for (const lines of events) {
      const every = (key: string) => lines.filter((line) => line.name === key);
      // 3.6.1: these once, an end or a duration but not both.
      for (const key of ['UID', 'DTSTAMP', 'DTSTART']) expect(every(key), key).toHaveLength(1);
      for (const key of ['SUMMARY', 'DESCRIPTION', 'LOCATION', 'URL', 'STATUS', 'SEQUENCE', 'DTEND', 'RECURRENCE-ID'])
        expect(every(key).length, key).toBeLessThanOrEqual(1);
      expect(every('DTSTAMP')[0]!.value).toMatch(/^\d{8}T\d{6}Z$/);
      const key = `${every('UID')[0]!.value} ${every('RECURRENCE-ID')[0]?.value ?? ''}`;
      expect(seen.has(key)).toBe(false);
      seen.add(key);
      const [start, end] = [every('DTSTART')[0]!, every('DTEND')[0]];
      for (const moment of [start, end, ...every('RECURRENCE-ID'), ...every('EXDATE')].filter((line) => line !== undefined)) {
        const zone = /;TZID=([^;]+)/.exec(moment.parameters)?.[1];
        if (moment.parameters.includes('VALUE=DATE')) expect(moment.value).toMatch(/^\d{8}(,\d{8})*$/);
        else if (zone === undefined) expect(moment.value).toMatch(/^\d{8}T\d{6}Z$/);
        else expect([zones.includes(zone), /^\d{8}T\d{6}(,\d{8}T\d{6})*$/.test(moment.value)]).toEqual([true, true]);
      }
      if (end) expect([end.parameters, end.value > start.value]).toEqual([start.parameters, true]);
      // 3.3.11: commas, semicolons and backslashes of texts are escaped.
      for (const text of [...every('SUMMARY'), ...every('DESCRIPTION'), ...every('LOCATION')])
        expect(text.value.replace(/\\[\\;,nN]/g, '')).not.toMatch(/[\\;,]/);
      for (const rule of every('RRULE')) {
        const parts = new Map(rule.value.split(';').map((part) => part.split('=') as [string, string]));
        expect(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']).toContain(parts.get('FREQ'));
        expect(parts.has('COUNT') && parts.has('UNTIL')).toBe(false);
        // 3.3.10: with a zone at the start the end is in UTC.
        if (parts.has('UNTIL') && start.parameters.includes('TZID')) expect(parts.get('UNTIL')).toMatch(/^\d{8}T\d{6}Z$/);
      }
    }
  });
});

describe('sitemaps', () => {
  it('name every page once, with itself and all other languages, and these name it back', async () => {
    type Map_ = {
      urlset: { '@xmlns': string; url: { loc: string; 'xhtml:link'?: { '@hreflang': string; '@href': string }[] }[] };
    };
    const others = new Map<string, string[]>();
    for (const language of ['de', 'en', 'uk', 'ar']) {
      const { urlset } = parse(await read(`${language}/sitemap.xml`)) as Map_;
      expect(urlset['@xmlns']).toBe('http://www.sitemaps.org/schemas/sitemap/0.9');
      for (const { loc, 'xhtml:link': links = [] } of urlset.url) {
        expect(others.has(loc), loc).toBe(false);
        others.set(
          loc,
          links.map((link) => link['@href']),
        );
        expect(new Set(links.map((link) => link['@hreflang'])).size).toBe(links.length);
        expect(() => links.map((link) => new Intl.Locale(link['@hreflang']))).not.toThrow();
      }
    }
    for (const [loc, links] of others) {
      if (links.length > 0) expect(links, loc).toContain(loc);
      for (const link of links) expect(others.get(link), `${loc} → ${link}`).toContain(loc);
    }
    expect(others.size).toBeGreaterThan(20);
  });
});
