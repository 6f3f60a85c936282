import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let youth: string;
let editor: Ctx;
let coordinator: Ctx;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const listed = await test.app.tenancy.listUnits(coordinator, {});
  if (!listed.ok) throw new Error(listed.problem.message);
  youth = listed.value.units.find((unit) => unit.key === 'jugend')!.id;
  editor = ctxOf(
    test,
    county,
    person({ county, role: 'unit-editor', unitId: youth, id: 'jugend-eins', name: 'Jonas Jedermann' }),
  );
  await test.app.db.pool.query(
    `insert into auth."user" (id, name, email, email_verified, two_factor_enabled, created_at, updated_at)
     values ('jugend-eins', 'Jonas Jedermann', 'jonas@beispiel.example', true, false, now(), now())`,
  );
});
afterAll(() => test.close());

let count = 0;
async function adoptedMeasure() {
  const key = `plan-${(count += 1)}`;
  const made = await test.app.strategy.createStrategy(coordinator, {
    key,
    title: 'Integrationsplan',
    levels: ['Ziel', 'Maßnahme'],
    nodes: [
      {
        level: 0,
        number: '1',
        title: 'Sprache',
        children: [
          {
            level: 1,
            number: '1.1',
            title: 'Kurse am Abend',
            lead: 'jugend',
            period: { from: '2026-01-01', to: '2026-12-31' },
            steps: ['Bedarf erheben', 'Räume mieten'],
          },
          { level: 1, number: '1.2', title: 'Lotsen finden', lead: 'integrationsstelle' },
        ],
      },
    ],
  });
  if (!made.ok) throw new Error(made.problem.message);
  const { id: strategyId } = made.value;
  const adopted = await test.app.strategy.adoptStrategy(coordinator, { strategyId, adoptedOn: '2026-01-15' });
  if (!adopted.ok) throw new Error(adopted.problem.message);
  const read = await test.app.strategy.readPublicStrategy(ctxOf(test, county, anonymous), { key });
  if (!read.ok) throw new Error(read.problem.message);
  const [own, other] = read.value.nodes[0]!.children;
  return { key, strategyId, nodeId: own!.id, otherId: other!.id };
}

const shift = { period: { from: '2026-01-01', to: '2027-06-30' } };
const asked = (nodeId: string, proposed: object = shift) => ({
  nodeId,
  kind: 'change' as const,
  proposed,
  reason: 'keine Lehrkraft gefunden',
  effectiveFrom: '2026-12-01',
});

async function request(nodeId: string, proposed?: object): Promise<string> {
  const made = await test.app.strategy.requestChange(editor, asked(nodeId, proposed));
  if (!made.ok) throw new Error(made.problem.message);
  return made.value.id;
}
async function version(nodeId: string): Promise<number> {
  const read = await test.app.strategy.readOfficeNode(coordinator, { nodeId });
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.node.version;
}

