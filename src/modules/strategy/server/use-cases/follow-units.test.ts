import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverEvent } from '#composition/events.ts';
import type { CountyRef } from '#kernel/context.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const unitOf = async (key: string): Promise<string> =>
  must(await test.app.tenancy.listUnits(coordinator(), {})).units.find((unit) => unit.key === key)!.id;
const nodes = async () => {
  const strategy = must(await test.app.strategy.readOfficeStrategy(coordinator(), { key: 'plan' }));
  return new Map(strategy.nodes.flatMap((node) => [node, ...node.children]).map((node) => [node.title, node]));
};
/** What the worker does with the event, once or more often. */
const deliver = (reorganisationId: string) =>
  deliverEvent({ ctx: systemCtx(test, county), payload: { event: unitsReorganised, countyId: county.id, reorganisationId } });

describe('units that change', () => {
  it('hand over open measures, duties and accounts on the day, not before; old notes keep the old name', async () => {
    const system = systemCtx(test, county);
    const made = must(
      await test.app.strategy.createStrategy(system, {
        key: 'plan',
        title: 'Integrationsplan',
        levels: ['Ziel', 'Maßnahme'],
        nodes: [
          {
            level: 0,
            title: 'Sprache',
            children: [
              { level: 1, title: 'Kurse am Abend', lead: 'jugend' },
              { level: 1, title: 'Lotsen finden', lead: 'jugend', partners: ['integrationsstelle'] },
              { level: 1, title: 'Faltblatt', lead: 'jugend' },
              { level: 1, title: 'Runder Tisch', lead: 'integrationsstelle', partners: ['jugend'] },
            ],
          },
        ],
      }),
    );
    must(await test.app.strategy.adoptStrategy(system, { strategyId: made.id, adoptedOn: '2025-01-01' }));
    const jugend = await unitOf('jugend');
    const editor = { ...person({ county, role: 'unit-editor', unitId: jugend, id: 'konto-erika' }) };
    const planned = await nodes();
    const write = async (title: string, state: 'done' | 'running') =>
      must(
        await test.app.strategy.writeStatus(ctxOf(test, county, editor), {
          nodeId: planned.get(title)!.id,
          date: '2026-11-01',
          state,
          text: `Stand zu ${title}.`,
          source: 'Sachstand',
        }),
      );
    await write('Faltblatt', 'done');
    await write('Kurse am Abend', 'running');

    const split = must(
      await test.app.tenancy.reorganise(coordinator(), {
        kind: 'split',
        effectiveOn: '2027-01-01',
        fromUnitIds: [jugend],
        successors: [
          { key: 'bildung', name: 'Fachbereich Bildung', kind: 'department' },
          { key: 'familie', name: 'Fachbereich Familie', kind: 'department' },
        ],
        placement: { [`node:${planned.get('Lotsen finden')!.id}`]: 1 },
        note: 'Neuer Zuschnitt der Fachbereiche.',
      }),
    );
    expect(split.done).toBe(false);
    expect((await nodes()).get('Kurse am Abend')!.lead!.name).toBe('Fachbereich Kinder, Jugend, Familie');
    expect(must(await test.app.tenancy.carryOutReorganisations(system, {})).done).toBe(0);

    test.setNow('2027-01-01T00:30:00Z');
    expect(must(await test.app.tenancy.carryOutReorganisations(systemCtx(test, county), {})).done).toBe(1);
    await deliver(split.id);
    const after = await nodes();
    expect([...after.values()].map((node) => [node.title, node.lead?.name, node.partners.map((unit) => unit.name)])).toEqual([
      ['Sprache', undefined, []],
      ['Kurse am Abend', 'Fachbereich Bildung', []],
      ['Lotsen finden', 'Fachbereich Familie', ['Integrationsstelle']],
      ['Faltblatt', 'Fachbereich Kinder, Jugend, Familie', []],
      ['Runder Tisch', 'Integrationsstelle', ['Fachbereich Bildung']],
    ]);
    const page = must(
      await test.app.strategy.readPublicNode(test.app.context({ county, actor: { kind: 'anonymous' } }), {
        nodeId: after.get('Kurse am Abend')!.id,
        language: 'de',
      }),
    );
    expect(page.history.map((note) => note.authorName)).toEqual(['Fachbereich Kinder, Jugend, Familie']);
    expect(page.node.lead!.name).toBe('Fachbereich Bildung');

    // The same event once more moves nothing.
    await deliver(split.id);
    const changes = must(
      await test.app.strategy.listChanges(coordinator(), { strategyId: made.id, from: '2026-12-31', to: '2027-01-01' }),
    );
    expect(JSON.stringify(changes).match(/Neuer Zuschnitt der Fachbereiche\./g)).toHaveLength(3);

    const bildung = await unitOf('bildung');
    const editorNow = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: bildung }));
    test.setNow('2028-06-01T10:00:00Z');
    const duties = must(await test.app.listDuties(editorNow, {}));
    expect(duties.map((duty) => duty.title)).toEqual(['Kurse am Abend']);

    // A merger whose day has come is carried out at once.
    const one = await unitOf('bildung');
    const other = await unitOf('familie');
    const merged = must(
      await test.app.tenancy.reorganise(coordinator(), {
        kind: 'merge',
        effectiveOn: '2028-06-01',
        fromUnitIds: [one, other],
        successors: [{ key: 'jugendamt', name: 'Jugendamt', kind: 'department' }],
      }),
    );
    expect(merged.done).toBe(true);
    await deliver(merged.id);
    const last = await nodes();
    expect(last.get('Kurse am Abend')!.lead!.name).toBe('Jugendamt');
    expect(last.get('Lotsen finden')!.lead!.name).toBe('Jugendamt');
    expect(last.get('Runder Tisch')!.partners.map((unit) => unit.name)).toEqual(['Jugendamt']);
  });

  it('are refused with a reason where it cannot be', async () => {
    const south = await openCounty(test, 'suedkreis');
    const coordinator = () => ctxOf(test, south, person({ county: south, role: 'coordinator' }));
    const unitOf = async (key: string): Promise<string> =>
      must(await test.app.tenancy.listUnits(coordinator(), {})).units.find((unit) => unit.key === key)!.id;
    const integration = await unitOf('integrationsstelle');
    const jugend = await unitOf('jugend');
    const plan = (given: object) =>
      test.app.tenancy.reorganise(coordinator(), {
        kind: 'rename',
        effectiveOn: '2029-01-01',
        fromUnitIds: [integration],
        successors: [{ key: 'neu', name: 'Neue Stelle', kind: 'office' }],
        ...given,
      });
    const codes = async (given: object): Promise<string | undefined> => {
      const result = await plan(given);
      return result.ok ? 'ok' : result.problem.code;
    };
    expect(await codes({ kind: 'split' })).toBe('wrong-count');
    expect(await codes({ kind: 'merge' })).toBe('wrong-count');
    must(
      await test.app.tenancy.changeUnit(coordinator(), {
        unitId: jugend,
        name: 'Jugend',
        kind: 'department',
        validFrom: null,
        validTo: '2028-12-31',
      }),
    );
    expect(await codes({ fromUnitIds: [jugend] })).toBe('unit-ended');
    expect(await codes({ successors: [{ unitId: integration }] })).toBe('own-successor');
    expect(await codes({ successors: [{ key: 'jugend', name: 'Noch eins', kind: 'office' }] })).toBe('unit-exists');
    expect(await codes({ fromUnitIds: ['01900000-0000-7000-8000-000000000001'] })).toBe('unknown-unit');
    expect(await codes({})).toBe('ok');
    expect(await codes({ successors: [{ key: 'nochmal', name: 'Noch eine', kind: 'office' }] })).toBe('already-planned');
    const listed = must(await test.app.tenancy.listReorganisations(coordinator(), {}));
    expect(listed[0]).toMatchObject({ state: 'planned', from: ['Integrationsstelle'], to: ['Neue Stelle'] });
    must(await test.app.tenancy.cancelReorganisation(coordinator(), { id: listed[0]!.id }));
    test.setNow('2029-01-02T10:00:00Z');
    expect(must(await test.app.tenancy.carryOutReorganisations(systemCtx(test, south), {})).done).toBe(0);
  });
});
