import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

const root = '/verwaltung/heidekreis';
const strategy = `${root}/strategie/integrationsstrategie-2025`;
const measure = 'Fachkräfte regelmäßig fortbilden';

async function signIn(page: Page, name: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`/anmelden?weiter=${encodeURIComponent(root)}`);
  await page.getByRole('button', { name: `Als ${name} anmelden` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meine Aufgaben' })).toBeVisible();
}

async function faults(page: Page): Promise<string[]> {
  const violations = await violationsOn(page);
  return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** Writes one entry of costs on the page of a measure's costs. */
async function enter(page: Page, given: { year: string; planned: string; actual?: string; state: string }): Promise<void> {
  await page.getByLabel('Haushaltsjahr').fill(given.year);
  await page.getByLabel('Kostenart').selectOption({ label: 'Sachkosten' });
  await page.getByLabel('Geplant in Euro').fill(given.planned);
  await page.getByLabel('Ausgegeben in Euro').fill(given.actual ?? '');
  await page.getByLabel('Stand der Finanzierung').selectOption({ label: given.state });
  await page.getByRole('button', { name: 'Kosten speichern' }).click();
}

test('a unit records costs, the coordination sees sums and what the next budget needs', async ({ page }) => {
  test.setTimeout(120_000);
  const next = String(new Date().getFullYear() + 2);
  await signIn(page, 'Bianca Bildmann');
  await page.goto(`${strategy}?suche=${encodeURIComponent(measure)}`);
  await page.getByRole('rowheader').getByRole('link', { name: measure }).click();
  await page.getByRole('link', { name: 'Kosten eintragen' }).click();

  await enter(page, { year: '2026', planned: 'viel', state: 'im Haushalt' });
  await expect(page.getByLabel('Geplant in Euro')).toHaveValue('viel');
  await expect(page.getByRole('link', { name: 'Bitte einen Betrag wie 1.200,50 angeben, ohne Minus.' })).toBeVisible();
  await enter(page, { year: '2026', planned: '1.000', actual: '1250,50', state: 'im Haushalt' });
  await expect(page.getByText('Die Kosten sind gespeichert.')).toBeVisible();
  await enter(page, { year: next, planned: '2.000', state: 'offen' });
  await expect(page.getByText('+250,50 € (+25 %)').first()).toBeVisible();
  expect(await faults(page)).toEqual([]);

  await signIn(page, 'Petra Muster');
  await page.goto(`${strategy}/kosten?jahr=2026`);
  await expect(page.getByRole('row', { name: new RegExp(measure) })).toContainText('1.250,50 €');
  await expect(page.getByText('Teurer als geplant: 1 Maßnahme')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.goto(`${strategy}/anmeldung?jahr=${next}`);
  await expect(page.getByRole('row', { name: new RegExp(measure) })).toContainText('2.000,00 €');
  expect(await faults(page)).toEqual([]);
});

test('a project is recorded with the measure that it carries', async ({ page }) => {
  await signIn(page, 'Petra Muster');
  await page.goto(`${root}/netzwerk/projekte/hinzufuegen`);
  await page.getByRole('textbox', { name: 'Was Sie vorhaben' }).fill('Brückenkurse');
  await page.getByRole('button', { name: 'Anwenden' }).click();
  await expect(page.getByRole('heading', { name: 'Ähnliche Angebote' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('link', { name: /Projekt anlegen/ }).click();
  expect(await faults(page)).toEqual([]);
  await expect(page.getByRole('textbox', { name: 'Titel' })).toHaveValue('Brückenkurse');
  await page.getByLabel('Phase').selectOption({ label: 'läuft' });
  await page.getByLabel('Mittel insgesamt in Euro').fill('12.000');
  await page.getByLabel('Öffentlich nennen').check();
  await page.getByRole('button', { name: 'Projekt anlegen' }).click();
  await expect(page.getByText('Das Projekt ist gespeichert.')).toBeVisible();
  await page.locator('select[name=nodeId]').selectOption({ label: measure });
  await page.getByRole('button', { name: 'Zuordnen' }).click();
  await expect(page.getByText('Der Eintrag ist dem Projekt zugeordnet.')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('link', { name: measure }).click();
  await expect(page.getByRole('link', { name: 'Brückenkurse' })).toBeVisible();
  await page.goto(page.url().replace(`${root}/massnahmen`, '/heidekreis/de/strategie/integrationsstrategie-2025'));
  await expect(page.getByText('Brückenkurse')).toBeVisible();
  await page.goto(`${root}/netzwerk/projekte`);
  await expect(page.getByRole('rowheader', { name: 'Brückenkurse' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('an organisation’s editor sees her organisation, keeps its record and reports', async ({ page }) => {
  await signIn(page, 'Veronika Vortrag');
  await page.getByRole('link', { name: 'Meine Organisation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Volkshochschule Heidekreis gGmbH' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByLabel('Internetseite').fill('https://vhs.example');
  await page.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(page.getByText('Die Organisation ist gespeichert.')).toBeVisible();
  await page.getByRole('link', { name: 'Mit dem Projekt LINA zusammenarbeiten' }).click();
  await page.getByRole('link', { name: 'Stand schreiben' }).click();
  await page.getByRole('radio', { name: 'läuft' }).check();
  await page.getByLabel('Was ist geschehen?').fill('Zwei Workshops haben stattgefunden.');
  await page.getByRole('button', { name: 'Stand speichern' }).click();
  await expect(page.getByText('Der Stand ist gespeichert und öffentlich.')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  const strategyPage = await page.goto(strategy);
  expect(strategyPage?.status()).toBe(403);
});
