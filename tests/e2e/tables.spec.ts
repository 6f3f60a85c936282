import { expect, test, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { violationsOn } from './axe.ts';

const root = '/verwaltung/heidekreis';
const strategy = `${root}/strategie/integrationsstrategie-2025`;

/** Signs in with one of the buttons for trying out. */
async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`/anmelden?weiter=${encodeURIComponent(root)}`);
  await page.getByRole('button', { name: `Als ${name} anmelden` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meine Aufgaben' })).toBeVisible();
}

async function faults(page: Page): Promise<string[]> {
  const violations = await violationsOn(page);
  return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** The table of the entries as a workbook, with the number of each column. */
async function workbook(page: Page): Promise<{ book: ExcelJS.Workbook; sheet: ExcelJS.Worksheet; at: (head: string) => number }> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await (await page.request.get(`${strategy}/tabelle.xlsx`)).body()) as unknown as ExcelJS.Buffer);
  const sheet = book.worksheets[0]!;
  return { book, sheet, at: (head) => (sheet.getRow(1).values as string[]).indexOf(head) };
}
const bytesOf = async (book: ExcelJS.Workbook): Promise<Buffer> => Buffer.from(await book.xlsx.writeBuffer());

test('a workbook is edited, compared, taken over and undone', async ({ page }) => {
  await signIn(page, 'Petra Muster');
  const { book, sheet, at } = await workbook(page);
  const rows: ExcelJS.Row[] = [];
  sheet.eachRow((row, number) => number > 1 && row.getCell(at('Ebene')).value === 'Maßnahme' && rows.push(row));
  const [renamed, wrong] = [rows.at(-1)!, rows.at(-2)!];
  const before = String(renamed.getCell(at('Titel')).value);
  const after = `${before}, neu gefasst`;
  renamed.getCell(at('Titel')).value = after;
  renamed.getCell(at('Gewicht')).value = '2,5';
  wrong.getCell(at('Zuständig')).value = 'Amt für Wetter';
  await page.goto(strategy);
  await page.getByText('Mehr', { exact: true }).click();
  await page.getByRole('link', { name: 'Tabelle einlesen' }).click();
  expect(await faults(page)).toEqual([]);
  await page.getByLabel('Geänderte Tabelle').setInputFiles({
    name: 'massnahmen.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await bytesOf(book),
  });
  await page.getByRole('button', { name: 'Einlesen und vergleichen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tabelle prüfen' })).toBeVisible();
  const change = page.getByRole('row', { name: before });
  await expect(change).toContainText(after);
  await expect(change).toContainText('2,5');
  await expect(page.getByText('Die Stelle „Amt für Wetter“ ist nicht angelegt.')).toBeVisible();
  expect(await faults(page)).toEqual([]);

  // One faulty row keeps all back until it is left out; the other choices of the form are kept.
  await page.getByRole('button', { name: 'Änderungen übernehmen' }).click();
  await expect(page.getByRole('status').or(page.getByRole('alert')).first()).toContainText('Es wurde nichts geschrieben');
  await page.getByLabel('Zeile auslassen').check();
  await page.getByRole('button', { name: 'Änderungen übernehmen' }).click();
  await expect(page.getByText('1 Eintrag geändert')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: after })).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(page.getByText('Die Änderungen sind rückgängig gemacht.')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: after })).toHaveCount(0);
});

test('a table of something else is refused with the way to mend it', async ({ page }) => {
  await signIn(page, 'Petra Muster');
  await page.goto(`${strategy}/einlesen`);
  await page
    .getByLabel('Geänderte Tabelle')
    .setInputFiles({ name: 'fremd.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b\r\n1;2\r\n') });
  await page.getByRole('button', { name: 'Einlesen und vergleichen' }).click();
  await expect(page.getByText('Gefunden: a, b').first()).toBeVisible();
});

