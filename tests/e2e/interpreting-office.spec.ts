import { expect, test, type Browser, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { foundInMail } from './mails.ts';

const root = '/verwaltung/heidekreis';
const pool = `${root}/sprachmittlung`;
/** A language that nobody of the example pool speaks. */
const language = 'ln';
const inTwoWeeks = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);

const noFault = async (page: Page): Promise<void> => {
  expect((await violationsOn(page)).map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
};
async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`/anmelden?weiter=${encodeURIComponent(root)}`);
  await page.getByRole('button', { name: `Als ${name} anmelden` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meine Aufgaben' })).toBeVisible();
}

async function addPerson(page: Page, name: string): Promise<void> {
  await page.goto(`${pool}/personen/aufnehmen`);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('textbox', { name: 'E-Mail' }).fill(`${name.toLowerCase().replaceAll(' ', '.')}@beispiel.example`);
  await page.getByRole('combobox', { name: 'Sprache 1', exact: true }).selectOption(language);
  await page.getByRole('combobox', { name: 'Niveau 1', exact: true }).selectOption('native');
  await page.getByRole('combobox', { name: 'Wohnort' }).selectOption({ label: 'Soltau' });
  await page.getByLabel('Zur Vertraulichkeit verpflichtet am').fill('2026-01-10');
  await page.getByLabel('In die Speicherung eingewilligt am').fill('2026-01-10');
  await page.getByLabel('Führungszeugnis gilt bis').fill('2099-12-31');
  for (const [index, module] of ['basics', 'school'].entries()) {
    await page.getByRole('combobox', { name: `Baustein ${index + 1}`, exact: true }).selectOption(module);
    await page.locator(`[name="trainings.${index}.day"]`).fill('2026-01-10');
    await page.locator(`[name="trainings.${index}.hours"]`).fill('8');
  }
  await page.getByRole('button', { name: 'Aufnehmen und Link schicken' }).click();
  await expect(page.getByText('Aufgenommen. Der Link zur eigenen Seite geht gleich hinaus.')).toBeVisible();
}

/** Enters the yes of a telephone call. */
async function enterYes(page: Page, name: string): Promise<void> {
  await page.getByText('Zusage vom Telefon eintragen').click();
  await page.getByRole('combobox', { name: 'Wer kommt' }).selectOption({ label: name });
  await page.getByRole('button', { name: 'Zusage eintragen' }).click();
  await expect(page.getByText('Die Zusage ist eingetragen.')).toBeVisible();
  await expect(page.getByText('Es kommt:')).toContainText(name);
}

/** The link in her mail, on her telephone, without script: it shows the address that no mail tells, and accepts once. */
async function acceptByMail(browser: Browser, name: string): Promise<void> {
  const to = `${name.toLowerCase().replaceAll(' ', '.')}@beispiel.example`;
  const link = await foundInMail({ to, pattern: /\/sprachmittlung\/heidekreis\/angebot\/[\w-]{43}/ });
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const person = await phone.newPage();
  await person.goto(link);
  await person.getByRole('button', { name: 'Ja, ich komme' }).click();
  await expect(person.getByText(/Sie haben (schon )?zugesagt/).first()).toBeVisible();
  await person.goto(link);
  await expect(person.getByRole('button', { name: 'Ja, ich komme' })).toHaveCount(0);
  await phone.close();
}

test('a day of the pool: a request by telephone, asked, taken, and filled anew when somebody falls ill', async ({
  page,
  browser,
}) => {
  test.skip(!process.env['KREISLOTSE_E2E_HOME'], 'reads the mails of a trial installation');
  test.setTimeout(240_000);
  page.setDefaultTimeout(30_000);
  await signIn(page, 'Tom Beispiel');
  await page.getByRole('link', { name: 'Sprachmittlung', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sprachmittlung heute' })).toBeVisible();
  await noFault(page);

  // A language is found by what people call it.
  await page.goto(`${pool}/personen/aufnehmen`);
  await page.getByRole('searchbox', { name: 'Sprache 1 suchen' }).fill('kurmanci');
  const found = page.getByRole('listbox', { name: 'Sprache 1', exact: true });
  await expect(found.getByRole('option', { name: /Kurmandschi/ })).toHaveCount(1);

  const people = ['Lina Lingala', 'Luis Lingala'];
  for (const name of people) await addPerson(page, name);
  await noFault(page);
  await page.getByRole('link', { name: 'Bearbeiten' }).click();
  await page.getByRole('textbox', { name: 'Höchstens Stunden im Monat' }).fill('viele');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('alert')).toContainText('Bitte Stunden von 0,5 bis 333 angeben');
  await page.getByRole('alert').getByRole('link').first().click();
  await expect(page.getByRole('textbox', { name: 'Höchstens Stunden im Monat' })).toBeFocused();
  await noFault(page);
  await page.getByRole('textbox', { name: 'Höchstens Stunden im Monat' }).fill('12,5');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('12,5 Stunden')).toBeVisible();

  await page.goto(`${pool}/anfragen/aufnehmen`);
  await page.getByRole('combobox', { name: 'Einrichtung', exact: true }).selectOption({ index: 1 });
  await page.getByRole('combobox', { name: 'Sprache', exact: true }).selectOption(language);
  await page.getByRole('combobox', { name: 'Anlass' }).selectOption({ label: 'Polizei (macht der Pool nicht)' });
  await page.getByLabel('Termin: Tag').first().fill(inTwoWeeks);
  await page.locator('[name="slots.0.from"]').fill('09:00');
  await page.locator('[name="slots.0.to"]').fill('10:00');
  await page.getByRole('combobox', { name: 'Gemeinde' }).selectOption({ label: 'Soltau' });
  await page.getByRole('button', { name: 'Aufnehmen' }).click();
  // What the pool does not do is told with who does, and what was typed is still there.
  await expect(page.getByRole('alert')).toContainText('justiz-dolmetscher.de');
  await expect(page.getByLabel('Termin: Tag').first()).toHaveValue(inTwoWeeks);
  await noFault(page);
  await page.getByRole('combobox', { name: 'Anlass' }).selectOption('kita-talk');
  await page.getByRole('button', { name: 'Aufnehmen' }).click();
  await expect(page.getByText('Die Anfrage ist aufgenommen.')).toBeVisible();
  const request = page.url().split('?')[0]!;
  const title = await page.getByRole('heading', { level: 1 }).innerText();

  // The plan over all open conversations suggests somebody for it, and says why.
  await page.goto(`${pool}/plan`);
  const line = page.getByRole('group', { name: `${title.replace('Anfrage ', '')}, Lingala` });
  await expect(line.getByRole('combobox').locator('option:checked')).toContainText('Lingala');
  await expect(line.getByRole('combobox').locator('option:checked')).toContainText('(Vorschlag)');
  await line.getByText('Warum dieser Vorschlag').click();
  await expect(line).toContainText('spricht Lingala');
  await noFault(page);
  await page.goto(request);

  const ranking = page.getByRole('table', { name: /^Wer kommen kann/ });
  await expect(ranking.getByRole('rowheader')).toHaveText([/Lingala$/, /Lingala$/]);
  await expect(ranking).toContainText('spricht Lingala');
  await noFault(page);
  await page.getByRole('button', { name: 'Gewählte fragen' }).click();
  await expect(page.getByRole('alert')).toContainText('Bitte mindestens eine Person ankreuzen.');
  const first = (await ranking.getByRole('rowheader').first().innerText()).trim();
  const second = people.find((name) => name !== first)!;
  await page.getByRole('checkbox', { name: `${first} wählen` }).check();
  await page.getByRole('button', { name: 'Gewählte fragen' }).click();
  await expect(page.getByText('Gefragt. Die Nachricht mit dem Link geht gleich hinaus.')).toBeVisible();
  await expect(ranking.getByRole('row').filter({ hasText: first })).toContainText('gefragt');
  await page.goto(pool);
  await expect(page.getByRole('row').filter({ hasText: first })).toContainText('Lingala');
  await noFault(page);

  await page.goto(request);
  await enterYes(page, first);
  await page.getByText('Sie kann nicht kommen').click();
  await page.getByRole('button', { name: 'Absage eintragen und Ersatz fragen' }).click();
  await expect(page.getByText('Die nächste Person ist gefragt.')).toBeVisible();
  await expect(ranking.getByRole('row').filter({ hasText: second })).toContainText('gefragt');
  await acceptByMail(browser, second);
  await page.reload();
  await expect(page.getByText('Es kommt:')).toContainText(second);
  await expect(page.getByRole('table', { name: 'Wer wann gefragt war' }).getByRole('rowheader')).toHaveCount(2);
  await noFault(page);

  await page.goto(`${pool}/anfragen?sprache=${language}`);
  await expect(page.getByRole('row').filter({ hasText: title.replace('Anfrage ', '') })).toContainText('bestätigt');
  for (const path of [pool, `${pool}/anfragen`, request, `${pool}/personen`, `${pool}/personen/aufnehmen`]) {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    await noFault(page);
  }

  // Whoever coordinates the county reads figures of this pool, and neither its requests nor its people.
  const other = await (await browser.newContext()).newPage();
  await signIn(other, 'Petra Muster');
  expect((await other.goto(request))?.status()).toBe(403);
  await other.goto(`${pool}/personen`);
  await expect(other.getByText('Lina Lingala')).toHaveCount(0);
});
