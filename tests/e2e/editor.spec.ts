import { expect, test, type Page } from '@playwright/test';
import { foundInMail } from './mails.ts';
import { focusOn } from './focus-on.ts';
import { violationsOn } from './axe.ts';

const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use(base ? { baseURL: base } : {});
test.setTimeout(180_000);

const root = '/verwaltung/heidekreis/ankommen/seiten';

async function inOrder(page: Page): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const violations = await violationsOn(page);
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
  await focusOn(first);
  await page.keyboard.type('Ein Helm schützt.');
  const shown = page.frameLocator('iframe');
  // What is typed stands in the preview before it is kept.
  await expect(shown.getByText('Ein Helm schützt.')).toBeVisible();
  await page.getByRole('button', { name: 'Hinweis nach Absatz 1 einfügen' }).click();
  await expect(page.locator('[data-rich]')).toHaveCount(2);
  await focusOn(page.locator('[data-rich]').nth(1));
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
  await focusOn(page.locator('[data-rich]').nth(1));
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

/** A red dot: the smallest PNG. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

test('an editor shows a place, a contact and a picture, reads how plain her text is, and drags blocks and pages', async ({
  page,
}) => {
  const title = `Lesen lernen ${Date.now()}`;
  const picture = `Punkt ${Date.now()}`;
  await signIn(page, 'Petra Muster');
  await begin(page, title);
  await page.getByRole('button', { name: 'Text am Anfang einfügen' }).click();
  await focusOn(page.locator('[data-rich]').first());
  await page.keyboard.type('Ihr Antrag wird unverzüglich bearbeitet.');
  // While she writes: the line in the bar, and the hints behind it.
  await expect(page.locator('[data-reading]')).toContainText(/Hinweis/);
  await expect(page.locator('[data-reading]')).not.toContainText('Kein Hinweis');
  await page.locator('[data-reading]').click();
  await expect(page.locator('live-readability')).toContainText('sofort');
  await focusOn(page.locator('[data-rich]').first());
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Lesen ist schön.');
  await expect(page.locator('[data-reading]')).toContainText('Kein Hinweis');

  const shown = page.frameLocator('iframe');
  for (const [at, kind, label] of [
    [1, 'Ort', 'Welcher Ort'],
    [2, 'Kontakt', 'Welcher Kontakt'],
  ] as const) {
    await page.getByRole('button', { name: `${kind} nach Absatz ${at} einfügen` }).click();
    await page.getByLabel(label).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Entwurf speichern' }).click();
    await expect(shown.locator('.office-card')).toHaveCount(at);
  }
  await page.getByRole('button', { name: 'Bild oder Datei nach Absatz 3 einfügen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bild oder Datei wählen' })).toBeVisible();
  await inOrder(page);
  await page.getByRole('link', { name: 'Neue Datei hochladen' }).click();
  await page.getByLabel('Name', { exact: true }).fill(picture);
  await page.getByLabel('Von wem ist es?').fill('Landkreis');
  await page.getByLabel('Warum dürfen Sie es zeigen?').selectOption('own');
  await page.getByLabel('Was ist auf dem Bild?').fill('Ein roter Punkt');
  await page.getByLabel('Datei', { exact: true }).setInputFiles({ name: 'punkt.png', mimeType: 'image/png', buffer: dot });
  await page.getByRole('button', { name: 'Hochladen' }).click();
  // Back where she came from, with the new one first.
  await page.getByRole('button', { name: new RegExp(`Dieses Bild nehmen.*${picture}`) }).click();
  await expect(page.locator('#block-3').getByRole('img', { name: 'Ein roter Punkt' })).toBeVisible();
  await expect(shown.getByRole('img', { name: 'Ein roter Punkt' })).toBeVisible();
  await page.getByRole('button', { name: 'Andere Datei wählen für Absatz 4' }).click();
  await page.getByLabel('Suche').last().fill(picture);
  await page.getByRole('button', { name: 'Anwenden' }).click();
  await expect(page.getByText('steht jetzt hier')).toBeVisible();
  await page.getByRole('link', { name: 'Zurück zum Text' }).click();

  // Source and target of a drag stand in the window together.
  await page.setViewportSize({ width: 1280, height: 3000 });
  await page.locator('#block-3 [data-grip]').dragTo(page.locator('#block-0'), { targetPosition: { x: 60, y: 4 } });
  await expect(page.locator('#block-0').getByRole('img', { name: 'Ein roter Punkt' })).toBeVisible();
  await expect(page.locator('#block-1 [data-rich]')).toHaveText('Lesen ist schön.');
  await inOrder(page);
  await release(page);
  const record = page.url().split('?')[0]!;
  await page.getByRole('link', { name: 'So sieht es die Öffentlichkeit' }).click();
  await expect(page.locator('article.office-card')).toHaveCount(2);
  await expect(page.locator('figure img')).toHaveAttribute('alt', 'Ein roter Punkt');
  await inOrder(page);

  await page.goto(root);
  await page.setViewportSize({ width: 1280, height: 6000 });
  const rows = page.locator('page-tree tbody tr');
  const id = record.split('/').at(-1)!;
  const own = page.locator(`[data-page="${id}"]`);
  const titles = async (): Promise<string[]> => (await rows.locator('th').allTextContents()).map((one) => one.trim());
  const at = (await titles()).indexOf(title);
  await own.locator('[data-grip]').dragTo(rows.nth(at - 1), { targetPosition: { x: 200, y: 3 } });
  await expect(page.getByText('Die Seite steht jetzt an der neuen Stelle.')).toBeVisible();
  await expect.poll(async () => (await titles()).indexOf(title)).toBe(at - 1);
  // Onto another one: it hangs below that.
  const [first] = await titles();
  await own.locator('[data-grip]').dragTo(rows.nth((await titles()).indexOf(title) - 1));
  await expect(own).not.toHaveAttribute('data-parent', '');
  expect(first).toBeTruthy();
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
  await focusOn(page.locator('[data-rich]').first());
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
