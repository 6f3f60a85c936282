import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readContentFile } from '#kernel/content/markdown.ts';
import { readabilityOf } from '#kernel/content/readability.ts';
import { readDocuments, runsOf } from './sources.ts';

const data = fileURLToPath(new URL('../../data/', import.meta.url));
const counties = ['harburg', 'heidekreis', 'rotenburg-wuemme', 'wittmund'];
const firstWeekLanguages = ['ar', 'de', 'de-x-ls', 'en', 'ru', 'uk'];
const topics = 'arrival residence language work school health housing money everyday rights emergency'.split(' ');
const audiences = ['newcomers', 'volunteers', 'professionals'];
const officeFunctions = [
  ...['residents-registration', 'foreigners-authority', 'naturalisation', 'job-centre', 'employment-agency', 'social-welfare'],
  ...['asylum-benefits', 'youth-office', 'kita-registration', 'school-authority', 'health-office', 'integration-office'],
  ...['migration-advice', 'youth-migration-service', 'adult-education', 'language-courses', 'recognition-advice'],
  ...['housing-benefit', 'family-benefits', 'registry-office', 'driving-licence', 'vehicle-registration', 'waste-collection'],
  ...['police', 'hospital', 'women-advice', 'equal-opportunities', 'anti-discrimination', 'debt-advice'],
  ...['volunteer-coordination', 'library', 'tax-office', 'customer-office-health-insurance'],
];

type Listed = {
  slug: string;
  parent: string | null;
  topic: string;
  icon: string;
  audience: string[];
  keywords: Record<string, string[]>;
  firstWeek: boolean;
  reviewed: string;
  sources: { name: string; url: string }[];
};
type Step = {
  key: string;
  page: string | null;
  title: Record<string, string>;
  reason: Record<string, string>;
  office: string | null;
  when: string;
  position: number;
  documents: Record<string, string[]>;
  for: { ways: string[]; children: string };
  after: string[];
};
type EmergencyNumber = { number: string; name: Record<string, string>; when: Record<string, string> };

const readJson = <T>(path: string): T => JSON.parse(readFileSync(data + path, 'utf8')) as T;
const library = readJson<{ pages: Listed[] }>('library/library.json').pages;
const listOf = (county: string) => readJson<{ pages: Listed[] }>(`${county}/pages.json`).pages;
const slugs = library.map(({ slug }) => slug);
const areas = [
  { area: 'library', pages: library, languages: ['de', 'de-x-ls', 'en'] },
  ...counties.map((county) => ({ area: county, pages: listOf(county), languages: ['de', 'en'] })),
];
const files = areas.flatMap(({ area, pages }) =>
  pages.flatMap(({ slug }) =>
    readdirSync(`${data}${area}/pages/${slug}`).map((name) => ({
      area,
      slug,
      language: name.replace(/\.md$/, ''),
      path: `${area}/pages/${slug}/${name}`,
      text: readFileSync(`${data}${area}/pages/${slug}/${name}`, 'utf8'),
    })),
  ),
);

/** One sign for each block in order, for example `h2`, `p`, `ul 3`, `steps 4`, `office registry-office`. */
function blocksOf({ path, text }: { path: string; text: string }): string[] {
  const { summary, blocks } = readContentFile(text);
  expect(summary, path).not.toBe('');
  return blocks.map(({ kind, html, ref }) => {
    if (kind === 'office') return `office ${ref}`;
    const tag = /^<(\w+)/.exec(html)?.[1];
    const items = html.match(/<li>/g)?.length ?? 0;
    return `${kind === 'text' ? tag : kind}${items > 0 ? ` ${items}` : ''}`;
  });
}

