import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import encodeQR from 'qr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '#adapters/pdf/read.fixture.ts';
import { createStamps } from '#adapters/stamps/sign-stamps.ts';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';
import { checkStamp, shortened, stampTextBytes, writeStamp, type StampKey } from '../../contract-stamps.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let organisationId: string;
let runId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { network, offers } = test.app;
  organisationId = must(await network.addOrganisation(coordinator(), { name: 'Verein Ankommen', kind: 'association' })).id;
  const course = { kind: 'course' as const, topics: ['language' as const], state: 'public' as const, organisationId };
  const offerId = must(await offers.addOffer(coordinator(), { ...course, name: 'Deutsch für alle' })).id;
  const run = { offerId, kind: 'integration' as const, mode: 'online' as const, units: '600', state: 'public' as const };
  runId = must(await test.app.courses.addCourseRun(coordinator(), { ...run, name: 'Deutsch B1', startDate: '2026-03-02' })).id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const provider = () => ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId }));
const stranger = () => ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId: crypto.randomUUID() }));
const given = (fields: object = {}) => ({ runId, units: '480', level: 'B1' as const, day: '2026-11-20', earlier: '', ...fields });
const issue = async (fields: object = {}) => must(await test.app.courses.issueStamp(provider(), given(fields))).stamps;
const keys = async (): Promise<StampKey[]> => must(await test.app.courses.readStampKeys(ctxOf(test, county, anonymous), {}));

describe('a stamp', () => {
  it('is a JWS that another program finds genuine, and holds no person', async () => {
    const [made] = await issue();
    expect(made!.stamp).toEqual({
      pass: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/),
      provider: 'Verein Ankommen',
      course: 'Deutsch B1',
      units: 480,
      unitsOf: 600,
      level: 'B1',
      day: '2026-11-20',
    });
    const [head, content, signature] = made!.code.split('.');
    const { kid } = JSON.parse(Buffer.from(head!, 'base64url').toString()) as { kid: string };
    const key = (await keys()).find((entry) => entry.kid === kid)!;
    const jwk = { kty: 'EC', crv: 'P-256', x: key.x, y: key.y };
    const genuine = verify(
      'sha256',
      Buffer.from(`${head}.${content}`),
      { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature!, 'base64url'),
    );
    expect(genuine).toBe(true);
  });

  it('is added to those that the learner brings, in one passport', async () => {
    const [first] = await issue({ day: '2026-06-01', level: 'A2' });
    const both = await issue({ earlier: `https://kreislotse.example/nordkreis/de/sprachpass#${first!.code}\n` });
    expect(both.map(({ stamp }) => [stamp.day, stamp.level, stamp.pass])).toEqual([
      ['2026-06-01', 'A2', first!.stamp.pass],
      ['2026-11-20', 'B1', first!.stamp.pass],
    ]);
    const [foreign] = await issue();
    const mixed = await test.app.courses.issueStamp(provider(), given({ earlier: `${first!.code} ${foreign!.code}` }));
    expect(mixed).toMatchObject({ ok: false, problem: { fields: [{ path: 'earlier', code: 'other-pass' }] } });
    const changed = await test.app.courses.issueStamp(provider(), given({ earlier: first!.code.replace(/^ey/, 'ez') }));
    expect(changed).toMatchObject({ ok: false, problem: { fields: [{ path: 'earlier', code: 'unreadable' }] } });
  });

  it.each([
    [{ units: '601' }, 'units'],
    [{ units: '' }, 'units'],
    [{ units: '-1' }, 'units'],
    [{ level: 'Z9' }, 'level'],
    [{ day: '2026-11-26' }, 'day'],
    [{ day: '2026-03-01' }, 'day'],
    [{ day: '' }, 'day'],
  ])('is refused with %o', async (fields, path) => {
    const result = await test.app.courses.issueStamp(provider(), given(fields) as never);
    expect(result).toMatchObject({ ok: false, problem: { kind: 'invalid', fields: [{ path }] } });
  });

  it('is made by whoever runs the course alone, in its county, once it has begun', async () => {
    expect(await test.app.courses.issueStamp(stranger(), given())).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    const abroad = ctxOf(test, other, person({ county: other, role: 'coordinator' }));
    expect(await test.app.courses.issueStamp(abroad, given())).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    const start = test.now();
    test.setNow('2026-02-27T11:00:00Z');
    const early = await test.app.courses.issueStamp(provider(), given({ day: '2026-02-27' }));
    test.setNow(start.toISOString());
    expect(early).toMatchObject({ ok: false, problem: { code: 'not-begun' } });
    expect(must(await test.app.courses.readStampKeys(abroad, {}))).toEqual([]);
  });
});

