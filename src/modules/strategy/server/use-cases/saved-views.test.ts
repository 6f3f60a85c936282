import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRetention, erasePerson, exportPerson } from '#composition/personal-data.ts';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';
import { viewQuery } from '../../table.ts';

let test: TestApp;
let county: CountyRef;
let petra: Ctx;
let tom: Ctx;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  petra = ctxOf(test, county, person({ county, role: 'coordinator', id: 'petra' }));
  tom = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: crypto.randomUUID(), id: 'tom' }));
  must(await test.app.strategy.createStrategy(systemCtx(test, county), { key: 'k', title: 'K', levels: ['Feld'], nodes: [] }));
});
afterAll(() => test.close());
const names = async (ctx: Ctx) => must(await test.app.strategy.listViews(ctx, { key: 'k' })).map((view) => view.name);
const save = (ctx: Ctx, name: string, shared: boolean, query = '?stand=delayed&satz=x') =>
  test.app.strategy.saveView(ctx, { key: 'k', name, query, shared });

describe('a view', () => {
  it('is the address without what passes, in one spelling', () => {
    expect(viewQuery('?stelle=a&stelle=b&stand=delayed&gespeichert=x&suche=%20')).toBe('stand=delayed&stelle=a%2Cb');
    expect(viewQuery(viewQuery('?stand=delayed&stelle=a,b'))).toBe(viewQuery('?stelle=a&stelle=b&stand=delayed'));
  });

  it('is one’s own or everybody’s, renamed and deleted by its maker, a shared one by the coordination too', async () => {
    const own = must(await save(tom, 'Meine', false)).id;
    const shared = must(await save(tom, 'Alle verzögerten', true)).id;
    expect(await names(tom)).toEqual(['Alle verzögerten', 'Meine']);
    expect(await names(petra)).toEqual(['Alle verzögerten']);
    expect(await test.app.strategy.changeView(petra, { viewId: own, name: 'x', shared: true })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    must(await test.app.strategy.changeView(petra, { viewId: shared, name: 'Verzögert', shared: true }));
    const hers = must(await save(petra, 'Von Petra', true)).id;
    expect(await test.app.strategy.deleteView(tom, { viewId: hers })).toMatchObject({ problem: { kind: 'forbidden' } });
    must(await test.app.strategy.deleteView(tom, { viewId: own }));
    expect(await names(tom)).toEqual(['Verzögert', 'Von Petra']);
  });

  it('has a name that is not taken', async () => {
    must(await save(petra, 'Doppelt', false));
    expect(await save(petra, 'doppelt', false)).toMatchObject({ problem: { fields: [{ path: 'name' }] } });
    expect(await save(petra, ' ', false)).toMatchObject({ problem: { kind: 'invalid' } });
    const reader = ctxOf(test, county, person({ county, role: 'committee-reader' }));
    expect(await save(reader, 'Lesend', false)).toMatchObject({ problem: { kind: 'forbidden' } });
  });

  it('tells and forgets its maker', async () => {
    const about = { id: 'tom', mail: 'tom@beispiel.example', name: 'Tom' };
    const told = await exportPerson({ db: test.app.db, countyId: county.id, person: about });
    expect(told.map((entry) => entry.table)).toContain('saved_view');
    await erasePerson({ db: test.app.db, countyId: county.id, person: about });
    expect(await names(petra)).not.toContain('Meine');
    await runRetention({ db: test.app.db, countyId: county.id, now: test.now() });
  });
});
