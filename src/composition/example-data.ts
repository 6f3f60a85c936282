import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import { systemActor, type App } from './app.ts';
import { loadDeliberation } from './example-deliberation.ts';
import { loadCountyPages, loadFirstSteps, loadLibrary } from './example-pages.ts';
import { loadAssessments, type AssessmentsFile } from './example-assessments.ts';
import { loadColleagues, type ColleaguesFile } from './example-colleagues.ts';
import { loadCourses, type CoursesFile } from './example-courses.ts';
import { loadDesks, openConsultationHours, type DesksFile } from './example-desks.ts';
import { loadEvents } from './example-events.ts';
import { loadMaterials } from './example-materials.ts';
import { loadInquiries } from './example-inquiries.ts';
import { loadInterpreting, type InterpretingFile } from './example-interpreting.ts';
import { loadNeeds, type NeedsFile } from './example-needs.ts';
import { loadNetwork, loadProjects } from './example-network.ts';
import { loadPlainTexts } from './example-plain-texts.ts';
import { loadOffers, type OffersFile } from './example-offers.ts';
import { loadOutlines, loadPlaces, type PlacesFile } from './example-places.ts';
import { loadFindings, loadSchools, type SchoolsFile, type SchoolTextsFile } from './example-schools.ts';
import { loadTimetable } from './example-timetable.ts';

const folder = fileURLToPath(new URL('../../data', import.meta.url));

type Status = { date: string; state: string; text: string; source: string; demonstration: boolean; reason?: string | null };
type Period = { from: string | null; to: string | null };
type Node = {
  key: string;
  title: string;
  period: Period | null;
  periodChanges?: { date: string; period: Period; reason: string; demonstration: boolean }[];
  status: Status[];
  children: Node[];
};
type StrategyFile = {
  key: string;
  title: string;
  source: { title: string; publisher: string; year: number | null; note: string };
  adoptedOn: string | null;
  period: Period | null;
  resolution: { body: string; date: string | null; paper: string | null } | null;
  predecessorKey: string | null;
  levels: string[];
  texts: object[];
  nodes: Node[];
};

/** Slugs of the example counties that come with the project: the folders of `data/` that hold a county. */
export const exampleCounties = async (): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'county.json')))
    .map((entry) => entry.name)
    .sort();

/**
 * Loads the example counties that are not there yet. History is laid down as it happened: adopted first, then each
 * report and each shift on its day.
 */
