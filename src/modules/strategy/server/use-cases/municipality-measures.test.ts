import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor, CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let town: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const { app } = test;
  const system = systemCtx(test, county);
  town = must(await app.tenancy.listUnits(system, {})).municipalities[0]!.id;
  const here = { municipalities: ['03998001'] };
  const made = must(
    await app.strategy.createStrategy(system, {
      key: 'plan',
      title: 'Plan',
      levels: ['Ziel', 'Maßnahme'],
      nodes: [
        {
          level: 0,
          number: '1',
          title: 'Sprache',
          children: [
            { level: 1, number: '1.1', title: 'Nur der Landkreis', lead: 'jugend', layer: 'county' },
            { level: 1, number: '1.2', title: 'Treff im Ort', lead: 'jugend', ...here, period: { from: null, to: '2026-09-30' } },
            { level: 1, number: '1.3', title: 'Ansprechperson', layer: 'municipality' },
            { level: 1, number: '1.4', title: 'Gemeinsam planen', layer: 'both', lead: 'jugend', ...here },
          ],
        },
      ],
    }),
  );
  must(await app.strategy.adoptStrategy(system, { strategyId: made.id, adoptedOn: '2026-01-01' }));
});
afterAll(() => test.close());

const editorOf = (municipalityId: string) => {
  const base = person({ county, role: 'municipality-editor' }) as Extract<Actor, { kind: 'account' }>;
  return ctxOf(test, county, { ...base, grants: base.grants.map((grant) => ({ ...grant, municipalityId })) });
};

it('lists what names the municipality or is meant for all, what is due first, with the button for whoever may', async () => {
  const { municipality, measures } = must(await test.app.strategy.readMunicipality(editorOf(town), { municipalityId: town }));
  expect(municipality.name).toBe('Musterstadt');
  expect(measures.map(({ name, named, overdue, mayReport }) => [name, named, overdue, mayReport])).toEqual([
    ['1.2 Treff im Ort', true, true, true],
    ['1.3 Ansprechperson', false, false, true],
    ['1.4 Gemeinsam planen', true, false, true],
  ]);
});

it('shows the last released word', async () => {
  const { app } = test;
  const [measure] = must(await app.strategy.readMunicipality(editorOf(town), { municipalityId: town })).measures;
  const note = { nodeId: measure!.id, date: '2026-11-20', state: 'running', text: 'Der Treff ist offen.' } as const;
  must(await app.strategy.writeStatus(systemCtx(test, county), note));
  const coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const { measures } = must(await app.strategy.readMunicipality(coordinator, { municipalityId: town }));
  expect(measures[0]).toMatchObject({ state: 'running', lastWord: { date: '2026-11-20', text: 'Der Treff ist offen.' } });
  expect(must(await app.strategy.listMunicipalities(coordinator, {}))).toEqual([
    { id: town, name: 'Musterstadt', measures: 3, asked: 0, overdue: 1, silent: 2 },
  ]);
});

it('shows an editor her own municipality only, and nobody one that is not there', async () => {
  const elsewhere = editorOf(crypto.randomUUID());
  expect(must(await test.app.strategy.listMunicipalities(elsewhere, {}))).toEqual([]);
  const refused = await test.app.strategy.readMunicipality(elsewhere, { municipalityId: town });
  expect(refused).toMatchObject({ problem: { kind: 'forbidden' } });
  const coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const unknown = await test.app.strategy.readMunicipality(coordinator, { municipalityId: crypto.randomUUID() });
  expect(unknown).toMatchObject({ problem: { kind: 'not-found' } });
});
