import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { measureIn } from '#modules/offers/contract-groups.ts';
import { must } from '../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, systemCtx, type TestApp } from '../../../tests/database/test-app.ts';
import { measureState } from './concept-state.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let strategyId: string;
let nodeId: string;
beforeAll(async () => {
  test = await createTestApp();
  [county, other] = [await openCounty(test), await openCounty(test, 'suedkreis')];
  const made = await test.app.strategy.createStrategy(systemCtx(test, county), {
    key: 'konzept',
    title: 'Konzept',
    levels: ['Feld', 'Ziel'],
    nodes: [{ level: 0, title: 'Sprache', children: [{ level: 1, title: 'Kurse für Frauen' }] }],
  });
  strategyId = must(made).id;
  nodeId = must(await test.app.strategy.readOfficeStrategy(systemCtx(test, county), { key: 'konzept' })).nodes[0]!.children[0]!
    .id;
});
afterAll(() => test.close());

describe('the state of a concept', () => {
  it('is that of the measure it leads to, once the strategy is adopted, and of no other county', async () => {
    const url = `https://kreis.example/nordkreis/de/strategie/konzept/${nodeId}`;
    const state = (address: string | null, of = county) =>
      measureState({ app: test.app, ctx: ctxOf(test, of, anonymous), url: address });
    expect(await state(url)).toBeNull();
    must(await test.app.strategy.adoptStrategy(systemCtx(test, county), { strategyId, adoptedOn: '2026-01-01' }));
    expect(await state(url)).toBe('not-reported');
    expect(await state(`https://kreis.example/verwaltung/nordkreis/massnahmen/${nodeId}?gespeichert=x`)).toBe('not-reported');
    const reported = { nodeId, state: 'running' as const, text: 'Der erste Kurs läuft.', date: '2026-11-20' };
    must(await test.app.strategy.writeStatus(systemCtx(test, county), reported));
    expect(await state(url)).toBe('running');
    expect(await state(url, other)).toBeNull();
    expect(await state('https://kreis.example/papier.pdf')).toBeNull();
    expect(await state(null)).toBeNull();
  });

  it('is read from addresses of measures alone', () => {
    const id = '01a00000-0000-7000-8000-00000000000a';
    expect(measureIn(`https://kreis.example/a/de/strategie/plan/${id}#stand`)).toBe(id);
    expect(measureIn(`https://kreis.example/a/de/angebote/kurs-${id}`)).toBeNull();
    expect(measureIn(`https://kreis.example/verwaltung/a/massnahmen/${id}/stand`)).toBe(id);
  });
});
