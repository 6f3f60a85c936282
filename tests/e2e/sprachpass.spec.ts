import { expect, test } from '@playwright/test';
import { violationsOn } from './axe.ts';

const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use(base ? { baseURL: base } : {});

test('a provider stamps a Sprachpass, another one tells it from a false one without a network', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Als Viktor Volkmann anmelden' }).click();
  await page.waitForURL('**/verwaltung/**');
  await page.goto('/verwaltung/heidekreis/kurse?suche=Deutsch+B1');
  await page.getByRole('rowheader').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Stempel im Sprachpass' }).click();
  await page.getByLabel('Besuchte Unterrichtsstunden').fill('viele');
  await page.getByRole('button', { name: 'Stempel machen' }).click();
  await expect(page.getByRole('link', { name: 'Bitte die besuchten Unterrichtsstunden angeben.' })).toBeVisible();
  await page.getByLabel('Besuchte Unterrichtsstunden').fill('120');
  await page.getByLabel('Erreichtes Niveau').selectOption('B1');
  await page.getByRole('button', { name: 'Stempel machen' }).click();
  await expect(page.getByText('Der Stempel ist gemacht.')).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  const code = await page.locator('input[name=codes]').inputValue();
  const picture = await page.locator('.stamp-code').screenshot();
  const printed = await page.request.post('/verwaltung/heidekreis/kurse/sprachpass/druck.pdf', {
    form: { codes: code, name: 'Samira Beispiel', language: 'ar' },
  });
  expect([printed.status(), printed.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect((await printed.body()).subarray(0, 5).toString()).toBe('%PDF-');

  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const phone = await context.newPage();
  const sent: string[] = [];
  phone.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
  await phone.goto(`${base ?? ''}/heidekreis/de/sprachpass`);
  expect(await violationsOn(phone)).toEqual([]);
  await phone.getByRole('button', { name: 'Diese Seite auf dem Gerät behalten' }).click();
  await expect(phone.getByText('Diese Seite geht auch ohne Internet.')).toBeVisible();

  await context.setOffline(true);
  await phone.reload();
  const status = phone.getByRole('status');
  await phone.getByLabel('Text oder Link des Codes').fill(code);
  await phone.getByRole('button', { name: 'Prüfen', exact: true }).click();
  await expect(status).toHaveText('Der Stempel ist echt.');
  await expect(phone.locator('[data-fact=level]')).toHaveText('B1');
  await expect(phone.locator('[data-fact=units]')).toContainText('120');

  // What is changed is refused: ten lessons more under the same signature.
  const [head, content, signature] = code.split('.');
  const more = JSON.parse(Buffer.from(content!, 'base64url').toString()) as { u: number };
  const forged = Buffer.from(JSON.stringify({ ...more, u: more.u + 10 })).toString('base64url');
  await phone.getByLabel('Text oder Link des Codes').fill(`${head}.${forged}.${signature}`);
  await phone.getByRole('button', { name: 'Prüfen', exact: true }).click();
  await expect(status).toHaveText('Der Stempel ist nicht echt oder wurde verändert.');
  await expect(phone.locator('[data-facts]')).toBeHidden();

  // By a picture, and by the address that a telephone's camera opens.
  await phone.getByLabel('Bild des Codes').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture });
  await expect(status).toHaveText('Der Stempel ist echt.');
  await phone.goto(`${base ?? ''}/heidekreis/de/sprachpass#${code.slice(0, -3)}AAA`);
  await expect(status).toHaveText('Der Stempel ist nicht echt oder wurde verändert.');
  await phone.goto(`${base ?? ''}/heidekreis/de/sprachpass#${code}`);
  await expect(status).toHaveText('Der Stempel ist echt.');
  // No code left the device.
  expect(sent.filter((request) => request.replace(/#.*/, '').includes(signature!))).toEqual([]);
  await context.close();
});
