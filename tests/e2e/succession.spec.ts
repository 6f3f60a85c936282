import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

const county = 'heidekreis';
const root = `/verwaltung/${county}`;
const current = 'integrationsstrategie-2025';

async function signIn(page: Page, name: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`/anmelden?weiter=${encodeURIComponent(root)}`);
  await page.getByRole('button', { name: `Als ${name} anmelden` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meine Aufgaben' })).toBeVisible();
}

async function noFaults(page: Page): Promise<void> {
  const violations = await violationsOn(page);
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

test('a unit proposes a shift, the coordination accepts it, the public sees plan and change', async ({ page }) => {
  await signIn(page, 'Tom Beispiel');
  await page.goto(`${root}/strategie/${current}?stelle=koordinierungsstelle&ebene=1`);
  await page.getByRole('rowheader').getByRole('link').first().click();
  const measure = page.url();
  await page.goto(`${measure}/vorschlagen`);
  await noFaults(page);
  await page.getByRole('button', { name: 'Vorschlag einreichen' }).click();
  await expect(page.getByRole('link', { name: 'Bitte begründen Sie den Vorschlag.' })).toBeVisible();
  await page.getByLabel('Warum?').fill('Die Stelle ist erst im Frühjahr besetzt');
  await page.getByLabel('Ende', { exact: true }).selectOption({ label: '2. Quartal 2027' });
  await page.getByRole('button', { name: 'Vorschlag einreichen' }).click();
  await expect(page.getByText('wartet auf Entscheidung')).toBeVisible();
  const request = page.url().split('?')[0]!;

  await signIn(page, 'Petra Muster');
  await page.goto(request);
  await noFaults(page);
  await page.getByRole('button', { name: 'Vorschlag annehmen' }).click();
  await expect(page.getByText('Der Vorschlag ist angenommen. Der Plan ist geändert.')).toBeVisible();
  await page.goto(measure);
  await expect(page.getByText(/Geplant war .*jetzt bis 2\. Quartal 2027/)).toBeVisible();
  await page.goto(`/${county}/de/strategie/${current}/${measure.split('/').at(-1)}`);
  await expect(page.getByRole('heading', { name: 'Der Zeitplan hat sich geändert' })).toBeVisible();
  await expect(page.getByText(/Die Stelle ist erst im Frühjahr besetzt/).first()).toBeVisible();
  await noFaults(page);
});

test('an organisation that takes part proposes, an office proposes a new measure', async ({ page }) => {
  await signIn(page, 'Veronika Vortrag');
  await page.getByRole('link', { name: 'Meine Organisation' }).first().click();
  const row = page.getByRole('row').filter({ hasText: 'beteiligt' }).first();
  await row.getByRole('rowheader').getByRole('link').click();
  await noFaults(page);
  await page.goto(`${page.url()}/vorschlagen`);
  await page.getByLabel('Warum?').fill('Unsere Kurse beginnen erst nach den Ferien');
  await page.getByLabel('Ende', { exact: true }).selectOption({ label: '3. Quartal 2027' });
  await page.getByRole('button', { name: 'Vorschlag einreichen' }).click();
  await expect(page.getByText('wartet auf Entscheidung')).toBeVisible();
  await noFaults(page);
  await page.goto(`${root}/vorschlaege`);
  await expect(page.getByRole('row').filter({ hasText: 'wartet auf Entscheidung' })).toHaveCount(1);
  await noFaults(page);

  await signIn(page, 'Jonas Jedermann');
  await page.goto(`${root}/strategie/integrationsstrategie-2017?stelle=fachbereich-kinder-jugend-familie&ebene=1`);
  await page.getByRole('rowheader').getByRole('link').first().click();
  // The address to which the duty leads: who may not write the plan proposes.
  await page.goto(`${page.url()}/hinzufuegen`);
  await expect(page).toHaveURL(/vorschlagen\/neu$/);
  await noFaults(page);
  await page.getByLabel('Warum?').fill('Im Beschluss angekündigt');
  await page.getByRole('button', { name: 'Vorschlag einreichen' }).click();
  await expect(page.getByRole('link', { name: 'Bitte geben Sie dem neuen Eintrag einen Titel.' })).toBeVisible();
  await page.getByLabel('Titel').fill('Lesekreis in der Bücherei');
  await page.getByRole('button', { name: 'Vorschlag einreichen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Vorschlag: neuer Eintrag' })).toBeVisible();
  const request = page.url().split('?')[0]!;
  await signIn(page, 'Petra Muster');
  await page.goto(request);
  await noFaults(page);
  await page.getByText('Ablehnen', { exact: true }).click();
  await page.getByLabel('Warum nicht?').fill('Den Kreis trägt schon die Bücherei.');
  await page.getByRole('button', { name: 'Vorschlag ablehnen' }).click();
  await expect(page.getByText('Den Kreis trägt schon die Bücherei.')).toBeVisible();
});

test('a successor draft is commented by link, answered, adopted, and shows what was taken up', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'Petra Muster');
  await page.goto(`${root}/strategie/${current}/nachfolge`);
  await noFaults(page);
  await page.getByLabel('Adresse').fill('strategie-2030');
  await page.getByRole('button', { name: 'Entwurf anlegen' }).click();
  await expect(page.getByText(/von \d+ Einträgen beantwortet/)).toBeVisible();
  await noFaults(page);

  await page.goto(`${root}/strategie/strategie-2030/rueckmeldung`);
  await page.getByLabel('Worum geht es?').fill('Was fehlt im Entwurf?');
  await page.getByRole('button', { name: 'Beteiligung öffnen' }).click();
  const consultation = page.url();
  await page.getByRole('button', { name: 'Offenen Link erstellen' }).click();
  const link = await page.getByRole('link', { name: /stellungnahme/ }).getAttribute('href');

  await page.context().clearCookies();
  await page.goto(new URL(link!).pathname);
  await noFaults(page);
  await page.getByLabel('Wozu?').selectOption({ label: 'Besuchte Sprachkurse in „Sprachpässen“ festhalten' });
  await page.getByLabel('Ihre Rückmeldung').fill('Bitte auch digital.');
  await page.getByLabel('Ihr Name').fill('Amal Beispiel');
  await page.getByLabel(/^Organisation/).fill('Verein Brücke');
  await page.getByLabel('Meine Organisation darf öffentlich genannt werden').check();
  await page.getByRole('button', { name: 'Rückmeldung senden' }).click();
  await expect(page.getByText('Danke, Ihre Rückmeldung ist angekommen.')).toBeVisible();

  await signIn(page, 'Petra Muster');
  await page.goto(consultation);
  await page.getByRole('link', { name: 'Antworten' }).click();
  await page.getByText('übernommen', { exact: true }).click();
  await page.getByLabel('Warum?').fill('Der Pass kommt auch als Datei.');
  await page.getByRole('button', { name: 'Antwort speichern' }).click();
  await expect(page.getByText('Der Pass kommt auch als Datei.')).toBeVisible();
  await noFaults(page);
  await page.getByRole('link', { name: 'Jetzt beenden' }).click();
  await expect(page.getByText('Der offene Link zeigt dann, dass die Frist vorbei ist.')).toBeVisible();
  await expect(page.getByText('1 Rückmeldung bleibt hier stehen.')).toBeVisible();
  await noFaults(page);
  await page.getByRole('link', { name: 'Weiterlaufen lassen' }).click();
  await expect(page.getByText('läuft', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Jetzt beenden' }).click();
  await page.getByRole('button', { name: 'Beteiligung beenden' }).click();
  await expect(page.getByText('Die Beteiligung ist beendet. Es kommt keine Rückmeldung mehr hinzu.')).toBeVisible();

  await page.goto(`${root}/strategie/strategie-2030/beschliessen`);
  await page.getByLabel('Beschlossen am').fill('2026-11-20');
  await page.getByLabel('Der Wortlaut stimmt mit dem Beschluss überein').check();
  await page.getByRole('button', { name: 'Beschluss eintragen' }).click();
  await page.goto(`/${county}/de/strategie/strategie-2030`);
  await page.getByRole('link', { name: 'Was wurde aus den Rückmeldungen?' }).click();
  await expect(page.getByText('Verein Brücke')).toBeVisible();
  await expect(page.getByText('Amal Beispiel')).toHaveCount(0);
  await noFaults(page);
  await page.getByRole('link', { name: /Sprachpässen/ }).click();
  await expect(page.getByRole('heading', { name: 'Nach Rückmeldungen geändert' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Hervorgegangen aus' })).toBeVisible();
  await noFaults(page);
});
