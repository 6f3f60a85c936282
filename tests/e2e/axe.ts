import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** What axe finds wrong: the rule and the elements. */
export type Violation = { id: string; nodes: { html: string }[] };

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Everything that WCAG 2.2 AA and good practice ask, or the given rules alone. axe is laid into a page once and asked for
 * violations only: `@axe-core/playwright` opens a page of its own for every answer, which took twice as long as the answer.
 * Where scripts are switched off it never answers. The window is as tall as the page meanwhile: a sticky bar hides half a link at the fold, which axe takes for a small target.
 */
export async function violationsOn(page: Page, rules?: readonly string[]): Promise<Violation[]> {
  // Looks are judged once, on the embedded database: docs/adr/0028.
  if (process.env['KREISLOTSE_E2E_LOOKS'] === '0') return [];
  const size = page.viewportSize();
  const height = Math.min(12_000, 10 + (await page.evaluate(() => document.documentElement.scrollHeight)));
  const grows = size !== null && height > size.height + 10;
  if (grows) await page.setViewportSize({ width: size.width, height });
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    async (runOnly) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly,
        resultTypes: ['violations'],
        iframes: false,
        elementRef: false,
      });
      return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
    },
    rules ? { type: 'rule' as const, values: [...rules] } : { type: 'tag' as const, values: tags },
  );
  if (grows) await page.setViewportSize(size);
  return found;
}
