import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#kernel/context.ts';
import { anonymous, ctxOf, person, systemCtx } from '../../../../../tests/database/test-app.ts';
import { readDocumentOfImport } from '../jobs/read-document.ts';
import { example, openDesk, value, type Desk } from './import.fixture.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.test.close());

describe('a document that is given in', () => {
  it('waits, is read by the job, and lies beside its draft', async () => {
    const { coordinator, strategy, receive, runJob, open, count } = desk;
    const id = await receive(example, 'musterland.md');
    expect(value(await strategy.readImport(coordinator, { importId: id }))).toMatchObject({
      state: 'waiting',
      fileName: 'musterland.md',
    });
    expect(await strategy.openReview(coordinator, { importId: id })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'not-read' },
    });
    const queued = await count(`pgboss.job where name = 'strategy.read-document' and data->>'importId' = '${id}'`);
    expect(queued).toBe(1);
    await runJob(id);
    const page = await open(id);
    expect(page).toMatchObject({
      import: { state: 'review' },
      levels: ['Handlungsfeld', 'Ziel', 'Maßnahme'],
      undo: null,
      redo: null,
    });
    expect(page.progress.checked + page.progress.unsure + page.progress.open).toBe(page.progress.total);
    expect(value(await strategy.listImports(coordinator, {})).map((entry) => entry.id)).toContain(id);
  });

  it('has one effect however often the job runs', async () => {
    const { coordinator, strategy, runJob, inReview, open, find } = desk;
    const id = await inReview();
    const before = value(await strategy.readImport(coordinator, { importId: id }));
    const node = await find(id, 'Kursplan veröffentlichen');
    value(
      await strategy.reviewImport(coordinator, {
        importId: id,
        version: before.version,
        action: { do: 'edit', node: node.id, fields: { title: 'Kursplan zeigen' } },
      }),
    );
    await Promise.all([runJob(id), runJob(id)]);
    const after = await open(id);
    expect(after.import).toMatchObject({ state: 'review', version: before.version + 1, readAt: before.readAt });
    expect(await find(id, 'Kursplan zeigen')).toMatchObject({ checked: true });
  });

  it('is read once when two workers take it at the same time', async () => {
    const { receive, runJob, open, count } = desk;
    const id = await receive(example, 'musterland.md');
    await Promise.all([runJob(id), runJob(id)]);
    expect((await open(id)).import.state).toBe('review');
    const audits = await count(`audit_entry where subject_id = '${id}' and summary like '% eingelesen'`);
    expect(audits).toBe(1);
  });

  it('that was given up while it waited is not read any more, and cannot be taken up again', async () => {
    const { coordinator, strategy, receive, runJob } = desk;
    const id = await receive(example, 'musterland.md');
    value(await strategy.discardImport(coordinator, { importId: id }));
    await runJob(id);
    expect(value(await strategy.readImport(coordinator, { importId: id }))).toMatchObject({
      state: 'discarded',
      readAt: null,
    });
    expect(await strategy.restoreImport(coordinator, { importId: id })).toMatchObject({
      ok: false,
      problem: { code: 'not-read' },
    });
  });

  it('that was discarded under review is taken up where it was left', async () => {
    const { coordinator, strategy, inReview, open, find } = desk;
    const id = await inReview();
    const node = await find(id, 'Kursplan veröffentlichen');
    value(
      await strategy.reviewImport(coordinator, {
        importId: id,
        version: (await open(id)).import.version,
        action: { do: 'confirm', ids: [node.id] },
      }),
    );
    value(await strategy.discardImport(coordinator, { importId: id }));
    value(await strategy.restoreImport(coordinator, { importId: id }));
    expect((await open(id)).progress.checked).toBe(1);
  });
});

describe('a bad document', () => {
  it.each([
    ['missing', null, /Datei aus/],
    ['missing', { error: 'missing' as const }, /Datei aus/],
    ['too-large', { error: 'too-large' as const }, /größer als 1 MB/],
    [
      'empty',
      {
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        size: 0,
        name: 'leer.txt',
        mime: 'text/plain',
      },
      /leer/,
    ],
  ] as const)('is refused at once: %s', async (code, upload, message) => {
    const { coordinator, strategy, count } = desk;
    const before = await count('strategy_import');
    const refused = await strategy.receiveDocument(coordinator, { upload, limit: 1024 * 1024 });
    expect(refused).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', code, message: expect.stringMatching(message), fields: [{ path: 'datei' }] },
    });
    expect(await count('strategy_import')).toEqual(before);
  });

  it.each([
    ['no Word document', 'plan.docx', Buffer.from('nur Text, kein Word'), /keine solche Datei/],
    [
      'an old office format',
      'plan.doc',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      /altes Office-Format/,
    ],
    [
      'an encrypted office file',
      'plan.docx',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      /Passwort/,
    ],
    ['a picture', 'plan.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /nicht gelesen/],
    ['only blanks', 'plan.txt', Buffer.from(' \n\n \t\n'), /keinen Text/],
    ['a table with other columns', 'plan.csv', Buffer.from('Datum;Betrag\n1.1.2026;5\n2.1.2026;7\n'), /Spalte/],
  ])('is told in words after reading: %s', async (_what, name, bytes, message) => {
    const { coordinator, strategy, receive, runJob } = desk;
    const id = await receive(bytes, name);
    await runJob(id);
    expect(value(await strategy.readImport(coordinator, { importId: id }))).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(message),
    });
    expect(await strategy.openReview(coordinator, { importId: id })).toMatchObject({
      ok: false,
      problem: { code: 'not-read' },
    });
    expect(await strategy.prepareTakeOver(coordinator, { importId: id })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });

  it('is told when no reader foresaw it, and the job does not try eight times', async () => {
    const { test, county, coordinator, strategy, receive } = desk;
    const id = await receive(example, 'musterland.md');
    const broken = {
      ...systemCtx(test, county),
      documents: {
        ...test.app.context({ county, actor: systemCtx(test, county).actor }).documents,
        read: () => Promise.reject(new Error('unforeseen')),
      },
    };
    await readDocumentOfImport(broken, { importId: id, countyId: county.id });
    expect(value(await strategy.readImport(coordinator, { importId: id }))).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/Speichern Sie die Datei neu/),
    });
  });

  it('reads a table in Windows-1252 with its umlauts', async () => {
    const { receive, runJob, open } = desk;
    const table =
      'Nr.;Maßnahme;Zuständig;Frist\n1;Bücherei öffnen;Jugend;kurzfristig\n2;Fahrräder verleihen;Jugend;mittelfristig\n';
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
    const { test, county, other, strategy, inReview, open } = desk;
    const id = await inReview();
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
        expect(await call(ctxOf(test, county, person({ county, role })))).toMatchObject({
          ok: false,
          problem: { kind: 'forbidden' },
        });
      }
      if (index >= 2) expect(await call(neighbour)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    }
    expect(value(await strategy.listImports(neighbour, {}))).toEqual([]);
  });
});
