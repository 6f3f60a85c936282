import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';
import { readDocumentOfImport } from '../jobs/read-document.ts';

const example = readFileSync(new URL('../../../../../tests/fixtures/musterland.md', import.meta.url));

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let coordinator: Ctx;
beforeAll(async () => {
  test = await createTestApp({ environment: { KREISLOTSE_UPLOAD_MIB: '1' } });
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
});
afterAll(() => test.close());

type Value<T> = T extends { ok: true; value: infer V } ? V : never;
function value<T extends { ok: boolean }>(result: T): Value<T> {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return (result as unknown as { value: Value<T> }).value;
}

async function receive(bytes: Uint8Array, name: string, ctx = coordinator): Promise<string> {
  const stored = await test.app.files.put(bytes);
  const received = await test.app.strategy.receiveDocument(ctx, { upload: { ...stored, name, mime: 'text/plain' }, limit: 1024 * 1024 });
  return value(received).id;
}

const runJob = (importId: string, on = county): Promise<void> => readDocumentOfImport(systemCtx(test, on), { importId, countyId: on.id });

async function inReview(): Promise<string> {
  const id = await receive(example, 'musterland.md');
  await runJob(id);
  return id;
}

const open = async (importId: string, place: string | null = null) => value(await test.app.strategy.openReview(coordinator, { importId, place }));
const find = async (importId: string, title: string) => {
  const page = await open(importId);
  for (const window of page.windows) {
    const shown = value(await test.app.strategy.openReview(coordinator, { importId, window: window.id }));
    const node = shown.nodes.find((entry) => entry.title === title);
    if (node) return node;
  }
  throw new Error(`no node „${title}“`);
};
const asOwner = async (sql: string): Promise<{ count: number }> => {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: test.ownerUrl });
  await client.connect();
  try {
    return (await client.query<{ count: number }>(sql)).rows[0]!;
  } finally {
    await client.end();
  }
};

describe('a document that is given in', () => {
  it('waits, is read by the job, and lies beside its draft', async () => {
    const id = await receive(example, 'musterland.md');
    expect(value(await test.app.strategy.readImport(coordinator, { importId: id }))).toMatchObject({ state: 'waiting', fileName: 'musterland.md' });
    expect(await test.app.strategy.openReview(coordinator, { importId: id })).toMatchObject({ ok: false, problem: { kind: 'conflict', code: 'not-read' } });
    const queued = await asOwner(`select count(*)::int as count from pgboss.job where name = 'strategy.read-document' and data->>'importId' = '${id}'`);
    expect(queued.count).toBe(1);
    await runJob(id);
    const page = await open(id);
    expect(page).toMatchObject({ import: { state: 'review' }, levels: ['Handlungsfeld', 'Ziel', 'Maßnahme'], undo: null, redo: null });
    expect(page.progress.checked + page.progress.unsure + page.progress.open).toBe(page.progress.total);
    expect(value(await test.app.strategy.listImports(coordinator, {})).map((entry) => entry.id)).toContain(id);
  });

  it('has one effect however often the job runs', async () => {
    const id = await inReview();
    const before = value(await test.app.strategy.readImport(coordinator, { importId: id }));
    const node = await find(id, 'Kursplan veröffentlichen');
    value(await test.app.strategy.reviewImport(coordinator, { importId: id, version: before.version, action: { do: 'edit', node: node.id, fields: { title: 'Kursplan zeigen' } } }));
    await Promise.all([runJob(id), runJob(id)]);
    const after = await open(id);
    expect(after.import).toMatchObject({ state: 'review', version: before.version + 1, readAt: before.readAt });
    expect(await find(id, 'Kursplan zeigen')).toMatchObject({ checked: true });
  });

  it('is read once when two workers take it at the same time', async () => {
    const id = await receive(example, 'musterland.md');
    await Promise.all([runJob(id), runJob(id)]);
    expect((await open(id)).import.state).toBe('review');
    const audits = await asOwner(`select count(*)::int as count from audit_entry where subject_id = '${id}' and summary like '% eingelesen'`);
    expect(audits.count).toBe(1);
  });

  it('that was given up while it waited is not read any more, and cannot be taken up again', async () => {
    const id = await receive(example, 'musterland.md');
    value(await test.app.strategy.discardImport(coordinator, { importId: id }));
    await runJob(id);
    expect(value(await test.app.strategy.readImport(coordinator, { importId: id }))).toMatchObject({ state: 'discarded', readAt: null });
    expect(await test.app.strategy.restoreImport(coordinator, { importId: id })).toMatchObject({ ok: false, problem: { code: 'not-read' } });
  });

  it('that was discarded under review is taken up where it was left', async () => {
    const id = await inReview();
    const node = await find(id, 'Kursplan veröffentlichen');
    value(await test.app.strategy.reviewImport(coordinator, { importId: id, version: (await open(id)).import.version, action: { do: 'confirm', ids: [node.id] } }));
    value(await test.app.strategy.discardImport(coordinator, { importId: id }));
    value(await test.app.strategy.restoreImport(coordinator, { importId: id }));
    expect((await open(id)).progress.checked).toBe(1);
  });
});

