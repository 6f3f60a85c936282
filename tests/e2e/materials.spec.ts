import { expect, test } from '@playwright/test';
import { violationsOn } from './axe.ts';

const pdf = { name: 'kita-2027.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\nneu\n%%EOF') };

test('a new German edition becomes a duty and a public mark; a bag gives its print list', async ({ page }) => {
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
  await page.goto('/verwaltung/heidekreis/materialien?suche=Anmeldung+in+der+Kita');
  await page.getByRole('link', { name: 'Anmeldung in der Kita' }).click();
  await page.getByRole('link', { name: 'Neue deutsche Fassung' }).click();

  // What is no document is refused beside the field; the day that was typed stays.
  await page.locator('input[type=file]').setInputFiles({ ...pdf, buffer: Buffer.from('<html>') });
  await page.getByRole('textbox', { name: 'Bezeichnung' }).fill('Fassung 2027');
  await page.getByRole('button', { name: 'Fassung ablegen' }).click();
  await expect(page.getByText('Möglich sind PDF').first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Bezeichnung' })).toHaveValue('Fassung 2027');
  await page.locator('input[type=file]').setInputFiles(pdf);
  await page.getByRole('button', { name: 'Fassung ablegen' }).click();
  await expect(page.getByText('Die Übersetzungen sind jetzt älter')).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);

  await page.goto('/verwaltung/heidekreis/aufgaben');
  await expect(page.getByRole('link', { name: 'Übersetzung erneuern: Anmeldung in der Kita' }).first()).toBeVisible();
  await page.goto('/heidekreis/ar/formulare?thema=education');
  const card = page.getByRole('article').filter({ hasText: 'التسجيل في الروضة' });
  await expect(card.getByText('ترجمة لنص أقدم').first()).toBeVisible();
  const file = await page.request.get((await card.getByRole('link', { name: 'Deutsch' }).getAttribute('href'))!);
  expect(file.headers()['content-type']).toBe('application/pdf');
  expect(await file.text()).toContain('neu');

  await page.goto('/verwaltung/heidekreis/materialien/taschen');
  await page.getByRole('link', { name: 'Willkommen im Landkreis (Beispiel)' }).click();
  for (const [language, bags] of [
    ['Arabisch', '25'],
    ['Ukrainisch', '10'],
    ['Persisch (Farsi, Dari)', '5'],
  ] as const)
    await page.getByRole('textbox', { name: language, exact: true }).fill(bags);
  await page.getByRole('button', { name: 'Liste machen' }).click();
  await expect(page.getByText('40 Taschen: 10 Ukrainisch, 25 Arabisch, 5 Persisch')).toBeVisible();
  const bag = page.getByRole('row').filter({ hasText: 'Stofftasche' });
  await expect(bag.getByRole('cell').nth(2)).toHaveText('40');
  expect(await violationsOn(page)).toEqual([]);
});
