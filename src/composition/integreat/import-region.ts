import type { OtherKind, OtherLanguage, OtherRegion } from '#adapters/integreat/read-region.ts';
import { textOfHtml } from '#kernel/content/plain-text.ts';
import type { CountyCtx } from '#kernel/context.ts';
import { rehearse } from '#kernel/together.ts';
import type { ImportedKind } from '#modules/welcome/contract-interchange.ts';
import { importEvents } from './import-events.ts';
import { importNews } from './import-news.ts';
import { importPages } from './import-pages.ts';
import { importPictures, type Pictures } from './import-pictures.ts';
import { importPlaces } from './import-places.ts';
import { must, nameOf, type ImportWork } from './import-work.ts';
import { languageHere } from './other-languages.ts';
import { createReporter, type ImportReport, type Reporter } from './report.ts';

type Spoken = OtherLanguage & { here: string };

/**
 * Takes a region of another server over into a county, and again what changed there: places, pages, events, news, the imprint.
 * Each thing is taken over wholly or not at all; what people here changed since is left. What could not be taken over is told.
 * @param dryRun does all of it and takes it back
 */
export async function importRegion(input: {
  app: ImportWork['app'];
  ctx: CountyCtx;
  region: OtherRegion;
  /** Where the county's own pages stand: `/heidekreis`, or nothing where it has a host of its own. */
  base: string;
  dryRun?: boolean;
}): Promise<ImportReport> {
  const { ctx, dryRun = false } = input;
  return dryRun ? rehearse(ctx, (rehearsed) => run({ ...input, ctx: rehearsed, dryRun })) : run({ ...input, dryRun });
}

async function run(input: {
  app: ImportWork['app'];
  ctx: CountyCtx;
  region: OtherRegion;
  base: string;
  dryRun: boolean;
}): Promise<ImportReport> {
  const { app, ctx, region, base, dryRun } = input;
  const reporter = createReporter({ source: region.source, county: ctx.county.name });
  for (const { what, message } of region.faults) reporter.leftOut('region', what, message);
  const offered = must(await app.tenancy.readCounty(ctx, {})).languages;
  const languages = speaking({ region, offered, reporter });
  const imported = must(await app.welcome.listImported(ctx, { source: region.source }));
  const work: ImportWork = {
    app,
    ctx,
    source: region.source,
    reporter,
    offered,
    known: new Map(imported.map((one) => [nameOf(one.kind, one.externalId), one])),
    met: new Set(),
    here: new Map(),
    placeNames: new Map(),
  };
  const pictures: Pictures = {
    here: await importPictures(work, { languages, region, rehearsal: dryRun }),
    origin: region.origin,
  };
  await importPlaces(work, { languages, pictures });
  await importPages(work, { languages, base, pictures });
  await importEvents(work, { languages, pictures });
  await importNews(work, { languages, from: region.name });
  await importImprint(work, languages);
  tellGone(work, { imported, complete: region.complete });
  return reporter.report();
}

/** The other system's languages that the county has too, German first; of two that are one here, the first. */
function speaking(input: { region: OtherRegion; offered: readonly string[]; reporter: Reporter }): Spoken[] {
  const { region, offered, reporter } = input;
  const found = new Map<string, Spoken>();
  for (const language of region.languages) {
    const { code, tag, name, pages, events, places } = language;
    const texts = pages.length + events.length + places.length;
    const here = languageHere({ code, tag });
    const what = name === '' ? code : `${name} (${code})`;
    if (here === null) reporter.leftOut('region', what, `the platform does not speak this language: ${texts} texts`);
    else if (!offered.includes(here)) reporter.leftOut('region', what, `the county has not switched on ${here}: ${texts} texts`);
    else if (found.has(here))
      reporter.leftOut('region', what, `${here} came already from ${found.get(here)!.code}: ${texts} texts`);
    else {
      found.set(here, { ...language, here });
      if (here !== code.toLowerCase()) reporter.note('region', what, `is ${here} here`);
    }
  }
  return [...found.values()].toSorted((one, other) => Number(other.here === 'de') - Number(one.here === 'de'));
}

/** Taken over where the county has none: it is the county's own word. */
async function importImprint(work: ImportWork, languages: readonly Spoken[]): Promise<void> {
  const { app, ctx, reporter } = work;
  const html = (
    languages.find(({ here, imprint }) => here === 'de' && imprint !== null) ?? languages.find(({ imprint }) => imprint !== null)
  )?.imprint;
  if (html === undefined || html === null) return;
  const text = textOfHtml(html);
  const { imprint } = must(await app.tenancy.readPublicSettings(ctx, {}));
  if (imprint === text) return reporter.count('imprint', 'same');
  if (imprint !== null) return reporter.kept('imprint', 'Impressum');
  if (text.length > 5000) return reporter.leftOut('imprint', 'Impressum', 'it has more than 5,000 characters');
  must(await app.tenancy.changeSettings(ctx, { imprint: text }));
  reporter.count('imprint', 'added');
  if (languages.some((one) => one.imprint !== null && textOfHtml(one.imprint) !== text))
    reporter.note('imprint', 'Impressum', 'its translations are not taken over: the imprint is German here');
}

/** What came once and is not there any more stays here; somebody has to decide. */
function tellGone(
  work: ImportWork,
  input: { imported: readonly { kind: ImportedKind; externalId: string; subjectId: string }[]; complete: ReadonlySet<OtherKind> },
): void {
  let events = 0;
  for (const { kind, externalId } of input.imported) {
    // News go by themselves; whether a picture is shown, the media say.
    if (kind === 'news' || kind === 'medium') continue;
    const list: OtherKind = kind === 'contact' ? 'place' : kind;
    if (!input.complete.has(list) || work.met.has(nameOf(kind, externalId))) continue;
    if (kind === 'event') events += 1;
    else work.reporter.note(kind, externalId, 'is not at its source any more; it stays here');
  }
  if (events > 0) work.reporter.note('event', `${events} of them`, 'are over or not at their source any more; they stay here');
}
