import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use(base ? { baseURL: base } : {});

type Said = { text: string; lang: string; voice: string };
type Fake = {
  said: Said[];
  cancelled: number;
  /** Ends what is being said; with a reason it fails. */
  end: (error?: string) => void;
};
declare global {
  interface Window {
    fake: Fake;
  }
}

/** No voice is installed where tests run: a recorder takes the place of the device's, with these voices. */
async function withVoices(page: Page, voices: readonly { name: string; lang: string; localService: boolean }[]): Promise<void> {
  await page.addInitScript((given) => {
    let current: SpeechSynthesisUtterance | null = null;
    const fake: Fake = {
      said: [],
      cancelled: 0,
      end: (error) => {
        const ended = current;
        current = null;
        ended?.dispatchEvent(new Event(error === undefined ? 'end' : 'error'));
      },
    };
    class Utterance extends EventTarget {
      voice: { name: string } | null = null;
      lang = '';
      text: string;
      constructor(text: string) {
        super();
        this.text = text;
      }
      set onend(act: () => void) {
        this.addEventListener('end', act);
      }
      set onerror(act: () => void) {
        this.addEventListener('error', act);
      }
    }
    // As in Chromium: no voices at first, and what is cancelled still tells its end.
    let known: readonly object[] = [];
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => known,
      speak: (utterance: Utterance) => {
        current = utterance as unknown as SpeechSynthesisUtterance;
        fake.said.push({ text: utterance.text, lang: utterance.lang, voice: utterance.voice?.name ?? '' });
      },
      cancel: () => {
        if (current) fake.cancelled += 1;
        fake.end();
      },
    });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
    Object.assign(window, { fake });
    addEventListener('load', () => {
      known = given.map((voice) => ({ default: false, ...voice }));
      synthesis.dispatchEvent(new Event('voiceschanged'));
    });
  }, voices);
}

const said = (page: Page): Promise<Said[]> => page.evaluate(() => window.fake.said);
/** The words that stand out on the page. */
const marked = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...(CSS.highlights.get('vorlesen') ?? [])].map((range) => (range as Range).toString().replace(/\s+/g, ' ').trim()).join('|'),
  );

test('a page is read aloud, sentence by sentence, by the keyboard alone', async ({ page }) => {
  await withVoices(page, [
    { name: 'Ferne', lang: 'de-DE', localService: false },
    { name: 'Anna', lang: 'de_DE', localService: true },
  ]);
  await page.goto('/heidekreis/de/wohnen');
  const play = page.getByRole('button', { name: 'Vorlesen' });
  await play.focus();
  await page.keyboard.press('Enter');
  const title = (await page.locator('h1').innerText()).trim();
  expect(await said(page)).toEqual([{ text: title, lang: 'de_DE', voice: 'Anna' }]);
  expect(await marked(page)).toBe(title);
  await expect(page.getByRole('button', { name: 'Pause' })).toBeFocused();
  const violations = await violationsOn(page);
  expect(violations.map(({ id }) => id)).toEqual([]);

  // Word by word what stands there, in order, each sentence marked while it is said.
  for (let n = 1; n < 6; n += 1) {
    await page.evaluate(() => window.fake.end());
    const spoken = await said(page);
    expect(spoken).toHaveLength(n + 1);
    expect(await marked(page)).toBe(spoken.at(-1)!.text);
    await expect(page.locator('main')).toContainText(spoken.at(-1)!.text);
  }
  // Pausing and going on says the same sentence again, and no end of an earlier one moves it on.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Weiterlesen' })).toBeFocused();
  const before = (await said(page)).at(-1)!.text;
  await page.keyboard.press('Enter');
  expect((await said(page)).at(-1)!.text).toBe(before);
  expect(await said(page)).toHaveLength(7);

  await page.keyboard.press('Escape');
  await expect(play).toBeFocused();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeHidden();
  expect(await marked(page)).toBe('');
  expect(await page.evaluate(() => window.fake.cancelled)).toBe(2);

  // To the end: nothing of the frame, of tools, forms or languages is read, every heading is.
  await play.click();
  const from = (await said(page)).length - 1;
  for (let n = 0; n < 400 && (await page.locator('read-aloud[data-state]').count()) > 0; n += 1)
    await page.evaluate(() => {
      for (let k = 0; k < 10; k += 1) window.fake.end();
    });
  const all = (await said(page)).slice(from).map(({ text }) => text);
  for (const heading of await page.locator('.page-blocks :is(h2, h3)').allInnerTexts()) expect(all.join('\n')).toContain(heading);
  expect(all.join('\n')).not.toMatch(/Vorlesen|Teilen|Diese Seite als PDF|Impressum|geholfen/);
  await expect(page.locator('read-aloud[data-state]')).toHaveCount(0);

  // A voice that fails is said so, and can be tried again.
  await play.click();
  await page.evaluate(() => window.fake.end('synthesis-failed'));
  await expect(page.locator('read-aloud [role=status]')).toContainText('nicht geklappt');
  await expect(play).toBeVisible();
});

test('an Arabic page is read right to left, its German names by a German voice', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await withVoices(page, [
    { name: 'Anna', lang: 'de-DE', localService: true },
    { name: 'Maged', lang: 'ar-SA', localService: true },
  ]);
  await page.goto('/heidekreis/ar/orte');
  await page.locator('.place-card a').first().click();
  await page.getByRole('button', { name: 'قراءة بصوت عالٍ' }).click();
  await expect(page.getByRole('group', { name: 'قراءة بصوت عالٍ' })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const violations = await violationsOn(page);
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.evaluate(() => {
    for (let k = 0; k < 60; k += 1) window.fake.end();
  });
  const spoken = await said(page);
  // Arabic letters by the Arabic voice, the German address by the German one.
  expect(spoken.filter(({ text, voice }) => /[\u0600-\u06ff]/.test(text) && voice !== 'Maged')).toEqual([]);
  expect(spoken.filter(({ voice }) => voice === 'Maged').length).toBeGreaterThan(2);
  expect(spoken.filter(({ text, voice }) => /\p{Script=Latin}{3}/u.test(text) && voice === 'Anna').length).toBeGreaterThan(0);
});

