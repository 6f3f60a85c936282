import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { foundInMail } from './mails.ts';

const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use(base ? { baseURL: base } : {});
test.setTimeout(180_000);

const root = '/verwaltung/heidekreis/ankommen/seiten';

async function inOrder(page: Page): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    // A sticky bar hides half a link at the fold, which axe takes for a small target: the window is as tall as the page.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(height + 10, 12_000) });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/anmelden');
  await page.getByRole('button', { name: `Als ${name} anmelden` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meine Aufgaben' })).toBeVisible();
}

/** Begins a page; the editor of its text is open then. */
async function begin(page: Page, title: string): Promise<void> {
  await page.goto(`${root}/hinzufuegen`);
  await page.getByLabel('Titel', { exact: true }).fill(title);
  await page.getByRole('button', { name: 'Anlegen und schreiben' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Text schreiben' })).toBeVisible();
}

const release = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Freigeben', exact: true }).click();
  await expect(page.getByText('Die Seite ist freigegeben und öffentlich.')).toBeVisible();
};

test('an editor writes a page, sees it, releases it, changes it and takes an earlier version back', async ({ page }) => {
  const title = `Radfahren ${Date.now()}`;
  await signIn(page, 'Petra Muster');
  await begin(page, title);
  await page.getByRole('button', { name: 'Text am Anfang einfügen' }).click();
  const first = page.locator('[data-rich]').first();
  await first.click();
  await page.keyboard.type('Ein Helm schützt.');
  const shown = page.frameLocator('iframe');
  // What is typed stands in the preview before it is kept.
  await expect(shown.getByText('Ein Helm schützt.')).toBeVisible();
  await page.getByRole('button', { name: 'Hinweis nach Absatz 1 einfügen' }).click();
  await expect(page.locator('[data-rich]')).toHaveCount(2);
  await page.locator('[data-rich]').nth(1).click();
  await page.keyboard.type('Licht ist Pflicht.');
  await page.getByRole('button', { name: 'Absatz 2 nach oben' }).click();
  await expect(page.locator('[data-rich]').first()).toHaveText('Licht ist Pflicht.');
  await expect(shown.locator('.page-box')).toHaveText('Licht ist Pflicht.');
  await inOrder(page);
  const editor = page.url().split(/[?#]/)[0]!;
  await release(page);
  await inOrder(page);
  const record = page.url().split('?')[0]!;
  await page.getByRole('link', { name: 'So sieht es die Öffentlichkeit' }).click();
  await expect(page.locator('h1')).toHaveText(title);
  await expect(page.getByText('Ein Helm schützt.')).toBeVisible();
  const site = page.url();

  await page.goto(editor);
  await page.locator('[data-rich]').nth(1).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Immer.');
  await expect(page.locator('[data-status]')).toHaveText(/Entwurf gespeichert um/, { timeout: 30_000 });
  await page.getByLabel('Was haben Sie geändert?').fill('Nachdruck');
  await release(page);
  await page.goto(site);
  await expect(page.getByText('Ein Helm schützt. Immer.')).toBeVisible();

  await page.goto(record);
  await page.getByRole('link', { name: 'Fassungen' }).click();
  await expect(page.locator('ins')).toHaveText('Immer.');
  await inOrder(page);
  await page.getByRole('button', { name: 'Fassung 1 als Entwurf zurückholen' }).click();
  await release(page);
  await page.goto(site);
  await expect(page.getByText('Ein Helm schützt.', { exact: true })).toBeVisible();

  await page.goto(`${root}?suche=${encodeURIComponent(title)}`);
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await inOrder(page);
});

test('without script the same form adds, keeps and shows; two people at one text lose nothing', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await signIn(page, 'Petra Muster');
  await begin(page, `Ohne Skript ${Date.now()}`);
  await page.getByRole('button', { name: 'Text am Anfang einfügen' }).click();
  await page.getByRole('textbox', { name: 'Text von Absatz 1' }).fill('## Wann\n\nImmer **montags**.');
  await page.getByRole('button', { name: 'Vorschau erneuern' }).click();
  await expect(page.frameLocator('iframe').locator('h2')).toHaveText('Wann');
  const other = await context.newPage();
  await other.goto(page.url());
  await page.getByRole('button', { name: 'Entwurf speichern' }).click();
  await expect(page.getByRole('textbox', { name: 'Text von Absatz 2' })).toHaveValue('Immer **montags**.');
  await other.getByLabel('Titel', { exact: true }).fill('Ein anderer Titel');
  await other.getByRole('button', { name: 'Entwurf speichern' }).click();
  await expect(other.getByText('Jemand anderes hat inzwischen gespeichert')).toBeVisible();
  await expect(other.getByLabel('Titel', { exact: true })).toHaveValue('Ein anderer Titel');
  await expect(other.frameLocator('iframe').locator('h2')).toHaveText('Wann');
  await other.getByRole('button', { name: 'Meinen Text stattdessen speichern' }).click();
  await expect(other.getByText('Der Entwurf ist gespeichert.')).toBeVisible();
  await context.close();
});

test('a guest looks over one page by a link, once, and the office takes it over', async ({ page, browser }) => {
  const mail = `gast-${Date.now()}@beispiel.test`;
  await signIn(page, 'Petra Muster');
  await begin(page, `Sprechstunde ${Date.now()}`);
  await page.getByRole('button', { name: 'Text am Anfang einfügen' }).click();
  await page.locator('[data-rich]').first().click();
  await page.keyboard.type('Montags von 9 bis 12 Uhr.');
  await release(page);
  await page.getByRole('link', { name: 'Jemanden ohne Zugang um Durchsicht bitten' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Gustav Gast');
  await page.getByLabel('E-Mail-Adresse').fill(mail);
  await page.getByRole('button', { name: 'Link schicken' }).click();
  await expect(page.getByText('Die E-Mail geht in wenigen Sekunden hinaus.')).toBeVisible();
  await inOrder(page);
  const guests = page.url().split('?')[0]!;

  const link = await foundInMail({ to: mail, pattern: /\/durchsicht\/[a-z-]+\/[\w-]{43}/ });
  const context = await browser.newContext({ javaScriptEnabled: false, reducedMotion: 'reduce' });
  const guest = await context.newPage();
  await guest.goto(link);
  await guest.reload();
  await guest.getByRole('textbox', { name: 'Text von Absatz 1' }).fill('Dienstags von 9 bis 12 Uhr.');
  await guest.getByRole('button', { name: 'Durchsicht abschicken' }).click();
  await expect(guest.getByText('Danke, Ihre Durchsicht ist angekommen')).toBeVisible();
  await guest.goto(link);
  await expect(guest.getByRole('button', { name: 'Durchsicht abschicken' })).toHaveCount(0);
  await context.close();

  await page.goto(guests);
  await page.getByRole('link', { name: 'Vorschlag ansehen' }).click();
  await expect(page.locator('del')).toHaveText('Montags');
  await expect(page.locator('ins')).toHaveText('Dienstags');
  await inOrder(page);
  await page.getByRole('button', { name: 'Als Entwurf übernehmen' }).click();
  await expect(page.locator('[data-rich]').first()).toHaveText('Dienstags von 9 bis 12 Uhr.');
});

test('axe finds nothing on the other pages of the desk', { tag: '@look' }, async ({ page }) => {
  await signIn(page, 'Petra Muster');
  await page.goto(`${root}/hinzufuegen`);
  await inOrder(page);
  await page.goto(`${root}/gemeinsam`);
  await inOrder(page);
  await page.goto(`${root}?suche=Ankommen`);
  await page.locator('th a').first().click();
  await inOrder(page);
  await page.getByRole('link', { name: 'Angaben ändern' }).click();
  await inOrder(page);
});
