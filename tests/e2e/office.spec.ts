import { expect, test, type Locator, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

const county = 'heidekreis';
const root = `/verwaltung/${county}`;
const current = 'integrationsstrategie-2025';
const former = 'integrationsstrategie-2017';

/** Signs in with one of the buttons for trying out. */
async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`/anmelden?weiter=${encodeURIComponent(root)}`);
  await page.getByRole('button', { name: `Als ${name} anmelden` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meine Aufgaben' })).toBeVisible();
}
const coordinator = 'Petra Muster';
const editor = 'Tom Beispiel';

async function faults(page: Page): Promise<string[]> {
  const violations = await violationsOn(page);
  return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

test('a faulty form keeps what was typed and leads to the field', async ({ page }) => {
  await signIn(page, coordinator);
  await page.goto(`${root}/einstellungen`);
  await page.getByLabel('Farbe auf hellem Grund').fill('#eeeeee');
  await page.getByLabel('Unterzeile').fill('Ein Versuch');
  await page.getByRole('button', { name: 'Einstellungen speichern' }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toContainText('nötig sind 4,5 : 1');
  await expect(page.getByLabel('Unterzeile')).toHaveValue('Ein Versuch');
  await summary.getByRole('link').click();
  await expect(page.getByLabel('Farbe auf hellem Grund')).toBeFocused();
  expect(await faults(page)).toEqual([]);
});

test('the way from the start to a record and its form goes by keyboard alone', async ({ page }) => {
  await signIn(page, coordinator);
  await page.goto(`${root}/strategie/${former}`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Zum Inhalt' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await tabTo(page, () => page.getByRole('searchbox'));
  await page.keyboard.type('Sprachangebote planen');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/suche=Sprachangebote/);
  await tabTo(page, () => page.getByRole('link', { name: 'Zusätzliche Sprachangebote planen' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Zusätzliche Sprachangebote planen');
  await tabTo(page, () => page.getByRole('link', { name: 'Stand schreiben' }));
  await page.keyboard.press('Enter');
  // The last report is filled in: the group is entered at its state, and the arrow goes on to the next one.
  await tabTo(page, () => page.getByRole('radio', { name: 'fertig' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'dauerhaft' })).toBeChecked();
});

async function tabTo(page: Page, target: () => Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target().evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('not reached by the tab key');
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a unit editor writes a status on a measure of the own unit, and the public reads it', async ({ page }) => {
    await signIn(page, editor);
    await page.goto(`${root}/strategie/${current}?suche=Leitfaden`);
    await page.getByRole('rowheader').getByRole('link', { name: 'Leitfaden für Krisen entwickeln' }).click();
    await expect(page.getByRole('link', { name: 'Bearbeiten', exact: true })).toHaveCount(0);
    await page.getByRole('link', { name: 'Stand schreiben' }).click();

    await page.getByRole('radio', { name: 'verzögert' }).check();
    await page.getByLabel('Was ist geschehen?').fill('Die Gliederung liegt vor.');
    await page.getByLabel('Grund').fill('');
    await page.getByRole('button', { name: 'Stand speichern' }).click();
    await expect(page.getByRole('alert')).toContainText('Grund');
    await expect(page.getByRole('radio', { name: 'verzögert' })).toBeChecked();
    await expect(page.getByLabel('Was ist geschehen?')).toHaveValue('Die Gliederung liegt vor.');

    await page.getByLabel('Grund').fill('Die Abstimmung dauert länger.');
    await page.getByRole('button', { name: 'Stand speichern' }).click();
    await expect(page.getByRole('status')).toContainText('gespeichert');
    const history = page.getByRole('list', { name: /Verlauf/ });
    await expect(history).toContainText('Die Gliederung liegt vor.');
    await expect(history).toContainText('Grund: Die Abstimmung dauert länger.');
    await expect(page.getByRole('main')).toContainText('verzögert');

    await page.goto(`/${county}/de/strategie/${current}`);
    await expect(page.getByRole('main')).toContainText('verzögert');
  });

  test('a unit editor sees measures of other units and cannot write there', async ({ page }) => {
    await signIn(page, editor);
    await page.goto(`${root}/strategie/${current}?suche=Sprachp%C3%A4ssen`);
    await page
      .getByRole('rowheader')
      .getByRole('link', { name: /Besuchte Sprachkurse/ })
      .click();
    const address = page.url();
    await expect(page.getByRole('link', { name: 'Stand schreiben' })).toHaveCount(0);
    expect((await page.goto(`${address}/stand`))?.status()).toBe(403);
    expect((await page.goto(`${address}/bearbeiten`))?.status()).toBe(403);
    expect((await page.goto(`${root}/einstellungen`))?.status()).toBe(403);
    expect((await page.goto(`${root}/einstellungen/protokoll`))?.status()).toBe(403);
  });

  test('steps are added, ordered and taken out', async ({ page }) => {
    await signIn(page, coordinator);
    await page.goto(`${root}/strategie/${current}?suche=Orientierung+im+Alltag`);
    await page.getByRole('rowheader').getByRole('link', { name: 'Projekte zur Orientierung im Alltag' }).click();
    await page.goto(`${page.url()}/schritte`);
    for (const title of ['Zweiter', 'Erster', 'Falscher']) {
      await page.getByRole('button', { name: 'Schritt hinzufügen' }).click();
      await page
        .getByRole('textbox', { name: /^Schritt/ })
        .last()
        .fill(title);
    }
    await page
      .getByRole('button', { name: /nach oben/ })
      .nth(-2)
      .click();
    await page
      .getByRole('button', { name: /herausnehmen/ })
      .last()
      .click();
    await page.getByRole('button', { name: 'Schritte speichern' }).click();
    await expect(page.getByRole('status')).toContainText('Schritte sind gespeichert');
    await expect(page.getByRole('main')).toContainText(/Erster.*Zweiter/s);
    await expect(page.getByRole('main')).not.toContainText('Falscher');
  });

  test('an entry is changed with its reason, and the list of changes tells it', async ({ page }) => {
    await signIn(page, coordinator);
    await page.goto(`${root}/strategie/${current}?suche=LINA`);
    await page.getByRole('rowheader').getByRole('link', { name: 'Mit dem Projekt LINA zusammenarbeiten' }).click();
    const address = page.url();
    await page.getByRole('link', { name: 'Bearbeiten', exact: true }).click();
    await page.getByLabel('Ende', { exact: true }).selectOption({ label: '4. Quartal 2027' });
    await page.getByLabel('Grund der Änderung').fill('Förderung läuft weiter');
    await page.getByRole('button', { name: 'Angaben speichern' }).click();
    await expect(page).toHaveURL(`${address}?gespeichert=angaben`);
    await page.goto(`${root}/strategie/${current}/aenderungen`);
    const row = page.getByRole('row', { name: /Mit dem Projekt LINA/ }).filter({ hasText: 'Förderung läuft weiter' });
    await expect(row).toContainText('4. Quartal 2027');
    const download = await page.request.get(`${root}/strategie/${current}/aenderungen/tabelle.csv`);
    expect(download.headers()['content-type']).toContain('text/csv');
    expect(await download.text()).toContain('Förderung läuft weiter');
  });

  test('two people who change the same entry are told, and nothing typed is lost', async ({ page, browser, baseURL }) => {
    await signIn(page, coordinator);
    await page.goto(`${root}/strategie/${current}?suche=Sprachtr%C3%A4ger`);
    await page.getByRole('rowheader').getByRole('link', { name: 'Sprachträger vernetzen und Kursplätze abstimmen' }).click();
    const edit = `${page.url()}/bearbeiten`;
    await page.goto(edit);
    const second = await (await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })).newPage();
    await signIn(second, coordinator);
    await second.goto(edit);
    // A text of its own each time: saving what is stored already is no change, and no conflict.
    const theirs = `Notiz von ${Date.now()}`;
    await second.getByLabel('Interner Text').fill(theirs);
    await second.getByRole('button', { name: 'Angaben speichern' }).click();
    await second.context().close();

    await page.getByLabel('Öffentlicher Text').fill('Mein neuer Text');
    await page.getByRole('button', { name: 'Angaben speichern' }).click();
    const notice = page.getByRole('status').filter({ hasText: 'inzwischen' });
    await expect(notice).toContainText('Jemand hat diesen Eintrag inzwischen geändert');
    await expect(notice).toContainText(theirs);
    await expect(page.getByLabel('Öffentlicher Text')).toHaveValue('Mein neuer Text');
    await page.getByRole('button', { name: 'Angaben speichern' }).click();
    await expect(page.getByRole('main')).toContainText('Mein neuer Text');
  });

  test('tables are downloaded as they are filtered', async ({ page }) => {
    await signIn(page, coordinator);
    const text = await (await page.request.get(`${root}/strategie/${former}/tabelle.csv?stand=delayed`)).text();
    const lines = text.trim().split('\r\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(1)) expect(line).toContain(';verzögert;');
    const book = await page.request.get(`${root}/strategie/${former}/tabelle.xlsx?stand=delayed`);
    expect((await book.body()).subarray(0, 2).toString()).toBe('PK');
  });
});

test('a text of the adopted strategy is added, changed and taken out, each in the list of changes', async ({ page }) => {
  const name = `Lange Wege zum Kurs ${Date.now().toString(36)}`;
  await signIn(page, coordinator);
  const texts = `${root}/strategie/${former}/bearbeiten/texte`;
  await page.goto(texts);
  await page.getByRole('link', { name: /Hinzufügen.*Herausforderungen/ }).click();
  await page.getByLabel('Überschrift').fill(name);
  await page.getByRole('button', { name: 'Text hinzufügen' }).click();
  // Without a paragraph it is refused, and what was typed stays.
  await expect(page.getByRole('alert')).toContainText('mindestens einen Absatz');
  await expect(page.getByLabel('Überschrift')).toHaveValue(name);
  await page.getByLabel('Absätze').fill('Viele Orte haben keinen Bus am Abend.');
  await page.getByRole('button', { name: 'Text hinzufügen' }).click();
  await expect(page.getByText('Der Text ist hinzugefügt.')).toBeVisible();
  await page.getByRole('link', { name }).click();
  await page.getByLabel('Absätze').fill('Viele Orte haben keinen Bus am Abend.\n\nEin Anruf-Bus wird geprüft.');
  await page.getByLabel('Grund der Änderung').fill('Stand der Beratung');
  await page.getByRole('button', { name: 'Text speichern' }).click();
  await page.goto(`${root}/strategie/${former}/aenderungen?art=added`);
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Ein Anruf-Bus wird geprüft.');
  await expect(row).toContainText('Stand der Beratung');
  await page.goto(texts);
  await page.getByRole('link', { name }).click();
  await page.getByRole('link', { name: 'Löschen' }).click();
  await page.getByLabel('Warum entfällt der Text?').fill('War eine Probe');
  await page.getByRole('button', { name: 'Endgültig löschen' }).click();
  await expect(page.getByText('Der Text ist gelöscht.')).toBeVisible();
  await page.goto(`${root}/strategie/${former}/aenderungen?art=deleted`);
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('War eine Probe');
});
