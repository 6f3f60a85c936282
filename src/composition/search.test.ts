import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, CountyRef } from '#kernel/context.ts';
import { knownSearchKinds } from '#lib/office/search-words.ts';
import { must } from '../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../tests/database/test-app.ts';
import { modules } from './registry.ts';
import { refreshSearch } from './search.ts';

let test: TestApp;
let north: CountyRef;
let south: CountyRef;
async function fill(county: CountyRef, word: string): Promise<void> {
  const made = must(
    await test.app.strategy.createStrategy(systemCtx(test, county), {
      key: 'konzept',
      title: `Konzept ${word}`,
      levels: ['Feld', 'Maßnahme'],
      nodes: [
        {
          level: 0,
          title: 'Sprache und Bildung',
          children: [
            { level: 1, title: `Deutschsprachkurse ${word}`, text: 'Die Büros der Träger beraten Zugewanderte.' },
            { level: 1, title: 'Fahrradwerkstatt', text: 'Alle lernen schrauben.' },
          ],
        },
      ],
    }),
  );
  must(await test.app.strategy.adoptStrategy(systemCtx(test, county), { strategyId: made.id, adoptedOn: '2026-01-01' }));
  must(
    await test.app.reporting.createReport(systemCtx(test, county), {
      strategyId: made.id,
      title: `Sachbericht ${word}`,
      from: '2026-01-01',
      to: '2026-06-30',
    }),
  );
  await refreshSearch(systemCtx(test, county));
}
beforeAll(async () => {
  test = await createTestApp();
  [north, south] = [await openCounty(test), await openCounty(test, 'suedkreis')];
  await fill(north, 'Nordlicht');
  await fill(south, 'Suedwind');
});
afterAll(() => test.close());

const find = async (words: string, actor: Actor = person({ county: north, role: 'coordinator' })) =>
  must(await test.app.searchEverything(ctxOf(test, north, actor), { words })).map((hit) => hit.title);

