import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

const root = '/verwaltung/heidekreis';
const desk = `${root}/strategie/integrationsstrategie-2025/uebersetzungen`;
const measure = 'Mehr Sprachmittlung für Gespräche mit Eltern';
const arabic = 'العرض متاح لرياض الأطفال والمدارس.';

/** The page fits a phone and has nothing that axe finds. */
async function inOrder(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const violations = await violationsOn(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

test.use({ viewport: { width: 360, height: 800 } });

test('the coordination translates a text, first as a draft; readers see both with their state', async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/anmelden?weiter=${encodeURIComponent(root)}`);
  await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
  await page.goto(desk);
  await inOrder(page);
  await page.getByRole('link', { name: 'Arabisch', exact: true }).click();
  await page.getByRole('link', { name: `${measure}: Beschreibung` }).click();
  const here = page.url();
  await expect(page.getByLabel('Arabisch')).toHaveAttribute('dir', 'rtl');
  await inOrder(page);

  await page.getByLabel('Arabisch').fill(' ');
  await page.getByRole('button', { name: 'Als geprüft speichern' }).click();
  await expect(page.locator('#error-summary')).toBeVisible();
  await page.getByLabel('Arabisch').fill(arabic);
  await page.getByRole('button', { name: 'Als Entwurf speichern' }).click();
  await expect(page.locator('.alert-ok')).toBeVisible();
  // The next text is open.
  expect(page.url()).not.toBe(here);

  await page.goto('/heidekreis/de/strategie/integrationsstrategie-2025');
  await page.getByRole('link', { name: measure }).first().click();
  const address = page.url().replace('/de/', '/ar/');
  await page.goto(address);
  await expect(page.locator('.lead')).toContainText(arabic);
  await expect(page.locator('.lead')).toContainText('ترجمة لم تُراجَع بعد');
  await inOrder(page);

  await page.goto(here);
  await expect(page.getByLabel('Arabisch')).toHaveValue(arabic);
  await page.getByRole('button', { name: 'Als geprüft speichern' }).click();
  await page.goto(address);
  await expect(page.locator('.lead')).toHaveText(arabic);
});
