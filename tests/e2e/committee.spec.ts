import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

// Set by the global setup before any worker starts; contexts that a journey opens itself do not take it from the project.
const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use({ ...(base ? { baseURL: base } : {}), viewport: { width: 1280, height: 1600 } });
test.setTimeout(240_000);

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

/** The first bytes of a download that the person's session may fetch. */
async function startOf(page: Page, href: string): Promise<string> {
  const answer = await page.request.get(href);
  expect(answer.status()).toBe(200);
  return (await answer.body()).subarray(0, 4).toString('latin1');
}

test('a meeting gives a paper, the paper a number, the decision a measure, and everybody reads it', async ({
  page,
  browser,
}, info) => {
  const mark = `${info.workerIndex}-${Date.now().toString(36)}`;
  const body = `Beirat für Teilhabe ${mark}`;
  const measure = `Lesepaten gewinnen ${mark}`;
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Als Wilma Watt anmelden' }).click();
  await page.waitForURL(/\/verwaltung/);

  await test.step('she adds a body and a meeting that took place', async () => {
    await page.goto('/verwaltung/wittmund/gremien');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Gremium anlegen' }).first().click();
    await page.getByLabel('Name', { exact: true }).fill(body);
    await page.getByRole('button', { name: 'Gremium anlegen' }).click();
    await expect(page.getByRole('alert')).toContainText('Bitte eine Art wählen.');
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(body);
    await page.getByLabel('Art', { exact: true }).selectOption({ label: 'Ausschuss' });
    await page.getByRole('button', { name: 'Gremium anlegen' }).click();
    await expect(page.getByRole('heading', { level: 1, name: body })).toBeVisible();
    await page.getByRole('link', { name: 'Sitzung eintragen' }).first().click();
    await page.getByLabel('Tag').fill('2026-11-20');
    await page.getByRole('radio', { name: 'hat stattgefunden' }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sitzung eintragen' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Sitzung am 20. November 2026' })).toBeVisible();
  });
  const meeting = new URL(page.url()).pathname;

  await test.step('one click makes the paper; it is introduced, frozen, and taken along as PDF and Word', async () => {
    await page.getByRole('button', { name: 'Vorlage vorbereiten' }).click();
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(body) })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Vorschau' })).toContainText('Auf einen Blick');
    await expectAccessible(page);
    const editor = new URL(page.url()).pathname;
    expect(await startOf(page, `${editor}/vorlage.docx`)).toBe('PK\u0003\u0004');
    await page.getByRole('link', { name: 'Bericht einfrieren' }).click();
    await page.getByRole('button', { name: /einfrieren/i }).click();
    await expect(page.getByText('Der Bericht ist eingefroren')).toBeVisible();
    expect(await startOf(page, `${editor}/vorlage.docx`)).toBe('PK\u0003\u0004');
    expect(await startOf(page, `${editor}/bericht.pdf`)).toBe('%PDF');
    const hash = await page.locator('.report-hash').textContent();
    await page.getByLabel('Nummer der Vorlage').fill(`2026/${mark}`);
    await page.getByRole('button', { name: 'Nummer eintragen' }).click();
    await expect(page.getByText(`Drucksache 2026/${mark}`)).toBeVisible();
    await expect(page.locator('.report-hash')).toHaveText(hash ?? '');
    await expectAccessible(page);
  });

  await test.step('she enters the paper with its result', async () => {
    await page.goto(meeting);
    await page.getByRole('link', { name: 'Vorlage eintragen' }).first().click();
    await page.getByLabel('Titel').fill(`Lesepaten ${mark}`);
    await page.getByLabel('Art', { exact: true }).selectOption({ label: 'Antrag' });
    await page.getByLabel('Nummer', { exact: false }).first().fill(`2026/${mark}`);
    await page.getByRole('radio', { name: /Entscheidung/ }).check();
    await page.getByRole('button', { name: 'Vorlage eintragen' }).click();
    await page.getByRole('link', { name: /Ergebnis eintragen/ }).click();
    await page.getByLabel('Ergebnis').selectOption({ label: 'beschlossen' });
    await page.getByLabel('Wortlaut').fill('Der Landkreis gewinnt Menschen, die Kindern vorlesen.');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Station speichern' }).click();
    await expect(page.getByText('Die Station ist gespeichert.')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('she records the decision and makes a measure of it', async () => {
    await page.goto(meeting);
    await page.getByRole('link', { name: 'Eintragen', exact: true }).click();
    await page.getByRole('radio', { name: /^Beschluss/ }).check();
    await page.getByLabel('Worum es geht').fill(`Lesepaten ${mark}`);
    await page.getByLabel('Vorlage', { exact: true }).selectOption({ label: `2026/${mark} Lesepaten ${mark}` });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Eintragen' }).click();
    await expect(page.getByText('Der Eintrag ist gespeichert.')).toBeVisible();
    await page.getByText('Eine neue Maßnahme anlegen').click();
    await page.locator('select[name="parentId"]').selectOption({ index: 1 });
    await page.getByLabel('Titel der Maßnahme').fill(measure);
    await page.getByRole('button', { name: 'Maßnahme anlegen' }).click();
    await expect(page.getByText('Die Maßnahme und der Eintrag sind verbunden.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: measure }).click();
    await expect(page.getByRole('heading', { name: 'Beschlüsse und Aufträge' })).toBeVisible();
  });

  await test.step('everybody reads it, without script, and the paper’s way too', async () => {
    const open = await browser.newContext({ javaScriptEnabled: false, ...(base ? { baseURL: base } : {}) });
    const reader = await open.newPage();
    await reader.goto('/wittmund/de/beschluesse');
    await reader.getByRole('link', { name: `Lesepaten ${mark}` }).click();
    await expect(reader.getByText('Ergebnis: beschlossen')).toBeVisible();
    const id = new URL(page.url()).pathname.split('/').at(-1);
    await reader.goto(`/wittmund/de/strategie/integrationskonzept-2018/${id}`);
    await expect(reader.getByText(/Beschlossen\s+am 20\. November 2026\s+im/)).toBeVisible();
    await reader.goto('/wittmund/de/strategie/integrationskonzept-2018/aenderungen');
    await expect(reader.getByRole('link', { name: 'seit der Sitzung am 20. November 2026' }).first()).toBeVisible();
    await open.close();
    await page.goto(`/wittmund/ar/strategie/integrationskonzept-2018/${id}`);
    await expectAccessible(page);
    await page.goto('/wittmund/de/beschluesse');
    await expectAccessible(page);
  });
});
