import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, CountyRef, Ctx } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let coordinator: Ctx;
let editor: Ctx;
let jugend: string;
let organisationId: string;
let courses: string;
let advice: string;

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const system = systemCtx(test, county);
  const { units } = must(await test.app.tenancy.listUnits(system, {}));
  jugend = units.find((unit) => unit.key === 'jugend')!.id;
  coordinator = as(person({ county, role: 'coordinator' }));
  editor = as(person({ county, role: 'unit-editor', unitId: jugend }));
  organisationId = must(await test.app.network.addOrganisation(system, { name: 'Stiftung Brücke', kind: 'association' })).id;
  const made = must(
    await test.app.strategy.createStrategy(system, {
      key: 'k',
      title: 'Konzept',
      levels: ['Feld', 'Maßnahme'],
      nodes: [
        {
          level: 0,
          title: 'Sprache',
          number: '1',
          children: [
            { level: 1, title: 'Kurse', number: '1.1', lead: 'jugend' },
            { level: 1, title: 'Beratung', number: '1.2', lead: 'integrationsstelle' },
          ],
        },
      ],
    }),
  );
  must(await test.app.strategy.adoptStrategy(system, { strategyId: made.id, adoptedOn: '2025-01-01' }));
  const { nodes } = must(await test.app.strategy.readOfficeStrategy(coordinator, { key: 'k' }));
  [courses, advice] = nodes[0]!.children.map((node) => node.id) as [string, string];
});
afterAll(() => test.close());

const as = (actor: Actor, of = county): Ctx => ctxOf(test, of, actor);
type Given = Parameters<TestApp['app']['network']['addProject']>[1];
const project = (more: Partial<Given> = {}): Given => ({ title: 'Brückenkurse', phase: 'running', ...more });
const add = async (more: Partial<Given> = {}): Promise<string> =>
  must(await test.app.network.addProject(coordinator, project(more))).id;

describe('a project', () => {
  it('is recorded, changed by its contact unit, and tells its history', async () => {
    const projectId = await add({
      carrierOrganisationId: organisationId,
      periodFrom: '2026-01-01',
      periodTo: '2027-12-31',
      programme: 'Programm Vielfalt',
      budget: '120.000',
      targetGroups: ['Eltern'],
      contactUnitId: jugend,
    });
    expect(must(await test.app.network.readProject(editor, { projectId }))).toMatchObject({
      carrierOrganisation: { name: 'Stiftung Brücke' },
      budget: 12_000_000,
      mayChange: true,
    });
    const change = { ...project({ contactUnitId: jugend, phase: 'ended' }), projectId, version: 1 };
    expect(must(await test.app.network.changeProject(editor, change))).toEqual({ version: 2 });
    expect(await test.app.network.changeProject(coordinator, change)).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    const { history } = must(await test.app.network.readProject(coordinator, { projectId }));
    expect(history.map((entry) => entry.summary)).toEqual(['Projekt „Brückenkurse“ geändert', 'Projekt „Brückenkurse“ angelegt']);
    expect(history[0]!.fields).toContainEqual({ field: 'phase', before: 'running', after: 'ended' });
  });

  it('is found by words, phase and organisation; past ones only when asked for', async () => {
    const id = await add({ title: 'Mentoring', funderOrganisationId: organisationId, phase: 'approved' });
    const titles = async (input: object = {}) =>
      must(await test.app.network.listProjects(editor, input)).map((entry) => entry.title);
    expect(await titles()).toEqual(['Mentoring']);
    expect(await titles({ past: true })).toEqual(['Brückenkurse', 'Mentoring']);
    expect(await titles({ search: 'stiftung mentor' })).toEqual(['Mentoring']);
    expect(await titles({ search: '%' })).toEqual([]);
    expect(await titles({ phase: 'ended' })).toEqual(['Brückenkurse']);
    expect(await titles({ organisationId })).toEqual(['Mentoring']);
    must(
      await test.app.network.changeProject(coordinator, {
        ...project({ title: 'Mentoring', phase: 'rejected' }),
        projectId: id,
        version: 1,
      }),
    );
  });

  it.each([
    ['no title', { title: ' ' }, 'title'],
    ['a phase that is none', { phase: 'bald' }, 'phase'],
    ['an end before its begin', { periodFrom: '2027-01-01', periodTo: '2026-01-01' }, 'periodTo'],
    ['a day that is none', { periodFrom: '2026-02-30' }, 'periodFrom'],
    ['a minus', { budget: '-5' }, 'budget'],
    ['an unknown organisation', { carrierOrganisationId: crypto.randomUUID() }, 'carrierOrganisationId'],
    ['an unknown unit', { contactUnitId: crypto.randomUUID() }, 'contactUnitId'],
    ['an unknown municipality', { municipalityIds: [crypto.randomUUID()] }, 'municipalityIds'],
  ])('is refused with %s', async (_, more, path) => {
    expect(await test.app.network.addProject(coordinator, project(more as never))).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path }] },
    });
  });

  it('has one carrier and one giver', async () => {
    const two = { carrierOrganisationId: organisationId, carrierUnitId: jugend };
    expect(await test.app.network.addProject(coordinator, project(two))).toMatchObject({
      problem: { fields: [{ path: 'carrierUnitId' }] },
    });
    const givers = { funderOrganisationId: organisationId, funderName: 'Land' };
    expect(await test.app.network.addProject(coordinator, project(givers))).toMatchObject({
      problem: { fields: [{ path: 'funderName' }] },
    });
  });

  it('is nobody else’s to change', async () => {
    const projectId = await add({ title: 'Chor' });
    const change = { ...project({ title: 'Chor' }), projectId, version: 1 };
    expect(await test.app.network.changeProject(editor, change)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await test.app.network.addProject(editor, project())).toMatchObject({ problem: { kind: 'forbidden' } });
    const abroad = as(person({ county: other, role: 'coordinator' }), other);
    expect(await test.app.network.changeProject(abroad, change)).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await test.app.network.readProject(abroad, { projectId })).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it('is a duty half a year before its end, until somebody says what comes after', async () => {
    const projectId = await add({ title: 'Sommerschule', periodTo: '2027-03-31', contactUnitId: jugend });
    const asked = async () => must(await test.app.listDuties(editor, {})).filter((duty) => duty.kind === 'network.project-end');
    expect(await asked()).toMatchObject([{ subjectId: projectId, due: '2026-12-29', askedOf: { unitId: jugend } }]);
    must(
      await test.app.network.changeProject(editor, {
        ...project({ title: 'Sommerschule', periodTo: '2027-03-31', contactUnitId: jugend, followUp: 'Neuer Antrag' }),
        projectId,
        version: 1,
      }),
    );
    expect(await asked()).toEqual([]);
  });
});

