import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemActor } from '#composition/app.ts';
import { loadCountyPages, loadLibrary } from '#composition/example-pages.ts';
import type { CountyRef } from '#kernel/context.ts';
import { searchTwice } from '#kernel/retrieval/second-chance.ts';
import { keptEngines } from '#lib/offline/engines.ts';
import { packageFiles, type Manifest, type Pack, type Shell } from '#lib/offline/package.ts';
import { must } from '../database/must.ts';
import { anonymous, countyExample, ctxOf, person, systemCtx } from '../database/test-app.ts';
import { startSite, type RunningSite } from './running-site.ts';

const languages = ['de', 'en', 'uk', 'ar', 'ru', 'fa'];
/** As people type: inflected, misspelt, by ear, in other letters, and in part. */
const questions: Readonly<Record<string, readonly string[]>> = {
  de: ['Wohnung', 'Anmeldng', 'Krankenversicherungen', 'arzt termin', 'Kindergarten', 'schuhle', 'Heidjerbus'],
  en: ['register address', 'docter', 'health insurence', 'school', 'work permit', 'kita'],
  uk: ['лікар', 'школа', 'реєстрація', 'shkola', 'квартіра', 'робота'],
  ar: ['طبيب', 'التسجيل', 'سكن', 'tasjil', 'مدرسه', 'نفايات'],
  ru: ['врач', 'школы', 'регистрация', 'жилье', 'садик', 'Kindergeld'],
  fa: ['پزشک', 'مدرسه', 'مسکن', 'کار', 'بیمه', 'Anmeldung'],
};

let site: RunningSite;
let county: CountyRef;
beforeAll(async () => {
  site = await startSite();
  const { test } = site;
  const about = { ...countyExample(), languages };
  const actor = systemActor('Test');
  county = must(await test.app.tenancy.createCounty(test.app.context({ county: null, actor }), about));
  must(await test.app.tenancy.fillCounty(systemCtx(test, county), about));
  const folder = (name: string): string => fileURLToPath(new URL(`../../data/${name}`, import.meta.url));
  await loadLibrary({ app: test.app, ctx: test.app.context({ county: null, actor }), folder: folder('library') });
  await loadCountyPages({ app: test.app, ctx: systemCtx(test, county), folder: folder('heidekreis') });
  const words = 'Heidjerbus, Bürgerbus, Deutschkurs';
  const ctx = ctxOf(test, county, person({ county, role: 'coordinator' }));
  must(await test.app.tenancy.changeSettings(ctx, { searchWords: words }));
  test.app.counties.forget();
}, 240_000);
afterAll(() => site.close());

async function kept(language: string) {
  const read = async <T>(path: string): Promise<T> => (await (await fetch(site.url + path)).json()) as T;
  const manifest = await read<Manifest>(packageFiles.manifest(`/${county.slug}/${language}`));
  const file = <T>(hash: string): Promise<T> => read<T>(packageFiles.pack(manifest.root, hash));
  const packs = await Promise.all(manifest.packs.map(([hash]) => file<Pack>(hash)));
  return { words: (await file<Shell>(manifest.shell[0])).words, documents: packs.flatMap((pack) => pack.documents) };
}

it('a device finds the same in the same order as the server, in six languages', async () => {
  const german = await kept('de');
  for (const language of languages) {
    const own = await kept(language);
    const device = keptEngines({ language, ...own, german: german.documents });
    let found = 0;
    for (const query of questions[language]!) {
      const online = must(await site.test.app.publicSearch.search(ctxOf(site.test, county, anonymous), { language, query }));
      const offline = searchTwice({ ...device, asked: { query } });
      const order = (result: typeof online) => ({
        own: result.own.hits.map((hit) => hit.document.id),
        german: result.german?.hits.map((hit) => hit.document.id) ?? null,
        meant: result.own.didYouMean,
      });
      expect(order(offline), `${language}: ${query}`).toEqual(order(online));
      found += online.own.hits.length + (online.german?.hits.length ?? 0);
    }
    // Equal because both find nothing would prove nothing.
    expect(found, language).toBeGreaterThan(questions[language]!.length);
  }
  // The county's own word leads where no text has it.
  const bus = searchTwice({ ...keptEngines({ language: 'de', ...german, german: null }), asked: { query: 'Heidjerbus' } });
  expect(bus.own.total).toBeGreaterThan(0);
}, 240_000);
