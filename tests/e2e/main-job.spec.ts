import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';

test.use({ actionTimeout: 20_000 });
test.setTimeout(240_000);

/** The real document where it is there, else one of the project's own of the same shape. */
const real = fileURLToPath(new URL('../../../shared/seeds/000_4fad395f149ec18c.txt', import.meta.url));
const own = fileURLToPath(new URL('../fixtures/musterland.md', import.meta.url));
const unit = 'Fachbereich Kinder, Jugend, Familie';
const key = 'hauptaufgabe';

async function enterAs(page: Page, name: string): Promise<void> {
  await page.goto('/anmelden');
  await page.getByRole('button', { name: `Als ${name} anmelden` }).click();
  await page.waitForURL(/\/verwaltung/);
}

test('the main job: a document becomes a strategy, is adopted, reported on, public in German and Arabic, and a PDF', async ({
  page,
  browser,
  baseURL,
}) => {
  await test.step('a coordinator gives the document, and takes the draft over', async () => {
    await enterAs(page, 'Petra Muster');
    await page.getByRole('link', { name: 'Strategie', exact: true }).first().click();
    await page.getByRole('link', { name: 'Importe' }).first().click();
    await page.getByLabel('Dokument der Strategie').setInputFiles(existsSync(real) ? real : own);
    await page.getByRole('button', { name: 'Hochladen und einlesen' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /prüfen$/ })).toBeVisible({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Entwurf übernehmen' }).click();
    for (const select of await page.locator('select[name=to]').all())
      if ((await select.inputValue()) === '') await select.selectOption('new');
    if ((await page.locator('select[name=to]').count()) > 0)
      await page.getByRole('button', { name: 'Zuordnung speichern' }).click();
    await page.getByLabel('Titel', { exact: true }).fill('Hauptaufgabe');
    await page.getByLabel('Adresse', { exact: true }).fill(key);
    const state = page.getByLabel('Standtexte ohne erkennbaren Zustand gelten als');
    if (await state.count()) await state.selectOption('skip');
    const day = page.getByLabel('Standtexte ohne Datum sind vom');
    if (await day.count()) await day.fill('2016-12-31');
    await page.getByRole('button', { name: 'Als Strategie übernehmen' }).click();
    await expect(page.getByText('Aus diesem Entwurf ist eine Strategie geworden.')).toBeVisible();
  });

  await test.step('nobody outside sees it before it is adopted', async () => {
    expect((await page.request.get(`/heidekreis/de/strategie/${key}`)).status()).toBe(404);
  });

  await test.step('she adopts it', async () => {
    await page.getByRole('link', { name: 'Beschluss eintragen' }).click();
    // A day of the past: the county's current strategy stays what it is.
    await page.getByLabel('Beschlossen am').fill('2016-06-30');
    await page.getByLabel('Gremium').fill('Kreistag');
    await page.getByLabel('Vorlage').fill('2016/999');
    await page.getByLabel('Der Wortlaut stimmt mit dem Beschluss überein').check();
    await page.getByRole('button', { name: 'Beschluss eintragen' }).click();
    await expect(page).toHaveURL(new RegExp(`/strategie/${key}`));
  });

  let title = '';
  await test.step('the unit responsible writes what happened', async () => {
    const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'de-DE' });
    const clerk = await context.newPage();
    await enterAs(clerk, 'Jonas Jedermann');
    await clerk.goto(`/verwaltung/heidekreis/strategie/${key}`);
    const row = clerk.getByRole('row').filter({ hasText: unit }).last();
    const link = row.getByRole('rowheader').getByRole('link');
    title = (await link.textContent())!.trim();
    await link.click();
    await clerk.getByRole('link', { name: 'Stand schreiben' }).first().click();
    await clerk.getByText('läuft', { exact: true }).first().click();
    await clerk.getByLabel('Was ist geschehen?').fill('Die ersten Gespräche sind geführt.');
    await clerk.getByRole('button', { name: /^Stand (senden|speichern|schreiben)/ }).click();
    await expect(clerk.getByText('Die ersten Gespräche sind geführt.').first()).toBeVisible();
    await context.close();
  });

  await test.step('residents read it at once, in German and in Arabic', async () => {
    const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled: false });
    const resident = await context.newPage();
    await resident.goto(`/heidekreis/de/strategie/${key}`);
    await expect(resident.getByText('Die ersten Gespräche sind geführt.').first()).toBeAttached();
    await resident.goto(`/heidekreis/ar/strategie/${key}`);
    await expect(resident.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(resident.getByText('Die ersten Gespräche sind geführt.').first()).toBeAttached();
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  await test.step('the committee gets the report as a PDF', async () => {
    await page.goto('/verwaltung/heidekreis/berichte');
    await page.getByLabel('Titel').fill('Sachbericht zur Hauptaufgabe');
    await page.getByLabel('Strategie', { exact: true }).selectOption({ label: 'Hauptaufgabe' });
    await page.getByLabel('Zeitraum von').fill('2026-01-01');
    await page.getByLabel('Zeitraum bis').fill('2026-12-31');
    await page.getByRole('button', { name: 'Entwurf anlegen' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Sachbericht zur Hauptaufgabe' })).toBeVisible();
    const answer = await page.request.get(`${new URL(page.url()).pathname}/bericht.pdf`, { timeout: 120_000 });
    expect(answer.status()).toBe(200);
    const { extractText, getDocumentProxy } = await import('unpdf');
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await answer.body())), { mergePages: true });
    expect(text).toContain('Die ersten Gespräche sind geführt.');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(title.slice(0, 25));
  });
});
