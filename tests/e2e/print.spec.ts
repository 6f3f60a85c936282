import { expect, test, type Page } from '@playwright/test';
import { getDocumentProxy } from 'unpdf';

const plan = 'strategie/integrationsstrategie-2017/zeitplan';

type Printed = { width: number; height: number; texts: { text: string; x: number; y: number; size: number }[] }[];

/** Prints a page as its style sheet says and reads the paper back: points from the lower left corner. */
async function print(page: Page): Promise<Printed> {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const printed: Printed = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const sheet = await document.getPage(number);
    const [, , width, height] = sheet.view;
    const { items } = await sheet.getTextContent();
    const texts = items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [{ text: item.str, x: item.transform[4] as number, y: item.transform[5] as number, size: item.height }]
        : [],
    );
    printed.push({ width: width!, height: height!, texts });
  }
  return printed;
}

for (const { name, address, office } of [
  { name: 'of the office', address: `/verwaltung/heidekreis/${plan}`, office: true },
  { name: 'for everybody', address: `/heidekreis/de/${plan}`, office: false },
  { name: 'for everybody, right to left', address: `/heidekreis/ar/${plan}`, office: false },
]) {
  test(
    `the plan by quarter ${name} prints on A3 landscape, its head on every sheet and nothing cut`,
    { tag: '@look' },
    async ({ page }) => {
      if (office) {
        await page.goto('/anmelden');
        await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
        await page.waitForURL(/verwaltung/);
      }
      await page.goto(address);
      const rows = await page.locator('.gantt tbody tr').count();
      const reasons = await page.locator('.gantt-reasons > li').count();
      expect(rows).toBeGreaterThan(80);
      const row = (await page.locator('.gantt tbody tr').last().locator('th .num').first().textContent())!.trim();
      const isRow = (text: string): boolean => new RegExp(`(^|\\s)${row.replaceAll('.', '\\.')}(\\s|$)`).test(text.trim());
      const sheets = await print(page);
      expect(sheets.length).toBeGreaterThan(1);
      const end = sheets.findLastIndex(({ texts }) => texts.some(({ text }) => isRow(text)));
      expect(end).toBeGreaterThan(0);
      for (const [index, { width, height, texts }] of sheets.entries()) {
        // 420 × 297 mm.
        expect(Math.round((width / 72) * 25.4)).toBe(420);
        expect(Math.round((height / 72) * 25.4)).toBe(297);
        const said = texts.map(({ text }) => text.trim());
        expect(said.length, `sheet ${index + 1}`).toBeGreaterThan(0);
        // Notes after the plan may have a sheet of their own; every sheet of the plan has its head.
        if (index <= end) for (const year of ['2017', '2018', '2019']) expect(said, `sheet ${index + 1}`).toContain(year);
        for (const { text, x, y } of texts) {
          expect(x, text).toBeGreaterThanOrEqual(0);
          expect(x, text).toBeLessThanOrEqual(width);
          expect(y, text).toBeGreaterThanOrEqual(0);
          expect(y, text).toBeLessThanOrEqual(height);
        }
      }
      // The reasons stand below the plan, not over its last rows.
      expect(reasons).toBeGreaterThan(3);
      const last = sheets[end]!.texts;
      const lowest = Math.min(...last.filter(({ text }) => isRow(text)).map(({ y }) => y));
      const told = last.filter(({ text }) => text.includes('Datenschutz'));
      expect(told.length).toBeGreaterThan(0);
      for (const { text, y } of told) expect(y, text).toBeLessThan(lowest);
    },
  );
}
