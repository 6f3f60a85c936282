import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import pg from 'pg';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { contentHash } from '#kernel/document.ts';
import { defaultSections } from '../../contract.ts';
import { smallStrategy } from './small-strategy.fixture.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let coordinator: Ctx;
let strategyId: string;
let measureId: string;

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator', name: 'Erika Geheimname' }));
  test.setNow('2026-01-10T10:00:00Z');
  const made = await test.app.strategy.createStrategy(coordinator, smallStrategy);
  strategyId = must(made).id;
  must(await test.app.strategy.adoptStrategy(coordinator, { strategyId, adoptedOn: '2026-01-10' }));
  const tree = must(await test.app.strategy.readOfficeStrategy(coordinator, { key: 'strategie' }));
  measureId = tree.nodes[0]!.children[0]!.children[0]!.id;
  test.setNow('2026-05-02T10:00:00Z');
  must(
    await test.app.strategy.writeStatus(coordinator, {
      nodeId: measureId,
      date: '2026-05-01',
      state: 'delayed',
      text: 'Die Abfrage dauert länger.',
      reason: 'Zwei Kitas fehlen.',
    }),
  );
});
afterAll(() => test.close());
beforeEach(() => test.setNow('2026-11-25T11:00:00Z'));

const draft = async (title = 'Sachbericht 2026') =>
  must(await test.app.reporting.createReport(coordinator, { strategyId, title, from: '2026-01-01', to: '2026-10-31' }));
const frozen = async (title = 'Sachbericht 2026') => {
  const { id } = await draft(title);
  return { id, ...must(await test.app.reporting.freezeReport(coordinator, { reportId: id, version: 1 })) };
};
const said = (document: unknown): string => JSON.stringify(document);

