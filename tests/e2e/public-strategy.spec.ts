import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { foundInMail } from './mails.ts';
import { violationsOn } from './axe.ts';

const strategy = (language: string): string => `/heidekreis/${language}/strategie/integrationsstrategie-2017`;

/** The page fits a phone and has nothing that axe finds. */
async function inOrder(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const violations = await violationsOn(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 800 });
}

test.use({ javaScriptEnabled: true, viewport: { width: 360, height: 800 } });

for (const language of ['de', 'ar']) {
  test(`a reader narrows the strategy, opens a measure, follows it by mail: ${language}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(strategy(language));
    const all = await page.locator('.goals tbody tr').count();
    const group = page.locator('select[name=gruppe]');
    await group.selectOption('Schülerinnen und Schüler');
    await page.locator('select[name=jahr]').selectOption('2018');
    await page.locator('form.sentence button').click();
    await expect(page).toHaveURL(/gruppe=.*jahr=2018/);
    const shown = await page.locator('.goals tbody tr').count();
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(all);
    // The counts describe what is shown, and the table holds the same.
    const counts = await page.locator('.chip b').allTextContents();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(shown);
    await inOrder(page);

    await page.goto(`${strategy(language)}?gruppe=gibt-es-nicht`);
    await expect(page.locator('.goals')).toHaveCount(0);
    await expect(page.locator('.empty, .empty-state, main').first()).toBeVisible();

    await page.goto(strategy(language));
    await page.locator('.goals th a').first().click();
    await page.locator('.goals th a').first().click();
    await expect(page.locator('.timeline')).toBeVisible();
    await inOrder(page);
    await page.locator('.neighbours a').last().click();
    await expect(page.locator('h1')).toBeVisible();

    const address = `leserin-${language}-${Date.now()}@beispiel.example`;
    await page.locator('a[href*="abonnieren?eintrag="]').click();
    await inOrder(page);
    await page.locator('input[name=mail]').fill('keine-adresse@');
    await page.locator('form.form').evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    await page.locator('form.form button').click();
    await expect(page.locator('#error-summary')).toBeVisible();
    await expect(page.locator('input[name=mail]')).toHaveValue('keine-adresse@');
    await inOrder(page);
    await page.locator('input[name=mail]').fill(address);
    await page.locator('form.form button').click();
    await expect(page.locator('.alert-ok')).toBeVisible();

    const confirm = await foundInMail({ to: address, pattern: /https?:\/\/\S+\/abo\/\S+\/bestaetigen/ });
    await page.goto(new URL(confirm).pathname);
    await inOrder(page);
    await page.locator('main form button').click();
    await expect(page.locator('.alert-ok')).toBeVisible();
    // The same link is good for nothing more.
    await page.goto(new URL(confirm).pathname);
    await expect(page.locator('.alert-warn')).toBeVisible();
    await inOrder(page);

    expect(await page.context().cookies()).toEqual([]);
  });
}

test('the feed is Atom, and found from the page', async ({ page, request }) => {
  await page.goto(strategy('ar'));
  const href = (await page.locator('link[type="application/atom+xml"]').first().getAttribute('href'))!;
  const answer = await request.get(new URL(href, page.url()).href);
  expect(answer.headers()['content-type']).toContain('application/atom+xml');
  const read = await page.evaluate(
    (xml) => {
      const document = new DOMParser().parseFromString(xml, 'application/xml');
      const of = (name: string): number => document.getElementsByTagNameNS('http://www.w3.org/2005/Atom', name).length;
      return {
        broken: document.querySelector('parsererror') !== null,
        entries: of('entry'),
        ids: of('id'),
        updated: of('updated'),
      };
    },
    await answer.text(),
  );
  expect(read.broken).toBe(false);
  expect(read.entries).toBeGreaterThan(10);
  expect(read.ids).toBe(read.entries + 1);
  expect(read.updated).toBe(read.entries + 1);
});

test('the frame shows on another site, and leads out of it', async ({ page, baseURL }) => {
  const home = baseURL ?? process.env['PLAYWRIGHT_TEST_BASE_URL']!;
  await page.goto(strategy('de'));
  await page.locator('details.fold summary').last().click();
  const code = await page.locator('textarea[name=embed]').inputValue();
  const src = new URL(/src="([^"]+)"/.exec(code)![1]!);
  const other = createServer((_, answer) =>
    answer
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>Andere Seite</title>${code.replace(src.origin, new URL(home).origin)}`),
  );
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('h1')).toContainText('Integrationsstrategie');
  await expect(frame.locator('a')).toHaveAttribute('target', '_top');
  other.close();
  await page.goto(new URL(`${strategy('ar')}/einbetten?feld=1`, home).href);
  await inOrder(page);
});
