import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

const parts = '/verwaltung/bausteine';
const pages = [parts, `${parts}/oeffentlich`, `${parts}/schlicht`];

const looks = [
  ['light', 'ltr', 360],
  ['light', 'rtl', 1280],
  ['dark', 'ltr', 1280],
  ['dark', 'rtl', 360],
] as const;

const open = async ({ page, path, dir }: { page: Page; path: string; dir: string }) => {
  await page.goto(`${path}?richtung=${dir}`);
  // A sticky bar hides half a link at the fold, which axe takes for a small target: the window is as tall as the page.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({
    width: page.viewportSize()?.width ?? 1280,
    height: Math.min(height + 10, 12_000),
  });
};

for (const path of pages) {
  for (const [colorScheme, dir, width] of looks) {
    test(`axe finds nothing on ${path}, ${colorScheme}, ${dir}, ${width}px`, { tag: '@look' }, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await open({ page, path, dir });
      const violations = await violationsOn(page);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
    });
  }
  for (const width of [320, 360]) {
    for (const dir of ['ltr', 'rtl']) {
      test(`${path} does not scroll sideways at ${width}px, ${dir}`, { tag: '@look' }, async ({ page }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${path}?richtung=${dir}`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        expect(await widerThan({ page, width })).toEqual([]);
      });
    }
  }

  test(`everything on ${path} is reached by the tab key and shows its focus`, { tag: '@look' }, async ({ page }) => {
    await page.goto(path);
    const wanted = await page.evaluate(() => {
      const seen = new Set<string>();
      const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]');
      return [...all].filter((element) => {
        if (!element.checkVisibility({ visibilityProperty: true })) return false;
        if (element.matches(':disabled, [type=hidden]')) return false;
        // A group of radio buttons is one stop.
        if (element instanceof HTMLInputElement && element.type === 'radio') {
          if (seen.has(element.name)) return false;
          seen.add(element.name);
        }
        return true;
      }).length;
    });
    expect(wanted).toBeGreaterThan(5);
    const reached = new Set<string>();
    const unmarked: string[] = [];
    for (let presses = 0; presses < wanted * 3 && reached.size < wanted; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const style = getComputedStyle(element);
        const marked = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
        const group = element instanceof HTMLInputElement && element.type === 'radio' ? element.name : '';
        const place = group || String([...document.querySelectorAll('*')].indexOf(element));
        return { place, marked, html: element.outerHTML.slice(0, 120) };
      });
      if (!stop) continue;
      reached.add(stop.place);
      if (!stop.marked) unmarked.push(stop.html);
    }
    expect(unmarked).toEqual([]);
    expect(reached.size).toBe(wanted);
  });

  test(`${path} serves no script, no style attribute and no handler`, { tag: '@look' }, async ({ request }) => {
    const html = await (await request.get(path)).text();
    expect(html).not.toMatch(/<[^>]+\s(style|on\w+)=/i);
    expect(html).not.toMatch(/<script(?![^>]*application\/(ld\+)?json)[^>]*>/i);
  });
}

/** Elements that reach over the window's edge, apart from those inside a region made to scroll. */
const widerThan = ({ page, width }: { page: Page; width: number }): Promise<string[]> =>
  page.evaluate(
    (limit) =>
      [...document.querySelectorAll('body *')]
        .filter((element) => !element.closest('.table-region, .vh, .skip') && element.checkVisibility())
        .filter((element) => {
          const box = element.getBoundingClientRect();
          return box.width > 0 && (box.right > limit + 1 || box.left < -1);
        })
        .map((element) => element.outerHTML.slice(0, 100)),
    width,
  );

test('the pages of the tests hold still', { tag: '@look' }, async ({ page }) => {
  await open({ page, path: pages[0]!, dir: 'ltr' });
  expect(await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)).toBe(true);
});

test('the first tab stop leads to the content, the second to the languages', { tag: '@look' }, async ({ page }) => {
  await page.goto(`${parts}/oeffentlich`);
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText('Zum Inhalt');
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveAttribute('lang', 'de');
});

test('an error is joined to its field and linked from the summary', { tag: '@look' }, async ({ page }) => {
  await page.goto(parts);
  const field = page.getByLabel('Frist', { exact: true });
  await expect(field).toHaveAccessibleDescription(/Zum Beispiel 31\. März 2027.*Die Frist liegt vor dem Beginn/);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('link', { name: 'Frist: liegt vor dem Beginn' }).click();
  await expect(field).toBeFocused();
});

test('a table keeps its roles where it is shown as blocks', { tag: '@look' }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(parts);
  const row = page.getByRole('table', { name: 'Maßnahmen' }).getByRole('row', { name: /3\.2\.4/ });
  await expect(row.getByRole('rowheader')).toHaveText(/Einsätze koordinieren/);
  expect(await row.evaluate((element) => getComputedStyle(element).display)).toBe('block');
});

test('a dialog opens without script, holds the focus and gives it back', { tag: '@look' }, async ({ page }) => {
  await page.goto(parts);
  const opener = page.getByRole('button', { name: 'Als Fenster zeigen' });
  const dialog = page.locator('dialog');
  await expect(dialog).toBeHidden();
  await opener.press('Enter');
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('script adds the search to a select and changes nothing that was chosen', { tag: '@look' }, async ({ page }) => {
  const complaints: string[] = [];
  let announcers = 0;
  page.on('console', (message) => {
    // The framework's own announcer carries a style attribute; the policy drops it and our sheet hides it instead.
    if (message.text().startsWith('Applying inline style violates')) announcers += 1;
    else if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${parts}/mit-skript`);
  const select = page.getByLabel('Beteiligt', { exact: true });
  await select.selectOption('Jugendpflege');
  const search = page.getByRole('searchbox', { name: 'Stelle suchen' });
  await search.fill('nahv');
  await expect(page.getByText('1 Stellen gefunden')).toBeVisible();
  await expect(select.getByRole('option')).toHaveText(['Bitte wählen', 'Fachgruppe Nahverkehr', 'Jugendpflege']);
  await expect(select).toHaveValue('Jugendpflege');
  await search.fill('');
  await expect(select.getByRole('option')).toHaveCount(5);
  await page.getByRole('button', { name: 'Zählen' }).click();
  await expect(page.getByText('1 Mal')).toBeVisible();
  expect(complaints).toEqual([]);
  expect(announcers).toBeLessThanOrEqual(1);
});

test('directed icons are mirrored from right to left, others are not', { tag: '@look' }, async ({ page }) => {
  const scaleOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).scale);
  await page.goto(`${parts}?richtung=rtl`);
  expect(await scaleOf('.crumbs .icon.flip')).toBe('-1 1');
  expect(await scaleOf('.top-search .icon')).toBe('none');
  await page.goto(parts);
  expect(await scaleOf('.crumbs .icon.flip')).toBe('none');
});

test('the style sheets use logical properties only', { tag: '@look' }, () => {
  const folder = fileURLToPath(new URL('../../src/lib/styles/', import.meta.url));
  const physical =
    /(^|[\s;{])((margin|padding|border|scroll-margin|scroll-padding)-(top|right|bottom|left)|top|right|bottom|left|width|height|(min|max)-(width|height))\s*:|(float|clear|text-align)\s*:\s*(left|right)|border-(top|bottom)-(left|right)-radius/;
  // Four different sides in one shorthand name the physical ones too.
  const fourSides = /(margin|padding|inset|border-width):\s*\S+\s+(\S+)\s+\S+\s+(?!\2)\S+\s*;/;
  const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));
  expect(sheets).toContain('tokens.css');
  const found = sheets.flatMap((name) =>
    readFileSync(`${folder}${name}`, 'utf8')
      .split('\n')
      .map((line, index) => ({ line, at: `${name}:${index + 1}` }))
      .filter(({ line }) => !/^\s*@(media|container)/.test(line) && (physical.test(line) || fourSides.test(line)))
      .map(({ line, at }) => `${at} ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