describe('a project and its measures', () => {
  it('name each other; the unit of a measure may say so, and for no other', async () => {
    const projectId = await add({ title: 'Sprachpaten', isPublic: true, carrierOrganisationId: organisationId });
    must(await test.app.strategy.linkProject(editor, { nodeId: courses, projectId }));
    expect(await test.app.strategy.linkProject(editor, { nodeId: courses, projectId })).toMatchObject({
      problem: { code: 'already-linked' },
    });
    expect(await test.app.strategy.linkProject(editor, { nodeId: advice, projectId })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.strategy.linkProject(coordinator, { nodeId: 'x', projectId })).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path: 'nodeId' }] },
    });
    must(await test.app.strategy.linkProject(coordinator, { nodeId: advice, projectId }));
    expect(must(await test.app.strategy.listProjectNodes(editor, { projectId }))).toMatchObject([
      { path: '1.1', title: 'Kurse' },
      { path: '1.2', title: 'Beratung' },
    ]);
    expect(must(await test.app.strategy.listNodeProjects(editor, { nodeId: courses }))).toEqual([
      { id: projectId, title: 'Sprachpaten', phase: 'running' },
    ]);
    const shown = must(await test.app.strategy.readPublicNode(as(anonymous), { nodeId: courses })).projects;
    expect(shown).toEqual([
      {
        id: projectId,
        title: { text: 'Sprachpaten', mark: null },
        carrier: 'Stiftung Brücke',
        funder: null,
        period: { from: null, to: null },
      },
    ]);
    must(await test.app.strategy.unlinkProject(editor, { nodeId: courses, projectId }));
    expect(await test.app.strategy.unlinkProject(editor, { nodeId: courses, projectId })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(must(await test.app.strategy.readPublicNode(as(anonymous), { nodeId: courses })).projects).toEqual([]);
  });

  it('are not public while the project is not, or is only an idea', async () => {
    for (const more of [{ isPublic: false }, { isPublic: true, phase: 'idea' as const }]) {
      const projectId = await add({ title: 'Leise', ...more });
      must(await test.app.strategy.linkProject(coordinator, { nodeId: advice, projectId }));
    }
    const shown = must(await test.app.strategy.readPublicNode(as(anonymous), { nodeId: advice })).projects;
    expect(shown.map((entry) => entry.title.text)).toEqual(['Sprachpaten']);
  });
});

