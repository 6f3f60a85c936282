import { expect, test, type Page } from '@playwright/test';
import { foundInMail } from './mails.ts';
import { violationsOn } from './axe.ts';

const office = '/verwaltung/heidekreis';
const mail = `kursbuero-${Date.now()}@beispiel.example`;
const waiting = `wanda-${Date.now()}@beispiel.example`;

const fits = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test('a provider mends an offer by the mailed link, confirms it, and fills a seat from the waiting list', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Als Viktor Volkmann anmelden' }).click();
  await page.goto(`${office}/angebote?suche=Deutsch+B1`);
  await page.getByRole('rowheader').getByRole('link', { name: 'Deutsch B1 mit Prüfung' }).click();
  const offer = page.url();
  await page.getByRole('link', { name: 'Bearbeiten', exact: true }).click();
  await page.getByLabel('E-Mail').fill(mail);
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page).toHaveURL(new RegExp(new URL(offer).pathname));
  await page.getByRole('button', { name: 'Per E-Mail nachfragen' }).click();
  await expect(page.locator('.alert-ok')).toBeVisible();

  // On a telephone, without an account and without a script.
  const link = await foundInMail({ to: mail, pattern: /\/angebot\/heidekreis\/[\w-]{43}/ });
  const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })).newPage();
  await phone.goto(link);
  expect(await fits(phone)).toBe(true);
  // Opening it changes nothing, here to look at it with scripts.
  await page.goto(link);
  expect(await violationsOn(page)).toEqual([]);
  await phone.getByLabel('Aktueller Hinweis').fill('Am 24. Dezember ist kein Kurs.');
  await phone.getByLabel('Freie Plätze').fill('viele');
  await phone.getByRole('button', { name: 'Ändern und bestätigen' }).click();
  // What was typed is kept, the field named.
  await expect(phone.locator('.error-summary, [role=alert]').first()).toBeVisible();
  await expect(phone.getByLabel('Aktueller Hinweis')).toHaveValue('Am 24. Dezember ist kein Kurs.');
  await phone.getByLabel('Freie Plätze').fill('0');
  await phone.getByRole('button', { name: 'Ändern und bestätigen' }).click();
  await expect(phone.locator('main')).toContainText('Danke, das Angebot ist bestätigt');
  await phone.getByRole('link', { name: 'So sieht es die Öffentlichkeit' }).click();
  await expect(phone.locator('main')).toContainText('Am 24. Dezember ist kein Kurs.');
  // The link is spent by its answer.
  await phone.goto(link);
  await expect(phone.getByRole('button', { name: 'Ändern und bestätigen' })).toHaveCount(0);

  // The full course: somebody waits, a seat becomes free, and goes to whoever waits.
  await phone.goto('/heidekreis/de/kurse?niveau=B1');
  await phone.locator('main a[href*="/kurse/deutsch-b1-mit-pruefung-"]').click();
  await phone.getByRole('link', { name: 'Auf die Warteliste' }).first().click();
  await phone.locator('input[name=name]').fill('Wanda Wartet');
  await phone.locator('input[name=mail]').fill(waiting);
  await phone.locator('input[name=consent]').check();
  await phone.locator('main form button').click();
  await expect(phone.locator('main')).toContainText('Sie stehen auf der Warteliste');

  await page.goto(`${office}/kurse?suche=Deutsch+B1`);
  await page.getByRole('link', { name: 'Deutsch B1 mit Prüfung' }).click();
  await page.getByRole('button', { name: 'Alles stimmt noch' }).click();
  await expect(page.locator('.alert-ok')).toBeVisible();
  await page.getByRole('button', { name: 'Ein Platz ist frei geworden' }).click();
  await expect(page.getByRole('cell', { name: /gefragt/ })).toBeVisible();
  const seat = await foundInMail({ to: waiting, pattern: /\/heidekreis\/de\/warteliste\/[\w-]{43}/ });
  await phone.goto(seat);
  await phone.getByRole('button', { name: 'Ja, ich nehme den Platz' }).click();
  await page.reload();
  await expect(page.getByRole('cell', { name: 'hat den Platz' })).toBeVisible();
  await expect(page.getByText('18 von 18 Plätzen belegt.')).toBeVisible();
});
