import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use(base ? { baseURL: base } : {});

const machine = process.env['KREISLOTSE_E2E_MACHINE'];
// The only county for which the source has warnings.
const root = '/wittmund';
const office = '/verwaltung/wittmund';

/** Narrow, wide, in light and dark: nothing that axe finds, and nothing that has to be pushed aside. */
async function inOrder(page: Page, language: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(width);
  }
  for (const [colorScheme, rules] of [
    ['light', undefined],
    ['dark', ['color-contrast', 'link-in-text-block']],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await violationsOn(page, rules);
    expect
      .soft(
        found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
        `${page.url()}, ${colorScheme}`,
      )
      .toEqual([]);
  }
}

test('an official warning stands on every page, has a page of its own, is translated by one tap, and an all-clear is told', async ({
  page,
  browser,
}) => {
  test.skip(machine === undefined, 'needs the source of warnings that the set-up of the journeys starts');
  test.setTimeout(240_000);
  // A service for the second half: it may translate for readers.
  await page.goto(`/anmelden?weiter=${encodeURIComponent(office)}`);
  await page.getByRole('button', { name: 'Als Wilma Watt anmelden' }).click();
  await page.goto(`${office}/uebersetzungen/einstellungen`);
  await page.getByLabel('Dienst', { exact: true }).selectOption('deepl');
  await page.getByLabel('Adresse', { exact: true }).fill(machine!);
  await page.getByLabel('Schlüssel').fill('geheim');
  await page.getByLabel('Wörter im Jahr').fill('200000');
  await page.getByLabel(/^Lesende dürfen/).check();
  await page.getByRole('button', { name: 'Dienst speichern' }).click();
  await expect(page.locator('.alert-ok')).toBeVisible();

  const visitor = await browser.newContext({ reducedMotion: 'reduce' });
  const reader = await visitor.newPage();
  const bar = reader.locator('.alert-bar');
  for (const language of ['de', 'ar']) {
    const home = `${root}/${language}`;
    // The bar: on the start page and on one that has nothing to do with it.
    for (const address of [home, `${home}/termine`]) {
      // The worker asks the source once it has begun, a moment after the pages are there.
      await expect(async () => {
        await reader.goto(address);
        await expect(bar).toBeVisible({ timeout: 1000 });
      }).toPass({ timeout: 150_000 });
      await expect(bar.getByRole('link', { name: 'Schwere Sturmflut an der Küste' })).toBeVisible();
      await inOrder(reader, language);
    }
    // The page of the warning, from the bar.
    await bar.getByRole('link').first().click();
    await expect(reader.locator('h1 bdi')).toHaveAttribute('dir', 'ltr');
    await expect(reader.locator('main')).toContainText('nicht auf die Deiche');
    await inOrder(reader, language);
    await reader.goto(`${home}/warnungen`);
    await expect(reader.locator('.alert-card', { hasText: 'Trinkwasser abkochen' })).toBeVisible();
    await inOrder(reader, language);
  }
  // Where the authority speaks another of the site's languages, that one is a press away.
  await reader.getByRole('link', { name: 'Schwere Sturmflut' }).click();
  await reader.locator('main').getByRole('link', { name: 'English' }).click();
  await expect(reader.locator('h1')).toHaveText('Severe storm surge on the coast');
  await expect(reader.locator('main')).toContainText('Keep off the dykes');

  // In Arabic on a telephone without scripts: one tap, marked as a machine's, offered no second time.
  const phone = await browser.newContext({
    viewport: { width: 360, height: 800 },
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
  });
  const simple = await phone.newPage();
  await simple.goto(`${root}/ar/warnungen`);
  await simple.getByRole('link', { name: 'Trinkwasser abkochen' }).click();
  await expect(simple.locator('h1 bdi')).toHaveAttribute('lang', 'de');
  await simple.locator('form[action="?/uebersetzen"] button').click();
  await expect(simple.locator('h1')).toContainText('[AR] Trinkwasser abkochen');
  await expect(simple.locator('main .page-box')).toHaveCount(1);
  await expect(simple.locator('form[action="?/uebersetzen"]')).toHaveCount(0);
  const translated = simple.url();
  await phone.close();
  await reader.goto(translated);
  await expect(reader.locator('h1 bdi')).toHaveAttribute('dir', 'rtl');
  await inOrder(reader, 'ar');

  // The source has called one off since: said calmly, with a page that says so.
  for (const language of ['de', 'ar']) {
    await expect(async () => {
      await reader.goto(`${root}/${language}`);
      await expect(reader.locator('.alert-cleared')).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 150_000 });
    await inOrder(reader, language);
    await reader.locator('.alert-cleared a').first().click();
    await expect(reader.locator('main .alert-ok')).toBeVisible();
    await inOrder(reader, language);
  }
  await visitor.close();
});