describe('the end of a project', () => {
  const end = (ctx: Ctx, projectId: string, endedOn = '2026-11-20', version = 1) =>
    test.app.network.endProject(ctx, { projectId, version, endedOn });
  const remove = (ctx: Ctx, projectId: string, reason = 'Doppelt angelegt', version = 1) =>
    test.app.network.deleteProject(ctx, { projectId, version, reason });

  it('is said by whoever keeps it, on a day that makes sense; what hangs on it stays', async () => {
    const projectId = await add({ title: 'Lerncafé', periodFrom: '2026-02-01', contactUnitId: jugend });
    must(await test.app.strategy.linkProject(editor, { nodeId: courses, projectId }));
    expect(await end(editor, projectId, '2026-11-26')).toMatchObject({ problem: { fields: [{ path: 'endedOn' }] } });
    expect(await end(editor, projectId, '2026-01-31')).toMatchObject({ problem: { fields: [{ path: 'endedOn' }] } });
    expect(await end(editor, projectId, '')).toMatchObject({ problem: { fields: [{ path: 'endedOn' }] } });
    expect(await end(editor, projectId, '2026-11-20', 7)).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    expect(must(await end(editor, projectId))).toEqual({ version: 2 });
    expect(await end(editor, projectId, '2026-11-20', 2)).toMatchObject({ problem: { code: 'ended' } });
    const page = must(await test.app.network.readProject(editor, { projectId }));
    expect(page).toMatchObject({ phase: 'ended', periodTo: '2026-11-20', mayDelete: false });
    expect(page.history[0]).toMatchObject({ summary: 'Projekt „Lerncafé“ beendet' });
    expect(must(await test.app.strategy.listProjectNodes(editor, { projectId })).map((node) => node.title)).toEqual(['Kurse']);
  });

  it('is no deletion while a measure hangs on it; a deleted measure does not hold it', async () => {
    const projectId = await add({ title: 'Doppelt', programme: 'Programm Vielfalt' });
    const strategy = must(await test.app.strategy.readOfficeStrategy(coordinator, { key: 'k' }));
    const field = strategy.nodes[0]!;
    const extra = must(
      await test.app.strategy.addNode(coordinator, {
        strategyId: strategy.id,
        parentId: field.id,
        level: 1,
        reason: 'Versuch',
        fields: { title: 'Nur kurz' },
      }),
    ).id;
    must(await test.app.strategy.linkProject(coordinator, { nodeId: extra, projectId }));
    expect(await remove(coordinator, projectId)).toMatchObject({
      problem: { code: 'still-held', message: expect.stringContaining('„Nur kurz“') as string },
    });
    expect(must(await test.app.network.listProjectHolders(coordinator, { projectId }))).toEqual([
      { kind: 'strategy.node', subjectId: extra, title: 'Nur kurz', context: 'Konzept' },
    ]);
    must(await test.app.strategy.deleteNode(coordinator, { nodeId: extra, version: 1, reason: 'War ein Versuch' }));
    expect(await remove(coordinator, projectId, ' ')).toMatchObject({ problem: { fields: [{ path: 'reason' }] } });
    expect(await remove(coordinator, projectId, 'x', 2)).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    must(await remove(coordinator, projectId));
    expect(await test.app.network.readProject(coordinator, { projectId })).toMatchObject({ problem: { kind: 'not-found' } });
    const { entries } = must(await test.app.tenancy.readAudit(coordinator, { subjectId: projectId, limit: 1 }));
    expect(entries[0]).toMatchObject({ summary: 'Projekt „Doppelt“ gelöscht: Doppelt angelegt' });
    expect(JSON.stringify(entries[0])).toContain('Programm Vielfalt');
  });

  it('is the coordination’s to delete, and in no other county', async () => {
    const projectId = await add({ title: 'Bleibt', contactUnitId: jugend });
    expect(await remove(editor, projectId)).toMatchObject({ problem: { kind: 'forbidden' } });
    const abroad = as(person({ county: other, role: 'coordinator' }), other);
    expect(await remove(abroad, projectId)).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await end(abroad, projectId)).toMatchObject({ problem: { kind: 'not-found' } });
    expect(must(await test.app.network.readProject(coordinator, { projectId })).title).toBe('Bleibt');
  });

  it('never loses a measure that is put into it at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const projectId = await add({ title: `Wettlauf ${round}` });
      const [linked, removed] = await Promise.all([
        test.app.strategy.linkProject(coordinator, { nodeId: advice, projectId }),
        remove(coordinator, projectId),
      ]);
      expect([linked.ok, removed.ok].filter(Boolean)).toHaveLength(1);
      if (!linked.ok) expect(linked.problem.kind).toBe('not-found');
      if (!removed.ok) expect(removed.problem.code).toBe('still-held');
    }
  });
});
