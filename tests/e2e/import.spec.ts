import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

test.use({ actionTimeout: 15_000 });
test.describe.configure({ timeout: 150_000 });

/** The real document where it is there, else one of the project's own of the same shape. */
const real = fileURLToPath(new URL('../../../shared/seeds/000_4fad395f149ec18c.txt', import.meta.url));
const own = fileURLToPath(new URL('../fixtures/musterland.md', import.meta.url));
const isReal = existsSync(real);
const imports = '/verwaltung/heidekreis/importe';

async function login(page: Page): Promise<void> {
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
  await expect(page).toHaveURL(/\/verwaltung\/heidekreis/);
}

async function upload(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.goto(imports);
  await page.getByLabel('Dokument der Strategie').setInputFiles(file);
  await page.getByRole('button', { name: 'Hochladen und einlesen' }).click();
}

async function uploadAndWait(page: Page, file: string): Promise<void> {
  await upload(page, file);
  // The waiting page looks again by itself until the draft is there.
  await expect(page.getByRole('heading', { level: 1, name: /prüfen$/ })).toBeVisible({ timeout: 45_000 });
}

const titles = (page: Page) => page.locator('.draft .node-title');
const choose = async (page: Page, title: string): Promise<void> => {
  await page.locator('.draft .node-title', { hasText: title }).first().click();
  await expect(page.locator('.node-chosen .node-title')).toContainText(title);
};

/** A sticky bar hides half a link at the fold, which axe takes for a small target: the window is as tall as the page. */
async function expectNoFault(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  const violations = await violationsOn(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}

test('a document becomes a draft, is mended beside its source, and becomes a strategy', async ({ page }) => {
  if (!isReal) console.log("The real documents are not here: the journey runs on the project's own.");
  await login(page);
  await uploadAndWait(page, isReal ? real : own);
  const first = (await titles(page).nth(2).textContent())!;
  await choose(page, first);
  await page.getByRole('link', { name: 'Bearbeiten' }).click();
  await page.getByLabel('Titel', { exact: true }).fill('Im Gespräch mit allen klären');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.locator('.node-chosen .node-title')).toHaveText('Im Gespräch mit allen klären');

  const second = (await titles(page).nth(3).textContent())!;
  await choose(page, second);
  const chosen = page.locator('.node-chosen');
  const id = await chosen.getAttribute('data-node');
  await page.getByRole('link', { name: 'Verwerfen' }).click();
  await page.getByRole('button', { name: 'Verwerfen', exact: true }).click();
  await expect(page.locator(`[data-node="${id}"]`)).toHaveCount(0);
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(page.locator(`[data-node="${id}"] .node-title`)).toHaveText(second);
  await page.getByRole('button', { name: 'Wiederholen' }).click();
  await expect(page.locator(`[data-node="${id}"]`)).toHaveCount(0);
  await page.reload();
  await expect(titles(page).filter({ hasText: 'Im Gespräch mit allen klären' })).toHaveCount(1);
  await expect(page.locator(`[data-node="${id}"]`)).toHaveCount(0);

  await page.getByRole('link', { name: 'Entwurf übernehmen' }).click();
  for (const select of await page.locator('select[name=to]').all())
    if ((await select.inputValue()) === '') await select.selectOption('new');
  if ((await page.locator('select[name=to]').count()) > 0)
    await page.getByRole('button', { name: 'Zuordnung speichern' }).click();
  const state = page.getByLabel('Standtexte ohne erkennbaren Zustand gelten als');
  if (await state.count()) await state.selectOption('running');
  const day = page.getByLabel('Standtexte ohne Datum sind vom');
  if (await day.count()) await day.fill('2025-12-31');
  await page.getByRole('button', { name: 'Als Strategie übernehmen' }).click();
  await expect(page.getByText('Aus diesem Entwurf ist eine Strategie geworden.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Beschluss eintragen' })).toHaveAttribute('href', /\/beschliessen$/);
  await page.goto(imports);
  await expect(page.getByRole('row', { name: /übernommen/ }).first()).toBeVisible();
});

