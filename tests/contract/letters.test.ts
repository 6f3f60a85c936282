import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../database/must.ts';
import { silentLog } from '../database/silent-log.ts';
import { openCounty, systemCtx } from '../database/test-app.ts';
import { startSite, type RunningSite } from './running-site.ts';

let site: RunningSite;
let county: CountyRef;
let cookie: string;
const said: string[] = [];
beforeAll(async () => {
  for (const level of ['debug', 'info', 'warn', 'error'] as const)
    vi.spyOn(silentLog, level).mockImplementation((fields, message) => void said.push(JSON.stringify([fields, message])));
  site = await startSite();
  county = await openCounty(site.test);
  const { auth, tenancy } = site.test.app;
  const { email, name } = auth.demoAccounts[0]!;
  const account = must(await auth.accounts.create({ name, email }));
  must(await tenancy.grantRole(systemCtx(site.test, county), { accountId: account.id, role: 'coordinator' }));
  const entered = must(await auth.sessions.startDemo({ headers: new Headers({ host: new URL(site.url).host }), email }));
  cookie = entered.cookies.map((entry) => `${entry.name}=${encodeURIComponent(entry.value)}`).join('; ');
});
afterAll(async () => {
  vi.restoreAllMocks();
  await site.close();
});

const address = '/verwaltung/nordkreis/ankommen/briefe';
const secret = 'Zwergfalkenweg';
function hand(fields: { text?: string; file?: Blob; name?: string }) {
  const form = new FormData();
  form.append('text', fields.text ?? '');
  if (fields.file) form.append('datei', fields.file, fields.name ?? `${secret}.txt`);
  return fetch(`${site.url}${address}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, accept: 'text/html' },
    body: form,
  });
}

/** Every row of every table, and every file below the installation's home, as text. */
async function everythingKept(): Promise<string> {
  const kept: string[] = [];
  const owner = new pg.Client({ connectionString: site.test.ownerUrl });
  await owner.connect();
  try {
    const { rows: tables } = await owner.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables) {
      const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t`);
      kept.push(...rows.map(({ row }) => row));
    }
  } finally {
    await owner.end();
  }
  for (const entry of await readdir(site.test.home, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) kept.push(entry.name, await readFile(join(entry.parentPath, entry.name), 'latin1'));
  return kept.join('\n');
}

describe('a letter that is checked', () => {
  it('is answered with its hints and then forgotten: no row, no file, no log, no cache', async () => {
    const letter = `Ihre Wohnung im ${secret} wird unverzüglich geprüft.`;
    for (const given of [{ text: letter }, { file: new Blob([letter]) }]) {
      const answer = await hand(given);
      const page = await answer.text();
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(page).toContain('sofort');
      expect(page).toContain(secret);
    }
    const live = await fetch(`${site.url}/verwaltung/nordkreis/ankommen/lesbarkeit`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'text/plain' },
      body: letter,
    });
    expect(live.headers.get('cache-control')).toBe('no-store');
    expect(await live.text()).toContain('sofort');
    const kept = await everythingKept();
    expect(kept).toContain('Nordkreis');
    expect(kept).not.toContain(secret);
    expect(said.join('\n')).not.toContain(secret);
    // Asked for again, the page is empty.
    expect(await (await fetch(`${site.url}${address}`, { headers: { cookie } })).text()).not.toContain(secret);
  });

  it('is refused in words when it is too large or no document, with the text kept', async () => {
    const large = await hand({ text: 'Mein Text', file: new Blob([new Uint8Array(6 * 1024 * 1024)]) });
    expect(large.status).toBe(422);
    const page = await large.text();
    expect(page).toContain('größer als 5 MB');
    expect(page).toContain('Mein Text');
    const broken = await hand({ file: new Blob(['kein Word']), name: 'brief.docx' });
    expect(broken.status).toBe(422);
    expect(await broken.text()).toContain('ist aber keine solche Datei');
  });
});
