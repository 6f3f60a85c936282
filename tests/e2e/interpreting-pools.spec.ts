import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { foundInMail } from './mails.ts';

const root = '/verwaltung/heidekreis/sprachmittlung';
const noFault = async (page: Page): Promise<void> => {
  expect(await violationsOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
};
const later = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);

test('the coordination takes over who may ask, writes to them, and lays down rules, costs and a tariff', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();

  // Who may ask: out of the network, and one more by hand.
  await page.goto(`${root}/einrichtungen`);
  await expect(page.getByRole('rowheader', { name: 'Beispiel-Kita Soltau' })).toBeVisible();
  await noFault(page);
  await page.getByText('Aus dem Netzwerk übernehmen').click();
  await page.getByRole('button', { name: 'Als berechtigt übernehmen' }).click();
  await expect(page.getByText('stehen jetzt in der Liste')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Rathaus Soltau' })).toBeVisible();
  await page.getByRole('link', { name: 'Einrichtung eintragen' }).click();
  await page.getByRole('textbox', { name: 'Name der Einrichtung' }).fill('Beispiel-Kita Heidehof');
  await page.getByRole('button', { name: 'Eintragen' }).click();
  await expect(
    page.getByRole('alert').or(page.getByText('Bitte wählen, was für eine Einrichtung es ist.')).first(),
  ).toBeVisible();
  await page.getByRole('combobox', { name: 'Art' }).selectOption('Kita');
  await page.getByRole('textbox', { name: 'E-Mail' }).fill('heidehof@beispiel.example');
  await page.getByRole('button', { name: 'Eintragen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Beispiel-Kita Heidehof' })).toBeVisible();
  await noFault(page);

  // A mailing with words of one's own.
  await page.goto(`${root}/einrichtungen?suche=heidehof`);
  await page.getByRole('checkbox', { name: 'Beispiel-Kita Heidehof anschreiben' }).check();
  await page.getByRole('textbox', { name: 'Ihre eigenen Worte dazu' }).fill('Ab Januar auch am Nachmittag.');
  await page.getByRole('button', { name: 'Markierte anschreiben' }).click();
  await expect(page.getByText('Die Schreiben gehen gleich hinaus.')).toBeVisible();
  await foundInMail({ to: 'heidehof@beispiel.example', pattern: /Ab Januar auch am Nachmittag\./ });

  // A tariff from a later day on; it can be taken back until then.
  await page.goto(`${root}/pools`);
  await noFault(page);
  await page.getByRole('rowheader', { name: 'Sprachmittlung Heidekreis' }).getByRole('link').click();
  await expect(page.getByText('Personen, Anfragen und Nachweise sieht nur')).toBeVisible();
  await noFault(page);
  const pool = new URL(page.url()).pathname;
  await page.goto(`${pool}/tarif`);
  await expect(page.getByText('24,00 € je Stunde').first()).toBeVisible();
  await noFault(page);
  await page.getByLabel('Gilt ab').fill('2024-06-01');
  await page.getByRole('textbox', { name: 'Euro je Stunde', exact: true }).fill('26');
  await page.getByRole('button', { name: 'Tarif festlegen' }).click();
  await expect(page.getByText('Frühere Monate sind vorbei.').first()).toBeVisible();
  await page.getByLabel('Gilt ab').fill(later);
  await page.getByRole('button', { name: 'Tarif festlegen' }).click();
  await expect(page.getByText('Der Tarif ist gespeichert.')).toBeVisible();
  await expect(page.getByText('gilt später')).toBeVisible();
  await noFault(page);
  await page.getByRole('button', { name: /zurücknehmen/ }).click();
  await expect(page.getByText('gilt später')).toHaveCount(0);

  // Rules: what cannot be is said at its field, with everything else kept.
  await page.goto(`${pool}/regeln`);
  await noFault(page);
  await page.getByLabel('Gilt ab').fill(later);
  await page.getByRole('textbox', { name: 'Kürzestes Gespräch in Minuten' }).fill('200');
  await page.getByRole('button', { name: 'Regeln festlegen' }).click();
  await expect(page.getByText('Das längste Gespräch ist kürzer als das kürzeste.').first()).toBeVisible();
  await expect(page.getByLabel('Gilt ab')).toHaveValue(later);
  await page.getByRole('textbox', { name: 'Kürzestes Gespräch in Minuten' }).fill('30');
  await page.getByText('Neuer Anlass').first().click();
  await page.getByRole('textbox', { name: 'Anlass', exact: true }).last().fill('Gespräch mit der Jugendfeuerwehr');
  await page.getByRole('button', { name: 'Regeln festlegen' }).click();
  await expect(page.getByText('Die Regeln sind gespeichert.')).toBeVisible();

  // Who pays.
  await page.goto(`${pool}/kosten`);
  await noFault(page);
  const line = page.getByRole('group', { name: 'Regel 4' });
  await line.getByRole('combobox', { name: 'Anlass' }).selectOption('Elternabend');
  await line.getByRole('combobox', { name: 'Es bezahlt' }).selectOption('eine andere Stelle');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Bitte nennen, welche andere Stelle bezahlt.').first()).toBeVisible();
  await line.getByRole('textbox', { name: 'Kostenstelle oder andere Stelle' }).fill('Förderverein Beispiel');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText(/^Elternabend: Förderverein Beispiel/)).toBeVisible();

  // Whoever runs the pool reads its rules and changes none.
  const staff = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await staff.goto('/anmelden');
  await staff.getByRole('button', { name: 'Als Tom Beispiel anmelden' }).click();
  for (const part of ['regeln', 'kosten', 'tarif']) {
    await staff.goto(`${pool}/${part}`);
    await expect(staff.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(staff.getByRole('button', { name: /festlegen|Speichern/ })).toHaveCount(0);
    await noFault(staff);
  }
  await staff.goto(`${root}/einrichtungen`);
  await expect(staff.getByRole('rowheader', { name: 'Beispiel-Kita Heidehof' })).toBeVisible();
  await noFault(staff);
});
