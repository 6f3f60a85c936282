import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let coordinator: Ctx;
let partner: Ctx;
let stranger: Ctx;
let unit: Ctx;
let strategyId: string;
const nodes: Record<string, string> = {};

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const { app } = test;
  const system = systemCtx(test, county);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const { id: vhs } = must(await app.tenancy.addUnit(system, { key: 'vhs', name: 'Volkshochschule', kind: 'partner' }));
  const { id: organisationId } = must(
    await app.network.addOrganisation(system, { name: 'Volkshochschule gGmbH', kind: 'education', unitId: vhs }),
  );
  const other = must(await app.network.addOrganisation(system, { name: 'Sportbund', kind: 'association' }));
  partner = ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId, id: 'vhs', name: 'Viola' }));
  stranger = ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId: other.id, id: 'sport' }));
  const { units } = must(await app.tenancy.listUnits(system, {}));
  const unitId = units.find((row) => row.key === 'jugend')!.id;
  unit = ctxOf(test, county, person({ county, role: 'unit-editor', unitId, id: 'jugend', name: 'Jonas' }));
  strategyId = must(
    await app.strategy.createStrategy(system, {
      key: 'plan',
      title: 'Plan',
      levels: ['Ziel', 'Maßnahme'],
      nodes: [
        {
          level: 0,
          number: '1',
          title: 'Sprache',
          lead: 'jugend',
          toBeDeveloped: true,
        },
        {
          level: 0,
          number: '2',
          title: 'Arbeit',
          children: [
            { level: 1, number: '2.1', title: 'Kurse', lead: 'jugend', partners: ['vhs'], internalText: 'nur im Haus' },
            { level: 1, number: '2.2', title: 'Beratung', lead: 'jugend' },
          ],
        },
      ],
    }),
  ).id;
  must(await app.strategy.adoptStrategy(system, { strategyId, adoptedOn: '2026-01-15' }));
  const { targets } = must(await app.strategy.readSuccession(coordinator, { key: 'plan' }));
  for (const target of targets) nodes[target.name] = target.id;
});
afterAll(() => test.close());

const asked = (given: object = {}) => ({
  nodeId: nodes['2.1 Kurse']!,
  kind: 'change' as const,
  proposed: { title: 'Kurse am Abend' },
  reason: 'Die Teilnehmenden arbeiten tagsüber.',
  effectiveFrom: '2026-12-01',
  ...given,
});
const version = async (nodeId: string): Promise<number> =>
  must(await test.app.strategy.readOfficeNode(coordinator, { nodeId })).node.version;

describe('an organisation that takes part', () => {
  it('opens the entry as the public reads it, proposes, and reads what becomes of it; others do not', async () => {
    const { strategy } = test.app;
    const nodeId = nodes['2.1 Kurse']!;
    const page = must(await strategy.readOfficeNode(partner, { nodeId }));
    expect(page.node.internalText).toBeNull();
    expect(page.allowed).toMatchObject({ propose: true, writeStatus: false, edit: false });
    const { id: requestId } = must(await strategy.requestChange(partner, asked()));
    expect(must(await strategy.listChangeRequests(partner, {}))).toMatchObject([{ id: requestId, own: true, state: 'open' }]);
    expect(must(await strategy.readOfficeNode(partner, { nodeId })).requests).toMatchObject([{ id: requestId }]);
    // What others propose on it is theirs and the coordination's.
    const { id: foreign } = must(await strategy.requestChange(unit, asked({ proposed: { title: 'Abendkurse' } })));
    expect(must(await strategy.listChangeRequests(partner, {}))).toHaveLength(1);
    expect(await strategy.readChangeRequest(partner, { requestId: foreign })).toMatchObject({ problem: { kind: 'forbidden' } });

    expect(await strategy.readOfficeNode(stranger, { nodeId })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await strategy.requestChange(stranger, asked())).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await strategy.requestChange(partner, asked({ nodeId: nodes['2.2 Beratung'] }))).toMatchObject({
      problem: { kind: 'forbidden' },
    });

    must(await strategy.acceptRequest(coordinator, { requestId, version: await version(nodeId) }));
    // The county lets the partner go: her own proposal she still reads.
    must(await strategy.changeNode(coordinator, { nodeId, version: await version(nodeId), fields: { partners: [] } }));
    expect(await strategy.readOfficeNode(partner, { nodeId })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(must(await strategy.readChangeRequest(partner, { requestId }))).toMatchObject({ state: 'accepted', own: true });
    must(await strategy.withdrawRequest(unit, { requestId: foreign }));
    must(await strategy.changeNode(coordinator, { nodeId, version: await version(nodeId), fields: { partners: ['vhs'] } }));
  });

  it('sees drafts of notes only where it leads', async () => {
    const { strategy, tenancy } = test.app;
    const nodeId = nodes['2.1 Kurse']!;
    must(await tenancy.changeSettings(coordinator, { fourEyes: true }));
    must(await strategy.writeStatus(unit, { nodeId, date: '2026-11-20', state: 'running', text: 'Läuft.' }));
    expect(must(await strategy.readOfficeNode(partner, { nodeId })).notes).toEqual([]);
    expect(must(await strategy.readOfficeNode(unit, { nodeId })).notes).toHaveLength(1);
    must(await tenancy.changeSettings(coordinator, { fourEyes: false }));
  });

  it('finds what it takes part in on its own page', async () => {
    const { app } = test;
    const { units } = must(await app.tenancy.listUnits(coordinator, {}));
    const unitId = units.find((row) => row.key === 'vhs')!.id;
    expect(must(await app.strategy.listUnitNodes(partner, { unitId }))).toMatchObject([{ path: '2.1', leads: false }]);
  });
});

