import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { knownDutyKinds } from '#lib/office/duties.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../tests/database/test-app.ts';
import { countyDutyFilter, groupCountyDuties, keptDuties } from '#lib/office/county-duties.ts';
import { officePaths } from '#lib/paths.ts';
import { collectDuties } from './duties.ts';

let test: TestApp;
let county: CountyRef;
let youth: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const system = systemCtx(test, county);
  const listed = await test.app.tenancy.listUnits(system, {});
  if (!listed.ok) throw new Error(listed.problem.message);
  youth = listed.value.units.find((unit) => unit.key === 'jugend')!.id;
  const made = await test.app.strategy.createStrategy(system, {
    key: 'plan',
    title: 'Integrationsplan',
    levels: ['Ziel', 'Maßnahme'],
    nodes: [
      {
        level: 0,
        number: '1',
        title: 'Sprache',
        children: [
          { level: 1, number: '1.1', title: 'Kurse am Abend', lead: 'jugend' },
          { level: 1, number: '1.2', title: 'Lotsen finden', lead: 'integrationsstelle' },
        ],
      },
    ],
  });
  if (!made.ok) throw new Error(made.problem.message);
  const adopted = await test.app.strategy.adoptStrategy(system, { strategyId: made.value.id, adoptedOn: '2025-01-01' });
  if (!adopted.ok) throw new Error(adopted.problem.message);
});
afterAll(() => test.close());

describe('duties', () => {
  it('are those of the own unit for its editor, and all for the coordination', async () => {
    const editor = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: youth }));
    const own = await test.app.listDuties(editor, {});
    expect(own.ok && own.value.map((duty) => duty.title)).toEqual(['1.1 Kurse am Abend']);
    const all = await test.app.listDuties(ctxOf(test, county, person({ county, role: 'coordinator' })), {});
    expect(all.ok && all.value.map((duty) => duty.title)).toEqual(['1.1 Kurse am Abend', '1.2 Lotsen finden']);
  });

  it('are none for whoever only reads', async () => {
    const reader = await test.app.listDuties(ctxOf(test, county, person({ county, role: 'committee-reader' })), {});
    expect(reader.ok && reader.value).toEqual([]);
  });

  it('have words and an address, and a key of their own', async () => {
    const ctx = systemCtx(test, county);
    const found = await test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) => collectDuties({ ctx, tx }));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((duty) => !knownDutyKinds.includes(duty.kind))).toEqual([]);
    expect(new Set(found.map((duty) => duty.key)).size).toBe(found.length);
  });
});

describe('duties of the county', () => {
  const listed = async (role: 'coordinator' | 'auditor' | 'unit-editor' | 'committee-reader') => {
    const unit = role === 'unit-editor' ? { unitId: youth } : {};
    return test.app.listCountyDuties(ctxOf(test, county, person({ county, role, ...unit })), {});
  };
  const kept = async (query: string) => {
    const all = await listed('coordinator');
    if (!all.ok) throw new Error(all.problem.message);
    const filter = countyDutyFilter(new URL(`http://localhost/${query}`));
    const rows = keptDuties({ rows: all.value, filter, today: '2026-11-25' });
    return { rows, groups: groupCountyDuties({ rows, by: filter.by, today: '2026-11-25', paths: officePaths('nordkreis') }) };
  };
  beforeAll(async () => {
    const named = await test.app.tenancy.addResponsiblePerson(systemCtx(test, county), {
      unitId: youth,
      name: 'Jana Beispiel',
      mail: 'jana@beispiel.example',
      part: 'reporter',
    });
    if (!named.ok) throw new Error(named.problem.message);
  });

  it('show whom each waits for, and what the reader may do', async () => {
    const all = await listed('coordinator');
    expect(all.ok && all.value.map((row) => [row.duty.title, row.persons.map((one) => one.name), row.mine])).toEqual([
      ['1.1 Kurse am Abend', ['Jana Beispiel'], true],
      ['1.2 Lotsen finden', [], true],
    ]);
    const read = await listed('auditor');
    expect(read.ok && read.value.map((row) => row.mine)).toEqual([false, false]);
  });

  it('are those of her unit for its editor, and none for readers', async () => {
    const own = await listed('unit-editor');
    expect(own.ok && own.value.map((row) => row.duty.title)).toEqual(['1.1 Kurse am Abend']);
    const reader = await listed('committee-reader');
    expect(!reader.ok && reader.problem.kind).toBe('forbidden');
  });

  it('are grouped and narrowed by the address', async () => {
    expect((await kept('')).groups.map((group) => [group.title, group.duties.length])).toEqual([
      ['Jana Beispiel', 1],
      ['Koordination', 1],
    ]);
    expect((await kept('?gruppe=stelle')).groups.map((group) => group.title)).toEqual([
      'Fachbereich Kinder, Jugend, Familie',
      'Integrationsstelle',
    ]);
    expect((await kept(`?stelle=${youth}`)).rows.map((row) => row.duty.title)).toEqual(['1.1 Kurse am Abend']);
    expect((await kept('?person=keine')).rows.map((row) => row.duty.title)).toEqual(['1.2 Lotsen finden']);
    expect((await kept('?frist=ueberfaellig')).rows).toEqual([]);
    expect((await kept('?gruppe=unbekannt')).groups).toHaveLength(2);
  });
});