const proseOf = (text: string) =>
  text
    .replace(/^---\n|\n---\n/g, '\n')
    .replace(/^(title|summary): /gm, '')
    .replace(/^:::.*$/gm, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/^ *(#+|-|\d+\.) /gm, '')
    .replace(/\\$/gm, '')
    .replaceAll('**', '')
    .replace(/\b(z\. B|d\. h|\d+)\. ?(?=[\p{L}\d])/gu, '$1');
const sentencesOf = (text: string) =>
  proseOf(text)
    .split(/(?<=[.!?:])\s|\n/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);

describe('the shared library', () => {
  it('has forty pages in tree order, parents before children', () => {
    expect(library).toHaveLength(40);
    expect(new Set(slugs).size).toBe(40);
    library.forEach(({ slug, parent }, at) => {
      if (parent !== null) expect(slugs.slice(0, at), slug).toContain(parent);
    });
    expect(readdirSync(`${data}library/pages`).sort()).toEqual([...slugs].sort());
  });

  it('speaks to volunteers and professionals too, in at least three pages each', () => {
    for (const audience of ['volunteers', 'professionals']) {
      expect(library.filter((page) => page.audience.length === 1 && page.audience[0] === audience).length).toBeGreaterThanOrEqual(3);
    }
  });

  it('has twelve pages for the first week in six languages, and the others in three or more', () => {
    expect(library.filter(({ firstWeek }) => firstWeek)).toHaveLength(12);
    for (const { slug, firstWeek } of library) {
      const languages = files.filter((file) => file.area === 'library' && file.slug === slug).map(({ language }) => language);
      expect(languages, slug).toEqual(expect.arrayContaining(firstWeek ? firstWeekLanguages : ['de', 'de-x-ls', 'en']));
      for (const language of languages) expect(firstWeekLanguages, slug).toContain(language);
    }
  });
});

describe.each(areas)('the pages of $area', ({ area, pages, languages }) => {
  it('are listed with known topics, audiences, icons, dates and parents', () => {
    for (const page of pages) {
      expect(page.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(topics, page.slug).toContain(page.topic);
      expect(page.audience.length, page.slug).toBeGreaterThan(0);
      for (const audience of page.audience) expect(audiences, page.slug).toContain(audience);
      expect(page.reviewed, page.slug).toMatch(/^2026-\d\d-\d\d$/);
      expect(page.keywords['de']?.length, page.slug).toBeGreaterThan(2);
      expect(page.sources.length, page.slug).toBeGreaterThan(0);
      for (const { url } of page.sources) expect(new URL(url).protocol, page.slug).toBe('https:');
      expect(existsSync(fileURLToPath(new URL(`../../node_modules/lucide-static/icons/${page.icon}.svg`, import.meta.url))), page.icon).toBe(true);
      if (page.parent !== null) expect([...slugs, ...pages.map(({ slug }) => slug)], page.slug).toContain(page.parent);
      if (area !== 'library') expect(slugs, page.slug).not.toContain(page.slug);
    }
    expect(readdirSync(`${data}${area}/pages`).sort()).toEqual(pages.map(({ slug }) => slug).sort());
  });

  it('have the same blocks in all languages, Leichte Sprache apart', () => {
    for (const { slug } of pages) {
      const own = files.filter((file) => file.area === area && file.slug === slug);
      for (const language of languages) expect(own.map((file) => file.language), slug).toContain(language);
      const german = blocksOf(own.find(({ language }) => language === 'de')!);
      for (const file of own) {
        const blocks = blocksOf(file);
        if (file.language !== 'de-x-ls') expect(blocks, file.path).toEqual(german);
      }
    }
  });

  it('name offices of the list, link by https and dial by the number that they show', () => {
    for (const file of files.filter((one) => one.area === area)) {
      for (const [, office] of file.text.matchAll(/^:::office (.*)$/gm)) expect(officeFunctions, file.path).toContain(office);
      for (const [, shown, dialled] of file.text.matchAll(/\[([^\]]*)\]\(tel:([^)]*)\)/g)) {
        expect(shown!.replace(/\D/g, ''), file.path).toBe(dialled);
      }
      for (const [, url] of file.text.matchAll(/\]\(([^)]*)\)/g)) expect(['https:', 'tel:'], file.path).toContain(new URL(url!).protocol);
    }
  });

  it('keep sentences short', () => {
    const long = files
      .filter((file) => file.area === area && file.language.startsWith('de'))
      .flatMap((file) => {
        const limit = file.language === 'de' ? 15 : 12;
        return sentencesOf(file.text)
          .filter((sentence) => sentence.split(/\s+/).length > limit)
          .map((sentence) => `${file.path}: ${sentence}`);
      });
    expect(long).toEqual([]);
  });
});

