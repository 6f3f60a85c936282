import { expect, test, type Locator, type Page } from '@playwright/test';

// A county of its own: what is entered here is counted nowhere else.
const office = '/verwaltung/rotenburg-wuemme';

/** Forms of directory, courses and schools: a fault that is typed first, what mends it, and what is said then. */
const forms: readonly {
  name: string;
  path: string;
  /** Fields in the order in which they stand; `down` goes on by so many in a list, `space` ticks. */
  fill: readonly { field: string; type?: string; down?: number; space?: true }[];
  done: string | RegExp;
}[] = [
  {
    name: 'a need',
    path: 'kurse/bedarf/melden',
    fill: [
      { field: 'Wie viele Menschen', type: '9' },
      { field: 'Was sie können', down: 2 },
      { field: 'Wo sie wohnen', down: 1 },
      { field: 'abends', space: true },
    ],
    done: 'Der Bedarf ist gespeichert.',
  },
  {
    name: 'a skills assessment',
    path: 'kurse/kompetenzen/hinzufuegen',
    fill: [
      { field: 'Name', type: 'Mit der Tastatur' },
      { field: 'Wer bietet es an', down: 1 },
      { field: 'Lesen und Schreiben', space: true },
    ],
    done: /gespeichert|eingetragen/,
  },
  {
    name: 'a language class',
    path: 'schulen/sprachklassen/hinzufuegen',
    fill: [
      { field: 'Schule', down: 1 },
      { field: 'Art', down: 1 },
      { field: 'Halbjahr', down: 3 },
      { field: 'Plätze', type: '16' },
      { field: 'Belegt', type: '12' },
      { field: 'Warten', type: '0' },
    ],
    done: /gespeichert|eingetragen/,
  },
  {
    name: 'a meeting',
    path: 'kurse/treffen/planen',
    fill: [{ field: 'Tag', type: '01012030' }],
    done: 'Das Treffen ist gespeichert.',
  },
  {
    name: 'a project',
    path: 'netzwerk/projekte/hinzufuegen?weiter=ja',
    fill: [{ field: 'Titel', type: 'Nur mit Tasten' }],
    done: /Nur mit Tasten/,
  },
];

/** Chromium drops what is typed before a page has been painted. */
const painted = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Goes on by the tab key until it is there; every stop on the way is in view and marked. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { top, bottom } = element.getBoundingClientRect();
      const marked = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      return { marked, inView: bottom > 0 && top < innerHeight, html: element.outerHTML.slice(0, 120) };
    });
    if (stop !== null) expect(stop).toMatchObject({ marked: true, inView: true });
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached by the tab key: ${String(target)}`);
}

for (const { name, path, fill, done } of forms) {
  test(`${name} is entered by keyboard alone: faults take the focus and lead to their fields`, async ({ page }) => {
    await page.goto(`/anmelden?weiter=${encodeURIComponent(`${office}/${path}`)}`);
    await page.getByRole('button', { name: 'Als Rosa Rotmuster anmelden' }).press('Enter');
    await page.waitForURL(`**${office}/${path}`);
    const main = page.locator('main');
    const field = (label: string): Locator => main.getByLabel(label, { exact: true });
    const summary = page.locator('#error-summary');
    // Sent empty, from a field that takes text, by Enter. The second time the address ends in the field that was led to.
    for (const _time of [1, 2]) {
      await tabTo(page, main.locator('form[method=post] input:is([type=text], [type=date], :not([type])):visible').first());
      await page.keyboard.press('Enter');
      await page.waitForLoadState();
      await expect(summary).toBeFocused();
      await expect(page).toHaveTitle(/^Fehler: /);
      // The first fault leads to the first faulty field.
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect(main.locator('[aria-invalid=true]').first()).toBeFocused();
      await page.keyboard.press('Shift+Tab');
    }
    for (const { field: label, type, down = 0, space } of fill) {
      await tabTo(page, field(label));
      if (type !== undefined) {
        await painted(page);
        await page.keyboard.type(type, { delay: 30 });
        await expect(field(label)).not.toHaveValue('');
      }
      for (let step = 0; step < down; step += 1) await page.keyboard.press('ArrowDown');
      if (space) await page.keyboard.press('Space');
    }
    await tabTo(page, main.locator('form[method=post] button[type=submit]').last());
    await page.keyboard.press('Enter');
    await expect(page.getByText(done).first()).toBeVisible();
    await expect(summary).toHaveCount(0);
  });
}
