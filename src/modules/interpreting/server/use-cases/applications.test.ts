import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry, outboxMail } from '#kernel/tables.ts';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person } from '../../../../../tests/database/test-app.ts';
import { applicationData, applicationRetention } from '../application-privacy.ts';
import { openPool, type PoolTest } from '../interpreting.fixture.ts';

let pool: PoolTest;
beforeAll(async () => {
  pool = await openPool();
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const nobody = () => ctxOf(pool.test, pool.county, { kind: 'anonymous' });
const given = (fields: object = {}) => ({
  name: 'Nadia Muster',
  mail: 'nadia@beispiel.example',
  languages: [
    { tag: 'prs', level: 'native' as const },
    { tag: 'ps', level: 'c1' as const },
  ],
  germanLevel: 'c1' as const,
  municipalityId: pool.townId,
  times: 'vormittags',
  accepted: true as const,
  ...fields,
});
const list = async (state: 'open' | null = null) => must(await app().listApplications(pool.staff(), { state }));
const inCounty = <T>(run: Parameters<typeof pool.test.app.db.transaction<T>>[1]) =>
  pool.test.app.db.transaction({ countyId: pool.county.id }, run);

describe('who would like to interpret', () => {
  it('applies without an account, is told the same when she does it twice, and stands on the list of the pool alone', async () => {
    expect(must(await app().applyToInterpret(nobody(), given()))).toBeUndefined();
    expect(
      must(await app().applyToInterpret(nobody(), given({ name: 'Wieder Nadia', mail: 'NADIA@beispiel.example' }))),
    ).toBeUndefined();
    expect((await list()).map(({ name, state, municipality }) => ({ name, state, municipality: municipality !== null }))).toEqual(
      [{ name: 'Nadia Muster', state: 'open', municipality: true }],
    );
    // The coordination does not run this pool; another county knows nothing of it.
    expect(must(await app().listApplications(pool.coordinator(), {}))).toEqual([]);
    const south = await openCounty(pool.test, 'suedkreis');
    const neighbour = ctxOf(pool.test, south, person({ county: south, role: 'coordinator' }));
    const applicationId = (await list())[0]!.id;
    expect(must(await app().listApplications(neighbour, {}))).toEqual([]);
    for (const decide of [app().acceptApplication, app().declineApplication]) {
      expect(await decide(neighbour, { applicationId })).toMatchObject({ problem: { kind: 'not-found' } });
      expect(await decide(pool.coordinator(), { applicationId })).toMatchObject({ problem: { kind: 'forbidden' } });
    }
    const log = await inCounty((tx) => tx.select().from(auditEntry));
    expect(JSON.stringify(log)).not.toMatch(/Nadia|nadia/);
  });

  it.each([
    [{ accepted: false as never }, 'accepted'],
    [{ languages: [] }, 'languages'],
    [{ languages: [{ tag: 'Klingonisch', level: 'c1' as const }] }, 'languages.0.tag'],
    [{ mail: 'nadia' }, 'mail'],
    [{ name: '' }, 'name'],
    [{ municipalityId: '00000000-0000-4000-8000-000000000001' }, 'municipalityId'],
    [{ poolId: '00000000-0000-4000-8000-000000000001' }, 'poolId'],
  ])('is told what is wrong: %o', async (fields, path) => {
    const before = await list();
    const refused = await app().applyToInterpret(nobody(), given({ mail: 'anders@beispiel.example', ...fields }));
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'invalid' } });
    expect(refused.ok ? [] : refused.problem.fields?.map((field) => field.path)).toContain(path);
    expect(await list()).toEqual(before);
  });

  it('is taken in once with what she wrote, and gets the link to her page', async () => {
    const applicationId = (await list('open'))[0]!.id;
    const { interpreterId } = must(await app().acceptApplication(pool.staff(), { applicationId }));
    expect(must(await app().readInterpreter(pool.staff(), { interpreterId }))).toMatchObject({
      name: 'Nadia Muster',
      languages: [{ tag: 'prs' }, { tag: 'ps' }],
      state: 'active',
      hasPage: true,
    });
    const own = await pool.byLink('interpreter', (await pool.mailTo('nadia@beispiel.example')).token);
    expect(must(await app().readInterpreterPage(own, {})).name).toBe('Nadia Muster');
    for (const decide of [app().acceptApplication, app().declineApplication])
      expect(await decide(pool.staff(), { applicationId })).toMatchObject({ problem: { code: 'decided' } });
    // Whoever is in the pool is not taken in a second time.
    must(await app().applyToInterpret(nobody(), given()));
    const [again] = await list('open');
    expect(await app().acceptApplication(pool.staff(), { applicationId: again!.id })).toMatchObject({
      problem: { code: 'known' },
    });
  });

  it('is told kindly where the pool says no', async () => {
    must(await app().applyToInterpret(nobody(), given({ mail: 'omid@beispiel.example', name: 'Omid Muster' })));
    const row = (await list('open')).find(({ name }) => name === 'Omid Muster')!;
    must(await app().declineApplication(pool.staff(), { applicationId: row.id }));
    expect((await pool.mailTo('omid@beispiel.example')).body).toContain('Zurzeit können wir Sie leider nicht aufnehmen');
  });

  it('is forgotten after 180 days, whatever was decided, and when she asks for it', async () => {
    const mailed = { id: 'x', mail: 'Omid@beispiel.example', name: 'Omid Muster' };
    const countyId = pool.county.id;
    expect(await inCounty((tx) => applicationData.export({ tx, countyId, person: mailed }))).toHaveLength(1);
    expect(await inCounty((tx) => applicationData.erase({ tx, countyId, person: mailed }))).toBe(1);
    const later = (days: number) => new Date(pool.test.now().getTime() + days * 86_400_000);
    expect(await inCounty((tx) => applicationRetention.run({ tx, countyId, now: later(179) }))).toBe(0);
    expect(await inCounty((tx) => applicationRetention.run({ tx, countyId, now: later(181) }))).toBe(2);
    expect(await list()).toEqual([]);
    const mails = await inCounty((tx) => tx.select().from(outboxMail));
    expect(mails.every(({ subject }) => !/Nadia|Omid/.test(subject))).toBe(true);
  });
});
