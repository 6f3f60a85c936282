import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
import { expirePages } from '#modules/welcome/server/use-cases/expire-pages.ts';
import { must } from '../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../tests/database/test-app.ts';
import { sendReminders } from './reminders.ts';

let test: TestApp;
let county: CountyRef;
let coordinator: Ctx;
let townId: string;
let youth: string;
let organisationId: string;

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const { app } = test;
  const system = systemCtx(test, county);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const { units, municipalities } = must(await app.tenancy.listUnits(system, {}));
  youth = units.find(({ key }) => key === 'jugend')!.id;
  townId = municipalities[0]!.id;
  organisationId = must(await app.network.addOrganisation(system, { name: 'Sportbund', kind: 'association' })).id;
  const account = async (name: string) =>
    must(await app.auth.accounts.create({ name, email: `${name.toLowerCase()}@beispiel.example` })).id;
  must(await app.tenancy.grantRole(system, { accountId: await account('Petra'), role: 'coordinator' }));
  must(await app.tenancy.grantRole(system, { accountId: await account('Ulla'), role: 'unit-editor', unitId: youth }));
  must(
    await app.tenancy.grantRole(system, {
      accountId: await account('Malte'),
      role: 'municipality-editor',
      municipalityId: townId,
    }),
  );
  must(await app.network.grantEditor(system, { accountId: await account('Olga'), organisationId }));
});
afterAll(() => test.close());

const nothing = { unitId: null, municipalityId: null, organisationId: null };
async function released(title: string, keeper: object): Promise<string> {
  const { welcome } = test.app;
  const content = { title, summary: '', blocks: [] };
  const { id } = must(await welcome.createPage(coordinator, { content, reviewBy: '2026-12-01', ...nothing, ...keeper }));
  must(await welcome.releasePage(coordinator, { pageId: id, language: 'de', version: 1 }));
  return id;
}
/** Who was written to since the last time, and of what. */
let seen = 0;
async function mails(): Promise<Record<string, string>> {
  await sendReminders(systemCtx(test, county));
  const all = await test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
    tx.select().from(outboxMail).orderBy(outboxMail.createdAt, outboxMail.id),
  );
  const fresh = all.slice(seen);
  seen = all.length;
  return Object.fromEntries(fresh.map(({ toAddress, body }) => [toAddress.split('@')[0]!, body]));
}

describe('a page that is to be confirmed', () => {
  it('is told by mail to whoever keeps it, near its date, and to the coordination where nobody does', async () => {
    await released('Jugendhilfe', { unitId: youth });
    await released('Rathaus', { municipalityId: townId });
    const own = await released('Sportvereine', { organisationId });
    await released('Ankommen', {});
    const first = await mails();
    expect(Object.keys(first).sort()).toEqual(['malte', 'olga', 'petra', 'ulla']);
    expect(first['olga']).toContain('Seite bestätigen: Sportvereine (fällig am 1. Dezember 2026)');
    expect(first['olga']).toContain(`/verwaltung/nordkreis/ankommen/seiten/${own}`);
    expect(first['ulla']).toContain('Jugendhilfe');
    expect(first['malte']).toContain('Rathaus');
    expect(first['petra']).toContain('Ankommen');
    for (const [name, title] of [
      ['olga', 'Ankommen'],
      ['petra', 'Sportvereine'],
    ] as const)
      expect(first[name]).not.toContain(title);
    test.setNow('2026-11-26T11:00:00Z');
    expect(await mails(), 'nothing is told twice').toEqual({});
  });

  it('is told again when it was hidden, to whoever can bring it back', async () => {
    must(await test.app.tenancy.changeSettings(coordinator, { pageGraceDays: 3 }));
    test.setNow('2026-12-07T11:00:00Z');
    must(await expirePages(systemCtx(test, county), {}));
    const told = await mails();
    expect(told['olga']).toContain('Verborgene Seite ansehen: Sportvereine');
    expect(told['ulla']).toContain('Jugendhilfe');
    expect(told['petra']).toContain('Ankommen');
  });

  it('is a draft whose release somebody asked for: the coordination hears of it before a week has gone', async () => {
    const id = await released('Kinderturnen', { organisationId, reviewBy: null });
    const olga = ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId, name: 'Olga' }));
    const draft = { title: 'Kinderturnen', summary: 'Neu', blocks: [] };
    const { version } = must(await test.app.welcome.saveDraft(olga, { pageId: id, language: 'de', version: 2, content: draft }));
    must(await test.app.welcome.askForRelease(olga, { pageId: id, language: 'de', version, note: null }));
    test.setNow('2026-12-08T11:00:00Z');
    const told = await mails();
    expect(told['petra']).toContain('Kinderturnen (fällig am 14. Dezember 2026)');
    expect(told['olga']).toBeUndefined();
  });
});
