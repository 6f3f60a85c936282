import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

const soltau = '03358021';
const inOrder = async (page: Page): Promise<void> => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violationsOn(page)).toEqual([]);
};
/** What the reader scans or sends on. */
const linkOf = (page: Page): Promise<string> => page.locator('input[name=link]').inputValue();

test('a resident finds an offer that the bus reaches, sees it on the map and shares it, in Arabic', async ({ browser }) => {
  test.setTimeout(180_000);
  const at = { latitude: 52.9866, longitude: 9.8406 };
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'ar',
    geolocation: at,
    permissions: ['geolocation'],
  });
  const page = await context.newPage();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto('/heidekreis/ar/angebote');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');

  // By topic, and from her own municipality: the nearest first, with the bus there and back.
  await page.locator('select[name=thema]').selectOption('language');
  await page.locator('select[name=von]').selectOption(soltau);
  await page.locator('input[name=erreichbar]').check();
  await page.locator('main form button').first().click();
  const cards = page.locator('#angebote > li');
  await expect(cards.first()).toBeVisible();
  await expect(page.locator('select[name=von]')).toHaveValue(soltau);
  // Nothing was said of the order: the nearest comes first, what is nowhere last.
  await expect(cards.first()).toHaveAttribute('data-at', /^52\./);
  const reached = page.locator('.way-leg').filter({ hasText: 'الذهاب من' });
  await expect(reached.first()).toContainText('العودة');
  expect(await cards.count()).toBe(await page.locator('#angebote .offer-card > .way-leg').count());
  await inOrder(page);

  // On the map: each spot leads to an offer of the list, or to all at one place.
  await page.getByRole('link', { name: 'خريطة الأماكن' }).click();
  await expect(page).toHaveURL(/#karte$/);
  const spots = page.locator('place-map svg a');
  expect(await spots.count()).toBeGreaterThan(0);
  const listed = await cards.locator('h3 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  for (const href of await spots.evaluateAll((links) => links.map((link) => link.getAttribute('href')!)))
    expect(listed.includes(href) || /\/angebote\?ort=/.test(href)).toBe(true);
  await cards.first().locator('h3 a').focus();
  await expect(page.locator('.spot-here')).toHaveCount(1);

  // From where she stands: her device sorts, and tells nobody where that is.
  const before = sent.length;
  await page.getByRole('button', { name: 'الترتيب من موقعي' }).click();
  await expect(page.locator('near-me [role=status]')).toHaveText('الأقرب يظهر الآن أولًا.');
  const far = await page
    .locator('#angebote [data-far]:not([hidden])')
    .evaluateAll((told) =>
      told.map((one) =>
        Number(
          /[\d.]+/.exec(
            one.textContent.replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit))).replace(/[,٫]/g, '.'),
          )![0],
        ),
      ),
    );
  expect(far.length).toBeGreaterThan(1);
  expect(far).toEqual(far.toSorted((one, other) => one - other));
  expect(sent.slice(before).join('\n')).not.toContain('52.98');

  // The list as it is narrowed is passed on, with link and code.
  await page.locator('main a[href*="/teilen?"]').first().click();
  const link = new URL(await linkOf(page));
  expect(link.pathname).toBe('/heidekreis/ar/angebote');
  expect(Object.fromEntries(link.searchParams)).toMatchObject({ thema: 'language', von: soltau, erreichbar: 'ja' });
  await expect(page.locator('svg.share-code')).toBeVisible();
  await inOrder(page);
  await page.goto(link.pathname + link.search);
  await expect(cards).toHaveCount(listed.length);

  // The offer's own page knows from where she comes.
  await cards.locator('h3 a').first().click();
  await expect(page.locator('#weg')).toBeVisible();
  await expect(page.locator('.way-leg').filter({ hasText: 'العودة' }).first()).toBeVisible();
  await inOrder(page);
  await page.locator('main a[href*="/teilen?"]').first().click();
  expect(new URL(await linkOf(page)).pathname).toMatch(/^\/heidekreis\/ar\/angebote\/[^/]+$/);
  await context.close();
});

test('the directory works without script: list, map, bus, one place, projects', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false, locale: 'uk' });
  const page = await context.newPage();
  await page.goto('/heidekreis/uk/angebote');
  await expect(page.locator('near-me')).toBeHidden();
  await page.locator('select[name=von]').selectOption(soltau);
  await page.locator('main form button').first().click();
  // Stops of the municipality can be chosen now.
  const stop = page.locator('select[name=halt]');
  const second = await stop.locator('option').nth(2).getAttribute('value');
  await stop.selectOption(second);
  await page.locator('main form button').first().click();
  await expect(page).toHaveURL(/halt=/);
  await expect(page.locator('.way-leg').filter({ hasText: 'Назад' }).first()).toBeVisible();
  const all = await page.locator('#angebote > li').count();

  const crowded = page.locator('place-map svg a[href*="ort="]').first();
  await page.goto((await crowded.getAttribute('href'))!);
  const here = await page.locator('#angebote > li').count();
  expect(here).toBeGreaterThan(0);
  expect(here).toBeLessThan(all);

  await page.goto('/heidekreis/uk/angebote');
  await page.getByRole('link', { name: 'Проєкти' }).click();
  await expect(page.locator('h1')).toHaveText('Проєкти');
  await page.locator('.offer-card h3 a').first().click();
  await expect(page.locator('h1 bdi[lang=de][dir=ltr]')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await context.close();
});
