import { expect, test, type Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { foundInMail } from './mails.ts';
import { violationsOn } from './axe.ts';

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const noFault = async (page: Page): Promise<void> => {
  expect(await violationsOn(page)).toEqual([]);
};

test('a group without an account hands in an entry, mends it, and finds it in the printed programme', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const title = 'Woche der Nachbarschaft';
  const mail = 'tanzgruppe@beispiel.example';

  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
  await page.goto('/verwaltung/heidekreis/termine/reihen/neu');
  await page.getByRole('textbox', { name: 'Titel' }).fill(title);
  await page.getByLabel('Erster Tag').fill(dayIn(60));
  await page.getByLabel('Letzter Tag').fill(dayIn(67));
  await page.getByLabel('Beiträge einreichen bis').fill(dayIn(30));
  await page.getByRole('textbox', { name: 'Aufruf' }).fill('Zeigen Sie Ihren Nachbarn, was Sie tun.');
  await page.getByRole('combobox', { name: 'Zustand' }).selectOption('öffentlich');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('link', { name: title, exact: true }).click();
  const series = page.url();

  // An address that is none stands beside its field, and stays to be mended.
  await page.getByRole('textbox', { name: 'Mailadressen' }).fill('kein-at-zeichen');
  await page.getByRole('button', { name: 'Links verschicken' }).click();
  await expect(page.getByText('Das ist keine Mailadresse: kein-at-zeichen').first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Mailadressen' })).toHaveValue('kein-at-zeichen');
  await noFault(page);

  // Somebody without an account asks for a link, in Arabic on a telephone.
  const guest = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  const id = /([0-9a-f-]{36})/.exec(series)![1]!;
  await guest.goto(`/heidekreis/ar/termine/reihen/${id}`);
  await guest.getByRole('link', { name: 'تقديم فعالية' }).click();
  await guest.getByRole('textbox').first().fill('ohne');
  await guest.getByRole('button', { name: 'إرسال الرابط' }).click();
  await expect(guest.getByRole('textbox').first()).toHaveValue('ohne');
  await noFault(guest);
  await guest.getByRole('textbox').first().fill(mail);
  await guest.getByRole('button', { name: 'إرسال الرابط' }).click();
  await expect(guest.getByText('أرسلنا إليكم رسالة فيها الرابط')).toBeVisible();

  const pattern = /\/beitrag\/[a-z-]+\/[\w-]{43}/;
  const link = await foundInMail({ to: mail, pattern });
  await guest.goto(link);
  await expect(guest.getByText('Zeigen Sie Ihren Nachbarn, was Sie tun.')).toBeVisible();
  await guest.getByRole('textbox', { name: 'Titel' }).fill('Tanz auf dem Dorfplatz');
  await guest.getByRole('button', { name: 'Beitrag einreichen' }).click();
  await expect(guest.getByText('Bitte angeben, wer einlädt.').first()).toBeVisible();
  await expect(guest.getByRole('textbox', { name: 'Titel' })).toHaveValue('Tanz auf dem Dorfplatz');
  await noFault(guest);
  await guest.getByRole('textbox', { name: 'Verein, Einrichtung oder Gruppe' }).fill('Tanzgruppe Nord');
  await guest.getByRole('button', { name: 'Beitrag einreichen' }).click();
  await expect(guest.getByText('Danke, Ihr Beitrag ist angekommen')).toBeVisible();

  // It is the coordination's duty; she asks back once.
  await page.goto('/verwaltung/heidekreis/aufgaben');
  await page.getByRole('link', { name: 'Veranstaltung freigeben: Tanz auf dem Dorfplatz', exact: true }).click();
  const decide = async (to: string, note: string): Promise<void> => {
    await page.getByRole('combobox', { name: 'Zustand' }).selectOption({ value: to });
    await page.getByRole('textbox', { name: 'Grund oder Hinweis' }).fill(note);
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    await expect(page.getByRole('status').or(page.getByRole('alert')).first()).toBeVisible();
  };
  await decide('returned', 'Wo genau ist das?');
  await foundInMail({ to: mail, pattern: /Wo genau ist das\?/ });
  await guest.goto(link);
  await expect(guest.getByText('Wo genau ist das?')).toBeVisible();
  await guest.getByRole('textbox', { name: 'Name oder Raum' }).fill('Platz an der Linde');
  await guest.getByRole('button', { name: 'Änderung einreichen' }).click();
  await expect(guest.getByText('Danke, Ihr Beitrag ist angekommen')).toBeVisible();
  await page.reload();
  await decide('public', '');
  await foundInMail({ to: mail, pattern: /ضمن البرنامج/ });

  await guest.goto(`/heidekreis/ar/termine/reihen/${id}`);
  await expect(guest.getByText('Tanz auf dem Dorfplatz')).toBeVisible();
  const pdf = await guest.request.get((await guest.getByRole('link', { name: /PDF/ }).first().getAttribute('href'))!);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.body())), { mergePages: true });
  expect(text).toContain('Tanz auf dem Dorfplatz');
  expect(text).toContain('Platz an der Linde');
  await page.goto(series);
  await expect(page.getByRole('listitem').filter({ hasText: mail })).toContainText('öffentlich');
});

test('somebody registers without an account, in Arabic on a telephone, and takes it back by the link of the mail', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const mail = 'samira@beispiel.example';
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })).newPage();
  await page.goto('/heidekreis/ar/termine?fuer=newcomers&art=consultation-hour');
  await expect(page.locator('select[name=fuer]')).toHaveValue('newcomers');
  await page.getByRole('link', { name: 'استشارة حول الاعتراف بالشهادات والعمل' }).first().click();
  await page.getByRole('link', { name: 'التسجيل', exact: true }).first().click();
  await page.getByRole('button', { name: 'إرسال التسجيل' }).click();
  await expect(page.getByText('اكتبوا اسمكم.').first()).toBeVisible();
  await page.locator('input[name=name]').fill('سميرة مثال');
  await page.locator('input[name=mail]').fill(mail);
  await page.getByRole('button', { name: 'إرسال التسجيل' }).click();
  await expect(page.getByText('وصل تسجيلكم')).toBeVisible();
  await foundInMail({ to: mail, pattern: /تم تسجيلكم وحجز مكانكم/ });
  await page.goto(await foundInMail({ to: mail, pattern: /\/heidekreis\/ar\/anmeldung\/[\w-]{43}/ }));
  await page.getByRole('button', { name: /إلغاء/ }).click();
  await foundInMail({ to: mail, pattern: /أُلغي تسجيلكم/ });
});
