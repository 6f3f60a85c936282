import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

async function inOrder(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()!.width);
  const violations = await violationsOn(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

/** A red dot: the smallest PNG. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

test('an editor uploads a picture, writes plainly, checks a letter and copies a text', async ({ page }) => {
  await page.goto('/anmelden');
  await page.getByRole('button', { name: /Petra Muster/ }).click();
  await page.goto('/verwaltung/heidekreis/ankommen/medien/hinzufuegen');
  const name = `Roter Punkt ${Date.now()}`;
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Von wem ist es?').fill('Landkreis');
  await page.getByLabel('Warum dürfen Sie es zeigen?').selectOption('own');
  await page.getByLabel('Datei', { exact: true }).setInputFiles({ name: 'punkt.png', mimeType: 'image/png', buffer: dot });
  await page.getByRole('button', { name: 'Hochladen' }).click();
  await expect(page.locator('.field-wrong')).toContainText('was auf dem Bild ist');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
  await inOrder(page);
  await page.getByLabel('Was ist auf dem Bild?').fill('Ein roter Punkt');
  await page.getByLabel('Datei', { exact: true }).setInputFiles({ name: 'punkt.png', mimeType: 'image/png', buffer: dot });
  await page.getByRole('button', { name: 'Hochladen' }).click();
  await expect(page.getByText('Die Datei ist gespeichert.')).toBeVisible();
  const picture = page.getByRole('img', { name: 'Ein roter Punkt' });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await inOrder(page);

  await page.goto('/verwaltung/heidekreis/ankommen/textbausteine/hinzufuegen');
  await page.getByLabel('Text', { exact: true }).fill('Ihr Antrag wird unverzüglich bearbeitet.');
  await expect(page.locator('live-readability')).toContainText('sofort');
  await inOrder(page);

  await page.goto('/verwaltung/heidekreis/ankommen/briefe');
  await page
    .getByLabel('Text des Briefs')
    .fill('Ihr Antrag kann noch nicht bearbeitet werden. Uns fehlen Unterlagen. Schicken Sie uns diese Unterlagen umgehend.');
  await page.getByRole('button', { name: 'Prüfen' }).click();
  await expect(page.getByRole('heading', { name: 'Ergebnis' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Unterlagen fehlen' })).toBeVisible();
  await inOrder(page);
  await page.getByRole('link', { name: 'Unterlagen fehlen' }).click();
  await page.getByRole('button', { name: 'Text kopieren' }).click();
  await expect(page.getByRole('status')).toContainText(/Kopiert|Strg und C/);
  await inOrder(page);
  for (const list of ['medien', 'links', 'textbausteine']) {
    await page.goto(`/verwaltung/heidekreis/ankommen/${list}`);
    await inOrder(page);
  }
});
