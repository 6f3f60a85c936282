import { writeFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

// Set by the global setup before any worker starts; contexts that a journey opens itself do not take it from the project.
const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use({ ...(base ? { baseURL: base } : {}), viewport: { width: 1280, height: 1600 } });
// A report of thirty pages is set and checked more than once; on a busy machine that takes its time.
test.setTimeout(300_000);

async function expectAccessible(page: Page): Promise<void> {
  const violations = await violationsOn(page);
  expect(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.html)
          .slice(0, 3)
          .join(' ')}`,
    ),
  ).toEqual([]);
}

async function enterAs(page: Page, name: string): Promise<void> {
  await page.goto('/anmelden');
  await page.getByRole('button', { name: `Als ${name} anmelden` }).click();
  await page.waitForURL(/\/verwaltung/);
}

test('a coordinator makes, shares and freezes a report, and everybody reads it', async ({ page, browser }, info) => {
  const title = `Sachbericht 2018/2019 Probe ${info.workerIndex}-${Date.now().toString(36)}`;
  await enterAs(page, 'Petra Muster');
  await page.getByRole('link', { name: 'Berichte' }).first().click();
  await page.getByLabel('Titel').fill(title);
  await page.getByLabel('Strategie', { exact: true }).selectOption({ label: 'Integrationsstrategie Heidekreis 2017–2019' });
  await page.getByLabel('Zeitraum von').fill('2018-01-01');
  await page.getByLabel('Zeitraum bis').fill('2019-12-31');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Entwurf anlegen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const editor = new URL(page.url()).pathname;

  await test.step('she changes title and period while it is a draft', async () => {
    await page.getByRole('link', { name: 'Angaben', exact: true }).click();
    await page.getByLabel('Zeitraum bis').fill('2017-12-31');
    await page.getByRole('button', { name: 'Angaben speichern' }).click();
    await expect(page.getByRole('alert')).toContainText('Das Ende liegt vor dem Anfang.');
    await expectAccessible(page);
    await page.getByLabel('Zeitraum bis').fill('2019-12-31');
    await page.getByRole('button', { name: 'Angaben speichern' }).click();
    await expect(page.getByText('Titel und Zeitraum sind gespeichert.')).toBeVisible();
  });

  await test.step('she writes the foreword, leaves the plan out and moves the delays up', async () => {
    await page.getByLabel('Text des Vorworts').fill('Dieser Bericht nennt auch, was nicht gelang.');
    await page.getByRole('checkbox', { name: /Zeitplan nach Quartalen/ }).uncheck();
    await page.getByRole('button', { name: '„Verzögerungen und ihre Gründe“ nach oben' }).click();
    await expect(page.getByText('Gespeichert.')).toBeVisible();
    const preview = page.getByRole('region', { name: 'Vorschau' });
    await expect(preview.getByText('Dieser Bericht nennt auch, was nicht gelang.')).toBeVisible();
    const chapters = await preview.locator('.doc-h1').allTextContents();
    expect(chapters).not.toContain('Zeitplan nach Quartalen');
    expect(chapters.indexOf('Verzögerungen und ihre Gründe')).toBeLessThan(
      chapters.findIndex((chapter) => chapter.includes('Ausbildung und Arbeitsmarkt')),
    );
    await expectAccessible(page);
  });

  await test.step('she shares the draft, and who has the link reads it without signing in', async () => {
    await page.getByLabel('Für wen?').fill('Ausschuss');
    await page.getByLabel('Wie viele Tage gilt der Link?').fill('3');
    await page.getByRole('button', { name: 'Link anlegen' }).click();
    const link = await page.locator('.report-link a').getAttribute('href');
    const guest = await (await browser.newContext(base ? { baseURL: base } : {})).newPage();
    const path = new URL(link!).pathname;
    const answer = await guest.goto(path);
    expect(answer!.headers()['x-robots-tag']).toContain('noindex');
    expect(answer!.headers()['cache-control']).toContain('no-store');
    await expect(guest.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(guest.getByText('Dies ist ein Entwurf')).toBeVisible();
    await expectAccessible(guest);
    expect((await guest.request.get(path.replace('/heidekreis/', '/wittmund/'))).status()).toBe(404);

    await page.goto(editor);
    await page.getByRole('button', { name: /Zurücknehmen.*Ausschuss/ }).click();
    await expect(page.getByText('Der Link ist zurückgenommen.')).toBeVisible();
    expect((await guest.goto(path))!.status()).toBe(410);
    await expect(guest.getByRole('heading', { level: 1, name: 'Dieser Link gilt nicht mehr' })).toBeVisible();
    await guest.context().close();
  });

  await test.step('she freezes it, which is asked once more, and downloads the PDF', async () => {
    await page.getByRole('link', { name: 'Bericht einfrieren' }).click();
    await expect(page.getByText('Das lässt sich nicht rückgängig machen')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Endgültig einfrieren' }).click();
    await expect(page.getByText('Der Bericht ist eingefroren')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Vorschau erneuern' })).toHaveCount(0);
    const pdf = await page.request.get(`${editor}/bericht.pdf`, { timeout: 120_000 });
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect(pdf.headers()['content-disposition']).toMatch(/^inline; filename="sachbericht-2018-2019-probe-[^"]+\.pdf"$/);
    const path = info.outputPath('bericht.pdf');
    const bytes = await pdf.body();
    await writeFile(path, bytes);
    const text = bytes.toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  await test.step('a visitor finds it on the county’s page, in every language, with its PDF', async () => {
    const visitor = await (await browser.newContext({ ...(base ? { baseURL: base } : {}), javaScriptEnabled: false })).newPage();
    await visitor.goto('/heidekreis/de/berichte');
    await visitor.getByRole('link', { name: title, exact: true }).click();
    await expect(visitor.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(visitor.getByText(/^[0-9a-f]{64}$/).first()).toBeAttached();
    const own = await page.request.get(`${editor}/bericht.pdf`, { timeout: 120_000 });
    const href = await visitor.getByRole('link', { name: 'Bericht als PDF' }).getAttribute('href');
    const published = await visitor.request.get(href!, { timeout: 120_000 });
    expect((await published.body()).equals(await own.body())).toBe(true);
    const arabic = new URL(visitor.url()).pathname.replace('/de/', '/ar/');
    await visitor.goto(arabic);
    expect(await visitor.locator('html').getAttribute('dir')).toBe('rtl');
    await expect(visitor.locator('article.doc')).toHaveAttribute('lang', 'de-DE');
    await visitor.context().close();
  });
});

test('a report that is none is not found, calmly', async ({ page }) => {
  expect((await page.goto('/heidekreis/de/berichte/gibt-es-nicht'))!.status()).toBe(404);
  expect((await page.goto(`/entwurf/heidekreis/${'x'.repeat(43)}`))!.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'Diesen Entwurf gibt es hier nicht' })).toBeVisible();
  expect((await page.goto(`/entwurf/nirgendwo/${'x'.repeat(43)}`))!.status()).toBe(404);
});
