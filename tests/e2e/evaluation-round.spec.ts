import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { foundInMail } from './mails.ts';
import { violationsOn } from './axe.ts';

const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use(base ? { baseURL: base } : {});
test.setTimeout(240_000);

const root = '/verwaltung/heidekreis';
const ratingLink = /\/bewertung\/[a-z-]+\/[\w-]{43}/;
const shots = process.env['KREISLOTSE_E2E_SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
};

async function noFaults(page: Page): Promise<void> {
  const violations = await violationsOn(page);
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll, page.url()).toBeLessThanOrEqual(client);
}

test('partners rate by link without script, the meeting is entered live, and the sheet shows all views', async ({
  page,
  browser,
}) => {
  await page.goto(`${root}/strategie/integrationsstrategie-2025/bewertungsrunde`);
  await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Gemeinsam bewerten' })).toBeVisible();
  await noFaults(page);
  await shoot(page, 'plan');
  await page.getByRole('button', { name: 'Runde anlegen' }).click();
  await expect(page.getByRole('link', { name: 'Bitte wählen Sie mindestens eine Maßnahme.' })).toBeVisible();
  await page.getByLabel('Titel').fill('AG Sprache, Probe');
  const measures = page.getByRole('group', { name: 'Welche Maßnahmen?' }).getByRole('checkbox');
  await measures.nth(1).check();
  await measures.nth(2).check();
  await page.getByRole('button', { name: 'Runde anlegen' }).click();
  await expect(page.getByText('Die Bewertungsrunde ist angelegt.')).toBeVisible();
  const round = page.url().split('?')[0]!;
  const partners = [
    { name: 'Amal Beispiel', mail: 'amal@verein.example', progress: '4 – das meiste ist geschafft' },
    { name: 'Bela Beispiel', mail: 'bela@verein.example', progress: '2 – ein Anfang ist gemacht' },
  ];
  for (const { name, mail } of partners) {
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('E-Mail-Adresse').fill(mail);
    await page.getByRole('button', { name: 'Einladung senden' }).click();
    await expect(page.getByText(`${name} bekommt eine E-Mail mit eigenem Link.`)).toBeVisible();
  }
  await noFaults(page);

  // Changed: another title; the one invited first gets a new link, and hers from before ends.
  const former = await foundInMail({ to: 'amal@verein.example', pattern: ratingLink });
  await page.getByText(/^Eingeladen: 2/).click();
  await page.getByRole('button', { name: /Neu einladen.*Amal Beispiel/ }).click();
  await expect(page.getByText('Der frühere Link gilt nicht mehr.')).toBeVisible();
  await noFaults(page);
  await foundInMail({ to: 'amal@verein.example', pattern: ratingLink, not: former });
  expect((await page.request.get(former)).status()).toBe(404);
  await page.goto(round);
  await page.getByText('Mehr', { exact: true }).click();
  await page.getByRole('link', { name: 'Runde bearbeiten' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bewertungsrunde bearbeiten' })).toBeVisible();
  await noFaults(page);
  await shoot(page, 'edit');
  await page.getByLabel('Worum geht es?').fill('Bitte auch an die Räume denken.');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Die Bewertungsrunde ist geändert.')).toBeVisible();

  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  for (const { mail, progress } of partners) {
    const link = await foundInMail({ to: mail, pattern: ratingLink });
    const plain = await phone.newPage();
    await plain.goto(link);
    await plain.getByRole('button', { name: 'Einschätzung senden' }).click();
    await expect(plain.getByRole('link', { name: /Noch ist nichts bewertet/ })).toBeVisible();
    const first = plain.getByRole('region').first();
    await first.getByLabel(progress).check();
    await first.getByLabel('Ein Satz dazu').fill(`Von ${progress}`);
    await plain.getByRole('button', { name: 'Einschätzung senden' }).click();
    await expect(plain.getByRole('link', { name: /Bitte wählen Sie auch hier/ })).toBeVisible();
    await expect(first.getByLabel('Ein Satz dazu')).toHaveValue(`Von ${progress}`);
    await first.getByRole('radiogroup', { name: 'Was hat sie bewirkt?' }).getByLabel('Kann ich nicht beurteilen').check();
    await plain.getByRole('button', { name: 'Einschätzung senden' }).click();
    await expect(plain.getByText('Danke, Ihre Einschätzung ist angekommen.')).toBeVisible();
    await shoot(plain, 'link-360');
    await plain.close();
  }
  await phone.close();
  const checked = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const scripted = await checked.newPage();
  await scripted.goto(await foundInMail({ to: 'amal@verein.example', pattern: ratingLink }));
  await noFaults(scripted);
  await scripted.getByLabel('Ein Satz dazu').first().fill('Mehr Plätze am Abend.');
  await expect(scripted.getByText(/Entwurf gespeichert um/)).toBeVisible();
  await scripted.reload();
  await expect(scripted.getByText('Seitdem haben Sie etwas geändert.')).toBeVisible();
  await scripted.getByRole('button', { name: 'Änderungen senden' }).click();
  await expect(scripted.getByText('Danke, Ihre Einschätzung ist angekommen.')).toBeVisible();
  await checked.close();

  await page.goto(round);
  await page.getByRole('link', { name: 'Sicht der Sitzung eintragen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sicht der Sitzung' })).toBeVisible();
  await noFaults(page);
  await shoot(page, 'live');
  const view = page.getByRole('region').filter({ has: page.getByLabel('Was sagt die Sitzung?') });
  await view.first().getByLabel('3 – etwa die Hälfte ist geschafft').check();
  await view.first().getByLabel('Was sagt die Sitzung?').fill('Gut begonnen, es fehlen Räume.');
  await expect(view.first().getByText(/Gespeichert um/)).toBeVisible();
  await view.nth(1).getByLabel('5 – alles ist umgesetzt').check();
  await view.nth(1).getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('2 von 2 Maßnahmen besprochen')).toBeVisible();

  await page.getByRole('link', { name: 'Zum Ergebnis' }).click();
  await expect(page.getByText('Mittelwert 3,0')).toBeVisible();
  await expect(page.getByText('Mehr Plätze am Abend.')).toBeVisible();
  await noFaults(page);
  await shoot(page, 'sheet');
  await page.getByRole('button', { name: 'Worte veröffentlichen' }).click();
  await expect(page.getByText('Die Worte stehen auf der öffentlichen Seite.')).toBeVisible();
  const id = await page.getByRole('article').first().getAttribute('id');
  await page.getByRole('article').first().getByRole('heading', { level: 3 }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 2, name: /^AG Sprache, Probe/ })).toBeVisible();
  await noFaults(page);
  await page.goto(`/heidekreis/de/strategie/integrationsstrategie-2025/${id!.slice(2)}`);
  await expect(page.getByText('Gut begonnen, es fehlen Räume.')).toBeVisible();
  await expect(page.getByText('Mehr Plätze am Abend.')).toHaveCount(0);
  await noFaults(page);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const [name, path] of Object.entries({
    'sheet-360': round,
    'live-360': `${round}/sitzung`,
    'list-360': `${root}/bewertungsrunden`,
  })) {
    await page.goto(path);
    await noFaults(page);
    await shoot(page, name);
  }
});

