import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { foundInMail } from './mails.ts';

const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use(base ? { baseURL: base } : {});
const office = '/verwaltung/heidekreis';

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/anmelden');
  await page.getByRole('button', { name: `Als ${name} anmelden` }).click();
  await page.waitForURL('**/verwaltung/**');
}
const fits = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test('a provider mends a run by the mailed link on a telephone without script', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const mail = `kurse-${Date.now()}@beispiel.example`;
  await signIn(page, 'Viktor Volkmann');
  await page.goto(`${office}/angebote?suche=Deutsch+B2`);
  await page.getByRole('rowheader').getByRole('link').first().click();
  const offer = await page.locator('h1').innerText();
  await page.getByRole('link', { name: 'Bearbeiten', exact: true }).click();
  await page.getByLabel('E-Mail').fill(mail);
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.locator('h1')).toHaveText(offer);
  await page.goto(`${office}/kurse?suche=${encodeURIComponent(offer)}`);
  await page.getByRole('rowheader').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Per E-Mail nachfragen' }).click();
  await expect(page.locator('.alert-ok')).toBeVisible();

  const link = await foundInMail({ to: mail, pattern: /\/kurs\/heidekreis\/[\w-]{43}/ });
  await page.goto(link);
  expect(await violationsOn(page)).toEqual([]);
  const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })).newPage();
  await phone.goto(`${base ?? ''}${new URL(link, base).pathname}`);
  expect(await fits(phone)).toBe(true);
  await phone.getByLabel('Davon belegt').first().fill('999');
  await phone.getByLabel('Aktueller Hinweis').fill('Am 24. Dezember ist kein Kurs.');
  await phone.getByRole('button', { name: 'Ändern und bestätigen' }).click();
  // What was typed is kept, the field named.
  await expect(phone.getByLabel('Davon belegt').first()).toHaveValue('999');
  await phone.getByLabel('Davon belegt').first().fill('1');
  await phone.getByRole('button', { name: 'Ändern und bestätigen' }).click();
  await expect(phone.locator('main')).toContainText('Danke, der Kurs ist bestätigt');
  await phone.getByRole('link', { name: 'So sieht es die Öffentlichkeit' }).click();
  await expect(phone.locator('main')).toContainText('Am 24. Dezember ist kein Kurs.');
});

test('the coordination finds who needs a ride, and plans one', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'Petra Muster');
  await page.goto(`${office}/kurse/fahrdienste`);
  expect(await violationsOn(page)).toEqual([]);
  await page
    .getByRole('row')
    .nth(1)
    .getByRole('link', { name: /planen|Idee/ })
    .click();
  await page.getByLabel('Haltestelle 1').selectOption({ index: 3 });
  await page.getByLabel('Steigen dort ein').first().fill('4');
  await page.getByLabel('Stand').selectOption('planned');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('link', { name: 'Bitte angeben, wie viele Plätze es gibt.' })).toBeVisible();
  await page.getByLabel('Plätze').fill('8');
  await page.getByLabel('Wer zahlt').selectOption('county');
  await page.getByLabel('Kosten für einen Tag').fill('85,00');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Der Fahrdienst ist gespeichert.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Hinfahrt' }).getByRole('row')).toHaveCount(3);
  await expect(page.getByText('zahlt: Landkreis')).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await fits(page)).toBe(true);

  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('link', { name: 'Zum Kurs' }).click();
  await page.getByRole('link', { name: 'Orte vergleichen' }).click();
  await page.getByRole('checkbox').nth(2).check();
  await page.getByRole('checkbox').nth(5).check();
  await page.getByRole('button', { name: 'Vergleichen' }).click();
  await expect(page.getByRole('table').getByRole('row').nth(2)).toContainText(/\d+ von \d+/);
  expect(await violationsOn(page)).toEqual([]);
});
