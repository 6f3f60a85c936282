import { expect, test, type Page } from '@playwright/test';
import { violationsOn, type Violation } from './axe.ts';

const strategy = (language: string): string => `/heidekreis/${language}/strategie/integrationsstrategie-2017`;

/** Every kind of public page, the quiet strategies of the other counties and the pages for what is not there. */
const addressesOf = (language: string): string[] => {
  const root = `/heidekreis/${language}`;
  const key = strategy(language);
  return [
    `/?sprache=${language}`,
    root,
    `${root}/strategie`,
    key,
    `${key}?stand=verzoegert`,
    `${key}/zeitplan`,
    `${key}/grundlagen`,
    `${key}/aenderungen?von=2017-01-01&bis=2020-01-01`,
    `${key}/aenderungen?von=2020-01-01&bis=2017-01-01`,
    `${root}/strategie/integrationsstrategie-2025`,
    `/wittmund/${language}/strategie/integrationskonzept-2018`,
    `/rotenburg-wuemme/${language}/strategie/integrationskonzept`,
    `/harburg/${language}/strategie/handlungskonzept`,
    `${root}/themen`,
    `${root}/schritte`,
    `${root}/schritte?weg=family&kinder=kita&gemeinde=03358019`,
    `${root}/notfall`,
    `${root}/mehr`,
    `${root}/helfende`,
    `${root}/rueckmeldung`,
    `${root}/teilen?seite=wohnen`,
    `${root}/offline`,
    `${root}/wohnen`,
    `${root}/angebote`,
    `${root}/angebote?thema=language&gemeinde=03358019&kinder=ja`,
    `${root}/angebote?von=03358021&erreichbar=ja&ordnung=name`,
    `${root}/zielgruppen`,
    `${root}/projekte`,
    `${root}/schulen?gemeinde=03358021&jahr=2021&monat=3`,
    `${root}/schulen/wege`,
    `${root}/schulen/uebergaenge`,
    `${root}/schulen/uebergaenge?weg=school&gemeinde=03358021&erledigt=language`,
    `${root}/kurse`,
    `${root}/kurse?niveau=B1&platz=ja&von=03358019`,
    `${root}/kompetenzen`,
    `${root}/kompetenzen?was=german&fuer=women`,
    `${root}/kurse/wege?niveau=A2&aufenthalt=protection`,
    `${root}/kurse/wege?von=03358019`,
    `${root}/sprachpass`,
    `${root}/wegweiser/foreigners-authority/03358021`,
    `${root}/beratungstermin`,
    ...['', '/anmelden', '/meine-seite', '/mitmachen'].map((part) => `${root}/sprachmittlung${part}`),
    ...['orte', 'termine', 'meldungen', 'warnungen', 'benachrichtigungen', 'berichte', 'beschluesse'].map(
      (room) => `${root}/${room}`,
    ),
    `${root}/formulare`,
    `${root}/formulare?thema=education&fuer=newcomers`,
    `${root}/ankommen-die-ersten-wochen/die-adresse-anmelden?gemeinde=03358019`,
    `${root}/impressum`,
    `${root}/datenschutz`,
    `${root}/barrierefreiheit`,
    `${root}/gibt-es-nicht`,
  ];
};

/** A goal with measures, one of its measures, and the first thing of each room. */
async function recordsOf(page: Page, language: string): Promise<string[]> {
  const first: string[] = [];
  for (const room of ['termine', 'angebote', 'kurse', 'projekte', 'schulen', 'formulare']) {
    await page.goto(`/heidekreis/${language}/${room}`);
    // An id ends its address, which rooms beside it have not.
    const link = page.locator(`main a[href*="/${language}/${room}/"][href*="-01"]`).first();
    first.push(new URL((await link.getAttribute('href'))!, page.url()).pathname);
  }
  await page.goto(strategy(language));
  const goal = (await page.locator('.goals th a').first().getAttribute('href'))!;
  await page.goto(goal);
  return [...first, goal, (await page.locator('.goals th a').first().getAttribute('href'))!];
}

const inWords = (violations: readonly Violation[]): string[] =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);