describe('a draft', () => {
  it('is made with the usual sections and tells the period, naming offices and no person', async () => {
    const { id } = await draft();
    const report = must(await test.app.reporting.readReport(coordinator, { reportId: id }));
    expect(report).toMatchObject({
      state: 'draft',
      version: 1,
      contentHash: null,
      period: { from: '2026-01-01', to: '2026-10-31' },
    });
    expect(report.sections.find((section) => section.kind === 'goals')).toMatchObject({
      title: 'Handlungsfelder und Ziele',
      contents: '1 Handlungsfeld, 1 Ziel, 1 Meldung',
      included: true,
    });
    const { document } = must(await test.app.reporting.previewReport(coordinator, { reportId: id }));
    expect(document.meta).toMatchObject({ status: 'draft', contentHash: '', county: 'Landkreis Nordkreis', accent: '#7a1f5c' });
    expect(said(document)).toContain('Zwei Kitas fehlen.');
    expect(said(document)).toContain('Fachbereich Kinder, Jugend, Familie');
    expect(said(document)).not.toContain('Erika');
  });

  it('gets an address of its own each time', async () => {
    const keys = [await draft('Doppelt'), await draft('Doppelt')].map(({ key }) => key);
    expect(keys).toEqual(['doppelt', 'doppelt-2']);
  });

  it('knows nothing of what came after its period', async () => {
    const { id } = must(
      await test.app.reporting.createReport(coordinator, { strategyId, title: 'Frühjahr', from: '2026-01-01', to: '2026-04-30' }),
    );
    const { document } = must(await test.app.reporting.previewReport(coordinator, { reportId: id }));
    expect(said(document)).not.toContain('Zwei Kitas fehlen.');
    expect(said(document)).toContain('Es ging keine Meldung ein.');
  });

  it('is made anew from what is on record, with the sections as saved', async () => {
    const { id } = await draft();
    const sections = defaultSections().map((section) => ({
      ...section,
      included: section.kind === 'foreword',
      introduction: section.kind === 'foreword' ? 'Ein Vorwort.' : '',
    }));
    expect(must(await test.app.reporting.saveSections(coordinator, { reportId: id, version: 1, sections }))).toEqual({
      version: 2,
    });
    const { document } = must(await test.app.reporting.previewReport(coordinator, { reportId: id }));
    expect(document.blocks).toEqual([
      expect.objectContaining({ kind: 'heading', text: 'Vorwort' }),
      { kind: 'paragraph', runs: [{ text: 'Ein Vorwort.' }] },
    ]);
  });

  it('refuses bad input without writing', async () => {
    const { id } = await draft();
    const { reporting } = test.app;
    const before = must(await reporting.listReports(coordinator, {})).length;
    const bad = { strategyId, title: 'Sachbericht', from: '2026-10-31', to: '2026-01-01' };
    expect(await reporting.createReport(coordinator, bad)).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', code: 'period-reversed', fields: [{ path: 'to' }] },
    });
    expect(await reporting.createReport(coordinator, { ...bad, from: '31.12.2026' })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid' },
    });
    expect(await reporting.createReport(coordinator, { ...bad, title: ' ', to: '2026-12-01' })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'title' }] },
    });
    expect(
      await reporting.createReport(coordinator, { ...bad, strategyId: crypto.randomUUID(), to: '2026-12-01' }),
    ).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    const twice = [...defaultSections().slice(1), defaultSections()[1]!];
    expect(await reporting.saveSections(coordinator, { reportId: id, version: 1, sections: twice })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid' },
    });
    const long = defaultSections().map((section) => ({ ...section, introduction: 'x'.repeat(2001) }));
    expect(await reporting.saveSections(coordinator, { reportId: id, version: 1, sections: long })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid' },
    });
    expect(must(await reporting.listReports(coordinator, {}))).toHaveLength(before);
  });

  it('tells who saves over the work of another', async () => {
    const { id } = await draft();
    must(await test.app.reporting.saveSections(coordinator, { reportId: id, version: 1, sections: defaultSections() }));
    const late = await test.app.reporting.saveSections(coordinator, { reportId: id, version: 1, sections: defaultSections() });
    expect(late).toMatchObject({ ok: false, problem: { kind: 'conflict', code: 'changed-meanwhile' } });
  });

  it('can be deleted, and its links with it', async () => {
    const { id } = await draft();
    const { token } = must(await test.app.reporting.shareDraft(coordinator, { reportId: id, label: 'Ausschuss', days: 5 }));
    must(await test.app.reporting.deleteDraft(coordinator, { reportId: id }));
    expect(await test.app.reporting.readReport(coordinator, { reportId: id })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
    expect(await test.app.reporting.readSharedDraft(ctxOf(test, county, anonymous), { token })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });
});

describe('who may', () => {
  it('readers of the county read drafts and change nothing', async () => {
    const { id } = await draft();
    for (const role of ['committee-reader', 'auditor'] as const) {
      const reader = ctxOf(test, county, person({ county, role }));
      expect(await test.app.reporting.previewReport(reader, { reportId: id })).toMatchObject({ ok: true });
      expect(await test.app.reporting.freezeReport(reader, { reportId: id, version: 1 })).toMatchObject({
        ok: false,
        problem: { kind: 'forbidden' },
      });
      expect(await test.app.reporting.shareDraft(reader, { reportId: id, label: 'x', days: 1 })).toMatchObject({
        ok: false,
        problem: { kind: 'forbidden' },
      });
    }
    const unit = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: crypto.randomUUID() }));
    expect(await test.app.reporting.readReport(unit, { reportId: id })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.reporting.renderReportPdf(ctxOf(test, county, anonymous), { reportId: id })).toMatchObject({
      ok: false,
      problem: { kind: 'unauthenticated' },
    });
  });

  it('another county finds nothing', async () => {
    const { id, key } = await frozen();
    const neighbour = ctxOf(test, other, person({ county: other, role: 'coordinator' }));
    const { reporting } = test.app;
    expect(await reporting.readReport(neighbour, { reportId: id })).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await reporting.deleteDraft(neighbour, { reportId: id })).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(
      await reporting.createReport(neighbour, { strategyId, title: 'x', from: '2026-01-01', to: '2026-02-01' }),
    ).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await reporting.readPublicReport(ctxOf(test, other, anonymous), { key })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
    expect(must(await reporting.listPublicReports(ctxOf(test, other, anonymous), {}))).toEqual([]);
  });
});