export async function loadExampleData(input: { app: App; tell: (line: string) => void }): Promise<string[]> {
  const { app, tell } = input;
  const loaded: string[] = [];
  for (const slug of await exampleCounties()) {
    if (await app.counties.bySlug(slug)) continue;
    tell(`Beispieldaten: ${slug}`);
    const given = await readJson<Parameters<App['tenancy']['createCounty']>[1]>(join(folder, slug, 'county.json'));
    const actor = systemActor('Beispieldaten');
    const county = must(await app.tenancy.createCounty(app.context({ county: null, actor }), given), slug);
    must(await app.tenancy.fillCounty(app.context({ county, actor }), given), slug);
    app.counties.forget();
    if (existsSync(join(folder, 'library', 'library.json'))) {
      if (loaded.length === 0) {
        await loadLibrary({ app, ctx: app.context({ county: null, actor }), folder: join(folder, 'library') });
      }
      await loadCountyPages({ app, ctx: app.context({ county, actor }), folder: join(folder, slug) });
      await loadFirstSteps({ app, ctx: app.context({ county, actor }), folder: join(folder, 'library') });
      const texts = await readJson<Parameters<typeof loadPlainTexts>[0]['texts']>(join(folder, 'library', 'plain-texts.json'));
      await loadPlainTexts({ app, ctx: app.context({ county, actor }), texts });
    }
    const network = join(folder, slug, 'network.json');
    if (existsSync(network)) await loadNetwork({ app, ctx: app.context({ county, actor }), file: await readJson(network) });
    const outline = join(folder, slug, 'outline.json');
    if (existsSync(outline)) await loadOutlines({ app, ctx: app.context({ county, actor }), file: await readJson(outline) });
    const places = join(folder, slug, 'places.json');
    if (existsSync(places)) await loadPlaces({ app, ctx: app.context({ county, actor }), file: await readJson(places) });
    const offers = join(folder, slug, 'offers.json');
    if (existsSync(offers)) {
      const { places: given } = await readJson<PlacesFile>(places);
      const names = new Map(given.map(({ key, name }) => [key, name]));
      const file = await readJson<OffersFile>(offers);
      await loadOffers({ app, ctx: app.context({ county, actor }), file, names });
      const courses = await readJson<CoursesFile>(join(folder, 'library', 'courses.json'));
      await loadCourses({ app, ctx: app.context({ county, actor }), file: courses, offers: file });
      const needs = await readJson<NeedsFile>(join(folder, 'library', 'course-needs.json'));
      await loadNeeds({ app, ctx: app.context({ county, actor }), file: needs });
      const assessments = await readJson<AssessmentsFile>(join(folder, 'library', 'assessments.json'));
      await loadAssessments({ app, ctx: app.context({ county, actor }), file: assessments, names });
      await loadInquiries({ app, ctx: app.context({ county, actor }) });
      const desks = await readJson<DesksFile>(join(folder, slug, 'desks.json'));
      await loadDesks({ app, ctx: app.context({ county, actor }), file: desks, names });
      const { texts } = await readJson<SchoolTextsFile>(join(folder, 'library', 'schools.json'));
      const schools = await readJson<SchoolsFile>(join(folder, slug, 'schools.json'));
      await loadSchools({ app, ctx: app.context({ county, actor }), file: schools, texts, names });
      await loadFindings({ app, ctx: app.context({ county, actor }) });
    }
    const colleagues = join(folder, slug, 'colleagues.json');
    if (existsSync(colleagues))
      await loadColleagues({ app, ctx: app.context({ county, actor }), file: await readJson<ColleaguesFile>(colleagues) });
    await loadTimetable({ app, ctx: app.context({ county, actor }) });
    const interpreting = join(folder, slug, 'interpreting.json');
    if (existsSync(interpreting)) {
      const file = await readJson<InterpretingFile>(interpreting);
      await loadInterpreting({ app, ctx: app.context({ county, actor }), slug, file });
    }
    const events = join(folder, slug, 'events.json');
    if (existsSync(events)) await loadEvents({ app, ctx: app.context({ county, actor }), file: await readJson(events) });
    await openConsultationHours({ app, ctx: app.context({ county, actor }) });
    const materials = join(folder, slug, 'materials.json');
    if (existsSync(materials)) await loadMaterials({ app, ctx: app.context({ county, actor }), file: await readJson(materials) });
    const strategies = join(folder, slug, 'strategies');
    for (const name of (await readdir(strategies)).sort()) {
      const file = await readJson<StrategyFile>(join(strategies, name));
      await loadStrategy({ app, ctxAt: (date) => at(app.context({ county, actor }), date), file });
    }
    const succession = join(folder, slug, 'succession.json');
    if (existsSync(succession)) {
      await loadSuccession({ app, ctx: app.context({ county, actor }), slug, file: await readJson(succession) });
    }
    if (existsSync(network)) await loadProjects({ app, ctx: app.context({ county, actor }), file: await readJson(network) });
    const deliberation = join(folder, slug, 'deliberation.json');
    if (existsSync(deliberation)) {
      await loadDeliberation({
        app,
        ctxAt: (date) => at(app.context({ county, actor }), date),
        file: await readJson(deliberation),
      });
    }
    loaded.push(slug);
  }
  return loaded;
}

