import { existsSync } from 'node:fs';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { loadExampleData } from '#composition/example-data.ts';
import { startWebServer } from '../../src/server.ts';
import { withBenchApp } from '../bench-app.ts';
import { figure, type Figure } from '../measure.ts';

const chromium =
  process.env['KREISLOTSE_CHROMIUM'] ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/chromium-headless-shell'].find((path) =>
    existsSync(path),
  );

/** Pages that a newcomer opens; results of a search are kept out of search engines on purpose. */
const pages: readonly { path: string; kept?: true }[] = [
  { path: '/heidekreis/de' },
  { path: '/heidekreis/de/themen' },
  { path: '/heidekreis/de/orte' },
  { path: '/heidekreis/de/termine' },
  { path: '/heidekreis/de/suche?q=Kita', kept: true },
  { path: '/heidekreis/ar' },
  { path: '/heidekreis/ar/orte' },
];
const categories = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
type Category = keyof typeof categories;
type Judged = { score: number; lost: string[] };
type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

/**
 * Lighthouse as a slow telephone on a slow line: the lowest score of all pages, and for the speed the median of three tries.
 * All but the speed is judged on a screen as high as the page: the bar that stays at the lower edge would otherwise count
 * as covering whatever the fold happens to cut.
 */
export const lighthouseScores = (): Promise<Figure[]> =>
  withBenchApp(async (app) => {
    await loadExampleData({ app, tell: () => undefined });
    const web = await startWebServer({ app, host: '127.0.0.1', port: 0 });
    const chrome = await launch({
      ...(chromium ? { chromePath: chromium } : {}),
      chromeFlags: ['--headless=new', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    });
    try {
      const lowest = new Map<Category, Judged & { path: string }>();
      for (const { path, kept } of pages) {
        const address = `http://127.0.0.1:${web.port}${path}`;
        const tries: Judged[] = [];
        for (let round = 0; round < 3; round += 1)
          tries.push((await scores({ address, port: chrome.port, asked: ['performance'] })).get('performance')!);
        const speed = tries.sort((one, other) => one.score - other.score)[1]!;
        const others = await scores({
          address,
          port: chrome.port,
          asked: ['accessibility', 'best-practices', 'seo'],
          whole: true,
          skip: kept ? ['is-crawlable'] : [],
        });
        for (const [category, judged] of [['performance', speed] as const, ...others])
          if (judged.score < (lowest.get(category)?.score ?? Infinity)) lowest.set(category, { ...judged, path });
      }
      return (Object.keys(categories) as Category[]).map((category) => {
        const { score, path, lost } = lowest.get(category)!;
        if (lost.length > 0) process.stderr.write(`  ${category} of ${path}: ${score}, lost by ${lost.join(', ')}\n`);
        return figure({
          name: `lighthouse-${category}`,
          value: score,
          unit: 'points',
          reference: `what is asked of Lighthouse's ${category}, on the lowest of ${pages.length} pages (${path})`,
          referenceValue: categories[category],
          better: 'higher',
          limit: 1,
        });
      });
    } finally {
      chrome.kill();
      await web.close();
    }
  });

type Asked = { address: string; port: number; asked: readonly Category[]; whole?: boolean; skip?: string[] };

/** One look at a page. A trace without beginning or end says nothing of the page: it is taken again. */
async function look({ address, port, asked, whole, skip }: Asked): Promise<Result> {
  let problem = 'nothing was said';
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const run = await lighthouse(address, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: [...asked],
      ...(skip ? { skipAudits: skip } : {}),
      ...(whole ? { screenEmulation: { mobile: true, width: 412, height: 9_000, deviceScaleFactor: 1, disabled: false } } : {}),
    });
    if (run !== undefined && !run.lhr.runtimeError) return run.lhr;
    problem = run?.lhr.runtimeError?.message ?? problem;
  }
  throw new Error(`${address}: ${problem}`);
}

/** Points of one look at a page by category, with the audits that cost some. */
async function scores(input: Asked): Promise<Map<Category, Judged>> {
  const told = await look(input);
  return new Map(
    input.asked.map((category) => {
      const { score, auditRefs } = told.categories[category]!;
      const lost = auditRefs.filter(({ id, weight }) => weight > 0 && (told.audits[id]?.score ?? 1) < 1).map(({ id }) => id);
      return [category, { score: Math.round((score ?? 0) * 100), lost }];
    }),
  );
}