test('all of it works without JavaScript', async ({ browser }: { browser: Browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'de-DE' });
  const page = await context.newPage();
  await login(page);
  await upload(page, own);
  await page.waitForURL(/importe\/[0-9a-f-]{36}/);
  await expect
    .poll(
      async () => {
        await page.goto(page.url());
        return page.getByRole('heading', { level: 1 }).textContent();
      },
      { timeout: 45_000 },
    )
    .toContain('prüfen');
  await page.locator('.draft .node-title', { hasText: 'Räume suchen' }).click();
  await expect(page.locator('.node-chosen')).toContainText('Zwei Einträge in einer Zeile?');
  await expect(page.locator('.line-chosen').first()).toBeVisible();
  await page.locator('.node-chosen summary').click();
  await page.getByRole('link', { name: 'Teilen' }).click();
  await expect(page.getByLabel('Titel der Teile')).toHaveValue('Räume suchen\nAufsicht klären');
  await page.getByRole('button', { name: 'Teilen' }).click();
  await expect(page.locator('.node-chosen .node-title')).toHaveText('Aufsicht klären');

  const before = await page.locator('.progress-bar').textContent();
  await page.locator('.draft .node-title', { hasText: 'Fahrdienst prüfen' }).click();
  await page.getByRole('button', { name: 'Stimmt', exact: true }).click();
  expect(await page.locator('.progress-bar').textContent()).not.toBe(before);

  await page.getByRole('link', { name: 'Alle ansehen' }).click();
  await page
    .getByRole('link', { name: /^Verwenden/ })
    .first()
    .click();
  await page.getByLabel('Was steht in diesen Zeilen?').selectOption({ label: 'Text der Strategie: Ausgangslage' });
  await page.locator('#verwenden').getByLabel('Titel').fill('Wie es dazu kam');
  await page.getByRole('button', { name: 'Verwenden' }).click();
  await page.getByRole('link', { name: /Texte der Strategie/ }).click();
  await expect(titles(page).filter({ hasText: 'Wie es dazu kam' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Import verwerfen' }).click();
  await page.getByRole('button', { name: 'Wieder aufnehmen' }).click();
  await page.getByRole('link', { name: /Texte der Strategie/ }).click();
  await expect(titles(page).filter({ hasText: 'Wie es dazu kam' })).toHaveCount(1);
  await context.close();
});

test('keys work while a list has the focus, and can be switched off', async ({ page }) => {
  await login(page);
  await uploadAndWait(page, own);
  const list = titles(page);
  await page.evaluate(() => customElements.whenDefined('kreislotse-review-desk').then(() => undefined));
  await list.first().focus();
  await page.keyboard.press('j');
  await expect(list.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(list.nth(2)).toBeFocused();
  await page.keyboard.press('k');
  await expect(list.nth(1)).toBeFocused();
  // One tab stop a list: the next one lies outside.
  expect(await page.locator('.draft .node-title[tabindex="0"]').count()).toBe(1);
  await page.getByRole('button', { name: 'Tasten abschalten' }).click();
  await list.nth(1).focus();
  await page.keyboard.press('j');
  await expect(list.nth(1)).toBeFocused();
  await page.getByRole('button', { name: 'Tasten einschalten' }).click();
  await list.nth(1).focus();
  await page.keyboard.press('e');
  await expect(page.getByLabel('Titel', { exact: true })).toBeVisible();
  // In a field a letter is a letter.
  await page.waitForLoadState();
  await page.evaluate(() => customElements.whenDefined('kreislotse-review-desk').then(() => undefined));
  await page.getByLabel('Titel', { exact: true }).fill('');
  await page.getByLabel('Titel', { exact: true }).pressSequentially('jexumk');
  await expect(page.getByLabel('Titel', { exact: true })).toHaveValue('jexumk');
});

test('a file that cannot be read says why, and nothing comes of it', async ({ page }, testInfo) => {
  await login(page);
  await page.goto(imports);
  await page.getByRole('button', { name: 'Hochladen und einlesen' }).click();
  await expect(page.getByRole('link', { name: 'Bitte wählen Sie erst eine Datei aus.' })).toBeVisible();
  const large = testInfo.outputPath('riesig.txt');
  writeFileSync(large, Buffer.alloc(26 * 1024 * 1024, 'x'));
  await upload(page, large);
  await expect(page.getByRole('link', { name: /größer als 25 MB/ })).toBeVisible();
  await upload(page, { name: 'plan.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('kein Word') });
  await expect(page.getByText('Das Dokument konnte nicht gelesen werden')).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText(/ist aber keine solche Datei/)).toBeVisible();
  await page.goto(imports);
  await expect(page.getByRole('row', { name: /plan\.docx.*nicht lesbar/ }).first()).toBeVisible();
  await expect(page.getByRole('row', { name: /riesig/ })).toHaveCount(0);
});

test('axe finds nothing on the list, a refused upload and the take-over, wide and narrow', { tag: '@look' }, async ({ page }) => {
  await login(page);
  await uploadAndWait(page, own);
  await page.getByRole('link', { name: 'Entwurf übernehmen' }).click();
  for (const width of [1440, 360]) await expectNoFault(page, width);
  await page.goto(imports);
  for (const width of [1440, 360]) await expectNoFault(page, width);
  await page.goto(`${imports}/hochladen`);
  await page.getByRole('button', { name: 'Hochladen und einlesen' }).click();
  for (const width of [1440, 360]) await expectNoFault(page, width);
});

test('axe finds nothing on the review, wide and narrow', { tag: '@look' }, async ({ page }) => {
  await login(page);
  await uploadAndWait(page, own);
  const review = page.url();
  for (const width of [1440, 360]) await expectNoFault(page, width);
  await page.goto(`${review}/nicht-verwendet`);
  for (const width of [1440, 360]) await expectNoFault(page, width);
  await page.goto(review);
  await choose(page, 'Räume suchen');
  for (const width of [1440, 360]) await expectNoFault(page, width);
  await page.getByRole('link', { name: 'Bearbeiten' }).click();
  for (const width of [1440, 360]) await expectNoFault(page, width);
});

test('a document of ten thousand lines is read and reviewed in windows', async ({ page }, testInfo) => {
  let text = '# Integrationskonzept\n\n';
  let lines = 2;
  for (let field = 1; lines < 10_000; field += 1) {
    text += `## Handlungsfeld ${field}: Bereich ${field}\n`;
    lines += 1;
    for (let goal = 1; goal <= 5 && lines < 10_000; goal += 1) {
      text += `### Ziel ${field}.${goal}: Ankommen erleichtern ${field}-${goal}\n`;
      lines += 1;
      for (let measure = 1; measure <= 12 && lines < 10_000; measure += 1) {
        text += `- Maßnahme ${field}.${goal}.${measure}: Angebot ${field}-${goal}-${measure} aufbauen\n  Zuständig: Fachbereich Jugend\n`;
        lines += 2;
      }
    }
  }
  const file = testInfo.outputPath('zehntausend.md');
  writeFileSync(file, text);
  await login(page);
  await uploadAndWait(page, file);
  const parts = (): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length);
  expect(await parts()).toBeLessThan(4000);
  await choose(page, (await titles(page).nth(3).textContent())!);
  await page.getByRole('button', { name: 'Stimmt', exact: true }).click();
  await expect(page.locator('.progress-bar')).toBeVisible();
  // The last window is as light as the first, and beside its own lines of the source.
  await page.locator('.windows a').last().click();
  await expect(page.locator('.windows a').last()).toHaveAttribute('aria-current', 'true');
  expect(await parts()).toBeLessThan(4000);
  await expect(titles(page).last()).toContainText(/Angebot/);
});