describe('a new entry', () => {
  const add = (given: object = {}) => ({
    nodeId: nodes['1 Sprache']!,
    kind: 'add' as const,
    proposed: { title: 'Lesekreis', lead: 'jugend', steps: [{ title: 'Raum finden', due: '2027-02-01' }] },
    reason: 'Die Bücherei bietet Räume an.',
    effectiveFrom: '2026-11-25',
    ...given,
  });
  const developing = async (ctx: Ctx) =>
    must(await test.app.listDuties(ctx, {})).filter((duty) => duty.kind === 'strategy.develop').length;

  it('is proposed by the office whose duty it is, and lies in the plan once it is accepted', async () => {
    const { strategy } = test.app;
    const nodeId = nodes['1 Sprache']!;
    expect([await developing(unit), await developing(coordinator)]).toEqual([1, 1]);
    const { id: requestId } = must(await strategy.requestChange(unit, add()));
    const second = must(await strategy.requestChange(unit, add({ proposed: { title: 'Vorlesen' } })));
    expect(must(await strategy.readChangeRequest(coordinator, { requestId }))).toMatchObject({
      kind: 'add',
      newTitle: 'Lesekreis',
      lines: [
        { field: 'title', proposed: 'Lesekreis', stale: false },
        { field: 'lead', stale: false },
        { field: 'steps', stale: false },
      ],
    });
    must(await strategy.acceptRequest(coordinator, { requestId, version: await version(nodeId) }));
    const [made] = must(await strategy.readOfficeNode(coordinator, { nodeId })).node.children;
    expect(made).toMatchObject({
      title: 'Lesekreis',
      level: 1,
      lead: { key: 'jugend' },
      steps: [{ title: 'Raum finden', due: '2027-02-01', doneOn: null }],
    });
    const adjusted = { title: 'Vorlesestunde' };
    must(await strategy.acceptRequest(coordinator, { requestId: second.id, version: await version(nodeId), adjusted }));
    expect(must(await strategy.readChangeRequest(unit, { requestId: second.id }))).toMatchObject({ state: 'adjusted' });
    expect(await developing(unit)).toBe(0);
    const changes = must(await strategy.listChanges(coordinator, { strategyId, from: '2026-11-01', to: '2026-12-31' }));
    const added = changes.filter((entry) => entry.kind === 'added');
    expect(added.map((entry) => entry.title).toSorted()).toEqual(['Lesekreis', 'Vorlesestunde']);
    expect(added[0]!.reason).toBe('Die Bücherei bietet Räume an.');
  });

  it('needs a title, a reason and a level to lie on', async () => {
    const { strategy } = test.app;
    expect(await strategy.requestChange(unit, add({ proposed: { lead: 'jugend' } }))).toMatchObject({
      problem: { fields: [{ path: 'proposed.title', code: 'title-missing' }] },
    });
    expect(await strategy.requestChange(unit, add({ reason: ' ' }))).toMatchObject({ problem: { fields: [{ path: 'reason' }] } });
    expect(await strategy.requestChange(unit, add({ nodeId: nodes['2.2 Beratung'] }))).toMatchObject({
      problem: { code: 'no-level-below' },
    });
  });
});
