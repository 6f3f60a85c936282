import { expect, test } from '@playwright/test';

/** Signs in as the coordination of the county that comes first. */
async function signIn(page: import('@playwright/test').Page): Promise<void> {
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
  await page.waitForURL('**/verwaltung/**');
}

test('the coordination reports a need, sees what is missing and plans a course where people come by bus', async ({ page }) => {
  await signIn(page);
  await page.goto('/verwaltung/heidekreis/kurse/bedarf/melden');
  await page.getByLabel('Wie viele Menschen').fill('0');
  await page.getByLabel('Was sie können').selectOption({ label: 'ab B2' });
  await page.getByLabel('Wo sie wohnen').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Melden' }).click();
  await expect(page.getByRole('link', { name: 'Mindestens 1.' })).toBeVisible();
  await page.getByLabel('Wie viele Menschen').fill('41');
  await page.getByRole('button', { name: 'Melden' }).click();
  await expect(page.getByText('Der Bedarf ist gespeichert.')).toBeVisible();

  await page.getByRole('link', { name: 'Bedarf und Plätze' }).first().click();
  const first = page.getByRole('row').nth(1);
  await expect(first).toContainText('ab B2');
  await expect(first).toContainText('41');
  await first.getByRole('link', { name: /Kurs planen/ }).click();

  await expect(page.getByRole('heading', { name: 'Wer kommt hin?' })).toBeVisible();
  const venues = page.getByRole('table', { name: 'Orte im Vergleich' });
  await expect(venues.getByRole('row')).toHaveCount(4);
  await expect(venues.getByRole('row').nth(1)).toContainText(/\d+ von 41/);
  await expect(page.getByRole('heading', { name: /Beste Anfangszeiten/ })).toBeVisible();
  await venues
    .getByRole('link', { name: /Hier anlegen/ })
    .first()
    .click();
  await expect(page.getByLabel('Niveau am Anfang')).toHaveValue('B2');
  await expect(page.getByLabel('Niveau am Ende')).toHaveValue('C1');
  await expect(page.getByLabel('Zeiten')).toHaveValue('Di 09:00–12:00');
  await page.getByLabel('Gehört zum Angebot').selectOption({ index: 1 });
  await page.getByLabel('Art', { exact: true }).selectOption({ label: 'Deutschkurs' });
  await page.getByRole('button', { name: 'Kurs anlegen' }).click();
  await expect(page.getByText('Der Kurs ist gespeichert.')).toBeVisible();
});
