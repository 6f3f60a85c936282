import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use({ viewport: { width: 360, height: 740 }, ...(base ? { baseURL: base } : {}) });

const reader = '/heidekreis/ar/offline';
const packs = (page: Page): string[] => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/offline/pakete/')) asked.push(request.url());
  });
  return asked;
};

test('a newcomer keeps the county in Arabic, reads, searches and ticks her steps without a network, updates and deletes', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(300_000);
  const asked = packs(page);
  await page.goto('/heidekreis/ar/mehr');
  await page.getByRole('link', { name: 'القراءة دون إنترنت' }).click();
  await expect(page).toHaveURL(/\/ar\/offline$/);
  const keeper = page.locator('keep-offline');
  await expect(keeper).toContainText('لا شيء محفوظ على هذا الجهاز.');
  await expect(keeper.locator('[data-take] button')).toContainText(/\d/, { timeout: 90_000 });
  const violations = await violationsOn(page);
  expect(violations.map(({ id }) => id)).toEqual([]);
  // Nothing comes by itself.
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(asked).toEqual([]);

  const strategies = keeper.getByLabel('الاحتفاظ بالاستراتيجيات');
  await strategies.check();
  await keeper.locator('[data-take] button').click();
  // Other journeys change what the county says: there may be something newer at once.
  await expect(keeper.locator('[data-leave] button')).toBeVisible({ timeout: 90_000 });
  await expect(keeper).not.toHaveAttribute('aria-busy', { timeout: 90_000 });
  await expect(keeper.locator('[data-held]')).not.toContainText('لا شيء محفوظ');
  const whole = asked.length;
  expect(whole).toBeGreaterThan(5);

  await context.setOffline(true);
  await page.goto('/heidekreis/ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('main')).toContainText('صفحة محفوظة بتاريخ');
  await expect(page.locator('main a').first()).toBeVisible();
  // The same sheets as online.
  expect(await page.locator('.bottom-bar').evaluate((bar) => getComputedStyle(bar).position)).toBe('sticky');
  await page.goto('/heidekreis/ar/notfall');
  await expect(page.locator('main')).toContainText('112');

  await page.goto('/heidekreis/ar/strategie');
  await expect(page.locator('main')).toContainText('صفحة محفوظة بتاريخ');
  await page.locator('main a[href*="/strategie/"]').first().click();
  await expect(page.locator('h1')).toHaveText('ماذا تحقق من استراتيجيتنا؟');

  await page.goto('/heidekreis/ar/suche');
  await page.locator('input[name=q]').fill('التسجبل');
  await page.locator('main form button').click();
  await expect(page.locator('.hits li').first()).toBeVisible();
  await page.locator('.hits a').first().click();
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('main')).toContainText('صفحة محفوظة بتاريخ');

  await page.goto('/heidekreis/ar/schritte');
  await page.locator('input[name=weg][value=family]').check();
  await page.locator('input[name=kinder][value=kita]').check();
  await page.locator('select[name=gemeinde]').selectOption('03358019');
  await page.locator('main form button').click();
  const first = page.locator('.steps-next > div > h3');
  const title = await first.innerText();
  await page.locator('.steps-next .steps-tick').click();
  await expect(first).not.toHaveText(title);
  await expect(page.locator('[data-finished]')).toBeVisible();

  // What was not kept says so, with what is there.
  await page.goto('/heidekreis/ar/warnungen');
  await expect(page.locator('h1')).toHaveText('هذه الصفحة ليست على جهازكم');
  await page.goto(reader);
  await expect(keeper.locator('[data-leave] button')).toBeVisible();
  await expect(keeper.locator('[data-take]')).toBeHidden();
  const offline = await violationsOn(page);
  expect(offline.map(({ id }) => id)).toEqual([]);

  await context.setOffline(false);
  await changePage(await browser.newPage(base ? { baseURL: base } : {}));
  asked.length = 0;
  await page.goto(reader);
  await expect(keeper.locator('[data-take] button')).toContainText('التحديث', { timeout: 90_000 });
  await keeper.locator('[data-take] button').click();
  await expect(keeper).not.toHaveAttribute('aria-busy', { timeout: 90_000 });
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThan(whole / 4);

  // A part goes at once, without a network too.
  await context.setOffline(true);
  await strategies.uncheck();
  await expect(keeper).not.toHaveAttribute('aria-busy', { timeout: 90_000 });
  await page.goto('/heidekreis/ar/strategie');
  await expect(page.locator('h1')).toHaveText('هذه الصفحة ليست على جهازكم');
  await context.setOffline(false);
  await page.goto(reader);

  await keeper.locator('[data-leave] button').click();
  await expect(keeper).toContainText('لا شيء محفوظ على هذا الجهاز.');
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

/** The coordinator changes what the public reads. */
async function changePage(page: Page): Promise<void> {
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
  await page.goto('/verwaltung/heidekreis/netzwerk/orte');
  await page.locator('main table a').first().click();
  await page.waitForURL(/netzwerk\/orte\//);
  await page
    .getByRole('link', { name: /[Bb]earbeiten/ })
    .first()
    .click();
  await page.locator('textarea').first().fill(`Geändert: ${Date.now()}`);
  await page.locator('main form button[type=submit], main form button.button-main').first().click();
  await page.waitForURL((url) => !url.pathname.endsWith('bearbeiten'));
  await page.context().close();
}
