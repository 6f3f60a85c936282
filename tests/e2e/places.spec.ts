import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

async function inOrder(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()!.width);
  const violations = await violationsOn(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

test.describe('a newcomer', () => {
  test.use({ viewport: { width: 360, height: 12_000 } });

  for (const language of ['de', 'ar']) {
    test(`narrows the places, opens one and reads when it is open: ${language}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(`/heidekreis/${language}/orte`);
      const all = await page.locator('#orte > li').count();
      expect(all).toBeGreaterThanOrEqual(30);
      await page.locator('select[name=gemeinde]').selectOption('03358021');
      await page.locator('select[name=art]').selectOption('library');
      await page.locator('form.sentence button').click();
      await expect(page).toHaveURL(/gemeinde=03358021/);
      await expect(page.locator('#orte > li')).toHaveCount(1);
      await inOrder(page);
      await page.locator('#orte a').first().click();
      await expect(page.locator('h1')).toContainText('Bibliothek Waldmühle');
      await expect(page.locator('.hours').first().locator('> div')).toHaveCount(7);
      await expect(page.locator('.hours-today')).toHaveCount(1);
      await expect(page.locator('open-now').first()).toHaveAttribute('data-state', /open|closed/);
      const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!);
      expect(data).toMatchObject({ '@type': 'Library', address: { addressLocality: 'Soltau' } });
      await inOrder(page);
    });
  }

  test('reads the same without JavaScript, and an unknown place is told calmly', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/heidekreis/de/orte?art=hospital-gibt-es-nicht');
    expect(await page.locator('#orte > li').count()).toBeGreaterThanOrEqual(30);
    await expect(page.locator('open-filter')).toBeHidden();
    expect((await page.goto('/heidekreis/de/orte/gibt-es-nicht'))!.status()).toBe(404);
    await context.close();
  });
});

test('a coordinator records a place, mends its hours, shows it and hides it again', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/anmelden');
  await page.getByRole('button', { name: /Petra Muster/ }).click();
  await page.goto('/verwaltung/heidekreis/netzwerk/orte/hinzufuegen');
  const name = `Haus der Begegnung ${Date.now()}`;
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Art', { exact: true }).selectOption('meeting-place');
  await page.locator('[name="hours.rules.0.days.0"]').fill('12–8');
  await page.getByRole('button', { name: 'Ort anlegen' }).click();
  await expect(page.locator('.field-wrong')).toContainText('Das Ende liegt vor dem Anfang');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
  await page.locator('[name="hours.rules.0.days.0"]').fill('8–12, 14–16');
  await page.getByLabel('Breite').fill('9,84');
  await page.getByLabel('Länge').fill('52,98');
  await page.getByRole('button', { name: 'Ort anlegen' }).click();
  await expect(page.locator('.field-wrong')).toContainText('vertauscht');
  await page.getByLabel('Breite').fill('52,98');
  await page.getByLabel('Länge').fill('9,84');
  await page.getByRole('button', { name: 'Ort anlegen' }).click();
  await expect(page.getByText('Der Ort ist gespeichert.')).toBeVisible();
  await expect(page.getByText('8:00–12:00, 14:00–16:00')).toBeVisible();
  await inOrder(page);
  const office = page.url().split('?')[0]!;
  await page.getByRole('button', { name: 'Veröffentlichen' }).click();
  await page.getByRole('link', { name: 'Öffentliche Seite' }).click();
  await expect(page.locator('h1')).toHaveText(name);
  const shown = page.url();
  await page.goto(office);
  await page.getByRole('button', { name: 'Verbergen' }).click();
  await expect(page.getByText('Der Ort ist verborgen.')).toBeVisible();
  expect((await page.goto(shown))!.status()).toBe(404);
  await page.goto('/verwaltung/heidekreis/netzwerk/zustaendigkeiten');
  await expect(page.getByText('Für jede Aufgabe ist überall eine Stelle eingetragen.')).toBeVisible();
  await inOrder(page);
});
