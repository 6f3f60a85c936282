import { get } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { foundInMail } from './mails.ts';
import { violationsOn } from './axe.ts';

// Set by the global setup before any worker starts; contexts that a journey opens itself do not take it from the project.
const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use(base ? { baseURL: base } : {});
test.setTimeout(240_000);

const statusLink = /\/stand\/[a-z-]+\/[\w-]{43}/;

async function expectAccessible(page: Page): Promise<void> {
  const violations = await violationsOn(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

/** What a telephone loads for the first view, as it goes over the line: page, style sheets, scripts. */
async function firstView(address: URL): Promise<number> {
  const load = (url: URL): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      get(url, { headers: { 'accept-encoding': 'br', accept: 'text/html,*/*' } }, (answer) => {
        expect(answer.headers['content-encoding']).toBe('br');
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve(Buffer.concat(parts)));
      }).on('error', reject);
    });
  const html = await load(address);
  const tags = brotliDecompressSync(html)
    .toString()
    .matchAll(/<link\b[^>]*rel="(?:stylesheet|modulepreload)"[^>]*>|<script\b[^>]*\bsrc="[^"]+"[^>]*>/g);
  const parts = [...tags].map(([tag]) => new URL(/(?:href|src)="([^"]+)"/.exec(tag)![1]!, address));
  expect(parts.length).toBeGreaterThanOrEqual(3);
  const loaded = await Promise.all(parts.map(load));
  return html.length + loaded.reduce((sum, part) => sum + part.length, 0);
}

/** Reminders rest on weekends and holidays, so this journey runs on workdays alone. */
const rests = async (): Promise<boolean> => {
  const { isWorkday } = await import('../../src/kernel/holidays.ts');
  const { berlinDay } = await import('../../src/kernel/dates.ts');
  return !isWorkday(berlinDay(new Date()));
};

test('a round asks by mail, a phone answers without script, and the second look only reads', async ({ page, browser }) => {
  test.skip(await rests(), 'no mails today: it is no workday');
  await page.goto('/verwaltung/heidekreis/berichtsrunden');
  await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
  await page.getByLabel('Name').fill('Probe der Berichtsrunde');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Berichtsrunde ansetzen' }).click();
  await expect(page.getByText('Die Berichtsrunde hat begonnen.')).toBeVisible();
  await expect(
    page.getByText('gisela.gesundmuster@beispiel.example').or(page.getByText('viktor.volkmann@beispiel.example')).first(),
  ).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('round.png'), fullPage: true });

  const link = await foundInMail({ to: 'bianca.bildmann@beispiel.example', pattern: statusLink });
  expect(await firstView(new URL(link, page.url()))).toBeLessThanOrEqual(20_000);
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const hers = await phone.newPage();
  await hers.goto(link);
  await expect(hers.getByRole('heading', { level: 1 })).toContainText('Ihren Stand');
  await expect(hers.locator('html')).toHaveAttribute('lang', 'de');
  expect(await hers.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const scripted = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const theirs = await scripted.newPage();
  await theirs.goto(link);
  await expectAccessible(theirs);
  await scripted.close();
  await hers.screenshot({ path: test.info().outputPath('phone.png'), fullPage: true });

  const measures = hers.locator('section[id^="m-"]');
  const count = await measures.count();
  const first = measures.first();
  await first.getByLabel('Es gibt Neues').check();
  await first.getByText('läuft', { exact: true }).click();
  await first.getByRole('textbox', { name: /geschehen\?/ }).fill('Zwei neue Kurse sind vereinbart, sie beginnen im Januar.');
  await first.getByRole('button', { name: /Entwurf speichern/ }).click();
  await expect(hers.getByText('Ihr Entwurf ist gespeichert.')).toBeVisible();
  await expect(measures.first().getByRole('textbox', { name: /geschehen\?/ })).toHaveValue(/Zwei neue Kurse/);
  for (let at = 1; at < count; at += 1) await measures.nth(at).getByLabel('Diesmal auslassen').check();
  await hers.getByRole('button', { name: /senden und abschließen|^Stand senden/ }).click();
  await expect(hers.getByText('Danke, alles ist angekommen.')).toBeVisible();

  await hers.goto(link);
  await expect(hers.getByText('Zwei neue Kurse sind vereinbart')).toBeVisible();
  await expect(hers.getByRole('textbox')).toHaveCount(0);
  await hers.screenshot({ path: test.info().outputPath('read.png'), fullPage: true });

  // Another person is away: she hands hers on to her deputy, whose own link takes it.
  const second = await foundInMail({ to: 'viktor.volkmann@beispiel.example', pattern: statusLink });
  await hers.goto(second);
  await measures
    .first()
    .getByRole('textbox', { name: /geschehen\?/ })
    .fill('Das weiß Frau Kursmuster besser.');
  await hers.getByRole('button', { name: 'An meine Vertretung weitergeben' }).click();
  await expect(hers.getByRole('heading', { level: 1, name: 'An meine Vertretung weitergeben' })).toBeVisible();
  await hers.screenshot({ path: test.info().outputPath('hand-on.png'), fullPage: true });
  const looked = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const look = await looked.newPage();
  await look.goto(hers.url());
  await expectAccessible(look);
  await hers.getByLabel('Kunigunde Kursmuster').check();
  await hers.getByRole('button', { name: 'Weitergeben', exact: true }).click();
  await expect(hers.getByRole('heading', { level: 1, name: 'Sie haben weitergegeben' })).toBeVisible();
  await expect(hers.getByText(/^An Kunigunde Kursmuster weitergegeben am/).first()).toBeVisible();
  await hers.screenshot({ path: test.info().outputPath('handed-on.png'), fullPage: true });
  await look.goto(second);
  await expectAccessible(look);
  await look.goto(await foundInMail({ to: 'kunigunde.kursmuster@beispiel.example', pattern: statusLink }));
  await expect(look.getByText('Viktor Volkmann hat an Sie als Vertretung weitergegeben.')).toBeVisible();
  await expect(look.getByRole('textbox', { name: /geschehen\?/ }).first()).toHaveValue('Das weiß Frau Kursmuster besser.');
  await looked.close();
  await phone.close();

  await page.goto('/verwaltung/heidekreis/vertretung');
  await expect(page.getByRole('heading', { level: 1, name: 'An meine Vertretung weitergeben' })).toBeVisible();
  await expectAccessible(page);
});

test('a made-up link is calm and says how to go on', async ({ page }) => {
  const answer = await page.goto(`/stand/heidekreis/${'x'.repeat(43)}`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Diese Anfrage gibt es hier nicht' })).toBeVisible();
});
