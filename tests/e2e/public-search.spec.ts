import { expect, test } from '@playwright/test';
import { violationsOn } from './axe.ts';

const search = (language: string, query = ''): string =>
  `/heidekreis/${language}/suche${query === '' ? '' : `?q=${encodeURIComponent(query)}`}`;

test('a reader finds by a misspelt word, without a script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(search('de'));
  await page.getByLabel('Was suchen Sie?').fill('Shprachkurs');
  await page.getByRole('button', { name: 'Suchen' }).click();
  await expect(page.getByRole('status')).toContainText('Ergebnis');
  await expect(page.locator('.hits a').first()).toHaveAttribute('href', /^\/heidekreis\/de\//);
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  expect(await page.locator('.hits mark').count()).toBeGreaterThan(0);
  // Every result leads somewhere.
  const addresses = await page.locator('.hits a').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  for (const address of addresses.slice(0, 8)) expect((await page.request.get(address)).status(), address).toBe(200);
  await context.close();
});

test('results follow the fingers, and the address keeps them', async ({ page }) => {
  await page.goto(search('de'));
  await page.getByLabel('Was suchen Sie?').pressSequentially('integrat');
  await expect(page.locator('.hits a').first()).toBeVisible();
  await expect(page).toHaveURL(/suche\?q=integrat$/);
  await expect(page.getByRole('status')).toContainText('Ergebnis');
  await expect(page.getByLabel('Was suchen Sie?')).toBeFocused();
});

test('who reads Arabic gets German results as a second chance', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(search('ar', 'نفايات'));
  const german = page.getByRole('region', { name: /بالألمانية/ });
  await expect(german.locator('a').first()).toHaveAttribute('lang', 'de');
  await expect(german.locator('a').first()).toHaveAttribute('dir', 'ltr');
});

for (const language of ['de', 'ar']) {
  for (const query of ['', language === 'de' ? 'Sprache' : 'اللغة', 'xqzvwxq']) {
    test(`the search in ${language} for „${query}“ can be used by everybody`, { tag: '@look' }, async ({ page }) => {
      await page.goto(search(language, query));
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
      for (const width of [320, 360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      const violations = await violationsOn(page);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await violationsOn(page, ['color-contrast']);
      expect(dark.flatMap(({ nodes }) => nodes.map((node) => node.html))).toEqual([]);
    });
  }
}