test('many entries are shifted at one stroke and set back, without script too', async ({ page, browser, baseURL }) => {
  await signIn(page, 'Petra Muster');
  await page.goto(`${strategy}?spalten=stelle,zeitraum`);
  await expect(page.locator('#auswahl')).toBeHidden();
  await page.getByLabel('Alle gezeigten Einträge auswählen').check();
  await expect(page.locator('#auswahl')).toContainText('Einträge gewählt');
  expect(await faults(page)).toEqual([]);
  await page.getByLabel('Was ändern').selectOption({ label: 'Zeitraum verschieben' });
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByLabel('Um wie viele Quartale').fill('2');
  await page.getByLabel('Grund der Verschiebung').fill('Stelle unbesetzt');
  await page.getByRole('button', { name: 'Vorschau zeigen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Zeitraum verschieben' })).toBeVisible();
  expect(await faults(page)).toEqual([]);

  const plain = await (await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })).newPage();
  await signIn(plain, 'Petra Muster');
  await plain.goto(`${strategy}?spalten=stelle,zeitraum`);
  const boxes = plain.locator('tbody input[type="checkbox"]');
  await boxes.nth(1).check();
  await boxes.nth(2).check();
  await plain.getByLabel('Was ändern').selectOption({ label: 'Gewicht setzen' });
  await plain.getByRole('button', { name: 'Weiter' }).click();
  await plain.getByLabel('Gewicht').fill('viel');
  await plain.getByRole('button', { name: 'Vorschau zeigen' }).click();
  await expect(plain.getByLabel('Gewicht')).toHaveValue('viel');
  await plain.getByLabel('Gewicht').fill('3');
  await plain.getByRole('button', { name: 'Vorschau zeigen' }).click();
  await expect(plain.getByText('2 Einträge werden geändert')).toBeVisible();
  await plain.getByRole('button', { name: 'Änderungen übernehmen' }).click();
  await expect(plain.getByText('Gewicht setzen: 2 Einträge geändert.')).toBeVisible();
  await plain.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(plain.getByText('Die Änderungen sind rückgängig gemacht.')).toBeVisible();
  await plain.context().close();
});

test('everything is found from everywhere by Ctrl K, with a typing mistake too', async ({ page }) => {
  await signIn(page, 'Petra Muster');
  // The script that knows the keys comes after the page.
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(page).toHaveURL(`${root}/suche`, { timeout: 1000 });
  }).toPass();
  await page.getByRole('searchbox', { name: 'In allem suchen' }).fill('Sprachmitlung');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=Sprachmitlung/);
  const found = page.getByRole('link', { name: 'Mehr Sprachmittlung für Gespräche mit Eltern' }).first();
  // The search follows after the commit: the example data may still be on its way.
  await expect(async () => {
    await page.reload();
    await expect(found).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  expect(await faults(page)).toEqual([]);
  await page.getByRole('searchbox', { name: 'In allem suchen' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sprachmittlung');
});

test('a view is saved for all and opened by another person', async ({ page, browser, baseURL }) => {
  await signIn(page, 'Petra Muster');
  await page.goto(`${strategy}?stand=running&spalten=stelle,frist`);
  await page.getByText('Ansicht speichern').click();
  const name = `Läuft gerade ${Date.now()}`;
  await page.getByLabel('Name der Ansicht').fill(name);
  await page.getByLabel('Für alle im Landkreis').check();
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByRole('link', { name })).toHaveAttribute('aria-current', 'true');

  const other = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await signIn(other, 'Tom Beispiel');
  await other.goto(strategy);
  await other.getByRole('link', { name }).click();
  await expect(other.getByRole('columnheader', { name: 'Frist' })).toBeVisible();
  await expect(other.getByRole('columnheader', { name: 'Letzte Meldung' })).toHaveCount(0);
  expect(await faults(other)).toEqual([]);
  await other.context().close();

  await page.goto(`${strategy}/ansichten`);
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: new RegExp(`Löschen ?: ${name}`) }).click();
  await expect(page.getByText('Die Ansicht ist gelöscht.')).toBeVisible();
  await page.goto(`${strategy}?stelle=gibt-es-nicht-mehr`);
  await expect(page.getByText('sie trägt hier keinen Eintrag mehr')).toBeVisible();
});
