import { expect, test, type Page } from '@playwright/test';
import { foundInMail } from './mails.ts';
import { violationsOn } from './axe.ts';

const noFault = async (page: Page): Promise<void> => {
  expect(await violationsOn(page)).toEqual([]);
};

test('an adviser sends somebody on and books; the resident moves the appointment by link, in Arabic on a telephone', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const mail = 'amal@beispiel.example';
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
  await page.goto('/verwaltung/heidekreis/beratung');
  await page.getByRole('combobox', { name: 'Anliegen' }).selectOption('Ausländerbehörde');
  await page.getByRole('combobox', { name: 'Wohnort' }).selectOption('Soltau');
  await page.getByRole('button', { name: 'Anwenden' }).click();
  await expect(page.getByText('Hier entscheidet der Anfangsbuchstabe des Nachnamens.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Nachname beginnt mit' }).fill('k');
  await page.getByRole('button', { name: 'Anwenden' }).click();
  await expect(page.getByText('Nachnamen H–M')).toBeVisible();
  await noFault(page);
  await page.getByRole('combobox', { name: 'Merkblatt in' }).selectOption('العربية');
  await page.getByRole('button', { name: 'Verweisen' }).click();
  const slip = (await page.getByRole('link', { name: 'Seite zum Teilen öffnen' }).getAttribute('href'))!;
  expect(slip).toMatch(/^\/heidekreis\/ar\/wegweiser\/foreigners-authority\/03358021\?stelle=[0-9a-f-]{36}$/);

  const guest = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await guest.goto(slip);
  await expect(guest.getByRole('heading', { level: 2, name: 'الجهة المختصة' })).toBeVisible();
  expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await noFault(guest);

  await page.getByRole('link', { name: 'Termin buchen' }).first().click();
  await page.getByRole('button', { name: 'Termin buchen' }).click();
  await expect(page.getByRole('combobox', { name: 'Freie Zeit' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Gesprochen wird' }).selectOption({ value: 'ti' });
  await page.getByRole('combobox', { name: 'Mails in' }).selectOption('العربية');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Amal Beispiel');
  await page.getByRole('textbox', { name: 'E-Mail' }).fill(mail);
  await noFault(page);
  await page.getByRole('button', { name: 'Termin buchen' }).click();
  await expect(page.getByText('Der Termin ist gebucht.')).toBeVisible();

  const pattern = /\/heidekreis\/ar\/beratungstermin\/mein\/[\w-]{43}/;
  const link = await foundInMail({ to: mail, pattern });
  await guest.goto(link);
  await expect(guest.getByRole('heading', { level: 1, name: 'موعدك' })).toBeVisible();
  expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await noFault(guest);
  await guest.getByRole('combobox').selectOption({ index: 1 });
  await guest.getByRole('button', { name: 'تغيير الموعد' }).click();
  await expect(guest.getByText('تم تغيير موعدك.')).toBeVisible();
  await foundInMail({ to: mail, pattern, not: link });
});