describe('the pages of the counties', () => {
  const documents = readDocuments();

  it.skipIf(documents === null)('share no eight words in a row with a printed document', () => {
    const printed = new Set([...(documents?.values() ?? [])].flatMap((text) => runsOf(text, 8)));
    const own = files.filter(({ area, language }) => area !== 'library' && language === 'de');
    expect(own.flatMap(({ text }) => runsOf(proseOf(text), 8)).filter((run) => printed.has(run))).toEqual([]);
  });
});

describe('Leichte Sprache', () => {
  it('has one sentence a line', () => {
    const crowded = files
      .filter(({ language }) => language === 'de-x-ls')
      .flatMap(({ path, text }) =>
        proseOf(text)
          .split('\n')
          .filter((line) => /[.!?] [A-ZÄÖÜ]/.test(line))
          .map((line) => `${path}: ${line}`),
      );
    expect(crowded).toEqual([]);
  });
});

describe('texts in Arabic', () => {
  it('write numbers to call without spaces, which would turn their order', () => {
    for (const { path, text } of files.filter(({ language }) => language === 'ar')) {
      expect(proseOf(text).match(/\d{3,} \d{3,}/g), path).toBeNull();
    }
  });

  it('use the digits 0 to 9', () => {
    for (const { path, text } of files.filter(({ language }) => language === 'ar')) {
      expect(text.match(/[\u0660-\u0669\u06f0-\u06f9]/g), path).toBeNull();
    }
  });
});

describe('the first steps', () => {
  const { steps } = readJson<{ steps: Step[] }>('library/first-steps.json');
  const keys = steps.map(({ key }) => key);

  it('speak six languages and refer to pages, offices and steps that exist', () => {
    for (const step of steps) {
      for (const texts of [step.title, step.reason]) {
        expect(Object.keys(texts).sort(), step.key).toEqual(firstWeekLanguages);
      }
      expect(Object.keys(step.documents).sort(), step.key).toEqual(firstWeekLanguages);
      for (const list of Object.values(step.documents)) expect(list.length, step.key).toBe(step.documents['de']!.length);
      if (step.page !== null) expect(slugs, step.key).toContain(step.page);
      if (step.office !== null) expect(officeFunctions, step.key).toContain(step.office);
      for (const way of step.for.ways) expect(['asylum', 'eu-work', 'skilled-work', 'family', 'study', 'ukraine', 'other']).toContain(way);
      expect(['any', 'kita', 'school', 'none-needed']).toContain(step.for.children);
    }
  });

  it('come in an order in which nothing waits for something later', () => {
    expect(new Set(keys).size).toBe(keys.length);
    const ordered = [...steps].sort((a, b) => a.position - b.position);
    expect(ordered.map(({ position }) => position)).toEqual(steps.map((_, at) => at + 1));
    const phases = ['first-days', 'first-weeks', 'first-months', 'later'];
    expect(ordered.map(({ when }) => phases.indexOf(when))).toEqual(ordered.map(({ when }) => phases.indexOf(when)).sort());
    ordered.forEach((step, at) => {
      for (const before of step.after) expect(ordered.slice(0, at).map(({ key }) => key), step.key).toContain(before);
    });
  });
});

describe('the emergency numbers', () => {
  it('can be dialled, each once, and are told in six languages', () => {
    const { numbers } = readJson<{ numbers: EmergencyNumber[] }>('library/emergency.json');
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length);
    for (const entry of numbers) {
      expect(entry.number).toMatch(/^[\d ]+$/);
      expect(Object.keys(entry.name).sort(), entry.number).toEqual(firstWeekLanguages);
      expect(Object.keys(entry.when).sort(), entry.number).toEqual(firstWeekLanguages);
    }
  });
});

it('the pieces of plain text are easy to read and need no hint', () => {
  const texts = JSON.parse(readFileSync(`${data}library/plain-texts.json`, 'utf8')) as { title: string; text: string }[];
  for (const { title, text } of texts) {
    const { level, sentences } = readabilityOf(text);
    expect(level, title).toBe('easy');
    expect(sentences.flatMap(({ hints }) => hints.map(({ words }) => words)), title).toEqual([]);
  }
});
