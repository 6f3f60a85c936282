import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

const office = '/verwaltung/heidekreis';
const [current, former] = ['integrationsstrategie-2025', 'integrationsstrategie-2017'];

const publicPages = ['de', 'ar'].flatMap((language) => {
  const root = `/heidekreis/${language}`;
  const strategy = `${root}/strategie/${former}`;
  return [
    root,
    `${root}/strategie`,
    strategy,
    `${strategy}/zeitplan`,
    `${strategy}/aenderungen`,
    `${strategy}/grundlagen`,
    `${root}/berichte`,
    `${root}/impressum`,
    `${root}/barrierefreiheit`,
  ];
});
const officePages = [
  office,
  `${office}/strategie`,
  `${office}/strategie/${former}`,
  `${office}/strategie/${former}/zeitplan`,
  `${office}/strategie/${former}/aenderungen`,
  `${office}/strategie/${current}/bearbeiten`,
  `${office}/strategie/${current}/bearbeiten/texte`,
  `${office}/berichte`,
  `${office}/importe`,
  `${office}/importe/hochladen`,
  `${office}/einstellungen`,
  `${office}/einstellungen/personen`,
  `${office}/einstellungen/stellen`,
  `${office}/einstellungen/protokoll`,
];

async function signIn(page: Page): Promise<void> {
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
  await page.waitForURL(/verwaltung/);
}

for (const { name, pages, enter } of [
  { name: 'public pages', pages: publicPages, enter: false },
  { name: 'pages of the office', pages: officePages, enter: true },
]) {
  // 1280 × 1024 at 400 %.
  test(`${name} need no scrolling sideways at 400 %, and leave room to read`, { tag: '@look' }, async ({ page }) => {
    test.setTimeout(180_000);
    if (enter) await signIn(page);
    await page.setViewportSize({ width: 320, height: 256 });
    for (const address of pages) {
      expect((await page.goto(address))?.status(), address).toBe(200);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(320);
      // What sticks to the edges may not take the page away: half of the window is left at the least.
      const covered = await page.evaluate(() => {
        window.scrollTo(0, document.documentElement.scrollHeight / 2);
        return [...document.body.querySelectorAll('*')]
          .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
          .map((element) => element.getBoundingClientRect())
          .filter(
            ({ width, top, bottom }) => width > 300 && bottom > 0 && top < innerHeight && (top <= 0 || bottom >= innerHeight),
          )
          .reduce((sum, { top, bottom }) => sum + Math.min(bottom, innerHeight) - Math.max(top, 0), 0);
      });
      expect.soft(covered, address).toBeLessThanOrEqual(128);
    }
  });

  test(`axe finds nothing on ${name} in forced colours`, { tag: '@look' }, async ({ browser, baseURL }) => {
    test.setTimeout(300_000);
    const base = baseURL ?? process.env['PLAYWRIGHT_TEST_BASE_URL']!;
    const context = await browser.newContext({ forcedColors: 'active', locale: 'de-DE', baseURL: base });
    const page = await context.newPage();
    if (enter) await signIn(page);
    for (const address of pages) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(address);
      expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
      const violations = await violationsOn(page);
      expect
        .soft(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
          address,
        )
        .toEqual([]);
    }
    await context.close();
  });
}
