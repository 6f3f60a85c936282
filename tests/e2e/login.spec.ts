import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { totpCode } from '../../src/adapters/auth/totp.fixture.ts';
import { foundInMail } from './mails.ts';
import { violationsOn } from './axe.ts';

const password = 'vier graue Gänse lesen';
const nextPassword = 'fünf rote Füchse singen';

const axe = async (page: Page): Promise<void> => {
  const violations = await violationsOn(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
};

async function enterAs(page: Page, name: string, path = '/verwaltung/heidekreis'): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: `Als ${name} anmelden` }).click();
}

const invitationLink = /\/einladung\/[a-z-]+\/[\w-]{43}/;

/** An authenticator that knows the finger of its person, as a telephone does. */
async function addAuthenticator(context: BrowserContext, page: Page, given: { verifies: boolean }): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: given.verifies,
      automaticPresenceSimulation: true,
    },
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the back office leads to the login, one click enters as a demo person, signing out ends it', async ({ page }) => {
    await page.goto('/verwaltung/heidekreis');
    await expect(page).toHaveURL(/\/anmelden\?weiter=/);
    await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
    await expect(page).toHaveURL(/\/verwaltung\/heidekreis$/);
    await page.goto('/konto');
    await expect(page.getByRole('heading', { name: 'Mein Konto' })).toBeVisible();
    await page.getByRole('button', { name: 'Abmelden' }).click();
    await expect(page.getByText('Sie sind abgemeldet.')).toBeVisible();
    await page.goto('/konto');
    await expect(page).toHaveURL(/\/anmelden/);
  });

  test('an address of another site is no way back', async ({ page, baseURL }) => {
    await enterAs(page, 'Wilma Watt', '/anmelden?weiter=https%3A%2F%2Fboese.example%2F');
    expect(new URL(page.url()).origin).toBe(new URL(baseURL!).origin);
  });

  test('a wrong password is refused in words, with the address kept', async ({ page }) => {
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail-Adresse').fill('niemand@beispiel.example');
    await page.getByLabel('Passwort').fill('falsch falsch falsch');
    await page.getByRole('button', { name: 'Weiter' }).click();
    await expect(page.getByText('E-Mail-Adresse oder Passwort stimmt nicht.')).toBeVisible();
    await expect(page.getByLabel('E-Mail-Adresse')).toHaveValue('niemand@beispiel.example');
    await expect(page.getByLabel('Passwort')).toHaveValue('');
  });

  test('an invited person makes her account, sets up the second factor and signs in with it', async ({ page, browser }) => {
    test.skip(!process.env['KREISLOTSE_E2E_HOME'], 'the mails of a foreign installation cannot be read');
    test.setTimeout(180_000);
    const mail = `neu.${Date.now()}@beispiel.example`;
    const person = `Nora Neumann ${Date.now()}`;
    await enterAs(page, 'Rosa Rotmuster', '/verwaltung/rotenburg-wuemme/einstellungen/personen');
    await page.getByLabel('Name', { exact: true }).fill(person);
    await page.getByLabel('E-Mail-Adresse').fill(mail);
    await page.getByRole('radio', { name: /Fachbereich/ }).check();
    await page.getByRole('button', { name: 'Einladen' }).click();
    await expect(page.getByText('Bitte die Stelle wählen, für die diese Person berichtet.').first()).toBeVisible();
    await expect(page.getByLabel('E-Mail-Adresse')).toHaveValue(mail);
    await page.getByLabel('Stelle', { exact: true }).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Einladen' }).click();
    await expect(page.getByText('Die Einladung geht in wenigen Sekunden hinaus.')).toBeVisible();
    await expect(page.getByRole('row', { name: new RegExp(mail) })).toBeVisible();

    const link = await foundInMail({ to: mail, pattern: invitationLink });
    const guest = await browser.newPage({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin });
    await guest.goto(link);
    await guest.goto(link);
    await guest.getByLabel('Passwort').fill('passwort1234');
    await guest.getByRole('button', { name: 'Konto anlegen' }).click();
    await expect(guest.getByText(/leicht zu erraten/).first()).toBeVisible();
    await guest.getByLabel('Passwort').fill(password);
    await guest.getByRole('button', { name: 'Konto anlegen' }).click();

    await expect(guest).toHaveURL(/\/konto\/zweiter-faktor/);
    await guest.goto('/verwaltung/rotenburg-wuemme');
    await expect(guest).toHaveURL(/\/anmelden/);
    await guest.getByRole('link', { name: 'Zweiten Faktor einrichten' }).click();
    await guest.getByLabel('Ihr Passwort, noch einmal').fill(password);
    await guest.getByRole('button', { name: 'Schlüssel zeigen' }).click();
    const secret = (await guest.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{1,4}){5,}$/).textContent())!;
    const [backup, secondBackup] = (await guest.locator('li code').allTextContents()) as [string, string];
    await guest.getByLabel('Code', { exact: true }).fill('000000');
    await guest.getByRole('button', { name: 'Bestätigen' }).click();
    await expect(guest.getByText(/Code stimmt nicht/).first()).toBeVisible();
    await guest.getByLabel('Code', { exact: true }).fill(totpCode({ secret, at: new Date() }));
    await guest.getByRole('button', { name: 'Bestätigen' }).click();
    await expect(guest).toHaveURL(/\/verwaltung\/rotenburg-wuemme$/);

    await guest.goto(link);
    await expect(guest.getByText('Diese Einladung wurde schon angenommen. Sie können sich anmelden.')).toBeVisible();
    await guest.context().clearCookies();
    await guest.goto('/anmelden?weiter=%2Fkonto');
    await guest.getByLabel('E-Mail-Adresse').fill(mail);
    await guest.getByLabel('Passwort').fill(password);
    await guest.getByRole('button', { name: 'Weiter' }).click();
    await expect(guest.getByRole('heading', { name: 'Zweiter Faktor' })).toBeVisible();
    await guest.getByLabel('Code', { exact: true }).fill(backup);
    await guest.getByRole('button', { name: 'Anmelden' }).click();
    await expect(guest).toHaveURL(/\/konto$/);
    await expect(guest.getByText('Passwort und Ersatzcode')).toBeVisible();

    // The password is forgotten: a link by mail renews it, once; the second factor is asked for all the same.
    await guest.getByRole('button', { name: 'Abmelden' }).click();
    await guest.getByRole('link', { name: 'Passwort vergessen?' }).click();
    await guest.getByLabel('E-Mail-Adresse').fill('niemand@hier');
    await guest.getByRole('button', { name: 'Link senden' }).click();
    await expect(guest.getByText(/Bitte eine E-Mail-Adresse angeben/).first()).toBeVisible();
    await expect(guest.getByLabel('E-Mail-Adresse')).toHaveValue('niemand@hier');
    await guest.getByLabel('E-Mail-Adresse').fill(mail);
    await guest.getByRole('button', { name: 'Link senden' }).click();
    await expect(guest.getByText(/Gibt es zu der Adresse ein Konto/)).toBeVisible();
    const renewal = await foundInMail({ to: mail, pattern: /\/anmelden\/passwort\/[\w-]{43}/ });
    await guest.goto(renewal);
    await guest.goto(renewal);
    await guest.getByLabel('Neues Passwort').fill('passwort1234');
    await guest.getByRole('button', { name: 'Passwort setzen' }).click();
    await expect(guest.getByText(/leicht zu erraten/).first()).toBeVisible();
    await guest.getByLabel('Neues Passwort').fill(nextPassword);
    await guest.getByRole('button', { name: 'Passwort setzen' }).click();
    await expect(guest.getByText(/Ihr neues Passwort gilt/)).toBeVisible();
    await guest.goto(renewal);
    await expect(guest.getByText('Dieser Link wurde schon benutzt. Er gilt nur einmal.')).toBeVisible();
    await guest.goto('/anmelden?weiter=%2Fkonto');
    await guest.getByLabel('E-Mail-Adresse').fill(mail);
    await guest.getByLabel('Passwort').fill(nextPassword);
    await guest.getByRole('button', { name: 'Weiter' }).click();
    await expect(guest.getByRole('heading', { name: 'Zweiter Faktor' })).toBeVisible();
    await guest.getByLabel('Code', { exact: true }).fill(secondBackup);
    await guest.getByRole('button', { name: 'Anmelden' }).click();

    // She marries and moves to another mailbox.
    const newName = `Nora Neu-Neumann ${Date.now()}`;
    const newMail = `nora.${Date.now()}@beispiel.example`;
    await guest.getByText('Namen ändern', { exact: true }).first().click();
    await guest.getByLabel('Ihr Name').fill(newName);
    await guest.getByRole('button', { name: 'Namen ändern' }).click();
    await expect(guest.getByText('Ihr Name ist geändert. Er steht jetzt überall so.')).toBeVisible();
    const changeMail = async (given: string): Promise<void> => {
      await guest.getByLabel('Neue E-Mail-Adresse').fill(newMail);
      await guest.locator('[name=mail-password]').fill(given);
      await guest.getByRole('button', { name: 'Link senden' }).click();
    };
    await guest.getByText('E-Mail-Adresse ändern', { exact: true }).click();
    await changeMail('falsch falsch falsch');
    await expect(guest.getByText('Das Passwort stimmt nicht.').first()).toBeVisible();
    await expect(guest.getByLabel('Neue E-Mail-Adresse')).toHaveValue(newMail);
    await changeMail(nextPassword);
    await expect(guest.getByText(/Wir haben Ihnen an die neue Adresse geschrieben/)).toBeVisible();
    const confirmation = await foundInMail({ to: newMail, pattern: /\/konto\/adresse\/[\w-]{43}/ });
    await guest.goto(confirmation);
    await guest.getByRole('button', { name: 'Adresse bestätigen' }).click();
    await expect(guest.getByText(/Ihre neue E-Mail-Adresse gilt/)).toBeVisible();
    await expect(guest.getByText(`${newName}, ${newMail}`)).toBeVisible();
    await guest.goto(confirmation);
    await expect(guest.getByText('Dieser Link wurde schon benutzt. Er gilt nur einmal.')).toBeVisible();
    await guest.goto('/konto');

    // The coordinator takes the role away: the sessions of the person end at once.
    await page.reload();
    await page.getByRole('link', { name: new RegExp(`Entziehen ${newName}`) }).click();
    await page.getByRole('button', { name: 'Aufgabe entziehen' }).click();
    await expect(page.getByText(/Alle Anmeldungen der Person sind beendet/)).toBeVisible();
    await guest.reload();
    await expect(guest).toHaveURL(/\/anmelden/);
    await guest.close();
  });

  test('a key is shown once and can be ended', async ({ page }) => {
    await enterAs(page, 'Heike Heidemuster', '/verwaltung/harburg/einstellungen/schluessel');
    const name = `Ratssystem ${Date.now()}`;
    await page.getByLabel('Wofür ist er?').fill(name);
    await page.getByLabel('Strategien anlegen').check();
    await page.getByRole('button', { name: 'Schlüssel anlegen' }).click();
    const key = (await page.getByText(/^kl_[\w-]{43}$/).textContent())!;
    await page.goto('/verwaltung/harburg/einstellungen/schluessel');
    expect(await page.content()).not.toContain(key);
    await page.getByRole('link', { name: `Sperren ${name}` }).click();
    await page.getByRole('button', { name: 'Schlüssel sperren' }).click();
    await expect(page.getByRole('row', { name: new RegExp(`${name}.*gesperrt am`) })).toBeVisible();
  });
});

