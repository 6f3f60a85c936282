import { expect, test, type Page } from '@playwright/test';
import { focusOn } from './focus-on.ts';
import { violationsOn } from './axe.ts';

const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use(base ? { baseURL: base } : {});

const office = '/verwaltung/heidekreis';
const root = `${office}/ankommen/seiten`;

/** Nothing that axe finds and nothing wider than the window, on a desk and on a telephone. */
async function inOrder(page: Page): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(width);
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

for (const { who, name, keeper } of [
  { who: 'a unit', name: 'Bianca Bildmann', keeper: 'unitId' },
  { who: 'a municipality', name: 'Gerd Gemeindemann', keeper: 'municipalityId' },
  { who: 'an organisation', name: 'Veronika Vortrag', keeper: 'organisationId' },
]) {
  test(`the editor of ${who} writes her own page, asks for its release, and touches no other`, async ({ page, browser }) => {
    test.setTimeout(240_000);
    const title = `Eigenes ${keeper} ${Date.now()}`;
    await signIn(page, name);
    await page.goto(root);
    await inOrder(page);
    // Arranging the site is the coordination's.
    await expect(page.getByRole('link', { name: 'Gemeinsame Seiten' })).toHaveCount(0);
    await expect(page.locator('[data-grip]')).toHaveCount(0);
    await page.goto(`${root}/hinzufuegen`);
    await inOrder(page);
    // Her own is chosen, and nobody else's is offered.
    await expect(page.locator(`select[name=${keeper}] option`)).toHaveCount(2);
    await page.getByLabel('Titel', { exact: true }).fill(title);
    await page.getByRole('button', { name: 'Anlegen und schreiben' }).click();
    await page.getByRole('button', { name: 'Text am Anfang einfügen' }).click();
    await focusOn(page.locator('[data-rich]').first());
    await page.keyboard.type('Wir helfen gern.');
    await page.getByRole('button', { name: 'Ort nach Absatz 1 einfügen' }).click();
    await page.getByLabel('Welcher Ort').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Entwurf speichern' }).click();
    await expect(page.frameLocator('iframe').locator('.office-card')).toHaveCount(1);
    await inOrder(page);
    const editor = page.url().split(/[?#]/)[0]!;
    await page.getByRole('button', { name: 'Bild oder Datei nach Absatz 2 einfügen' }).click();
    await inOrder(page);
    await page.goto(editor);
    await expect(page.getByRole('button', { name: 'Freigeben', exact: true })).toHaveCount(0);
    await page.getByLabel('Was haben Sie geändert?').fill('Sprechzeiten ergänzt');
    await page.getByRole('button', { name: 'Um Freigabe bitten' }).click();
    await expect(page.locator('.alert-ok')).toBeVisible();
    await inOrder(page);
    const record = page.url().split('?')[0]!;
    await expect(page.getByRole('link', { name: 'Angaben ändern' })).toHaveCount(0);
    await page.goto(`${root}?eigene=ja&suche=${encodeURIComponent(title)}`);
    await expect(page.getByRole('link', { name: title })).toBeVisible();

    // The county's own pages are read, not written.
    await page.goto(`${root}?suche=Ankommen`);
    await page.locator('th a').first().click();
    const foreign = page.url().split('?')[0]!;
    for (const action of ['Angaben ändern', 'Jemanden ohne Zugang um Durchsicht bitten'])
      await expect(page.getByRole('link', { name: action })).toHaveCount(0);
    const refused = await page.request.post(`${foreign}/text/de/speichern`, {
      form: { version: '1', title: 'Übernommen', summary: '' },
      headers: { origin: new URL(foreign).origin },
    });
    expect(refused.status()).toBe(403);
    expect((await page.goto(`${foreign}/text/de/bild?platz=0`))!.status()).toBe(403);
    await page.goto(`${office}/ankommen/medien`);
    await inOrder(page);

    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const coordination = await context.newPage();
    await signIn(coordination, 'Petra Muster');
    await coordination.goto(editor);
    await expect(coordination.getByText('Sprechzeiten ergänzt').first()).toBeVisible();
    await coordination.getByRole('button', { name: 'Freigeben', exact: true }).click();
    await expect(coordination.getByText('Die Seite ist freigegeben und öffentlich.')).toBeVisible();
    await context.close();
    await page.goto(record);
    await page.getByRole('link', { name: 'So sieht es die Öffentlichkeit' }).click();
    await expect(page.getByText('Wir helfen gern.')).toBeVisible();
  });
}
