import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
import { sendReminders } from '#composition/reminders.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let pageId: string;
/** How often the modules were asked for all their texts. */
let reckoned = 0;

const counting = (ctx: Ctx): Ctx => ({
  ...ctx,
  translatables: (input) => {
    if (input.subjectIds === undefined) reckoned += 1;
    return ctx.translatables(input);
  },
});
const coordinator = (): Ctx => counting(ctxOf(test, county, person({ county, role: 'coordinator' })));
const translator = (languages = ['ar']): Ctx =>
  counting(ctxOf(test, county, person({ county, role: 'translator', languages, name: 'Tanja Probe' })));

async function page(title: string): Promise<string> {
  const content = { title, summary: '', blocks: [{ kind: 'text' as const, html: '<p>Das Amt ist offen.</p>' }] };
  const { id } = must(await test.app.welcome.createPage(coordinator(), { content }));
  must(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
  return id;
}
const missing = async (): Promise<number> =>
  must(await test.app.translation.readDesk(coordinator(), {})).figures.find(({ language }) => language === 'ar')!.counts.missing;
async function translate(): Promise<void> {
  const work = must(await test.app.translation.readWork(translator(), { language: 'ar', subjectId: pageId }));
  const [first] = work.texts;
  const { field, sourceHash, translatedAt } = first!;
  must(
    await test.app.translation.saveTexts(translator(), {
      ...{ language: 'ar', subjectId: pageId, from: null, hintsSeen: true },
      texts: [{ field, text: 'مكتب', sourceHash, translatedAt, state: 'checked' }],
    }),
  );
}

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  pageId = await page('Amt');
});
afterAll(() => test.close());

describe('the desk', () => {
  it('reckons how everything stands once for each revision of the county, for whoever opens what of it', async () => {
    reckoned = 0;
    expect(await missing()).toBe(2);
    expect(reckoned).toBe(1);
    must(await test.app.translation.readDesk(coordinator(), { kind: 'page' }));
    must(await test.app.translation.listTasks(translator(), { language: 'ar' }));
    must(await test.app.translation.readWork(translator(), { language: 'ar', subjectId: pageId }));
    must(await test.app.listDuties(translator(), {}));
    expect(reckoned).toBe(1);
  });

  it('shows at once what was written, released or changed', async () => {
    await translate();
    expect(await missing()).toBe(1);
    await page('Bad');
    expect(await missing()).toBe(3);
    reckoned = 0;
    expect(await missing()).toBe(3);
    expect(reckoned).toBe(0);
  });

  it('keeps what it reckoned no longer than public pages are kept', async () => {
    test.setNow('2026-11-25T11:11:00Z');
    reckoned = 0;
    await missing();
    expect(reckoned).toBe(1);
    test.setNow('2026-11-25T11:00:00Z');
  });

  it('keeps counties apart', async () => {
    const south = await openCounty(test, 'suedkreis');
    const there = ctxOf(test, south, person({ county: south, role: 'coordinator' }));
    expect(must(await test.app.translation.readDesk(there, {})).lines).toEqual([]);
    expect(await missing()).toBe(3);
  });
});

describe('what waits for a translator', () => {
  const mails = async (): Promise<string[]> => {
    await sendReminders(systemCtx(test, county));
    const all = await test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
      tx.select().from(outboxMail).orderBy(outboxMail.createdAt, outboxMail.id),
    );
    return all.map(({ toAddress, body }) => `${toAddress}\n${body}`);
  };

  it('is nobody’s duty in languages without translators', async () => {
    expect(must(await test.app.listDuties(translator(), {}))).toEqual([]);
    expect(await mails()).toEqual([]);
  });

  it('is one duty for each of her languages, and one mail a week as long as something waits', async () => {
    const system = systemCtx(test, county);
    const account = must(await test.app.auth.accounts.create({ name: 'Tanja Probe', email: 'tanja@beispiel.example' }));
    must(await test.app.tenancy.grantRole(system, { accountId: account.id, role: 'translator', languages: ['ar', 'uk'] }));
    const own = must(await test.app.listDuties(translator(['ar', 'uk']), {}));
    expect(own.map(({ kind, title, context }) => [kind, title, ...context])).toEqual([
      ['translation.language', 'Arabisch', '2 fehlen', expect.stringContaining('Amt')],
      ['translation.language', 'Ukrainisch', '2 fehlen', expect.stringContaining('Bad')],
    ]);
    expect(must(await test.app.listDuties(translator(['en']), {}))).toEqual([]);
    expect(must(await test.app.listDuties(coordinator(), {}))).toEqual([]);
    const first = await mails();
    expect(first).toHaveLength(1);
    expect(first[0]).toMatch(/^tanja@beispiel\.example\n/);
    for (const words of ['Übersetzen: Arabisch', 'Übersetzen: Ukrainisch', '2 fehlen', '/verwaltung/nordkreis/uebersetzungen/ar'])
      expect(first[0]).toContain(words);
    test.setNow('2026-11-27T11:00:00Z');
    expect(await mails(), 'not twice in a week').toHaveLength(1);
    test.setNow('2026-11-30T11:00:00Z');
    expect(await mails(), 'again on Monday').toHaveLength(2);
  });
});