describe('a proposal', () => {
  it('changes nothing until it is accepted; then plan, history, public page and mail tell it', async () => {
    const { app } = test;
    const { nodeId, strategyId } = await adoptedMeasure();
    const requestId = await request(nodeId);
    expect(await app.strategy.readPublicNode(ctxOf(test, county, anonymous), { nodeId })).toMatchObject({
      ok: true,
      value: { node: { plannedPeriod: { to: '2026-12-31' } }, shift: null },
    });
    const duties = await app.listDuties(coordinator, {});
    expect(duties.ok && duties.value.filter((duty) => duty.kind === 'strategy.request').map((duty) => duty.subjectId)).toContain(
      requestId,
    );
    const accepted = await app.strategy.acceptRequest(coordinator, { requestId, version: await version(nodeId) });
    expect(accepted).toMatchObject({ ok: true, value: { state: 'accepted' } });
    expect(await app.strategy.readPublicNode(ctxOf(test, county, anonymous), { nodeId })).toMatchObject({
      ok: true,
      value: {
        node: { plannedPeriod: { to: '2027-06-30' } },
        shift: {
          planned: { from: '2026-01-01', to: '2026-12-31' },
          now: { from: '2026-01-01', to: '2027-06-30' },
          reason: 'keine Lehrkraft gefunden (gilt ab 01.12.2026)',
        },
      },
    });
    const changes = await app.strategy.listChanges(coordinator, { strategyId, from: '2026-11-01', to: '2026-12-31' });
    expect(changes.ok && changes.value.find((entry) => entry.nodeId === nodeId)).toMatchObject({
      kind: 'delayed',
      reason: expect.stringContaining('keine Lehrkraft'),
    });
    const mails = await app.db.transaction({ countyId: county.id, readOnly: true }, async (tx) =>
      tx.execute<{ to_address: string; subject: string; body: string }>('select to_address, subject, body from outbox_mail'),
    );
    const linked = await app.db.transaction({ countyId: county.id, readOnly: true }, async (tx) =>
      tx.execute(`select id from change_entry where request_id = '${requestId}'`),
    );
    expect(linked.rows).toHaveLength(1);
    expect(mails.rows).toContainEqual({
      to_address: 'jonas@beispiel.example',
      subject: 'Ihr Vorschlag zu „Kurse am Abend“: angenommen',
      body: expect.stringContaining(`/verwaltung/nordkreis/vorschlaege/${requestId}`),
    });
    const again = await app.strategy.acceptRequest(coordinator, { requestId, version: await version(nodeId) });
    expect(again).toMatchObject({ ok: false, problem: { kind: 'conflict', code: 'already-decided' } });
  });

  it('can be accepted adjusted, with steps that stay done', async () => {
    const { app } = test;
    const { nodeId } = await adoptedMeasure();
    const page = await app.strategy.readOfficeNode(coordinator, { nodeId });
    if (!page.ok) throw new Error();
    await app.strategy.saveSteps(editor, {
      nodeId,
      steps: page.value.node.steps.map(({ id, title, due }, index) => ({
        id,
        title,
        due,
        doneOn: index === 0 ? '2026-03-01' : null,
      })),
    });
    const requestId = await request(nodeId, { title: 'Kurse am Morgen', steps: [{ title: 'Bedarf erheben', due: null }] });
    const done = await app.strategy.acceptRequest(coordinator, {
      requestId,
      version: await version(nodeId),
      adjusted: { title: 'Kurse am Vormittag', steps: [{ title: 'Bedarf erheben', due: null }] },
      answer: 'Vormittag, weil die Kitas bis 13 Uhr öffnen.',
    });
    expect(done).toMatchObject({ ok: true, value: { state: 'adjusted' } });
    expect(await app.strategy.readOfficeNode(coordinator, { nodeId })).toMatchObject({
      ok: true,
      value: { node: { title: 'Kurse am Vormittag', steps: [{ title: 'Bedarf erheben', doneOn: '2026-03-01' }] } },
    });
    expect(await app.strategy.readChangeRequest(editor, { requestId })).toMatchObject({
      ok: true,
      value: { state: 'adjusted', answer: 'Vormittag, weil die Kitas bis 13 Uhr öffnen.', own: true },
    });
  });

  it('to drop an entry leaves it visible, as dropped', async () => {
    const { app } = test;
    const { nodeId } = await adoptedMeasure();
    const made = await app.strategy.requestChange(editor, { ...asked(nodeId, {}), kind: 'drop' });
    if (!made.ok) throw new Error(made.problem.message);
    await app.strategy.acceptRequest(coordinator, { requestId: made.value.id, version: await version(nodeId) });
    expect(await app.strategy.readPublicNode(ctxOf(test, county, anonymous), { nodeId })).toMatchObject({
      ok: true,
      value: { node: { state: 'dropped' }, history: [{ reason: 'keine Lehrkraft gefunden', date: '2026-11-25' }] },
    });
  });

  it('is refused with a reason only, and told to whoever made it', async () => {
    const { app } = test;
    const { nodeId } = await adoptedMeasure();
    const requestId = await request(nodeId);
    expect(await app.strategy.refuseRequest(coordinator, { requestId, answer: ' ' })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: 'answer' }] },
    });
    expect(await app.strategy.refuseRequest(coordinator, { requestId, answer: 'Der Raum ist da.' })).toMatchObject({ ok: true });
    expect(await app.strategy.listChangeRequests(editor, { nodeId })).toMatchObject({
      ok: true,
      value: [{ state: 'refused', answer: 'Der Raum ist da.', decidedBy: 'nicht mehr genannt' }],
    });
  });

  it('overwrites nothing that somebody changed meanwhile', async () => {
    const { app } = test;
    const { nodeId } = await adoptedMeasure();
    const requestId = await request(nodeId, { title: 'Kurse am Morgen', text: 'Neu' });
    const seen = await version(nodeId);
    await app.strategy.changeNode(coordinator, { nodeId, version: seen, fields: { title: 'Kurse am Mittag' } });
    expect(await app.strategy.acceptRequest(coordinator, { requestId, version: seen })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'changed-meanwhile' },
    });
    expect(await app.strategy.acceptRequest(coordinator, { requestId, version: await version(nodeId) })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'changed-meanwhile' },
    });
    expect(await app.strategy.readChangeRequest(coordinator, { requestId })).toMatchObject({
      ok: true,
      value: {
        lines: [
          { field: 'title', before: 'Kurse am Abend', current: 'Kurse am Mittag', proposed: 'Kurse am Morgen', stale: true },
          { field: 'text', stale: false },
        ],
      },
    });
    const done = await app.strategy.acceptRequest(coordinator, {
      requestId,
      version: await version(nodeId),
      adjusted: { title: 'Kurse am Mittag', text: 'Neu' },
    });
    expect(done).toMatchObject({ ok: true, value: { state: 'adjusted' } });
  });

  it('is taken back by whoever made it, by nobody else, and once', async () => {
    const { app } = test;
    const { nodeId } = await adoptedMeasure();
    const requestId = await request(nodeId);
    const colleague = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: youth, name: 'Karl Kollege' }));
    expect(await app.strategy.withdrawRequest(colleague, { requestId })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    expect(await app.strategy.withdrawRequest(editor, { requestId })).toMatchObject({ ok: true });
    expect(await app.strategy.withdrawRequest(editor, { requestId })).toMatchObject({ ok: false, problem: { kind: 'conflict' } });
    expect(await app.strategy.requestChange(editor, asked(nodeId))).toMatchObject({ ok: true });
    expect(await app.strategy.requestChange(editor, asked(nodeId))).toMatchObject({
      ok: false,
      problem: { code: 'already-requested' },
    });
  });

  it('needs a reason, a day, something that differs and a unit that exists', async () => {
    const { app } = test;
    const { nodeId } = await adoptedMeasure();
    expect(await app.strategy.requestChange(editor, { ...asked(nodeId), reason: '', effectiveFrom: 'bald' })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'reason' }, { path: 'effectiveFrom' }] },
    });
    expect(await app.strategy.requestChange(editor, asked(nodeId, { title: 'Kurse am Abend' }))).toMatchObject({
      ok: false,
      problem: { code: 'nothing-proposed' },
    });
    expect(await app.strategy.requestChange(editor, asked(nodeId, { lead: 'gibtesnicht' }))).toMatchObject({
      ok: false,
      problem: { code: 'unknown-unit', fields: [{ path: 'lead' }] },
    });
  });

  it('belongs to the own unit', async () => {
    const { app } = test;
    const { nodeId, otherId } = await adoptedMeasure();
    expect(await app.strategy.requestChange(editor, asked(otherId))).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    const requestId = await request(nodeId);
    const stranger = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: '01a00000-0000-7000-8000-000000000001' }));
    expect(await app.strategy.readChangeRequest(stranger, { requestId })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    expect(await app.strategy.listChangeRequests(stranger, {})).toMatchObject({ ok: true, value: [] });
    expect(await app.strategy.acceptRequest(editor, { requestId, version: 1 })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
  });
});

describe('a shift of an adopted entry', () => {
  it('needs its reason, by the coordination’s own hand too', async () => {
    const { app } = test;
    const { nodeId } = await adoptedMeasure();
    const fields = { period: { from: '2026-01-01', to: '2027-03-31' } };
    expect(await app.strategy.changeNode(coordinator, { nodeId, version: 1, fields })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: 'reason', code: 'reason-needed' }] },
    });
    expect(await app.strategy.changeNode(coordinator, { nodeId, version: 1, fields, reason: 'Umbau' })).toMatchObject({
      ok: true,
    });
  });
});
