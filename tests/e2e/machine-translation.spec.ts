import { expect, test, type Page } from '@playwright/test';
import { focusOn } from './focus-on.ts';
import { violationsOn } from './axe.ts';

const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use(base ? { baseURL: base } : {});

const machine = process.env['KREISLOTSE_E2E_MACHINE'];
// A county of its own: what is translated here is missing nowhere else.
const office = '/verwaltung/harburg';
const desk = `${office}/uebersetzungen`;

async function inOrder(page: Page, widths: readonly number[] = [1280, 360]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(width);
    const violations = await violationsOn(page);
    expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  }
}

test('the coordination sets a service up, a reader has a page translated by one tap, a kind is translated in bulk, single things are ordered', async ({
  page,
  browser,
}) => {
  test.skip(machine === undefined, 'needs the translation service that the set-up of the journeys starts');
  test.setTimeout(300_000);
  await page.goto(`/anmelden?weiter=${encodeURIComponent(office)}`);
  await page.getByRole('button', { name: 'Als Heike Heidemuster anmelden' }).click();
  await page.goto(`${desk}/einstellungen`);
  await inOrder(page);
  await page.getByLabel('Dienst', { exact: true }).selectOption('deepl');
  await page.getByLabel('Adresse', { exact: true }).fill('https://fremd.example');
  await page.getByLabel('Schlüssel').fill('geheim');
  await page.getByLabel('Wörter im Jahr').fill('200000');
  await page.getByLabel(/^Lesende dürfen/).check();
  await page.getByRole('button', { name: 'Dienst speichern' }).click();
  await expect(page.locator('#address-error')).toBeVisible();
  await inOrder(page);
  await page.getByLabel('Adresse', { exact: true }).fill(machine!);
  await page.getByLabel('Schlüssel').fill('geheim');
  await page.getByRole('button', { name: 'Dienst speichern' }).click();
  await expect(page.locator('.alert-ok')).toBeVisible();

  // A page of the county's own, so that it stands in no other language.
  const title = `Fahrrad leihen ${Date.now()}`;
  await page.goto(`${office}/ankommen/seiten/hinzufuegen`);
  await page.getByLabel('Titel', { exact: true }).fill(title);
  await page.getByRole('button', { name: 'Anlegen und schreiben' }).click();
  await page.getByRole('button', { name: 'Text am Anfang einfügen' }).click();
  await focusOn(page.locator('[data-rich]').first());
  await page.keyboard.type('Das Rad steht am Bahnhof.');
  await page.getByRole('button', { name: 'Freigeben', exact: true }).click();
  await expect(page.getByText('Die Seite ist freigegeben und öffentlich.')).toBeVisible();
  await page.getByRole('link', { name: 'So sieht es die Öffentlichkeit' }).click();
  const address = page.url();

  // On a telephone, in Arabic, without a script.
  const phone = await browser.newContext({
    viewport: { width: 360, height: 800 },
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
  });
  const reader = await phone.newPage();
  await reader.goto(address.replace('/de/', '/ar/'));
  await expect(reader.locator('main')).toContainText('Das Rad steht am Bahnhof.');
  await reader.locator('form[action="?/uebersetzen"] button').click();
  await expect(reader.locator('main')).toContainText('[AR] Das Rad steht am Bahnhof.');
  // Marked as such, and offered no second time.
  await expect(reader.locator('.page-box').first()).toBeVisible();
  await expect(reader.locator('form[action="?/uebersetzen"]')).toHaveCount(0);
  await phone.close();
  const other = await browser.newContext({ reducedMotion: 'reduce' });
  const seen = await other.newPage();
  await seen.goto(address.replace('/de/', '/ar/'));
  await expect(seen.locator('main')).toContainText('[AR] Das Rad');
  await inOrder(seen, [360]);
  await other.close();

  await page.goto(`${desk}/glossar`);
  await inOrder(page);
  await page.getByLabel('Wort', { exact: true }).fill('Rathaus');
  await page.getByLabel('In', { exact: true }).selectOption('ar');
  await page.getByLabel('Übersetzung', { exact: true }).fill('دار البلدية');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('cell', { name: 'دار البلدية' })).toBeVisible();
  await inOrder(page);

  // In bulk: what it costs is told before, and its progress after.
  await page.goto(`${desk}/ar/maschinell?art=event-series`);
  await inOrder(page);
  const start = page.getByRole('button', { name: /übersetzen lassen/ });
  if ((await start.count()) > 0) {
    await start.click();
    await expect(page.getByText('Stand: fertig')).toBeVisible({ timeout: 60_000 });
  }
  await inOrder(page);
  await page.goto(desk);
  await inOrder(page);

  await page.goto(`${desk}/auftraege`);
  await inOrder(page);
  await page.goto(`${office}/materialien/vertraege`);
  await page.getByText('Rahmenvertrag anlegen').click();
  await page.getByLabel('Vertrag', { exact: true }).fill('Vertrag Beispiel');
  await inOrder(page);
  await page.getByLabel('Übersetzungsbüro').fill('Büro Beispiel');
  await page.getByLabel('Abgerechnet nach').selectOption('word');
  await page.getByLabel('Preis netto in Euro').fill('0,12');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.locator('.alert-ok')).toBeVisible();

  // Two things of the list, and no more.
  await page.goto(`${desk}/uk?art=page`);
  const picks = page.locator('tbody input[type=checkbox]');
  await picks.nth(0).check();
  await picks.nth(1).check();
  await page.getByRole('button', { name: 'Bestellen', exact: true }).click();
  await expect(page.getByText(/^2 von \d+ Inhalten gewählt$/)).toBeVisible();
  await inOrder(page);
  await page.getByRole('button', { name: /^Für .* bestellen$/ }).click();
  await expect(page.locator('.alert-ok')).toBeVisible();
  await inOrder(page);
});
