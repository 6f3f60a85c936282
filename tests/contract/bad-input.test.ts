import { readdir, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import type { CountyRef } from '#kernel/context.ts';
import { readDocumentOfImport } from '#modules/strategy/server/jobs/read-document.ts';
import { must } from '../database/must.ts';
import { openCounty, systemCtx } from '../database/test-app.ts';
import { startSite, type RunningSite } from './running-site.ts';

/** What a person or a program may send that is wrong: refused in clear German where it was given, nothing half written. */

let site: RunningSite;
let county: CountyRef;
let cookie: string;
let key: string;
beforeAll(async () => {
  site = await startSite({ environment: { KREISLOTSE_UPLOAD_MIB: '2' } });
  county = await openCounty(site.test);
  const { auth, tenancy } = site.test.app;
  const ctx = systemCtx(site.test, county);
  const { email, name } = auth.demoAccounts[0]!;
  const account = must(await auth.accounts.create({ name, email }));
  must(await tenancy.grantRole(ctx, { accountId: account.id, role: 'coordinator' }));
  const entered = must(await auth.sessions.startDemo({ headers: new Headers({ host: new URL(site.url).host }), email }));
  cookie = entered.cookies.map((entry) => `${entry.name}=${encodeURIComponent(entry.value)}`).join('; ');
  key = must(await tenancy.createApiKey(ctx, { name: 'Fachverfahren', scopes: ['strategies:write'] })).key;
});
afterAll(() => site.close());

const upload = '/verwaltung/nordkreis/importe/hochladen';

/** Everything that a document could leave behind: rows, and files under their hash or half written. */
async function traces(): Promise<{ rows: number; files: string[] }> {
  const client = new pg.Client({ connectionString: site.test.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    `select ((select count(*) from strategy) + (select count(*) from strategy_node) + (select count(*) from strategy_text)
       + (select count(*) from status_note) + (select count(*) from strategy_import) + (select count(*) from stored_file)
       + (select count(*) from unit))::int as count`,
  );
  await client.end();
  const found = await readdir(join(site.test.home, 'files'), { recursive: true, withFileTypes: true }).catch(() => []);
  return {
    rows: rows[0]!.count,
    files: found
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort(),
  };
}

/** Sends a form as a browser does, its file made while it is sent. */
function send(input: { name: string; bytes: Iterable<Buffer>; length: number | null }): Promise<{
  status: number;
  text: string;
  location: string | null;
}> {
  const boundary = '----kreislotse';
  const head = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="datei"; filename="${input.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return new Promise((resolve, reject) => {
    const call = request(
      `${site.url}${upload}`,
      {
        method: 'POST',
        headers: {
          cookie,
          accept: 'text/html',
          'content-type': `multipart/form-data; boundary=${boundary}`,
          ...(input.length === null ? {} : { 'content-length': String(head.length + input.length + tail.length) }),
        },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode!, text, location: answer.headers.location ?? null }));
      },
    );
    call.on('error', reject);
    Readable.from(
      (function* () {
        yield head;
        yield* input.bytes;
        yield tail;
      })(),
      { objectMode: false },
    ).pipe(call);
  });
}

const mebibyte = 1024 * 1024;
function* large(mebibytes: number): Generator<Buffer> {
  const chunk = Buffer.alloc(mebibyte, 'x');
  for (let count = 0; count < mebibytes; count += 1) yield chunk;
}
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('a file that is too large', () => {
  it.each([
    ['says so beforehand', 200 * mebibyte],
    ['does not say how large it is', null],
  ])('of 200 MB that %s is refused while it comes in and leaves nothing', async (_name, length) => {
    const before = await traces();
    const held = process.memoryUsage().arrayBuffers;
    let largest = 0;
    const watched = function* (): Generator<Buffer> {
      for (const chunk of large(200)) {
        largest = Math.max(largest, process.memoryUsage().arrayBuffers - held);
        yield chunk;
      }
    };
    const answer = await send({ name: 'riesig.docx', bytes: watched(), length });
    expect(answer.status).toBe(422);
    expect(words(answer.text)).toContain('Die Datei ist größer als 2 MB.');
    expect(answer.text).toMatch(/id="datei"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="datei"/);
    expect(await traces()).toEqual(before);
    // Both ends run in this process; neither may hold what is sent.
    expect(largest).toBeLessThan(150 * mebibyte);
  });

  it('does not take an equal beginning of another file with it', async () => {
    const first = Buffer.alloc(2 * mebibyte, 'y');
    const kept = await send({ name: 'ganz.txt', bytes: [first], length: first.length });
    expect(kept.status).toBe(303);
    const before = await traces();
    await send({ name: 'laenger.txt', bytes: [first, Buffer.from('y')], length: null });
    expect(await traces()).toEqual(before);
    expect((await stat(site.test.app.files.path(before.files.at(-1)!))).size).toBeGreaterThan(0);
  });
});

/** A zip of one entry. */
function zip(name: string, data: Buffer): Buffer {
  const packed = deflateRawSync(data);
  const file = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(data.length, 22);
  local.writeUInt16LE(file.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(data.length, 24);
  entry.writeUInt16LE(file.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + file.length, 12);
  end.writeUInt32LE(local.length + file.length + packed.length, 16);
  return Buffer.concat([local, file, packed, entry, file, end]);
}

/** A PDF of one page without text, as a scanner makes it. */
function pdf(trailer = ''): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${body}xref\n0 4\n0000000000 65535 f \n${table}trailer\n<< /Size 4 /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}
const locked = `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`;