describe('the paper', () => {
  it('bears the name that was typed, the stamps and codes in two languages, and nothing of it is kept', async () => {
    const [made] = await issue();
    const name = 'Amira Musterfrau-Beispiel';
    const { pdf } = must(
      await test.app.courses.renderStampPass(provider(), { codes: [made!.code], name, language: 'uk', accent: '#7a1f5c' }),
    );
    const read = await readPdf({ pdf });
    expect(read).toMatchObject({ language: 'uk', marked: true, title: 'Мовний паспорт' });
    const text = read.pages.join(' ').replaceAll(/\s+/g, ' ');
    for (const word of [name, made!.stamp.pass, 'Deutsch B1', 'Verein Ankommen', 'Досягнутий рівень', 'Erreichtes Niveau: B1'])
      expect(text).toContain(word);
    const blank = must(
      await test.app.courses.renderStampPass(provider(), { codes: [made!.code], name: ' ', language: 'de', accent: '#7a1f5c' }),
    );
    expect((await readPdf({ pdf: blank.pdf })).pages.join(' ')).toContain('____');
    const forged = { codes: [`${made!.code.slice(0, -4)}AAAA`], name, language: 'de', accent: '#7a1f5c' };
    expect(await test.app.courses.renderStampPass(provider(), forged)).toMatchObject({ ok: false });

    // Neither the name nor the passport's number is anywhere in the database.
    const client = new pg.Client({ connectionString: test.ownerUrl });
    await client.connect();
    try {
      const tables = await client.query(`select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`);
      expect(tables.rows.length).toBeGreaterThan(100);
      for (const { name: table } of tables.rows as { name: string }[]) {
        const found = await client.query(`select count(*)::int as n from ${table} t where t::text ilike $1 or t::text ilike $2`, [
          '%Musterfrau-Beispiel%',
          `%${made!.stamp.pass}%`,
        ]);
        expect(found.rows[0], table).toEqual({ n: 0 });
      }
    } finally {
      await client.end();
    }
  });

  it('bears codes that print at four centimetres, with the longest names and a long address', () => {
    const name = 'Volkshochschule für Ästhetik und Großschreibung am Ende der Welt';
    const stamp = { pass: 'ABCDEFGH01', provider: name, course: name, units: 5000, unitsOf: 5000, level: 'A1.1' as const };
    const code = `${writeStamp({ kid: 'abcdefgh', stamp: { ...stamp, day: '2026-11-20' } })}.${'A'.repeat(86)}`;
    const rows = encodeQR(`https://integration.kreis-beispiel.example/nordkreis/de/sprachpass#${code}`, 'raw', {
      ecc: 'medium',
      border: 1,
    });
    // Version 16 has 81 squares a side: half a millimetre each.
    expect(rows.length - 2).toBeLessThanOrEqual(81);
    expect(new TextEncoder().encode(shortened(name)).length).toBeLessThanOrEqual(stampTextBytes);
    expect(shortened('Deutsch B1')).toBe('Deutsch B1');
  });
});

describe('a false one', () => {
  it('is told wherever a single letter is changed', async () => {
    const [made] = await issue();
    const known = await keys();
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'];
    expect((await checkStamp({ given: made!.code, keys: known })).ok).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.nat(made!.code.length - 1), fc.constantFrom(...letters), async (at, letter) => {
        const changed = made!.code.slice(0, at) + letter + made!.code.slice(at + 1);
        const checked = await checkStamp({ given: changed, keys: known });
        return changed === made!.code ? checked.ok : !checked.ok;
      }),
      { numRuns: 1000 },
    );
  });

  it('is told from nonsense, from no signature, and from another key of the same name', async () => {
    const [made] = await issue();
    const known = await keys();
    const fault = async (text: string, under = known) => {
      const checked = await checkStamp({ given: text, keys: under });
      return checked.ok ? 'ok' : checked.fault;
    };
    const [, content, signature] = made!.code.split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: known[0]!.kid })).toString('base64url');
    expect(await fault(`${none}.${content}.${signature}`)).toBe('unreadable');
    for (const text of ['', '.', '..', 'https://example.org', '{}', `${made!.code}.x`])
      expect(await fault(text)).toBe('unreadable');
    expect(await fault(made!.code, [])).toBe('unknown-key');
    const foreign = createStamps({ secret: 'ein anderes Geheimnis von zweiunddreißig Zeichen' }).keyOf('x');
    expect(
      await fault(
        made!.code,
        known.map((key) => ({ ...key, ...foreign })),
      ),
    ).toBe('not-genuine');
    // A key that ended signs nothing afterwards.
    expect(
      await fault(
        made!.code,
        known.map((key) => ({ ...key, endedOn: '2026-11-19' })),
      ),
    ).toBe('not-genuine');
  });
});

describe('a key', () => {
  it('is renewed by the coordination alone; what was made stays genuine, unless it is withdrawn', async () => {
    const [made] = await issue();
    expect(await test.app.courses.renewStampKey(provider(), {})).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    must(await test.app.courses.renewStampKey(coordinator(), {}));
    expect((await checkStamp({ given: made!.code, keys: await keys() })).ok).toBe(true);
    const [next] = await issue();
    expect(next!.code.split('.')[0]).not.toBe(made!.code.split('.')[0]);
    must(await test.app.courses.renewStampKey(coordinator(), { withdrawn: true }));
    expect(await checkStamp({ given: next!.code, keys: await keys() })).toEqual({ ok: false, fault: 'withdrawn' });
    expect((await checkStamp({ given: made!.code, keys: await keys() })).ok).toBe(true);
  });

  it('follows when the secret is another: old stamps stay genuine', async () => {
    const [made] = await issue();
    const moved = { ...provider(), stamps: createStamps({ secret: 'ein anderes Geheimnis von zweiunddreißig Zeichen' }) };
    const { stamps } = must(await test.app.courses.issueStamp(moved, given({ earlier: made!.code })));
    expect(stamps).toHaveLength(2);
    expect(stamps.map(({ code }) => code.split('.')[0]).filter((head) => head === made!.code.split('.')[0])).toHaveLength(1);
  });
});

it('is counted by month, course and level; small numbers are not told', async () => {
  for (let at = 0; at < 6; at += 1) await issue({ level: 'C1' });
  await issue({ level: 'A1' });
  const { figures, smallest } = must(await test.app.courses.readStampFigures(coordinator(), {}));
  expect(smallest).toBe(5);
  expect(figures).toContainEqual({ month: '2026-11-01', course: 'Deutsch B1', level: 'C1', count: 6 });
  expect(figures).toContainEqual({ month: '2026-11-01', course: 'Deutsch B1', level: 'A1', count: null });
  const abroad = ctxOf(test, other, person({ county: other, role: 'coordinator' }));
  expect(must(await test.app.courses.readStampFigures(abroad, {})).figures).toEqual([]);
});
