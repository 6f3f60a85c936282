import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { foundInMail } from './mails.ts';

const noFault = async (page: Page): Promise<void> => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violationsOn(page)).toEqual([]);
};
/** A working day in two weeks, as a field takes it. */
const inTwoWeeks = (): string => {
  const day = new Date(Date.now() + 14 * 86_400_000);
  if ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 2);
  return day.toISOString().slice(0, 10);
};

test('a Kita registers and asks for an interpreter on a telephone, without script', async ({ browser }) => {
  test.setTimeout(240_000);
  const scripted = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })).newPage();
  const mail = `kita-${Date.now()}@beispiel.example`;
  await page.goto('/heidekreis/de/sprachmittlung');
  const register = page.getByRole('link', { name: 'Einrichtung anmelden' });
  test.skip((await register.count()) === 0, 'The example data has no pool that takes requests.');
  await register.click();
  await page.getByRole('textbox', { name: 'Name der Einrichtung' }).fill('Kita Wiese');
  await page.getByRole('combobox', { name: 'Art der Einrichtung' }).selectOption('Kita');
  await page.getByRole('combobox', { name: 'Gemeinde' }).selectOption('Soltau');
  await page.getByRole('textbox', { name: 'Straße und Hausnummer' }).fill('Musterweg 3');
  await page.getByRole('textbox', { name: 'Mit wem sprechen wir?' }).fill('Kim Muster');
  await page.getByRole('textbox', { name: 'Mailadresse' }).fill(mail);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  // The rules are not accepted yet: it says so at their box, and what was written stays.
  await expect(page.getByRole('link', { name: 'Setzen Sie bitte das Häkchen. Ohne geht es nicht.' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name der Einrichtung' })).toHaveValue('Kita Wiese');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByText('Fast fertig')).toBeVisible();

  const link = await foundInMail({ to: mail, pattern: /\/sprachmittlung\/heidekreis\/einrichtung\/[\w-]{43}/ });
  await page.goto(link);
  await page.getByRole('button', { name: 'Anmeldung bestätigen' }).click();
  await expect(page.getByText('Ihre Einrichtung ist angemeldet')).toBeVisible();
  await scripted.goto(link);
  await noFault(scripted);

  await page.getByRole('link', { name: 'Sprachmittlung anfragen' }).click();
  await scripted.goto(page.url());
  await noFault(scripted);
  // What the pool does not do leads to who does it.
  await page.getByRole('combobox', { name: 'Worum geht es?' }).selectOption({ value: 'court' });
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByText('Das macht der Pool nicht', { exact: true })).toBeVisible();
  await page.getByRole('combobox', { name: 'Worum geht es?' }).selectOption({ value: 'kita-talk' });
  // Another journey may have founded a pool beside the county's own: then one says which is meant.
  const which = page.getByRole('combobox', { name: 'Wen fragen Sie?' });
  if ((await which.count()) > 0) await which.selectOption('Sprachmittlung Heidekreis');
  await page.getByRole('combobox', { name: 'Welche Sprache?' }).fill('Russisch');
  await page.getByLabel('Tag', { exact: true }).fill(inTwoWeeks());
  await page.getByLabel('Von', { exact: true }).first().fill('10:00');
  await page.getByLabel('Bis', { exact: true }).first().fill('11:00');
  await page.getByRole('textbox', { name: 'Ihr Aktenzeichen' }).fill('K-12');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByText('Die Kosten trägt: der Landkreis')).toBeVisible();
  await page.getByRole('button', { name: 'Etwas ändern' }).click();
  await expect(page.getByRole('textbox', { name: 'Ihr Aktenzeichen' })).toHaveValue('K-12');
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('button', { name: 'Anfrage abschicken' }).click();
  await expect(page.getByText('Ihre Anfrage ist da')).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: 'Elterngespräch in der Kita' })).toBeVisible();
  await scripted.goto(link);
  await noFault(scripted);

  // Whoever has another reading language joins in it; the pool sees it on its list (its own journey).
  await scripted.goto('/heidekreis/ar/sprachmittlung/mitmachen');
  await noFault(scripted);
});