test.describe('with a passkey', () => {
  test('a person makes one and signs in with it alone', async ({ page, context }) => {
    await addAuthenticator(context, page, { verifies: true });
    await enterAs(page, 'Elfriede Elbmuster', '/konto');
    const name = `Diensttelefon ${Date.now()}`;
    await page.getByLabel('Name des neuen Passkeys').fill(name);
    await page.getByRole('button', { name: 'Passkey anlegen' }).click();
    await expect(page.getByText('Der Passkey ist angelegt.')).toBeVisible();
    await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Abmelden' }).click();

    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    await expect(page).toHaveURL(/\/verwaltung\/harburg$/);
    await page.goto('/konto');
    await expect(page.getByText(/, Passkey$/).first()).toBeVisible();

    await page.getByRole('button', { name: `Entfernen ${name}` }).click();
    await expect(page.getByText('Der Passkey ist entfernt.')).toBeVisible();
    await page.getByRole('button', { name: 'Abmelden' }).click();
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    await expect(page.getByText(/gehört zu keinem Konto/)).toBeVisible();
  });

  test('a device that asks for nothing does not count', async ({ page, context }) => {
    await addAuthenticator(context, page, { verifies: false });
    await enterAs(page, 'Enno Esensprobe', '/konto');
    await page.getByRole('button', { name: 'Passkey anlegen' }).click();
    await expect(page.getByText(/Abgebrochen|nicht angelegt|nicht geklappt/)).toBeVisible();
    await expect(page.getByText('Noch keiner angelegt.')).toBeVisible();
  });
});

test.describe('the pages', () => {
  for (const [colorScheme, width] of [
    ['light', 360],
    ['dark', 1280],
  ] as const) {
    test(`have nothing that axe finds, ${colorScheme}, ${width}px`, { tag: '@look' }, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const path of [
        '/anmelden',
        '/anmelden/passwort',
        '/anmelden/passwort?gesendet',
        '/anmelden/passwort/abcdefghijklmnopqrstuvwxyz',
        '/konto/adresse/abcdefghijklmnopqrstuvwxyz',
      ]) {
        await page.goto(path);
        await axe(page);
      }
      await enterAs(page, 'Petra Muster', '/konto');
      await axe(page);
      for (const path of ['einstellungen/personen', 'einstellungen/schluessel']) {
        await page.goto(`/verwaltung/heidekreis/${path}`);
        await axe(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      await page.goto('/einladung/heidekreis/abcdefghijklmnopqrstuvwxyz');
      await axe(page);
      await page.goto('/anmelden/verzeichnis/rueckruf');
      await expect(page).toHaveURL(/\/verwaltung\/heidekreis|\/anmelden/);
    });
  }
});