test('a round is called off: the invited read why, and what they typed is still there', async ({ page, browser }) => {
  await page.goto(`${root}/strategie/integrationsstrategie-2025/bewertungsrunde`);
  await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
  await page.getByLabel('Titel').fill('AG Arbeit, abgesagt');
  await page.getByRole('group', { name: 'Welche Maßnahmen?' }).getByRole('checkbox').nth(3).check();
  await page.getByRole('button', { name: 'Runde anlegen' }).click();
  const round = page.url().split('?')[0]!;
  await page.getByLabel('Name', { exact: true }).fill('Cem Beispiel');
  await page.getByLabel('E-Mail-Adresse').fill('cem@verein.example');
  await page.getByRole('button', { name: 'Einladung senden' }).click();
  const link = await foundInMail({ to: 'cem@verein.example', pattern: ratingLink });
  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const plain = await phone.newPage();
  await plain.goto(link);
  await plain.getByLabel('Ein Satz dazu').first().fill('Mehr Werbung in den Betrieben.');
  await plain.getByRole('button', { name: 'Entwurf speichern' }).click();
  await expect(plain.getByText('Ihr Entwurf ist gespeichert.')).toBeVisible();

  await page.goto(`${round}/absagen`);
  await noFaults(page);
  await page.getByRole('button', { name: 'Runde absagen' }).click();
  await expect(page.getByRole('link', { name: /Bitte sagen Sie, warum/ })).toBeVisible();
  await page.getByLabel('Warum?').fill('Der Raum ist nicht frei.');
  await page.getByRole('button', { name: 'Runde absagen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'AG Arbeit, abgesagt' })).toBeVisible();
  await expect(page.getByText('Der Raum ist nicht frei.')).toBeVisible();
  await noFaults(page);
  await shoot(page, 'called-off');
  await foundInMail({ to: 'cem@verein.example', pattern: /Der Raum ist nicht frei\./ });
  await plain.goto(link);
  await expect(plain.getByRole('heading', { level: 1, name: 'Die Sitzung ist abgesagt' })).toBeVisible();
  await expect(plain.getByText('Mehr Werbung in den Betrieben.')).toBeVisible();
  await shoot(plain, 'called-off-360');
  await phone.close();
});