/** One look at a page: what it is, how narrow it may be, what axe says in light, and of the colours in dark. */
async function look(input: { page: Page; address: string; language: string; width: number }): Promise<void> {
  const { page, address, language, width } = input;
  // Without motion: a colour half way from light to dark is neither.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const answer = await page.goto(address);
  expect(answer?.status()).toBe(address.endsWith('gibt-es-nicht') ? 404 : 200);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
  await expect(page.locator('h1')).toHaveCount(1);
  expect(await page.locator('[style]').count()).toBe(0);
  // German words on a page in another language say so, and keep their direction.
  if (language !== 'de') expect(await page.locator('bdi[lang=de]:not([dir=ltr])').count()).toBe(0);
  for (const narrow of [320, 360, width]) {
    await page.setViewportSize({ width: narrow, height: 900 });
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${narrow} px`).toBeLessThanOrEqual(narrow);
  }
  expect.soft(inWords(await violationsOn(page)), 'light').toEqual([]);
  // Only colours differ in the dark.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect.soft(inWords(await violationsOn(page, ['color-contrast', 'link-in-text-block'])), 'dark').toEqual([]);
}

for (const { language, width } of [
  { language: 'de', width: 1280 },
  { language: 'ar', width: 360 },
]) {
  // In parts, so that a busy machine does not run into the clock.
  for (const part of [0, 1, 2]) {
    test(
      `every public page is in order: ${language}, part ${part + 1} of 3`,
      { tag: '@look' },
      async ({ page, context, baseURL }) => {
        test.setTimeout(300_000);
        const foreign: string[] = [];
        const home = new URL(baseURL ?? process.env['PLAYWRIGHT_TEST_BASE_URL']!).origin;
        page.on('request', (request) => {
          if (!request.url().startsWith(home) && !request.url().startsWith('data:')) foreign.push(request.url());
        });
        const own = addressesOf(language).filter((_, index) => index % 3 === part);
        for (const address of [...own, ...(part === 2 ? await recordsOf(page, language) : [])]) {
          await test.step(address, () => look({ page, address, language, width }));
        }
        expect(foreign).toEqual([]);
        expect(await context.cookies()).toEqual([]);
      },
    );
  }
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a selection lives in the address and survives a visit to a goal and another language', async ({ page }) => {
    await page.goto(strategy('de'));
    const all = await page.locator('.goals tbody tr').count();
    const chip = page.locator('.chip', { hasText: 'verzögert' });
    const count = Number(await chip.locator('b').textContent());
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(all);
    await chip.click();
    await expect(page).toHaveURL(/stand=verzoegert/);
    await expect(page.locator('.goals tbody tr')).toHaveCount(count);
    await page.locator('.goals th a').first().click();
    await expect(page.locator('h1')).not.toHaveText('Was wird aus unserer Strategie?');
    await page.locator('.crumbs a').nth(1).click();
    await expect(page).toHaveURL(/stand=verzoegert/);
    await page.locator('.langs a[lang=ar]').click();
    await expect(page).toHaveURL(/\/ar\/.*stand=verzoegert/);
    await expect(page.locator('.goals tbody tr')).toHaveCount(count);
  });

  test('the sentence of selects sends field and unit with its button', async ({ page }) => {
    await page.goto(strategy('de'));
    await page.locator('select[name=feld]').selectOption({ index: 3 });
    await page.locator('select[name=stand]').selectOption('fertig');
    await page.getByRole('button', { name: 'Anwenden' }).click();
    await expect(page).toHaveURL(/stand=fertig&feld=3/);
    for (const row of await page.locator('.goals tbody tr').all()) {
      await expect(row.locator('.goals-number')).toHaveText(/^3\./);
      await expect(row.locator('.goals-state')).toHaveText('fertig');
    }
    await page.goto(`${strategy('de')}?stelle=gibt-es-nicht`);
    await expect(page.getByText('Dazu gibt es nichts')).toBeVisible();
  });
});

test('the number is the quotient of the two terms beside it, and silence is not zero', async ({ page }) => {
  await page.goto(strategy('de'));
  const shown = await page.locator('.formula-number').first().textContent();
  const terms = (await page.locator('.formula-terms').first().textContent())!.replaceAll(/\s+/g, ' ');
  const [, points, count] = /([\d,]+) Anteile ÷ (\d+) Ziele/.exec(terms)!;
  expect(Math.round((Number(points!.replace(',', '.')) / Number(count)) * 100)).toBe(Number.parseInt(shown!, 10));
  const states = (await page.locator('.states .chip b').allTextContents()).map(Number);
  expect(states.reduce((sum, one) => sum + one, 0)).toBe(await page.locator('.goals tbody tr').count());

  // No share stands without what it is made of, on none of the pages that print one.
  const made = /aus \d+ .* mit Meldung/;
  await expect(page.locator('.formula-coverage')).toHaveText(made);
  await expect(page.locator('.formula').getByRole('img')).toHaveAccessibleName(made);
  await expect(page.locator('.formula .progress > svg .silent')).toHaveCount(1);
  for (const head of await page.locator('.field-head p').allTextContents()) if (head.includes('%')) expect(head).toMatch(made);
  await page.goto('/heidekreis/de/strategie');
  for (const line of await page.locator('main li > p').allTextContents()) if (line.includes('%')) expect(line).toMatch(made);
  await page.goto('/heidekreis/de');
  for (const figure of await page.locator('.figures > *').allTextContents())
    if (figure.includes('%')) expect(figure).toMatch(made);

  await page.goto('/harburg/de/strategie/handlungskonzept');
  await expect(page.getByText('Noch keine Zahl')).toBeVisible();
  expect(await page.locator('main').textContent()).not.toMatch(/\b0\s%/);
});

test('the plan by quarter is a table that can be read aloud', async ({ page }) => {
  await page.goto(`${strategy('de')}/zeitplan`);
  const plan = page.getByRole('region', { name: 'Zeitplan nach Quartalen' });
  await expect(plan.getByRole('columnheader', { name: '2. Quartal 2018' })).toHaveCount(1);
  // Planned for 2018, put off into 2019 with its reason, and done there.
  const row = plan.getByRole('row', { name: /1\.1\.2/ });
  await expect(row.getByRole('cell').nth(5)).toHaveText('geplant, lief');
  await expect(row.getByRole('cell', { name: /verschoben, Grund \d/ })).toHaveCount(1);
});

test('the table for spreadsheets has a byte order mark and semicolons, and the page’s language', async ({ request }) => {
  const arabic = await request.get(`${strategy('ar')}/tabelle.csv?stand=fertig`);
  expect(arabic.headers()['content-language']).toBe('ar');
  expect(await arabic.text()).toMatch(/^\uFEFFالرقم;المستوى;/);
  const answer = await request.get(`${strategy('de')}/tabelle.csv?stand=fertig`);
  expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8');
  const body = await answer.body();
  expect([...body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head, ...rows] = body.toString('utf8').slice(1).trimEnd().split('\r\n');
  expect(head).toMatch(/^Nummer;Ebene;Schwerpunktthema;Titel;Stand;/);
  expect(rows.filter((row) => row.includes(';Ziel;')).every((row) => row.includes(';fertig;'))).toBe(true);
});

test('what is not there is said in the nearest language, with ways on', async ({ browser, baseURL }) => {
  const url = baseURL ?? process.env['PLAYWRIGHT_TEST_BASE_URL']!;
  const context = await browser.newContext({ baseURL: url, locale: 'uk-UA' });
  const page = await context.newPage();
  for (const [address, language] of [
    ['/nirgends/ar', 'ar'],
    ['/nirgends/fr', 'uk'],
    ['/heidekreis/fr', 'uk'],
    ['/gibt-es-nicht', 'uk'],
  ] as const) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(404);
    await expect(page.locator('html'), address).toHaveAttribute('lang', language);
    for (const link of await page.locator('main a').all()) {
      const way = await page.request.get((await link.getAttribute('href'))!);
      expect(way.status(), address).toBe(200);
    }
    expect(await page.locator('main a').count(), address).toBeGreaterThan(0);
  }
  await context.close();
});

test('the keyboard finds the content first and sees where it is', async ({ page }) => {
  await page.goto(strategy('de'));
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText('Zum Inhalt');
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  const width = await page.locator(':focus').evaluate((element) => Number.parseFloat(getComputedStyle(element).outlineWidth));
  expect(width).toBeGreaterThanOrEqual(2);
});