describe('a frozen report', () => {
  it('is public, carries the hash of its content, and keeps it whatever happens to the strategy', async () => {
    const { id, key, contentHash: hash, address } = await frozen('Eingefroren');
    const visitor = ctxOf(test, county, anonymous);
    const first = must(await test.app.reporting.readPublicReport(visitor, { key }));
    expect(first.report).toMatchObject({ title: 'Eingefroren', contentHash: hash, address });
    expect(address).toMatch(/\/nordkreis\/de\/berichte\/eingefroren$/);
    expect(first.document.meta).toMatchObject({ status: 'frozen', contentHash: hash, permanentAddress: address });
    expect(await contentHash({ document: first.document })).toBe(hash);

    test.setNow('2026-11-25T12:00:00Z');
    must(
      await test.app.strategy.writeStatus(coordinator, {
        nodeId: measureId,
        date: '2026-10-01',
        state: 'done',
        text: 'Nachgetragen.',
      }),
    );
    const node = must(await test.app.strategy.readOfficeNode(coordinator, { nodeId: measureId }));
    must(
      await test.app.strategy.changeNode(coordinator, {
        nodeId: measureId,
        version: node.node.version,
        fields: { title: 'Ganz anders' },
        reason: null,
      }),
    );
    const again = must(await test.app.reporting.readPublicReport(visitor, { key }));
    expect(again).toEqual(first);
    expect(must(await test.app.reporting.previewReport(coordinator, { reportId: id })).document).toEqual(first.document);
    const fresh = must(await test.app.reporting.previewReport(coordinator, { reportId: (await draft('Danach')).id }));
    expect(said(fresh.document)).toContain('Nachgetragen.');
    // The change was made after the period: the plan of the report is the one of its last day.
    expect(said(fresh.document)).not.toContain('Ganz anders');
  });

  it('takes no changes, no second freezing, no link and no deletion', async () => {
    const { id } = await frozen();
    const { reporting } = test.app;
    const refused = { ok: false, problem: { kind: 'conflict', code: 'already-frozen' } };
    expect(await reporting.saveSections(coordinator, { reportId: id, version: 2, sections: defaultSections() })).toMatchObject(
      refused,
    );
    expect(await reporting.freezeReport(coordinator, { reportId: id, version: 2 })).toMatchObject(refused);
    expect(await reporting.shareDraft(coordinator, { reportId: id, label: 'x', days: 1 })).toMatchObject(refused);
    expect(await reporting.deleteDraft(coordinator, { reportId: id })).toMatchObject(refused);
  });

  it('cannot be touched by the application’s own role', async () => {
    const { id } = await frozen();
    const client = new pg.Client({ connectionString: test.appUrl });
    await client.connect();
    try {
      for (const statement of [
        'update report_edition set content_hash = $1 where report_id = $2',
        'delete from report_edition where content_hash <> $1 and report_id = $2',
      ]) {
        await client.query('begin');
        await client.query(`select set_config('app.county', $1, true)`, [county.id]);
        await expect(client.query(statement, ['x', id])).rejects.toThrow('permission denied');
        await client.query('rollback');
      }
    } finally {
      await client.end();
    }
  });

  it('is not made before its period is over, without a section, or over unseen changes', async () => {
    const { reporting } = test.app;
    const running = must(
      await reporting.createReport(coordinator, { strategyId, title: 'Läuft noch', from: '2026-01-01', to: '2026-12-31' }),
    );
    expect(await reporting.freezeReport(coordinator, { reportId: running.id, version: 1 })).toMatchObject({
      ok: false,
      problem: { code: 'period-not-over' },
    });
    const { id } = await draft();
    must(
      await reporting.saveSections(coordinator, {
        reportId: id,
        version: 1,
        sections: defaultSections().map((section) => ({ ...section, included: false })),
      }),
    );
    expect(await reporting.freezeReport(coordinator, { reportId: id, version: 1 })).toMatchObject({
      ok: false,
      problem: { code: 'changed-meanwhile' },
    });
    expect(await reporting.freezeReport(coordinator, { reportId: id, version: 2 })).toMatchObject({
      ok: false,
      problem: { code: 'nothing-chosen' },
    });
  });

  it('is alone on the public list; a draft is as if it were not there', async () => {
    const hidden = await draft('Nur Entwurf');
    const { key } = await frozen('Sichtbar');
    const visitor = ctxOf(test, county, anonymous);
    const keys = must(await test.app.reporting.listPublicReports(visitor, {})).map((report) => report.key);
    expect(keys).toContain(key);
    expect(keys).not.toContain(hidden.key);
    const found = must(await test.app.readPublicDocuments(visitor, { language: 'de' })).filter(({ kind }) => kind === 'report');
    expect(found.map(({ title }) => title)).toContain('Sichtbar');
    expect(found.map(({ title }) => title)).not.toContain('Nur Entwurf');
    expect(await test.app.reporting.readPublicReport(visitor, { key: hidden.key })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });
});

describe('a link to a draft', () => {
  const share = async (days: number) => {
    const { id } = await draft();
    const { token } = must(await test.app.reporting.shareDraft(coordinator, { reportId: id, label: 'Ausschuss', days }));
    return { id, token };
  };
  const open = (token: string, where = county) => test.app.reporting.readSharedDraft(ctxOf(test, where, anonymous), { token });

  it('shows the draft to whoever holds it, as often as it is opened, until its deadline', async () => {
    const { token, id } = await share(14);
    const before = must(await test.app.reporting.readReport(coordinator, { reportId: id }));
    for (let count = 0; count < 3; count += 1)
      expect(await open(token)).toMatchObject({ ok: true, value: { document: { meta: { status: 'draft' } } } });
    expect(must(await test.app.reporting.readReport(coordinator, { reportId: id }))).toEqual(before);
    test.setNow('2026-12-09T10:59:59Z');
    expect(await open(token)).toMatchObject({ ok: true });
    test.setNow('2026-12-09T11:00:00Z');
    expect(await open(token)).toMatchObject({ ok: false, problem: { code: 'link-expired' } });
    expect(must(await test.app.reporting.readReport(coordinator, { reportId: id })).shares).toMatchObject([
      { state: 'expired', label: 'Ausschuss' },
    ]);
  });

  it('keeps no secret: only its hash lies in the database', async () => {
    const { token } = await share(1);
    const client = new pg.Client({ connectionString: test.ownerUrl });
    await client.connect();
    const rows = await client.query<{ row: string }>('select row_to_json(task_link)::text as row from task_link');
    await client.end();
    expect(rows.rows.length).toBeGreaterThan(0);
    for (const { row } of rows.rows) expect(row).not.toContain(token);
  });

  it('ends when it is taken back, when the report is frozen, and never was in another county', async () => {
    const revoked = await share(14);
    must(
      await test.app.reporting.revokeShare(coordinator, {
        reportId: revoked.id,
        shareId: must(await test.app.reporting.readReport(coordinator, { reportId: revoked.id })).shares[0]!.id,
      }),
    );
    expect(await open(revoked.token)).toMatchObject({ ok: false, problem: { code: 'link-expired' } });

    const over = await share(14);
    expect(await open(over.token, other)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    must(await test.app.reporting.freezeReport(coordinator, { reportId: over.id, version: 1 }));
    expect(await open(over.token)).toMatchObject({ ok: false, problem: { code: 'link-expired' } });
  });

  it('cannot be guessed or bent', async () => {
    const { token } = await share(14);
    for (const forged of [`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, token.toUpperCase(), 'a'.repeat(43)]) {
      expect(await open(forged)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    }
    expect(await open('')).toMatchObject({ ok: false, problem: { kind: 'invalid' } });
  });

  it.each([0, 61, 1.5, 'viele'])('is not given for %s days', async (days) => {
    const { id } = await draft();
    expect(await test.app.reporting.shareDraft(coordinator, { reportId: id, label: 'Ausschuss', days })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: 'days' }] },
    });
  });
});
