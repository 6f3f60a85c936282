import { expect, test, type Page } from '@playwright/test';
import { foundInMail } from './mails.ts';
import { violationsOn } from './axe.ts';

const noFault = async (page: Page): Promise<void> => {
  expect(await violationsOn(page)).toEqual([]);
};

test('a resident finds a course that the bus reaches and waits for a seat, in Ukrainian; the provider fills it', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const mail = 'warten@beispiel.example';
  const guest = await (
    await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false, locale: 'uk' })
  ).newPage();
  await guest.goto('/heidekreis/uk/kurse');
  await guest.locator('select[name=von]').selectOption('03358021');
  await guest.locator('input[name=erreichbar]').check();
  await guest.locator('main form button').first().click();
  await expect(guest.locator('html')).toHaveAttribute('lang', 'uk');
  // The bus is there before the course begins, and the one back leaves after it.
  const way = guest.locator('.way-leg').filter({ hasText: 'Туди від' }).first();
  await expect(way).toContainText('Назад:');
  expect(await guest.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

  // The full course of the county.
  await guest.goto('/heidekreis/uk/kurse?niveau=A2');
  await guest.locator('main a[href*="/kurse/deutsch-a2-am-abend-"]').click();
  await expect(guest.locator('main')).toContainText('Список очікування');
  await guest.getByRole('link', { name: 'Записатися до списку очікування' }).click();
  await guest.locator('input[name=name]').fill('Тест Очікування');
  await guest.locator('input[name=mail]').fill(mail);
  await guest.locator('main form button').click();
  await expect(guest.locator('.error-summary, [role=alert]').first()).toContainText('дайте згоду');
  await guest.locator('input[name=consent]').check();
  await guest.locator('main form button').click();
  await expect(guest.locator('main')).toContainText('Ви у списку очікування');

  // A seat becomes free: the provider says so, and sees who is asked.
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
  await page.goto('/verwaltung/heidekreis/kurse?suche=A2+Abend');
  await page.getByRole('link', { name: 'Deutsch A2 am Abend' }).click();
  await expect(page.getByRole('cell', { name: /wartet, Nummer 1/ })).toBeVisible();
  await page.getByRole('button', { name: 'Ein Platz ist frei geworden' }).click();
  await expect(page.getByRole('cell', { name: /gefragt/ })).toBeVisible();
  await noFault(page);

  const link = await foundInMail({ to: mail, pattern: /\/heidekreis\/uk\/warteliste\/[\w-]{43}/ });
  await guest.goto(link);
  await guest.getByRole('button', { name: 'Так, беру місце' }).click();
  await expect(guest.locator('main')).toContainText('Місце ваше');
  await page.reload();
  await expect(page.getByRole('cell', { name: 'hat den Platz' })).toBeVisible();
  await expect(page.getByText('15 von 15 Plätzen belegt.')).toBeVisible();
});