async function read(name: string, bytes: Buffer): Promise<string> {
  const answer = await send({ name, bytes: [bytes], length: bytes.length });
  expect(answer.status).toBe(303);
  const importId = answer.location!.split('/').at(-1)!;
  await readDocumentOfImport(systemCtx(site.test, county), { countyId: county.id, importId });
  const page = await fetch(`${site.url}${answer.location}`, { headers: { cookie, accept: 'text/html' } });
  expect(page.status).toBe(200);
  return words(await page.text());
}

describe('a document that cannot be read', () => {
  it('is refused at once where it is empty, or where none was chosen', async () => {
    const before = await traces();
    const empty = await send({ name: 'leer.txt', bytes: [], length: 0 });
    expect(empty.status).toBe(422);
    expect(words(empty.text)).toContain('Die Datei „leer.txt“ ist leer.');
    const none = await send({ name: '', bytes: [], length: 0 });
    expect(none.status).toBe(422);
    expect(words(none.text)).toContain('Bitte wählen Sie erst eine Datei aus.');
    expect((await traces()).rows).toBe(before.rows);
  });

  it.each([
    ['a zip bomb', 'bombe.docx', zip('word/document.xml', Buffer.alloc(64 * mebibyte)), /übergroßen Menge/],
    ['a scan', 'scan.pdf', pdf(), /Texterkennung/],
    ['an encrypted PDF', 'geheim.pdf', pdf(locked), /Passwort/],
    ['a .docx that is none', 'plan.docx', Buffer.from('kein Word'), /ist aber keine solche Datei/],
    ['a table with other columns', 'plan.csv', Buffer.from('Datum;Betrag\n1.1.2026;5\n2.1.2026;7\n'), /Spalte/],
  ])('says why, and no strategy comes of it: %s', async (_name, file, bytes, message) => {
    const before = await traces();
    const page = await read(file, bytes);
    expect(page).toContain('Das Dokument konnte nicht gelesen werden');
    expect(page).toMatch(message);
    // The file and its line in the list, and nothing else.
    expect((await traces()).rows).toBe(before.rows + 2);
  });

  it('is none where a table comes in Windows-1252: it is read with its umlauts', async () => {
    const table = 'Nr.;Maßnahme;Zuständig\n1;Bücherei öffnen;Jugend\n2;Fahrräder verleihen;Jugend\n';
    const page = await read('massnahmen.csv', Buffer.from(table, 'latin1'));
    expect(page).toContain('Bücherei öffnen');
    expect(page).toContain('Fahrräder verleihen');
  });
});

describe('a strategy from a program', () => {
  const node = (more: object) => ({ level: 0, title: 'Kurse', ...more });
  const status = (date: string) => [{ date, state: 'running', text: 'Läuft.' }];
  it.each([
    ['double numbers', [node({ number: '1' }), node({ number: '1', title: 'B' })], 'double-number', 'nodes'],
    [
      'a status before the measure began',
      [node({ period: { from: '2026-06-01', to: null }, status: status('2026-01-01') })],
      'status-before-begin',
      'nodes.0.status.0.date',
    ],
    ['an unknown unit', [node({ lead: 'Amt für Unbekanntes' })], 'unknown-unit', 'nodes.0.lead'],
    [
      'an entry that lies below none of a higher level',
      [node({ level: 1, children: [node({ level: 0 })] })],
      'level-not-below',
      'nodes.0.children.0.level',
    ],
  ])('is refused with the place named, and nothing is written: %s', async (_name, nodes, code, path) => {
    const before = await traces();
    const answer = await fetch(`${site.url}/api/v1/counties/nordkreis/strategies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ key: 'schlecht', title: 'Plan', levels: ['Ziel', 'Maßnahme'], nodes }),
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ code, errors: [{ path, message: expect.stringMatching(/[a-zäöüß]{4}/) }] });
    expect(await traces()).toEqual(before);
  });
});

describe('a form of the office', () => {
  it('does not hang an entry below itself: the fault stands at the place, and nothing moves', async () => {
    const ctx = systemCtx(site.test, county);
    const { strategy } = site.test.app;
    must(
      await strategy.createStrategy(ctx, {
        key: 'kreis',
        title: 'Plan',
        levels: ['Feld', 'Ziel', 'Maßnahme'],
        nodes: [{ level: 0, title: 'Sprache', children: [{ level: 1, title: 'Kurse' }] }],
      }),
    );
    const [field] = must(await strategy.readOfficeStrategy(ctx, { key: 'kreis' })).nodes;
    const before = await traces();
    const answer = await fetch(`${site.url}/verwaltung/nordkreis/massnahmen/${field!.id}/verschieben`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, accept: 'text/html' },
      body: new URLSearchParams({ version: '1', parentId: field!.children[0]!.id, position: '0' }),
    });
    expect(answer.status).toBe(422);
    expect(words(await answer.text())).toContain('Ein Eintrag kann nicht unter sich selbst hängen.');
    expect(await traces()).toEqual(before);
    expect(must(await strategy.readOfficeStrategy(ctx, { key: 'kreis' })).nodes).toHaveLength(1);
  });
});
