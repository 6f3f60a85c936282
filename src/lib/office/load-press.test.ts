import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { must } from '../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../tests/database/test-app.ts';
import { listAt } from './lists.ts';
import { loadPress, loadTold } from './load-press.ts';

let test: TestApp;
let county: CountyRef;
let locals: App.Locals;
const ctxFor = (name: string): Ctx => ctxOf(test, county, person({ county, role: 'coordinator', id: name, name }));

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const ctx = systemCtx(test, county);
  const made = must(
    await test.app.strategy.createStrategy(ctx, {
      key: 'konzept',
      title: 'Konzept',
      levels: ['Feld', 'Ziel'],
      nodes: [
        {
          level: 0,
          title: 'Sprache',
          number: '1',
          children: [
            { level: 1, number: '1', title: 'Kurse für Mütter' },
            { level: 1, number: '2', title: 'Busse' },
            { level: 1, number: '3', title: 'Räume' },
          ],
        },
      ],
    }),
  );
  must(await test.app.strategy.adoptStrategy(ctx, { strategyId: made.id, adoptedOn: '2026-01-01' }));
  const { nodes } = must(await test.app.strategy.readOfficeStrategy(ctx, { key: 'konzept' }));
  const [courses, buses] = nodes[0]!.children;
  const [writer, second] = [ctxFor('Erika'), ctxFor('Petra')];
  const draft = async (nodeId: string, headline: string): Promise<string> =>
    must(await test.app.strategy.draftPress(writer, { nodeId, headline, text: 'Neues aus dem Kreis.', languages: ['de'] })).id;
  await draft(courses!.id, 'Neue Kurse');
  const printed = await draft(buses!.id, 'Der Bürgerbus fährt');
  must(await test.app.strategy.releasePress(second, { pressId: printed, version: 1 }));
  const publication = { publishedOn: '2026-10-05', link: 'https://zeitung.example/1' };
  must(await test.app.strategy.publishPress(second, { pressId: printed, version: 2, ...publication }));
  must(
    await test.app.strategy.writeStatus(ctx, {
      nodeId: courses!.id,
      date: '2026-11-20',
      state: 'running',
      text: 'Die Kurse laufen.',
      source: 'Sachstand',
    }),
  );
  locals = { app: test.app, county, ctx: second } as unknown as App.Locals;
});
afterAll(() => test.close());

const at = (search: string) => new URL(`http://localhost/presse${search}`);

describe('the list of press releases', () => {
  it.each([
    ['', ['Der Bürgerbus fährt', 'Neue Kurse']],
    ['?stand=draft', ['Neue Kurse']],
    ['?stand=irgendwas', ['Der Bürgerbus fährt', 'Neue Kurse']],
    ['?suche=buergerBUS', ['Der Bürgerbus fährt']],
    ['?suche=kurse muetter', ['Neue Kurse']],
    ['?suche=kurse busse', []],
    ['?von=2026-10-01&bis=2026-10-31', ['Der Bürgerbus fährt']],
    ['?von=2026-11-01', ['Neue Kurse']],
    ['?von=gestern', ['Der Bürgerbus fährt', 'Neue Kurse']],
  ])('shows for %s what it asks for, and downloads the same', async (search, headlines) => {
    const found = await loadPress({ locals, url: at(search) });
    expect(found.releases.map((press) => press.headline).sort()).toEqual(headlines);
    const sheet = await listAt('strategie/presse')!.list.load({ locals, url: at(search), key: '' });
    expect(sheet.rows.map((row) => row[0]).sort()).toEqual(headlines);
  });

  it('counts by state what the other filters leave', async () => {
    expect((await loadPress({ locals, url: at('?stand=draft') })).counts).toEqual({ draft: 1, released: 0, published: 1 });
    expect((await loadPress({ locals, url: at('?suche=bus') })).counts).toEqual({ draft: 0, released: 0, published: 1 });
  });
});

describe('the list of what the public was told last', () => {
  it.each([
    ['', ['Räume', 'Busse', 'Kurse für Mütter']],
    ['?weg=nie', ['Räume']],
    ['?weg=press', ['Busse']],
    ['?weg=page', ['Kurse für Mütter']],
    ['?vor=2026-11-01', ['Räume', 'Busse']],
    ['?suche=muetter', ['Kurse für Mütter']],
  ])('shows for %s what it asks for, and downloads the same', async (search, titles) => {
    const found = await loadTold({ locals, key: 'konzept', url: at(search) });
    expect(found.entries.map((entry) => entry.title)).toEqual(titles);
    expect(found.total).toBe(3);
    const sheet = await listAt('strategie/konzept/berichtet')!.list.load({ locals, url: at(search), key: 'konzept' });
    expect(sheet.rows.map((row) => row[1])).toEqual(titles);
  });
});
