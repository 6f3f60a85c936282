import { expect, test, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { violationsOn } from './axe.ts';

const root = '/verwaltung/heidekreis';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`/anmelden?weiter=${encodeURIComponent(root)}`);
  await page.getByRole('button', { name: `Als ${name} anmelden` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meine Aufgaben' })).toBeVisible();
}

async function faults(page: Page): Promise<string[]> {
  const violations = await violationsOn(page);
  return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

type Sheet = {
  book: ExcelJS.Workbook;
  write: (row: number, cells: Record<string, ExcelJS.CellValue>) => void;
  rows: () => number;
};
async function workbook(page: Page, list: string): Promise<Sheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await (await page.request.get(`${root}/${list}/tabelle.xlsx`)).body()) as unknown as ExcelJS.Buffer);
  const sheet = book.worksheets[0]!;
  const at = (head: string): number => (sheet.getRow(1).values as string[]).indexOf(head);
  return {
    book,
    rows: () => sheet.rowCount,
    write: (row, cells) => {
      for (const [head, cell] of Object.entries(cells)) sheet.getRow(row).getCell(at(head)).value = cell;
    },
  };
}
async function handIn(page: Page, { book }: Sheet): Promise<void> {
  await page
    .getByLabel('Geänderte Tabelle')
    .setInputFiles({ name: 'liste.xlsx', mimeType: type, buffer: Buffer.from(await book.xlsx.writeBuffer()) });
  await page.getByRole('button', { name: 'Einlesen und vergleichen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tabelle prüfen' })).toBeVisible();
}

test('organisations are changed in a spreadsheet: compared, one row left out, taken over, undone', async ({ page }) => {
  await signIn(page, 'Petra Muster');
  const list = `${root}/netzwerk/organisationen`;
  const sheet = await workbook(page, 'netzwerk/organisationen');
  sheet.write(2, { Kurzname: 'KFW' });
  sheet.write(3, { Internetseite: 'keine Adresse' });
  await page.goto(list);
  await page.getByText('Tabelle', { exact: true }).click();
  await page.getByRole('link', { name: 'Geänderte Tabelle einlesen' }).click();
  expect(await faults(page)).toEqual([]);
  await handIn(page, sheet);
  await expect(page.getByText('Bitte eine Adresse wie https://verein.example angeben.')).toBeVisible();
  await expect(page.getByRole('row', { name: /KFW/ })).toBeVisible();
  expect(await faults(page)).toEqual([]);

  await page.getByRole('button', { name: 'Änderungen übernehmen' }).click();
  await expect(page.getByRole('alert').or(page.getByRole('status')).first()).toContainText('Es wurde nichts geschrieben');
  await page.getByLabel('Zeile auslassen').check();
  await page.getByRole('button', { name: 'Änderungen übernehmen' }).click();
  await expect(page.getByText('Diese Tabelle ist übernommen')).toBeVisible();
  await page.getByRole('link', { name: 'Zur Liste' }).click();
  await expect(page.getByText('KFW')).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Rückgängig machen' }).click();
  await expect(page.getByText('1 Eintrag wurde geändert und wieder zurückgesetzt.')).toBeVisible();
  await page.goto(list);
  await expect(page.getByText('KFW')).toHaveCount(0);
});

test('responsible persons come in by a table, on a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await signIn(page, 'Petra Muster');
  const list = `${root}/einstellungen/verantwortliche`;
  const sheet = await workbook(page, 'einstellungen/verantwortliche');
  const unit = (await workbook(page, 'einstellungen/stellen')).book.worksheets[0]!.getRow(2).getCell(3).value;
  sheet.write(sheet.rows() + 1, {
    Name: 'Tabea Tabelle',
    'E-Mail-Adresse': 'tabea@beispiel.example',
    Rolle: 'Vertretung',
    Stelle: unit,
  });
  await page.goto(list);
  await page.getByText('Tabelle', { exact: true }).click();
  await page.getByRole('link', { name: 'Geänderte Tabelle einlesen' }).click();
  await handIn(page, sheet);
  await expect(page.getByText('Tabea Tabelle')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: 'Änderungen übernehmen' }).click();
  await expect(page.getByText('1 neue Zeile ist angelegt.')).toBeVisible();
  await page.goto(list);
  await expect(page.getByRole('link', { name: 'Tabea Tabelle' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('a list that does not come in says why, and is no address to hand one in', async ({ page }) => {
  await signIn(page, 'Petra Muster');
  await page.goto(`${root}/einstellungen/protokoll`);
  await page.getByText('Herunterladen', { exact: true }).click();
  await expect(page.getByText('Diese Liste hält fest, was geschah.')).toBeVisible();
  expect((await page.goto(`${root}/einlesen/einstellungen/protokoll`))?.status()).toBe(404);
});