describe('the search', () => {
  it.each([
    ['Deutschsprachkurse', 'a whole word'],
    ['deutschsprachkurs', 'a German stem'],
    ['sprachkurs', 'a part of a compound'],
    ['Deutschsprachkrse', 'a typing mistake'],
    ['Bueros', 'an umlaut written out'],
    ['Büro Träger', 'several words in a text'],
    ['Zugewanderter', 'another ending'],
  ])('finds %s: %s', async (words) => {
    expect(await find(words)).toContain('Deutschsprachkurse Nordlicht');
  });

  it('finds nothing by half of the words, by none, or by signs', async () => {
    expect(await find('Deutschsprachkurse Fahrradwerkstatt')).toEqual([]);
    expect(await find('')).toEqual([]);
    expect(await find("%_'\\ &|!")).toEqual([]);
    expect(await test.app.searchEverything(systemCtx(test, north), { words: 'x'.repeat(201) })).toMatchObject({
      problem: { kind: 'invalid' },
    });
  });

  it('shows the place and sets the title before the text', async () => {
    const [first] = must(await test.app.searchEverything(systemCtx(test, north), { words: 'büros' }));
    expect(first!.snippet.filter((part) => part.hit).map((part) => part.text.trim())).toEqual(['Büros']);
    expect((await find('Nordlicht'))[0]).toMatch(/Nordlicht/);
  });

  it('gives nobody what she may not read', async () => {
    const editor = person({ county: north, role: 'unit-editor', unitId: crypto.randomUUID() });
    expect(await find('Sachbericht Nordlicht')).toEqual(['Sachbericht Nordlicht']);
    expect(await find('Sachbericht Nordlicht', editor)).toEqual([]);
    expect(await find('Integrationsstelle', editor)).toEqual([]);
    expect(await find('Integrationsstelle')).toEqual(['Integrationsstelle']);
    expect(await find('Deutschsprachkurse', editor)).toContain('Deutschsprachkurse Nordlicht');
  });

  it('never leaves the county, not even when the function is asked by hand', async () => {
    expect(await find('Suedwind')).toEqual([]);
    const client = new pg.Client({ connectionString: test.appUrl });
    await client.connect();
    try {
      const ask = async (county: string) => {
        await client.query(`begin; set local app.county = '${county}'`);
        const rows = await client.query("select title from search_office(array['suedwind'], array['strategy.read-office'], 10)");
        await client.query('rollback');
        return rows.rows.length;
      };
      expect(await ask(north.id)).toBe(0);
      expect(await ask('')).toBe(0);
      expect(await ask(south.id)).toBeGreaterThan(0);
    } finally {
      await client.end();
    }
  });

  it('follows changes and deletions, and writes only what differs', async () => {
    const ctx = systemCtx(test, north);
    expect(await refreshSearch(ctx)).toEqual({ written: 0, removed: 0 });
    const strategy = must(await test.app.strategy.readOfficeStrategy(ctx, { key: 'konzept' }));
    const node = strategy.nodes[0]!.children[1]!;
    must(await test.app.strategy.changeNode(ctx, { nodeId: node.id, version: node.version, fields: { title: 'Nähwerkstatt' } }));
    expect(await refreshSearch(ctx)).toMatchObject({ written: 1 });
    expect(await find('Naehwerkstatt')).toEqual(['Nähwerkstatt']);
    expect(await find('Fahrradwerkstatt')).toEqual([]);
    must(await test.app.strategy.deleteNode(ctx, { nodeId: node.id, version: node.version + 1, reason: 'doppelt' }));
    expect(await refreshSearch(ctx)).toMatchObject({ removed: 1 });
  });

  it('finds a note that waits for its release for its author alone, and for all once it is released', async () => {
    const system = systemCtx(test, north);
    must(await test.app.tenancy.changeSettings(system, { fourEyes: true }));
    const { nodes } = must(await test.app.strategy.readOfficeStrategy(system, { key: 'konzept' }));
    const nodeId = nodes[0]!.children[0]!.id;
    const author = person({ county: north, role: 'coordinator', id: 'konto-erika' });
    const written = must(
      await test.app.strategy.writeStatus(ctxOf(test, north, author), {
        nodeId,
        date: '2026-11-20',
        state: 'running',
        text: 'Der Zauberwürfel ist bestellt.',
        source: 'Sachstand',
      }),
    );
    await refreshSearch(system);
    const found = async (actor: Actor) =>
      must(await test.app.searchEverything(ctxOf(test, north, actor), { words: 'Zauberwürfel' })).map((hit) => hit.kind);
    expect(await found(author)).toEqual(['strategy.own-note']);
    for (const id of ['konto-petra', 'Erika', 'erika'])
      expect(await found(person({ county: north, role: 'coordinator', id, name: 'konto-erika' }))).toEqual([]);
    const editor = person({ county: north, role: 'unit-editor', unitId: crypto.randomUUID(), id: 'konto-bernd' });
    expect(await found(editor)).toEqual([]);
    must(
      await test.app.strategy.releaseStatus(ctxOf(test, north, person({ county: north, role: 'coordinator' })), {
        statusId: written.id,
      }),
    );
    await refreshSearch(system);
    expect(await found(author)).toEqual(['strategy.note']);
    expect(await found(editor)).toEqual(['strategy.note']);
    must(await test.app.strategy.withdrawStatus(system, { statusId: written.id }));
    await refreshSearch(system);
    expect(await found(author)).toEqual([]);
    must(await test.app.tenancy.changeSettings(system, { fourEyes: false }));
  });

  it('finds projects, those that ended too, and no longer those that were deleted', async () => {
    const ctx = ctxOf(test, north, person({ county: north, role: 'coordinator' }));
    const given = { title: 'Brückenbauer', phase: 'ended' as const, programme: 'Programm Vielfalt' };
    const { id } = must(await test.app.network.addProject(ctx, given));
    await refreshSearch(systemCtx(test, north));
    expect(await find('vielfalt brückenbauer')).toEqual(['Brückenbauer']);
    must(await test.app.network.deleteProject(ctx, { projectId: id, version: 1, reason: 'doppelt' }));
    await refreshSearch(systemCtx(test, north));
    expect(await find('vielfalt brückenbauer')).toEqual([]);
  });

  it('sends one job for many changes, and another after that was done', async () => {
    const ctx = systemCtx(test, north);
    const jobs = async (): Promise<number> => {
      const client = new pg.Client({ connectionString: test.ownerUrl });
      await client.connect();
      const found = await client.query("select count(*)::int as count from pgboss.job where name = 'platform.search'");
      await client.end();
      return found.rows[0].count;
    };
    await refreshSearch(ctx);
    const before = await jobs();
    for (const name of ['Eins', 'Zwei'])
      must(await test.app.tenancy.addUnit(ctx, { name, kind: 'office', key: name.toLowerCase(), validFrom: null }));
    expect(await jobs()).toBe(before + 1);
    await refreshSearch(ctx);
    must(await test.app.tenancy.addUnit(ctx, { name: 'Drei', kind: 'office', key: 'drei', validFrom: null }));
    expect(await jobs()).toBe(before + 2);
  });

  it('knows heading and address of every kind that a module declares', async () => {
    const kinds = await test.app.db.transaction({ countyId: north.id, readOnly: true }, async (tx) => {
      const found = [];
      for (const module of modules) found.push(...((await module.searchDocuments?.({ ctx: systemCtx(test, north), tx })) ?? []));
      return found.map((document) => document.kind);
    });
    for (const kind of new Set(kinds)) expect(knownSearchKinds).toContain(kind);
  });
});
