import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

const root = '/verwaltung/heidekreis';
const title = 'Bürgerbüro für einen Tag geschlossen';
/** Of the machine's own clock, which the site under test reads too. */
const dayFrom = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const desk = `${root}/uebersetzungen/ar?art=notice`;

async function enter(page: Page, name: string): Promise<void> {
  await page.goto(`/anmelden?weiter=${encodeURIComponent(root)}`);
  await page.getByRole('button', { name: `Als ${name} anmelden` }).click();
}
/** The page fits a phone and has nothing that axe finds. */
async function inOrder(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const violations = await violationsOn(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

test.use({ viewport: { width: 360, height: 800 } });

test('a translator sees what waits and what has changed, translates and checks it; a file goes out and comes back', async ({
  browser,
  page,
}) => {
  test.setTimeout(180_000);
  const office = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  await enter(office, 'Petra Muster');
  await office.goto(`${root}/ankommen/meldungen/hinzufuegen`);
  await office.getByLabel('Art', { exact: true }).selectOption({ label: 'Amt geschlossen' });
  await office.getByLabel('Was ist los?').fill(title);
  await office.getByLabel('Text', { exact: true }).fill('Ab 12 Uhr ist zu. Fragen: 05162 970-0.');
  await office.locator('[name=beginsDay]').fill(dayFrom(0));
  await office.locator('[name=endsDay]').fill(dayFrom(100));
  await office.getByLabel('Wer sagt das?').fill('Bürgerbüro');
  await office.getByRole('button', { name: 'Veröffentlichen' }).click();
  await expect(office.locator('.alert-ok')).toBeVisible();
  const id = /meldungen\/([0-9a-f-]{36})/.exec(office.url())![1]!;

  await enter(page, 'Tanja Übersetzbar');
  await expect(page.getByRole('heading', { name: 'Übersetzungen', exact: true })).toBeVisible();
  await inOrder(page);
  await page.goto(desk);
  await inOrder(page);
  await page.getByRole('link', { name: title }).click();
  const [heading, text] = [page.locator('textarea[name=title]'), page.locator('textarea[name=text]')];
  await expect(text).toHaveAttribute('dir', 'rtl');
  await inOrder(page);
  await heading.fill('المكتب مغلق ليوم واحد');
  await text.fill('مغلق بعد الظهر.');
  // What the translation lacks is told beside the field; nothing is lost.
  await page.getByRole('button', { name: /^Alles geprüft/ }).click();
  await expect(page.locator('#text-error')).toContainText('Die Zahl 12 fehlt.');
  await expect(page.locator('#text-error')).toContainText('05162 970-0');
  await expect(text).toHaveValue('مغلق بعد الظهر.');
  await text.fill('مغلق من الساعة ١٢. للأسئلة: 05162 970-0.');
  const work = page.url().replace(/\?.*/, '');
  await page.getByRole('button', { name: 'Als Entwurf speichern' }).last().click();
  await expect(page.locator('.alert-ok')).toBeVisible();
  await page.locator('button[value="check:title"]').click();
  await page.locator('button[value="check:text"]').click();
  await expect(page.locator('.mark-checked')).toHaveCount(2);

  // The office changes a word: she sees which, and leaves nothing else to be read again.
  await office.goto(`${root}/ankommen/meldungen/${id}/bearbeiten`);
  await office.getByLabel('Text', { exact: true }).fill('Ab 14 Uhr ist zu. Fragen: 05162 970-0.');
  await office.getByRole('button', { name: 'Speichern' }).click();
  await expect(office.locator('.alert-ok')).toBeVisible();
  await page.goto(work);
  await expect(page.locator('del')).toHaveText(/12/);
  await expect(page.locator('ins')).toHaveText(/14/);
  await inOrder(page);
  await text.fill('مغلق من الساعة ١٤. للأسئلة: 05162 970-0.');
  await page.locator('button[value="check:text"]').click();
  await expect(page.locator('.mark-checked')).toHaveCount(2);
  await page.goto(`/heidekreis/ar/meldungen/${id}`);
  await expect(page.locator('main')).toContainText('مغلق من الساعة ١٤');

  // The same by a file for a tool of her own.
  const link = `${root}/uebersetzungen/ar/datei/xliff?umfang=alles&text=${id}`;
  const [download] = await Promise.all([page.waitForEvent('download'), page.goto(link).catch(() => null)]);
  const xliff = await readFile(await download.path(), 'utf8');
  expect(xliff).toContain('version="2.1"');
  await page.goto(`${root}/uebersetzungen/einlesen`);
  await inOrder(page);
  await page.getByLabel('Datei', { exact: true }).setInputFiles({
    name: 'zurueck.xlf',
    mimeType: 'application/xliff+xml',
    buffer: Buffer.from(xliff.replace('المكتب مغلق ليوم واحد', 'المكتب مغلق')),
  });
  await page.getByRole('button', { name: 'Datei ansehen' }).click();
  await expect(page.locator('.entry')).toHaveCount(1);
  await inOrder(page);
  await page.getByLabel(/^Als geprüft übernehmen/).check();
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  await expect(page.locator('.alert-ok')).toBeVisible();
  await page.goto(`/heidekreis/ar/meldungen/${id}`);
  await expect(page.locator('h1')).toHaveText('المكتب مغلق');
});
