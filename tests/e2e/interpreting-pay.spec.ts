import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { XMLParser } from 'fast-xml-parser';
import { violationsOn } from './axe.ts';

const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use(base ? { baseURL: base } : {});

const office = '/verwaltung/heidekreis/sprachmittlung/abrechnung';
type Talk = { poolId: string; assignmentId: string; number: string; day: string; person: string; kita: string; code: string };

/** A conversation of yesterday in a pool of its own, in the running installation. */
async function agreedTalk(): Promise<Talk> {
  const script = fileURLToPath(new URL('./agreed-talk.ts', import.meta.url));
  const child = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      ...{ KREISLOTSE_HOME: process.env['KREISLOTSE_E2E_HOME'], PORT: '0', KREISLOTSE_DEMO: '1' },
      ...(process.env['KREISLOTSE_E2E_DATABASE'] ? { DATABASE_URL: process.env['KREISLOTSE_E2E_DATABASE'] } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, faults] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (faults += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(faults);
  return JSON.parse(out.trim().split('\n').at(-1)!) as Talk;
}

async function as(page: Page, name: string, address: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`/anmelden?weiter=${encodeURIComponent(address)}`);
  await page.getByRole('button', { name: `Als ${name} anmelden` }).click();
  await page.waitForURL((url) => url.pathname.startsWith(office));
}

async function inOrder(page: Page, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(width);
    const violations = await violationsOn(page);
    expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  }
}

test('an interpreter hands in, the institution signs with its code, the office checks, a second person releases, the cashier pays', async ({
  page,
  browser,
}) => {
  test.skip(!process.env['KREISLOTSE_E2E_HOME'], 'needs a trial installation');
  test.setTimeout(300_000);
  page.setDefaultTimeout(20_000);
  const talk = await agreedTalk();
  const month = talk.day.slice(0, 7);
  const own = `/sprachmittlung/heidekreis/person/${talk.person}`;

  const phone = await browser.newContext({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false });
  const person = await phone.newPage();
  await person.goto(`${own}/nachweis/${talk.assignmentId}`);
  await person.getByLabel('bis', { exact: true }).fill('08:00');
  await person.getByRole('button', { name: 'Unterschreiben und einreichen' }).click();
  await expect(person.getByText('Das Ende liegt vor dem Anfang.').first()).toBeVisible();
  await person.getByLabel('bis', { exact: true }).fill('10:20');
  await person.getByLabel('Kilometer').first().fill('23,5');
  await person.getByLabel('mit eigenem Fahrzeug').first().check();
  await person.getByLabel('Beleg, zum Beispiel').setInputFiles({
    name: 'beleg.png',
    mimeType: 'image/png',
    buffer: Buffer.from('\u0089PNG\r\n\u001a\nx', 'latin1'),
  });
  await person.getByRole('button', { name: 'Unterschreiben und einreichen' }).click();
  await expect(person.getByText('Jetzt bestätigt die Einrichtung').first()).toBeVisible();
  await person.getByLabel('Code der Einrichtung').fill(talk.code === '0000 0000' ? '1111 1111' : '0000 0000');
  await person.getByRole('button', { name: 'Als Einrichtung bestätigen' }).click();
  await expect(person.getByText('Dieser Code stimmt nicht. Noch 4 Versuche.').first()).toBeVisible();
  await person.getByLabel('Code der Einrichtung').fill(talk.code);
  await person.getByRole('button', { name: 'Als Einrichtung bestätigen' }).click();
  await expect(person.getByText('Beide haben unterschrieben').first()).toBeVisible();
  expect(await person.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await person.goto(`${own}/konto`);
  await person.getByLabel('IBAN').fill('DE02 1203 0000 0000 2020 52');
  await person.getByRole('button', { name: 'Konto speichern' }).click();
  await expect(person.getByText('Diese IBAN enthält einen Tippfehler').first()).toBeVisible();
  await person.getByLabel('IBAN').fill('DE02 1203 0000 0000 2020 51');
  await person.getByRole('button', { name: 'Konto speichern' }).click();
  await expect(person.getByText('DE … 2051').first()).toBeVisible();

  const at = `${office}?pool=${talk.poolId}&monat=${month}`;
  await as(page, 'Tom Beispiel', at);
  await expect(page.getByRole('link', { name: talk.number }).first()).toBeVisible();
  await inOrder(page, [1280, 360]);
  await page.getByRole('link', { name: talk.number }).first().click();
  await expect(page.getByText('43,05')).not.toHaveCount(0);
  await inOrder(page, [1280, 360]);
  await page.goto(at);
  await page.getByRole('button', { name: 'Gewählte prüfen' }).click();
  await expect(page.getByText('Die Nachweise sind geprüft.')).toBeVisible();
  await expect(page.getByText('von Ihnen geprüft: Freigeben muss jemand anderes')).toBeVisible();

  await as(page, 'Petra Muster', at);
  await expect(page.getByText('Kita Versuch')).toHaveCount(0);
  await page.getByRole('button', { name: 'Gewählte freigeben' }).click();
  await expect(page.getByText('Die Auszahlungen sind freigegeben.')).toBeVisible();
  await page.getByRole('button', { name: 'Abrechnungen erstellen' }).click();
  await expect(page.getByText('Die Abrechnungen sind erstellt.')).toBeVisible();

  await as(page, 'Karl Kasse', `${office}/kasse?pool=${talk.poolId}`);
  await expect(page.getByText('DE … 2051').first()).toBeVisible();
  await page.getByText('Konto des Pools eintragen').click();
  const payer = page.locator('form[action="?/pool"]');
  await payer.getByLabel('Wem das Konto gehört').fill('Landkreis Heidekreis');
  await payer.getByLabel('IBAN').fill('DE02 1203 0000 0000 2020 51');
  await payer.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Das Konto ist gespeichert.')).toBeVisible();
  await inOrder(page, [1280, 360]);
  await page.getByRole('button', { name: 'SEPA-Datei erstellen' }).click();
  await expect(page.getByText('Die Datei für die Bank ist erstellt.')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Datei abholen' }).click(),
  ]);
  const xml = await readFile(await download.path(), 'utf8');
  const { GrpHdr, PmtInf } = new XMLParser({ parseTagValue: false }).parse(xml).Document.CstmrCdtTrfInitn;
  expect(GrpHdr).toMatchObject({ NbOfTxs: '1', CtrlSum: '43.05' });
  expect(PmtInf.CdtTrfTxInf).toMatchObject({
    Amt: { InstdAmt: '43.05' },
    CdtrAcct: { Id: { IBAN: 'DE02120300000000202051' } },
  });
  await page.getByRole('button', { name: 'Heute ausgeführt' }).click();
  await expect(page.getByText('Eingetragen: bezahlt.')).toBeVisible();

  await person.goto(`${own}/konto`);
  await expect(person.getByText('43,05').first()).toBeVisible();
  await expect(person.getByText('bezahlt am').first()).toBeVisible();
  await phone.close();
});