async function loadStrategy(input: { app: App; ctxAt: (date: string | null) => Ctx; file: StrategyFile }): Promise<void> {
  const { app, ctxAt, file } = input;
  const begin = file.adoptedOn ?? file.period?.from ?? (file.source.year ? `${file.source.year}-01-01` : '2022-01-01');
  const strategy = must(
    await app.strategy.createStrategy(ctxAt(begin), {
      ...(file as unknown as Parameters<App['strategy']['createStrategy']>[1]),
      sourceNote: [file.source.title, file.source.publisher, file.source.year, file.source.note].filter(Boolean).join('. '),
      nodes: withoutHistory(file.nodes) as never,
    }),
    file.key,
  );
  must(
    await app.strategy.adoptStrategy(ctxAt(begin), {
      strategyId: strategy.id,
      adoptedOn: file.adoptedOn,
      resolution: file.resolution,
    }),
    file.key,
  );
  const office = must(await app.strategy.readOfficeStrategy(ctxAt(null), { key: file.key }), file.key);
  const ids = pair(file.nodes, office.nodes);
  for (const { node, id } of ids) {
    let version = 1;
    for (const change of node.periodChanges ?? []) {
      const done = must(
        await app.strategy.changeNode(ctxAt(change.date), {
          nodeId: id,
          version,
          fields: { period: change.period },
          reason: change.reason,
        }),
        node.title,
      );
      version = done.version;
    }
    for (const status of node.status) {
      must(
        await app.strategy.writeStatus(ctxAt(status.date), { nodeId: id, ...status } as never),
        `${node.title} ${status.date}`,
      );
    }
  }
}

type SuccessionFile = {
  predecessorKey: string;
  successorKey: string;
  answers: { from: string; kind: 'carried-over' | 'changed' | 'dropped'; to: string[]; note: string | null }[];
};

/** What became of the entries of an earlier strategy, as the project reads the documents. */
async function loadSuccession(input: { app: App; ctx: Ctx; slug: string; file: SuccessionFile }): Promise<void> {
  const { app, ctx, slug, file } = input;
  const idsOf = async (key: string): Promise<Map<string, string>> => {
    const strategies = join(folder, slug, 'strategies');
    for (const name of await readdir(strategies)) {
      const given = await readJson<StrategyFile>(join(strategies, name));
      if (given.key !== key) continue;
      const kept = must(await app.strategy.readOfficeStrategy(ctx, { key }), key);
      return new Map(pair(given.nodes, kept.nodes).map(({ node, id }) => [node.key, id]));
    }
    throw new Error(`${slug}: ${key} has no file`);
  };
  const [old, current] = [await idsOf(file.predecessorKey), await idsOf(file.successorKey)];
  const { id: strategyId } = must(await app.strategy.readOfficeStrategy(ctx, { key: file.successorKey }), file.successorKey);
  for (const answer of file.answers) {
    must(
      await app.strategy.answerOrigin(ctx, {
        strategyId,
        predecessorNodeId: old.get(answer.from)!,
        seen: [],
        kind: answer.kind,
        successorNodeIds: answer.to.map((key) => current.get(key)!),
        note: answer.note,
        reading: true,
      }),
      answer.from,
    );
  }
}

/** Reports come after adoption, one by one, so that the change list knows them. */
const withoutHistory = (nodes: readonly Node[]): object[] =>
  nodes.map(({ periodChanges: _changes, status: _status, children, ...node }) => ({
    ...node,
    children: withoutHistory(children),
  }));

type Kept = { id: string; children: Kept[] };
function pair(given: readonly Node[], kept: readonly Kept[]): { node: Node; id: string }[] {
  return given.flatMap((node, index) => [{ node, id: kept[index]!.id }, ...pair(node.children, kept[index]!.children)]);
}

/** The same context at noon of another day. */
const at = (ctx: Ctx, date: string | null): Ctx =>
  date === null ? ctx : { ...ctx, clock: { now: () => new Date(`${date}T11:00:00Z`) } };

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.problem.message} ${JSON.stringify(result.problem.fields ?? [])}`);
}

const readJson = async <T>(path: string): Promise<T> => JSON.parse(await readFile(path, 'utf8')) as T;
