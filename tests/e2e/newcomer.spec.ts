import { expect, test } from '@playwright/test';

const list = '/heidekreis/ar/schritte?weg=family&kinder=kita&gemeinde=03358019';
const ticked = (page: import('@playwright/test').Page) => page.locator('.progress').innerText();

test.use({ viewport: { width: 360, height: 740 } });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a newcomer answers three questions in Arabic, ticks a step and opens it again', async ({ page }) => {
    await page.goto('/heidekreis/ar');
    await page.locator('kept-steps a').click();
    await page.locator('input[name=weg][value=family]').check();
    await page.locator('input[name=kinder][value=kita]').check();
    await page.locator('select[name=gemeinde]').selectOption('03358019');
    await page.locator('main button').click();
    expect(new URL(page.url()).search).toBe(new URL(list, page.url()).search);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    const first = page.locator('.steps-next');
    const title = await first.locator('> div > h3').innerText();
    const before = await ticked(page);
    await first.locator('.steps-tick').click();
    await expect(page.locator('.steps-next > div > h3')).not.toHaveText(title);
    expect(await ticked(page)).not.toBe(before);
    await page.locator('main details summary').click();
    await page.locator('main details li a').click();
    await expect(page.locator('.steps-next > div > h3')).toHaveText(title);
    expect(await ticked(page)).toBe(before);
  });

  test('from a step the way leads to the office by bus, there and back', async ({ page }) => {
    await page.goto('/heidekreis/ar/schritte?weg=family&kinder=kita&gemeinde=03358019&fertig=emergency-numbers.register');
    await page.locator('.office-card a[href*="/anfahrt?gemeinde=03358019"]').click();
    await expect(page.locator('main select[name=gemeinde]')).toHaveValue('03358019');
    // The bus there arrives before the time that is asked for, the one back leaves after it; both are marked as invented.
    const [there, ...back] = (await page.locator('main').innerText()).match(/\d\d:\d\d–\d\d:\d\d/g)!;
    expect(there!.split('–')[1]! <= '10:00').toBe(true);
    expect(back.map((times) => times.split('–')[0]! >= '12:00')).toContain(true);
    expect(back.map((times) => times.split('–')[0]! >= '12:00')).not.toContain(false);
    await expect(page.locator('main .alert')).toBeVisible();
  });

  test('a page names the office of the reader’s own municipality', async ({ page }) => {
    await page.goto('/heidekreis/de/ankommen-die-ersten-wochen/die-adresse-anmelden');
    await page.locator('main select[name=gemeinde]').selectOption({ label: 'Schneverdingen' });
    await page.getByRole('button', { name: 'Stelle zeigen' }).click();
    await expect(page.locator('.office-card')).toContainText('Rathaus Schneverdingen');
    await page.goto('/heidekreis/uk/ankommen-die-ersten-wochen/die-adresse-anmelden?gemeinde=03358019');
    await expect(page.locator('h1')).toContainText(/\p{Script=Cyrillic}/u);
    await expect(page.locator('.office-card')).toContainText('Rathaus Schneverdingen');
  });
});

test('the list stays on the device: the home tells how far it is, until it is deleted', async ({ page }) => {
  await page.goto(list);
  const next = await page.locator('.steps-next > div > h3').innerText();
  await page.goto('/heidekreis/ar');
  await expect(page.locator('kept-steps [data-next]')).toHaveText(next);
  await page.locator('kept-steps a').click();
  await expect(page).toHaveURL(/weg=family/);
  await page.goto('/heidekreis/ar/schritte');
  await expect(page).toHaveURL(/weg=family/);
  await page.locator('main a[href$="?neu"]').click();
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
  await page.goto('/heidekreis/ar/schritte');
  await expect(page.locator('input[name=weg]').first()).toBeVisible();
  await expect(page).not.toHaveURL(/weg=/);
  expect(await page.context().cookies()).toEqual([]);
});
