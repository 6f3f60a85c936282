import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadEvents, type EventsFile } from '#composition/example-events.ts';
import type { CountyRef } from '#kernel/context.ts';
import { anonymous, createTestApp, ctxOf, systemCtx } from '../database/test-app.ts';
import { stringsOf } from './sources.ts';

const read = <T>(slug: string, file: string): T =>
  JSON.parse(readFileSync(new URL(`../../data/${slug}/${file}`, import.meta.url), 'utf8')) as T;
const slugs = ['harburg', 'heidekreis', 'rotenburg-wuemme', 'wittmund'] as const;

describe.each(slugs)('the events of %s', (slug) => {
  const file = read<EventsFile>(slug, 'events.json');

  it('are at least twelve, and whatever is invented says so', () => {
    expect(file.events.length).toBeGreaterThanOrEqual(12);
    for (const event of file.events) {
      expect(event.sourceNote, event.title).toBeTruthy();
      // Only what a document tells is no example, and it is over.
      if (!event.demonstration) expect(event.endDate! < '2025-01-01', event.title).toBe(true);
    }
  });

  it('name no person, no address and no number', () => {
    const texts = stringsOf(file);
    expect(texts.filter((text) => /\S@\S|\bmailto:|\b(?:Frau|Herr|Herrn) \p{Lu}|\d{4,5}[ /-]\d{3,}/u.test(text))).toEqual([]);
  });
});

it('the women’s courses and talks of 2024 are kept with 7, 10, 25, 25 and 15 participants; the week has its programme', async () => {
  const test = await createTestApp();
  try {
    const given = read<Parameters<typeof test.app.tenancy.createCounty>[1]>('heidekreis', 'county.json');
    const system = systemCtx(test, { id: '', slug: '', ags: '', name: '' });
    const county = await test.app.tenancy.createCounty({ ...system, county: null }, given);
    if (!county.ok) throw new Error(county.problem.message);
    await test.app.tenancy.fillCounty(systemCtx(test, county.value as CountyRef), given as never);
    const ctx = systemCtx(test, county.value as CountyRef);
    await loadEvents({ app: test.app, ctx, file: read('heidekreis', 'events.json') });
    const figures = await test.app.events.readEventFigures(ctx, { from: '2024-01-01', to: '2024-12-31' });
    expect(figures).toMatchObject({ ok: true, value: { total: { events: 5, participants: 7 + 10 + 25 + 25 + 15 } } });
    const series = await test.app.events.listSeries(ctx, {});
    const seriesId = series.ok ? series.value[0]!.id : '';
    const visitor = ctxOf(test, county.value as CountyRef, anonymous);
    const arabic = await test.app.events.readPublicSeries(visitor, { seriesId, language: 'ar' });
    expect(arabic).toMatchObject({ ok: true, value: { title: 'الأسبوع بين الثقافات 2027' } });
    expect(arabic.ok && arabic.value.dates).toHaveLength(4);
    for (const language of ['de', 'ar']) {
      const made = await test.app.events.renderProgramme(visitor, { seriesId, language, accent: '#7a1f5c' });
      expect(made.ok && Buffer.from(made.value.pdf).subarray(0, 5).toString()).toBe('%PDF-');
    }
  } finally {
    await test.close();
  }
}, 120_000);