describe('a bad document', () => {
  it.each([
    ['missing', null, /Datei aus/],
    ['missing', { error: 'missing' as const }, /Datei aus/],
    ['too-large', { error: 'too-large' as const }, /größer als 1 MB/],
    ['empty', { sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', size: 0, name: 'leer.txt', mime: 'text/plain' }, /leer/],
  ] as const)('is refused at once: %s', async (code, upload, message) => {
    const before = await asOwner('select count(*)::int as count from strategy_import');
    const refused = await test.app.strategy.receiveDocument(coordinator, { upload, limit: 1024 * 1024 });
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'invalid', code, message: expect.stringMatching(message), fields: [{ path: 'datei' }] } });
    expect(await asOwner('select count(*)::int as count from strategy_import')).toEqual(before);
  });

  it.each([
    ['no Word document', 'plan.docx', Buffer.from('nur Text, kein Word'), /keine solche Datei/],
    ['an old office format', 'plan.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), /altes Office-Format/],
    ['an encrypted office file', 'plan.docx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]), /Passwort/],
    ['a picture', 'plan.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /nicht gelesen/],
    ['only blanks', 'plan.txt', Buffer.from(' \n\n \t\n'), /keinen Text/],
    ['a table with other columns', 'plan.csv', Buffer.from('Datum;Betrag\n1.1.2026;5\n2.1.2026;7\n'), /Spalte/],
  ])('is told in words after reading: %s', async (_what, name, bytes, message) => {
    const id = await receive(bytes, name);
    await runJob(id);
    expect(value(await test.app.strategy.readImport(coordinator, { importId: id }))).toMatchObject({ state: 'failed', error: expect.stringMatching(message) });
    expect(await test.app.strategy.openReview(coordinator, { importId: id })).toMatchObject({ ok: false, problem: { code: 'not-read' } });
    expect(await test.app.strategy.prepareTakeOver(coordinator, { importId: id })).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  });

  it('is told when no reader foresaw it, and the job does not try eight times', async () => {
    const id = await receive(example, 'musterland.md');
    const broken = { ...systemCtx(test, county), documents: { read: () => Promise.reject(new Error('unforeseen')) } };
    await readDocumentOfImport(broken, { importId: id, countyId: county.id });
    expect(value(await test.app.strategy.readImport(coordinator, { importId: id }))).toMatchObject({ state: 'failed', error: expect.stringMatching(/Speichern Sie die Datei neu/) });
  });

  it('reads a table in Windows-1252 with its umlauts', async () => {
    const table = 'Nr.;Maßnahme;Zuständig;Frist\n1;Bücherei öffnen;Jugend;kurzfristig\n2;Fahrräder verleihen;Jugend;mittelfristig\n';
    const id = await receive(Buffer.from(table, 'latin1'), 'massnahmen.csv');
    await runJob(id);
    const page = await open(id);
    expect(page.nodes.map((node) => [node.number, node.title, node.responsible, node.horizon])).toEqual([
      ['1', 'Bücherei öffnen', ['Jugend'], 'short'],
      ['2', 'Fahrräder verleihen', ['Jugend'], 'medium'],
    ]);
  });
});

describe('who may', () => {
  it('is the coordinator of this county and nobody else', async () => {
    const id = await inReview();
    const { strategy } = test.app;
    const { version } = (await open(id)).import;
    const upload = { sha256: 'a'.repeat(64), size: 3, name: 'x.txt', mime: 'text/plain' };
    const calls = [
      (ctx: Ctx) => strategy.receiveDocument(ctx, { upload, limit: 10 }),
      (ctx: Ctx) => strategy.listImports(ctx, {}),
      (ctx: Ctx) => strategy.readImport(ctx, { importId: id }),
      (ctx: Ctx) => strategy.openReview(ctx, { importId: id }),
      (ctx: Ctx) => strategy.listUnused(ctx, { importId: id }),
      (ctx: Ctx) => strategy.reviewImport(ctx, { importId: id, version, action: { do: 'confirm', ids: ['n1'] } }),
      (ctx: Ctx) => strategy.undoReview(ctx, { importId: id, version }),
      (ctx: Ctx) => strategy.redoReview(ctx, { importId: id, version }),
      (ctx: Ctx) => strategy.prepareTakeOver(ctx, { importId: id }),
      (ctx: Ctx) => strategy.takeOverImport(ctx, { importId: id, version, key: 'x', title: 'X' }),
      (ctx: Ctx) => strategy.discardImport(ctx, { importId: id }),
      (ctx: Ctx) => strategy.restoreImport(ctx, { importId: id }),
    ];
    const neighbour = ctxOf(test, other, person({ county: other, role: 'coordinator' }));
    for (const [index, call] of calls.entries()) {
      expect(await call(ctxOf(test, county, anonymous))).toMatchObject({ ok: false, problem: { kind: 'unauthenticated' } });
      for (const role of ['unit-editor', 'committee-reader', 'auditor'] as const) {
        expect(await call(ctxOf(test, county, person({ county, role })))).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
      }
      if (index >= 2) expect(await call(neighbour)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    }
    expect(value(await strategy.listImports(neighbour, {}))).toEqual([]);
  });
});

describe('reviewing', () => {
  it('keeps every deed, undoes and redoes it', async () => {
    const { strategy } = test.app;
    const id = await inReview();
    const node = await find(id, 'Kursplan veröffentlichen');
    let { version } = (await open(id)).import;
    ({ version } = value(await strategy.reviewImport(coordinator, { importId: id, version, action: { do: 'edit', node: node.id, fields: { title: 'Kursplan zeigen', horizon: 'short' } } })));
    ({ version } = value(await strategy.reviewImport(coordinator, { importId: id, version, action: { do: 'drop', node: node.id, children: 'drop' } })));
    await expect(find(id, 'Kursplan zeigen')).rejects.toThrow();
    expect(await open(id)).toMatchObject({ undo: 'drop', redo: null });
    ({ version } = value(await strategy.undoReview(coordinator, { importId: id, version })));
    expect(await find(id, 'Kursplan zeigen')).toMatchObject({ horizon: 'short', checked: true });
    expect(await open(id)).toMatchObject({ undo: 'edit', redo: 'drop' });
    ({ version } = value(await strategy.undoReview(coordinator, { importId: id, version })));
    expect(await find(id, 'Kursplan veröffentlichen')).toMatchObject({ checked: false });
    expect(await strategy.undoReview(coordinator, { importId: id, version })).toMatchObject({ ok: false, problem: { kind: 'conflict', code: 'nothing-to-undo' } });
    ({ version } = value(await strategy.redoReview(coordinator, { importId: id, version })));
    expect(await find(id, 'Kursplan zeigen')).toBeTruthy();
    // Something new ends what could be redone.
    ({ version } = value(await strategy.reviewImport(coordinator, { importId: id, version, action: { do: 'confirm', ids: [node.id] } })));
    expect(await strategy.redoReview(coordinator, { importId: id, version })).toMatchObject({ ok: false, problem: { code: 'nothing-to-redo' } });
    expect(await asOwner(`select count(*)::int as count from strategy_import where id = '${id}' and draft::text like '%Kursplan zeigen%'`)).toEqual({ count: 0 });
  });

  it('tells the second of two persons that the first was there', async () => {
    const { strategy } = test.app;
    const id = await inReview();
    const { version } = (await open(id)).import;
    const node = await find(id, 'Kursplan veröffentlichen');
    const second = ctxOf(test, county, person({ county, role: 'coordinator', name: 'Zweite Person' }));
    const both = await Promise.all([
      strategy.reviewImport(coordinator, { importId: id, version, action: { do: 'confirm', ids: [node.id] } }),
      strategy.reviewImport(second, { importId: id, version, action: { do: 'drop', node: node.id, children: 'drop' } }),
    ]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(both.find((result) => !result.ok)).toMatchObject({ problem: { kind: 'conflict', code: 'changed-meanwhile', message: expect.stringMatching(/inzwischen geändert/) } });
  });

  it('says what does not fit, and changes nothing', async () => {
    const { strategy } = test.app;
    const id = await inReview();
    const { version } = (await open(id)).import;
    const node = await find(id, 'Kursplan veröffentlichen');
    const goal = await find(id, 'Kurse für alle erreichbar machen');
    expect(await strategy.reviewImport(coordinator, { importId: id, version, action: { do: 'move', node: goal.id, parent: node.id, position: 0 } })).toMatchObject({ ok: false, problem: { kind: 'invalid', code: 'cycle' } });
    expect(await strategy.reviewImport(coordinator, { importId: id, version, action: { do: 'drop', node: 'n99999', children: 'drop' } })).toMatchObject({ ok: false, problem: { kind: 'conflict', code: 'place-gone' } });
    expect(await strategy.reviewImport(coordinator, { importId: id, version, action: { do: 'edit', node: node.id, fields: { period: { from: '2026-05-01', to: '2026-01-01' } } } })).toMatchObject({ ok: false, problem: { kind: 'invalid', code: 'invalid-input' } });
    expect((await open(id)).import.version).toBe(version);
  });
});

describe('taking over', () => {
  const choose = async (id: string, change: Record<string, unknown> = {}) => ({
    importId: id,
    version: (await open(id)).import.version,
    key: 'teilhabeplan',
    title: 'Teilhabeplan',
    statusState: 'running' as const,
    statusDate: '2026-06-30',
    ...change,
  });

  it('asks for the names that belong to no unit, makes the new ones, and adoption can follow', async () => {
    const { strategy } = test.app;
    const id = await inReview();
    const prepared = value(await strategy.prepareTakeOver(coordinator, { importId: id }));
    expect(prepared).toMatchObject({ key: 'teilhabeplan-musterland', faults: [], statuses: { all: 1, undated: 1, unstated: 1 } });
    expect(prepared.names.map((entry) => entry.name)).toEqual(['Volkshochschule Musterland', 'Sprachbüro']);
    const refused = await strategy.takeOverImport(coordinator, await choose(id));
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'invalid', code: 'unknown-unit', fields: [{ path: 'einheit.Volkshochschule Musterland' }, { path: 'einheit.Sprachbüro' }] } });
    expect(await asOwner('select count(*)::int as count from strategy')).toEqual({ count: 0 });

    value(
      await strategy.reviewImport(coordinator, {
        importId: id,
        version: (await open(id)).import.version,
        action: { do: 'units', decisions: [{ name: 'Volkshochschule Musterland', to: 'new', key: 'vhs', unitName: 'Volkshochschule Musterland', kind: 'partner' }, { name: 'Sprachbüro', to: 'unit', key: 'integrationsstelle' }] },
      }),
    );
    const without = await strategy.takeOverImport(coordinator, await choose(id, { statusState: null, statusDate: null }));
    expect(without).toMatchObject({ ok: false, problem: { fields: [{ path: 'statusState', code: 'no-state' }, { path: 'statusDate', code: 'no-date' }] } });
    const badKey = await strategy.takeOverImport(coordinator, await choose(id, { key: 'Große Worte' }));
    expect(badKey).toMatchObject({ ok: false, problem: { kind: 'invalid', fields: [{ path: 'key' }] } });
    expect(await asOwner(`select count(*)::int as count from unit where key = 'vhs'`)).toEqual({ count: 0 });

    const taken = value(await strategy.takeOverImport(coordinator, await choose(id, { period: { from: '2026-01-01', to: '2030-12-31' } })));
    expect(value(await strategy.readImport(coordinator, { importId: id }))).toMatchObject({ state: 'taken-over', strategyKey: 'teilhabeplan' });
    const office = value(await strategy.readOfficeStrategy(coordinator, { key: 'teilhabeplan' }));
    expect(office).toMatchObject({ state: 'draft', levels: ['Handlungsfeld', 'Ziel', 'Maßnahme'], period: { from: '2026-01-01', to: '2030-12-31' }, sourceNote: 'Eingelesen aus „musterland.md“ am 25.11.2026' });
    const measure = office.nodes[0]!.children[0]!.children.find((node) => node.title === 'Kursplan veröffentlichen')!;
    expect(measure).toMatchObject({ kind: 'strategic', lead: { key: 'vhs' }, state: 'running' });
    expect(office.texts.map((text) => text.kind)).toContain('mission');
    expect(await strategy.takeOverImport(coordinator, await choose(id, { version: 99 }))).toMatchObject({ ok: false, problem: { kind: 'conflict', code: 'not-in-review' } });
    expect(await strategy.discardImport(coordinator, { importId: id })).toMatchObject({ ok: false, problem: { kind: 'conflict', code: 'taken-over' } });
    expect((await strategy.adoptStrategy(coordinator, { strategyId: taken.strategyId, adoptedOn: '2026-11-20' })).ok).toBe(true);
  });

  it('shows double numbers and a taken address, and writes nothing', async () => {
    const { strategy } = test.app;
    const id = await inReview();
    const node = await find(id, 'Fahrdienst prüfen');
    value(await strategy.reviewImport(coordinator, { importId: id, version: (await open(id)).import.version, action: { do: 'edit', node: node.id, fields: { number: '1' } } }));
    value(await strategy.reviewImport(coordinator, { importId: id, version: (await open(id)).import.version, action: { do: 'units', decisions: [{ name: 'Volkshochschule Musterland', to: 'none' }, { name: 'Sprachbüro', to: 'none' }] } }));
    const before = await asOwner('select count(*)::int as count from strategy_node');
    const double = await strategy.takeOverImport(coordinator, await choose(id, { key: 'zweiter' }));
    expect(double).toMatchObject({ ok: false, problem: { code: 'double-number', fields: [{ path: `stelle.${node.id}`, message: expect.stringMatching(/steht zweimal/) }] } });
    value(await strategy.undoReview(coordinator, { importId: id, version: (await open(id)).import.version }));
    value(await strategy.undoReview(coordinator, { importId: id, version: (await open(id)).import.version }));
    value(await strategy.reviewImport(coordinator, { importId: id, version: (await open(id)).import.version, action: { do: 'units', decisions: [{ name: 'Volkshochschule Musterland', to: 'none' }, { name: 'Sprachbüro', to: 'new', key: 'sprachbuero', unitName: 'Sprachbüro', kind: 'office' }] } }));
    const taken = await strategy.takeOverImport(coordinator, await choose(id, { key: 'teilhabeplan' }));
    expect(taken).toMatchObject({ ok: false, problem: { kind: 'invalid', code: 'key-taken', fields: [{ path: 'key' }] } });
    expect(await asOwner('select count(*)::int as count from strategy_node')).toEqual(before);
    expect(await asOwner(`select count(*)::int as count from unit where key = 'sprachbuero'`)).toEqual({ count: 0 });
    value(await strategy.takeOverImport(coordinator, await choose(id, { key: 'dritter', statusState: 'skip', statusDate: null })));
    const office = value(await strategy.readOfficeStrategy(coordinator, { key: 'dritter' }));
    const measure = office.nodes[0]!.children[0]!.children.find((entry) => entry.title === 'Kursplan veröffentlichen')!;
    expect(measure).toMatchObject({ lead: null, state: 'not-reported' });
    expect(measure.internalText).toMatch(/Volkshochschule Musterland[\s\S]*Stand im Dokument/);
  });
});