test('without a voice of its own for the language the device is not asked', async ({ page, browser, baseURL }) => {
  await withVoices(page, [
    { name: 'Ferne', lang: 'ar-SA', localService: false },
    { name: 'Anna', lang: 'de-DE', localService: true },
  ]);
  await page.goto('/heidekreis/ar/termine');
  await page.locator('main a[href*="/ar/termine/"]:not([href*=reihen])').first().click();
  await expect(page.getByRole('link', { name: 'مشاركة' })).toBeVisible();
  await expect(page.locator('read-aloud')).toBeHidden();
  const context = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto('/heidekreis/de/wohnen');
  await expect(plain.locator('read-aloud')).toBeHidden();
  await context.close();
});

test('the map of places is looked at closer by the keyboard, and asks no foreign server before a tap', async ({ page }) => {
  const foreign: string[] = [];
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await page.route('http://127.0.0.1:9/**', async (route) => {
    foreign.push(new URL(route.request().url()).pathname);
    await route.fulfill({ contentType: 'image/png', body: pixel });
  });
  // The county decides: until then nobody is offered streets.
  await page.goto('/rotenburg-wuemme/de/orte');
  await expect(page.getByRole('button', { name: 'Näher' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Straßen zeigen' })).toHaveCount(0);
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Als Rosa Rotmuster anmelden' }).click();
  await page.goto('/verwaltung/rotenburg-wuemme/einstellungen');
  await page.getByLabel('Auf den Karten der Orte Straßen anbieten').check();
  await page.getByRole('button', { name: 'Speichern' }).first().click();
  await expect(page.getByText('gespeichert').first()).toBeVisible();

  await page.setViewportSize({ width: 360, height: 740 });
  const answer = await page.goto('/rotenburg-wuemme/de/orte');
  expect(answer!.headers()['content-security-policy']).toContain("img-src 'self' http://127.0.0.1:9 data:");
  const other = await page.request.get('/rotenburg-wuemme/de/themen');
  expect(other.headers()['content-security-policy']).not.toContain('127.0.0.1:9');

  const map = page.locator('place-map');
  const box = () => map.locator('> svg').evaluate((svg: SVGSVGElement) => svg.viewBox.baseVal.width);
  const width = await box();
  const near = map.getByRole('button', { name: 'Näher' });
  await near.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  expect(await box()).toBeCloseTo(width / 4, 1);
  const left = await map.locator('> svg').evaluate((svg: SVGSVGElement) => svg.viewBox.baseVal.x);
  await map.getByRole('button', { name: 'Nach Westen' }).click();
  expect(await map.locator('> svg').evaluate((svg: SVGSVGElement) => svg.viewBox.baseVal.x)).toBeLessThan(left);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const violations = await violationsOn(page);
  expect(violations.map(({ id }) => id)).toEqual([]);
  await map.getByRole('button', { name: 'Ganze Karte' }).press('Enter');
  expect(await box()).toBe(width);
  await expect(near).toBeFocused();
  expect(foreign).toEqual([]);

  await expect(map).toContainText('127.0.0.1:9');
  await map.getByRole('button', { name: 'Straßen zeigen' }).click();
  await expect(map).toContainText('© Kartenamt Beispiel');
  await expect.poll(() => foreign.length).toBeGreaterThan(0);
  // A tile lies where the earth has it: the middle of the drawing is in the county, and in one of the tiles that were asked for.
  const middle = await map.evaluate((element: HTMLElement) => {
    const [west, north, x, y] = element.dataset['ground']!.split(' ').map(Number) as [number, number, number, number];
    const svg = element.querySelector('svg')!;
    const { width: w, height: h } = svg.viewBox.baseVal;
    const covering = [...svg.querySelectorAll('image')].find((tile) => {
      const at = (name: string): number => Number(tile.getAttribute(name));
      return at('x') <= w / 2 && at('x') + at('width') >= w / 2 && at('y') <= h / 2 && at('y') + at('height') >= h / 2;
    });
    return { longitude: west + w / 2 / x, latitude: north - h / 2 / y, href: covering?.getAttribute('href') ?? '' };
  });
  expect(middle.longitude).toBeGreaterThan(8.9);
  expect(middle.latitude).toBeCloseTo(53.2, 0);
  const [z, x, y] = new URL(middle.href).pathname.match(/\d+/g)!.map(Number) as [number, number, number];
  expect(x).toBe(Math.floor(((middle.longitude + 180) / 360) * 2 ** z));
  const radians = (middle.latitude * Math.PI) / 180;
  expect(y).toBe(Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** z));
});

test('the map of a place in Arabic keeps west on the left', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/heidekreis/ar/orte');
  const before = await page.locator('place-map > svg').evaluate((svg: SVGSVGElement) => svg.viewBox.baseVal.width);
  await page.getByRole('button', { name: 'تقريب' }).click();
  expect(await page.locator('place-map > svg').evaluate((svg: SVGSVGElement) => svg.viewBox.baseVal.width)).toBe(before / 2);
  const west = await page.getByRole('button', { name: 'غربًا' }).boundingBox();
  const east = await page.getByRole('button', { name: 'شرقًا' }).boundingBox();
  expect(west!.y === east!.y ? west!.x < east!.x : west!.y < east!.y).toBe(true);
  const violations = await violationsOn(page);
  expect(violations.map(({ id }) => id)).toEqual([]);
});
