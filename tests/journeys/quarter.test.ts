// Long because a quarter is one story: every step stands on what the people before did.
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendReminders } from '#composition/reminders.ts';
import type { CountyRef } from '#kernel/context.ts';
import { runRoundsJob } from '#modules/strategy/server/jobs/run-rounds.ts';
import { tellSubscribers } from '#modules/strategy/server/jobs/tell-subscribers.ts';
import { startSite, type RunningSite } from '../contract/running-site.ts';
import { must } from '../database/must.ts';
import { openCounty, systemCtx } from '../database/test-app.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';

let site: RunningSite;
let county: CountyRef;
let mailbox: Mailbox;
let browser: Browser;
let desk: Page;

const root = '/verwaltung/nordkreis';
const feed = '/nordkreis/de/strategie/plan/aenderungen.atom';

beforeAll(async () => {
  site = await startSite();
  const { test } = site;
  test.setNow('2026-01-20T08:00:00Z');
  county = await openCounty(test);
  mailbox = await openMailbox({ test, county });
  const { strategy, tenancy, auth } = test.app;
  const system = systemCtx(test, county);
  must(await tenancy.addUnit(system, { key: 'volkshochschule', name: 'Volkshochschule', kind: 'partner' }));
  must(await tenancy.changeSettings(system, { fourEyes: true, committee: 'Ausschuss für Teilhabe' }));
  const made = must(
    await strategy.createStrategy(system, {
      key: 'plan',
      title: 'Integrationsplan',
      levels: ['Ziel', 'Maßnahme'],
      nodes: [
        {
          level: 0,
          number: '1',
          title: 'Sprache',
          children: [
            { level: 1, number: '1.1', title: 'Lotsen finden', lead: 'integrationsstelle' },
            {
              level: 1,
              number: '1.2',
              title: 'Kurse am Abend',
              lead: 'jugend',
              period: { from: '2025-07-01', to: '2026-12-31' },
            },
            { level: 1, number: '1.3', title: 'Lesekreis', lead: 'volkshochschule' },
          ],
        },
      ],
    }),
  );
  must(await strategy.adoptStrategy(system, { strategyId: made.id, adoptedOn: '2025-06-01' }));
  const { units } = must(await tenancy.listUnits(system, {}));
  const add = async (unit: string, name: string, mail: string, part: 'reporter' | 'deputy' | 'head'): Promise<void> => {
    const unitId = units.find((entry) => entry.key === unit)!.id;
    must(await tenancy.addResponsiblePerson(system, { unitId, name, mail: `${mail}@beispiel.example`, part }));
  };
  await add('integrationsstelle', 'Tom Beispiel', 'tom', 'reporter');
  await add('jugend', 'Jonas Jedermann', 'jonas', 'reporter');
  await add('jugend', 'Frieda Fachmuster', 'frieda', 'deputy');
  await add('volkshochschule', 'Viktor Volkmann', 'viktor', 'reporter');
  const { email, name } = auth.demoAccounts[0]!;
  const account = must(await auth.accounts.create({ name, email }));
  must(await tenancy.grantRole(system, { accountId: account.id, role: 'coordinator' }));

  const found = [
    process.env['KREISLOTSE_CHROMIUM'],
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((path) => path !== undefined && existsSync(path));
  browser = await chromium.launch({
    ...(found ? { executablePath: found } : {}),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-background-networking'],
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await mailbox?.close();
  await site?.close();
});

/**
 * The coordinator's desk on a day: a session ends by itself after a time, so she signs in anew. The days lie in the past, because the login counts the age of sessions by the machine's own clock.
 */
async function deskOn(day: string): Promise<void> {
  site.test.setNow(`${day}T08:00:00Z`);
  const { auth } = site.test.app;
  const { host, hostname } = new URL(site.url);
  const entered = must(await auth.sessions.startDemo({ headers: new Headers({ host }), email: auth.demoAccounts[0]!.email }));
  await desk?.context().close();
  const context = await browser.newContext({ baseURL: site.url, viewport: { width: 1280, height: 1400 }, locale: 'de-DE' });
  await context.addCookies(
    entered.cookies.map((entry) => ({ name: entry.name, value: encodeURIComponent(entry.value), domain: hostname, path: '/' })),
  );
  desk = await context.newPage();
  desk.setDefaultTimeout(20_000);
}

/** What the clock sets off in the morning, and the mails that come of it. */
async function morning(day: string): Promise<void> {
  site.test.setNow(`${day}T06:00:00Z`);
  await runRoundsJob(systemCtx(site.test, county));
  await sendReminders(systemCtx(site.test, county));
  await mailbox.deliver();
}

/** An address in the last mail that came to this person. */
function linkIn(person: string, pattern: RegExp): string {
  const link = pattern.exec(mailbox.to(`${person}@beispiel.example`).at(-1) ?? '')?.[0];
  if (!link) throw new Error(`no link came to ${person}`);
  return link;
}
const linkTo = (person: string): string => linkIn(person, /\/stand\/nordkreis\/[\w-]{43}/);

/** A telephone without script. */
async function phone(): Promise<Page> {
  const context = await browser.newContext({
    baseURL: site.url,
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    locale: 'de-DE',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

async function fillIn(page: Page, given: { state: string; text: string; reason?: string }): Promise<void> {
  const measure = page.locator('section[id^="m-"]').first();
  await measure.getByLabel('Es gibt Neues').check();
  await measure.getByText(given.state, { exact: true }).click();
  await measure.getByRole('textbox', { name: /geschehen\?/ }).fill(given.text);
  if (given.reason) await measure.getByRole('textbox', { name: /Grund|Warum|Woran/ }).fill(given.reason);
}
const send = (page: Page) => page.getByRole('button', { name: /senden und abschließen|^Stand senden/ }).click();

it(
  'a quarter: asked by mail, answered by link, released, told to the committee, decided, and public',
  { timeout: 300_000 },
  async () => {
    // A meeting that took place before, and the next one.
    await deskOn('2026-01-20');
    await desk.goto(`${root}/gremien/hinzufuegen`);
    await desk.getByLabel('Name', { exact: true }).fill('Ausschuss für Teilhabe');
    await desk.getByLabel('Art', { exact: true }).selectOption({ label: 'Ausschuss' });
    await desk.getByRole('button', { name: 'Gremium anlegen' }).click();
    const body = new URL(desk.url()).pathname;
    const meet = async (day: string, held: boolean): Promise<string> => {
      await desk.goto(body);
      await desk.getByRole('link', { name: 'Sitzung eintragen' }).first().click();
      await desk.getByLabel('Tag').fill(day);
      if (held) await desk.getByRole('radio', { name: 'hat stattgefunden' }).check();
      await desk.getByRole('button', { name: 'Sitzung eintragen' }).click();
      await desk.getByRole('heading', { level: 1, name: /^Sitzung am/ }).waitFor();
      return new URL(desk.url()).pathname;
    };
    await meet('2026-01-19', true);
    const march = await meet('2026-03-16', false);

    // A reader orders news by mail, without an account.
    const visitor = await (await browser.newContext({ baseURL: site.url, locale: 'de-DE' })).newPage();
    visitor.setDefaultTimeout(20_000);
    await visitor.goto('/nordkreis/de/strategie/plan/abonnieren');
    await visitor.getByLabel('Mailadresse').fill('amina@beispiel.example');
    await visitor.getByText('Gleich, wenn sich etwas ändert').click();
    await visitor.getByRole('button', { name: 'Nachrichten bestellen' }).click();
    await visitor.getByText('Fast geschafft').waitFor();
    await mailbox.deliver();
    await visitor.goto(linkIn('amina', /\/nordkreis\/de\/abo\/[\w-]+\/bestaetigen/));
    await visitor.getByRole('button', { name: 'Ja, Nachrichten schicken' }).click();
    await visitor.getByText('Ab jetzt bekommen Sie Nachrichten.').waitFor();

    // The round begins; each reporter has one mail over SMTP.
    await deskOn('2026-02-02');
    await desk.goto(`${root}/berichtsrunden`);
    await desk.getByLabel('Name').fill('1. Quartal 2026');
    await desk.getByRole('button', { name: 'Berichtsrunde ansetzen' }).click();
    await desk.getByText('Die Berichtsrunde hat begonnen.').waitFor();
    await sendReminders(systemCtx(site.test, county));
    await mailbox.deliver();
    for (const person of ['tom', 'jonas', 'viktor']) expect(mailbox.to(`${person}@beispiel.example`)).toHaveLength(1);
    expect(mailbox.to('frieda@beispiel.example')).toHaveLength(0);

    // The first unit answers on a telephone.
    const toms = await phone();
    await toms.goto(linkTo('tom'));
    expect(await toms.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await fillIn(toms, { state: 'läuft', text: 'Zwölf Lotsinnen und Lotsen sind gefunden.' });
    await send(toms);
    await toms.getByText('Danke, alles ist angekommen.').waitFor();

    // The second does not; after its deadline the deputy is asked, and answers.
    const late = linkTo('viktor');
    await morning('2026-02-17');
    const friedas = await phone();
    await friedas.goto(linkTo('frieda'));
    await fillIn(friedas, {
      state: 'verzögert',
      text: 'Der zweite Kurs beginnt erst im Frühjahr.',
      reason: 'Die Lehrkraft ist ausgefallen.',
    });
    await send(friedas);
    await friedas.getByText('Danke, alles ist angekommen.').waitFor();

    // The third writes in time and sends too late: nothing is taken, and nothing is lost.
    const viktors = await phone();
    await viktors.goto(late);
    await fillIn(viktors, { state: 'läuft', text: 'Der Lesekreis trifft sich jede Woche.' });
    for (const day of ['2026-02-24', '2026-03-03']) await morning(day);
    site.test.setNow('2026-03-09T08:00:00Z');
    await runRoundsJob(systemCtx(site.test, county));
    await send(viktors);
    await viktors.getByRole('heading', { name: 'Die Frist ist vorbei' }).waitFor();
    expect(await viktors.getByText('Der Lesekreis trifft sich jede Woche.').count()).toBeGreaterThan(0);

    // Nothing is public before the coordinator released it.
    await visitor.goto('/nordkreis/de/strategie/plan');
    expect(await visitor.getByText('Zwölf Lotsinnen').count()).toBe(0);
    await deskOn('2026-03-09');
    for (const measure of ['1.1', '1.2']) {
      await desk.goto(root);
      await desk
        .getByRole('listitem')
        .filter({ hasText: `Stand freigeben: ${measure}` })
        .getByRole('link', { name: 'Stand prüfen' })
        .click();
      await desk.getByRole('button', { name: /freigeben/i }).click();
      await desk.getByText('Der Stand ist freigegeben und öffentlich.').waitFor();
    }

    // The committee's paper, from the meeting: what changed since the last one.
    await desk.goto(march);
    await desk.getByRole('button', { name: 'Vorlage vorbereiten' }).click();
    const preview = desk.getByRole('region', { name: 'Vorschau' });
    await preview.waitFor();
    const paper = await preview.innerText();
    expect(paper).toContain('Die Lehrkraft ist ausgefallen.');
    expect(paper).toContain('Lotsen finden');
    const editor = new URL(desk.url()).pathname;
    await desk.getByRole('link', { name: 'Bericht einfrieren' }).click();
    await desk.getByRole('button', { name: /einfrieren/i }).click();
    await desk.getByText('Der Bericht ist eingefroren').waitFor();
    for (const [file, begin] of [
      ['bericht.pdf', '%PDF'],
      ['vorlage.docx', 'PK'],
    ] as const) {
      const answer = await desk.request.get(`${editor}/${file}`);
      expect((await answer.body()).subarray(0, begin.length).toString('latin1')).toBe(begin);
    }

    // The meeting took place. Its decision comes back as a measure.
    await deskOn('2026-03-17');
    await desk.goto(editor);
    await desk.getByLabel('Nummer der Vorlage').fill('2026/123');
    await desk.getByRole('button', { name: 'Nummer eintragen' }).click();
    await desk.getByText('Drucksache 2026/123').waitFor();
    await desk.goto(`${march}/bearbeiten`);
    await desk.getByRole('radio', { name: 'hat stattgefunden' }).check();
    await desk.getByRole('button', { name: /speichern/ }).click();
    await desk.goto(march);
    await desk.getByRole('link', { name: 'Eintragen', exact: true }).click();
    await desk.getByRole('radio', { name: /^Beschluss/ }).check();
    await desk.getByLabel('Worum es geht').fill('Lesepaten gewinnen');
    await desk.getByLabel(/Wortlaut/).fill('Der Landkreis gewinnt Menschen, die Kindern vorlesen.');
    await desk.getByRole('button', { name: 'Eintragen' }).click();
    await desk.getByText('Der Eintrag ist gespeichert.').waitFor();
    const decision = new URL(desk.url()).pathname;
    await desk.goto(root);
    expect(await desk.getByRole('listitem').filter({ hasText: 'Lesepaten gewinnen' }).count()).toBe(1);
    await desk.goto(decision);
    await desk.getByText('Eine neue Maßnahme anlegen').click();
    await desk.locator('select[name="parentId"]').selectOption({ index: 1 });
    await desk.getByLabel('Titel der Maßnahme').fill('Lesepaten gewinnen');
    await desk.getByRole('button', { name: 'Maßnahme anlegen' }).click();
    await desk.getByText('Die Maßnahme und der Eintrag sind verbunden.').waitFor();
    await desk.goto(root);
    expect(
      await desk
        .getByRole('listitem')
        .filter({ hasText: /(Auftrag|Beschluss).*Lesepaten gewinnen/ })
        .count(),
    ).toBe(0);

    // Everybody reads it: the page, the feed.
    site.test.setNow('2026-03-17T09:00:00Z');
    await visitor.goto('/nordkreis/de/strategie/plan');
    await visitor.getByRole('link', { name: 'Lesepaten gewinnen' }).first().click();
    await visitor.getByText(/Beschlossen\s+am 16\. März 2026/).waitFor();
    const atom = await (await visitor.request.get(feed)).text();
    for (const word of ['Lesepaten gewinnen', 'Lotsen finden', 'Kurse am Abend']) expect(atom).toContain(word);
    expect(atom).not.toContain('Lesekreis trifft sich');

    // The reader has one mail with it, and leaves with one tap.
    await tellSubscribers(systemCtx(site.test, county));
    await mailbox.deliver();
    expect(mailbox.to('amina@beispiel.example')).toHaveLength(2);
    expect(mailbox.to('amina@beispiel.example').at(-1)).toContain('Lesepaten gewinnen');
    const reader = await phone();
    await reader.goto(linkIn('amina', /\/nordkreis\/de\/abo\/[\w-]+\/abmelden/));
    await reader.getByRole('button', { name: 'Alles abbestellen' }).click();
    await reader.getByText('Sie sind abgemeldet. Ihre Adresse ist gelöscht.').waitFor();

    // Between the two meetings just two things changed; the new measure came after the second.
    const system = systemCtx(site.test, county);
    const strategies = must(await site.test.app.strategy.listOfficeStrategies(system, {}));
    const changed = async (from: string, to: string) =>
      must(await site.test.app.strategy.listChanges(system, { strategyId: strategies[0]!.id, from, to }))
        .map((entry) => [entry.number, entry.kind, entry.subject, entry.reason])
        .sort();
    expect(await changed('2026-01-19', '2026-03-16')).toEqual([
      ['1.1', 'changed', 'status', null],
      ['1.2', 'delayed', 'status', 'Die Lehrkraft ist ausgefallen.'],
    ]);
    expect((await changed('2026-03-17', '2026-03-17')).map(([, kind, subject]) => [kind, subject])).toEqual([['added', 'node']]);
    await visitor.goto('/nordkreis/de/strategie/plan/aenderungen');
    await visitor
      .getByRole('link', { name: /^zwischen den Sitzungen am 19\. Januar 2026 und am 16\. März 2026/ })
      .first()
      .click();
    await visitor.waitForURL(/von=2026-01-19/);
    const told = await visitor.getByRole('main').innerText();
    for (const word of ['Lotsen finden', 'Kurse am Abend', 'Die Lehrkraft ist ausgefallen.']) expect(told).toContain(word);
    expect(told).not.toContain('Lesepaten gewinnen');
  },
);
