import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { hashOf } from '#kernel/canonical.ts';
import type { CountyCtx } from '#kernel/context.ts';
import type { Area } from '#kernel/geo.ts';
import { contains } from '#kernel/geo.ts';
import type { Result } from '#kernel/result.ts';
import { foldForSearch } from '#kernel/search.ts';
import { rehearse, together } from '#kernel/together.ts';
import type { OfferTopic } from '#modules/offers/contract.ts';
import type { TakenOffer } from '#modules/offers/contract-take-over.ts';
import { takeOfferInput } from '#modules/offers/inputs-take-over.ts';
import type { App } from '../app.ts';
import { otherServiceShape } from './other-service.ts';
import { readService, type ReadOffer, type ReadPlace } from './read-service.ts';

/** So many offers are taken over at most: a county has hundreds. */
export const mostServices = 100_000;
/** So many lines of a report are told one by one; the rest are counted. */
const mostLines = 2_000;

export type ServiceReport = {
  counts: Record<'added' | 'changed' | 'same' | 'kept' | 'leftOut' | 'gone' | 'hidden', number>;
  /** `+` new, `~` changed, `=` changed here and kept, `-` left out, `x` gone at the source, `i` taken over, with something to know. */
  lines: { sign: '+' | '~' | '=' | '-' | 'x' | 'i'; what: string; message: string }[];
  /** Lines that were not kept. */
  more: number;
};
export type ServiceImport = { ok: true; report: ServiceReport } | { ok: false; message: string };

/** Ends an import from inside; nothing of it stays. */
class GivenUp extends Error {}

/**
 * Takes the services of another server over as offers, and again what changed there. Everything is read first and laid aside on disk; then all of
 * it is written in one transaction, so that an end in between leaves nothing.
 * @param services one object each, as HSDS 3.0 says them in full; what it throws ends the import
 * @param source names where they come from, the same each time: what came from there and is there no more is told
 * @param hideGone hides it too, unless somebody here changed it
 * @param topic of those whose topics are not known here; without one they are left out
 * @param state how new ones come in; what gives no known area stays a draft
 * @param dryRun does all of it and takes it back
 */
export async function importServices(input: {
  app: Pick<App, 'offers' | 'network' | 'tenancy'>;
  ctx: CountyCtx;
  services: AsyncIterable<unknown>;
  source: string;
  topic?: OfferTopic | null;
  state?: 'draft' | 'public';
  hideGone?: boolean;
  dryRun?: boolean;
  signal?: AbortSignal;
  onProgress?: (progress: { phase: 'read' | 'write'; done: number; of: number | null }) => void;
}): Promise<ServiceImport> {
  const { ctx, dryRun = false, signal } = input;
  const folder = await mkdtemp(join(tmpdir(), 'kreislotse-hsds-'));
  const file = join(folder, 'services.ndjson');
  const report = createReport();
  try {
    const total = await stage({ ...input, file, report });
    const work = (inside: CountyCtx): Promise<void> => writeAll({ ...input, ctx: inside, file, total, report });
    if (dryRun) await rehearse(ctx, work);
    else {
      let touched = false;
      await ctx.db.transaction({ countyId: ctx.county.id }, (tx) =>
        work(together({ ctx, tx, publicChanged: () => (touched = true) })),
      );
      if (touched) ctx.publicChanged(ctx.county);
    }
    return { ok: true, report: report.done() };
  } catch (error) {
    if (signal?.aborted) return { ok: false, message: 'It was given up; nothing was taken over.' };
    if (error instanceof GivenUp) return { ok: false, message: `${error.message} Nothing was taken over.` };
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function createReport() {
  const counts: ServiceReport['counts'] = { added: 0, changed: 0, same: 0, kept: 0, leftOut: 0, gone: 0, hidden: 0 };
  const lines: ServiceReport['lines'] = [];
  let more = 0;
  return {
    count: (what: keyof ServiceReport['counts']): void => {
      counts[what] += 1;
    },
    line: (sign: ServiceReport['lines'][number]['sign'], what: string, message: string): void => {
      if (lines.length < mostLines) lines.push({ sign, what: what.slice(0, 120), message: message.slice(0, 500) });
      else more += 1;
    },
    done: (): ServiceReport => ({ counts, lines, more }),
  };
}
type Report = ReturnType<typeof createReport>;

/** Lays what is read aside, each id once. */
async function stage(input: {
  services: AsyncIterable<unknown>;
  file: string;
  report: Report;
  signal?: AbortSignal;
  onProgress?: (progress: { phase: 'read'; done: number; of: null }) => void;
}): Promise<number> {
  const { services, file, report, signal, onProgress } = input;
  const out = createWriteStream(file);
  const seen = new Set<string>();
  let met = 0;
  try {
    for await (const given of services) {
      signal?.throwIfAborted();
      met += 1;
      if (met > mostServices)
        throw new GivenUp(`There are more than ${mostServices.toLocaleString('en')} services: this is no county’s directory.`);
      const read = otherServiceShape.safeParse(given);
      if (!read.success) {
        report.count('leftOut');
        report.line('-', `entry ${met}`, 'it is no service of HSDS: it has no id');
        continue;
      }
      const { id, name } = read.data;
      if (seen.has(id)) {
        report.count('leftOut');
        report.line('-', name ?? id, `its id ${id} comes twice; the first one counts`);
        continue;
      }
      seen.add(id);
      if (!out.write(`${JSON.stringify(readService(read.data))}\n`)) await once(out, 'drain');
      if (met % 500 === 0) onProgress?.({ phase: 'read', done: met, of: null });
    }
  } finally {
    out.end();
    await once(out, 'close');
  }
  return seen.size;
}

type Known = {
  taken: Map<string, TakenOffer>;
  places: Map<string, string>;
  placesByName: Map<string, string>;
  organisations: Map<string, string>;
  municipalities: { id: string; ags: string; name: string }[];
  outlines: readonly { municipality: { id: string }; area: Area }[];
};

async function writeAll(input: {
  app: Pick<App, 'offers' | 'network' | 'tenancy'>;
  ctx: CountyCtx;
  file: string;
  total: number;
  report: Report;
  source: string;
  topic?: OfferTopic | null;
  state?: 'draft' | 'public';
  hideGone?: boolean;
  signal?: AbortSignal;
  onProgress?: (progress: { phase: 'write'; done: number; of: number }) => void;
}): Promise<void> {
  const { file, total, signal, onProgress } = input;
  const known = await loadKnown(input);
  const present = new Set<string>();
  let done = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    signal?.throwIfAborted();
    const offer = JSON.parse(line) as ReadOffer;
    present.add(`hsds:${offer.key}`);
    await writeOne({ ...input, known, offer });
    done += 1;
    if (done % 100 === 0 || done === total) onProgress?.({ phase: 'write', done, of: total });
  }
  // A source that has nothing at all is rather broken than empty.
  if (present.size > 0) await tellGone({ ...input, known, present });
  // Ctrl C after the last of them, before all of it is kept.
  signal?.throwIfAborted();
}

/** What once came from this source and is there no more. What is hidden already is not told again. */
async function tellGone(input: {
  app: Pick<App, 'offers'>;
  ctx: CountyCtx;
  known: Known;
  present: ReadonlySet<string>;
  source: string;
  report: Report;
  hideGone?: boolean;
}): Promise<void> {
  const { app, ctx, known, present, source, report, hideGone = false } = input;
  const taken = [...known.taken.values()];
  const gone = taken.filter((one) => one.source === source && !present.has(one.sourceKey));
  const { hidden } = must(
    await app.offers.noteSource(ctx, {
      source,
      presentIds: taken.filter(({ sourceKey }) => present.has(sourceKey)).map(({ offerId }) => offerId),
      goneIds: gone.map(({ offerId }) => offerId),
      hide: hideGone,
    }),
  );
  for (const { name, changedHere } of gone.filter((one) => one.state !== 'hidden')) {
    report.count('gone');
    const now = hideGone ? ', and hidden here now' : '';
    report.line('x', name, `is no longer at the source${changedHere ? '; it was changed here and stays as it is' : now}`);
  }
  for (let n = 0; n < hidden; n += 1) report.count('hidden');
}

const must = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new GivenUp(result.problem.message);
};
const placeName = (name: string, street: string | null, town: string | null): string =>
  foldForSearch([name, street, town].filter(Boolean).join(' '));

async function loadKnown(input: { app: Pick<App, 'offers' | 'network' | 'tenancy'>; ctx: CountyCtx }): Promise<Known> {
  const { app, ctx } = input;
  const taken = must(await app.offers.listTaken(ctx, {}));
  const places = must(await app.network.listPlaces(ctx, {}));
  const organisations = must(await app.network.listOrganisations(ctx, {}));
  const { municipalities } = must(await app.tenancy.listUnits(ctx, {}));
  return {
    taken: new Map(taken.offers.map((one) => [one.sourceKey, one])),
    places: new Map(taken.places.map(({ sourceKey, placeId }) => [sourceKey, placeId])),
    placesByName: new Map(places.map((place) => [placeName(place.name, place.street, place.town), place.id])),
    organisations: new Map(organisations.map(({ id, name }) => [foldForSearch(name), id])),
    municipalities,
    outlines: must(await app.network.readOutlines(ctx, {})),
  };
}

/** One offer, wholly or not at all. */
async function writeOne(input: {
  app: Pick<App, 'offers' | 'network' | 'tenancy'>;
  ctx: CountyCtx;
  offer: ReadOffer;
  known: Known;
  report: Report;
  source: string;
  topic?: OfferTopic | null;
  state?: 'draft' | 'public';
}): Promise<void> {
  const { app, ctx, offer, known, report, source, topic = null, state = 'draft' } = input;
  const { key, name, notes, organisation, places, areas, capacities = [] } = offer;
  const what = name === '' ? key : name;
  const hash = hashOf({ ...offer, notes: [] });
  const before = known.taken.get(`hsds:${key}`);
  if (before?.hash === hash) return report.count('same');
  if (before?.changedHere) {
    report.count('kept');
    return report.line('=', what, 'was changed here after it was taken over, and stays as it is here');
  }
  const leave = (message: string): void => {
    report.count('leftOut');
    report.line('-', what, message);
  };
  const topics = offer.fields.topics.length > 0 ? offer.fields.topics : topic === null ? [] : [topic];
  if (topics.length === 0) return leave('none of its topics is known here; name one for such offers by --topic');
  const inside = areasHere(areas, { known, ctx });
  const given = {
    ...offer.fields,
    name,
    topics,
    areaIds: inside.ids,
    state: inside.unknown.length > 0 ? ('draft' as const) : state,
    capacities,
    sourceKey: `hsds:${key}`,
    source,
    hash,
  };
  // Before a place or an organisation is made for it.
  const fits = takeOfferInput.safeParse(given);
  if (!fits.success)
    return leave([...new Set(fits.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))].join(' '));
  const placed: { placeId: string; schedules: ReadPlace['schedules']; sourceKey: string }[] = [];
  for (const place of places) {
    const found = await placeHere({ app, ctx, known, place, state });
    if (!found.ok) return leave(`${place.name}: ${found.message}`);
    if (found.note !== null) notes.push(found.note);
    if (!placed.some(({ placeId }) => placeId === found.placeId))
      placed.push({ placeId: found.placeId, schedules: place.schedules, sourceKey: `hsds:${place.key}` });
  }
  const holder = organisation === null ? null : await organisationHere({ app, ctx, known, organisation });
  if (holder !== null && !holder.ok) return leave(`${organisation!.name}: ${holder.message}`);
  const result = await app.offers.takeOffer(ctx, { ...given, organisationId: holder?.id ?? null, places: placed });
  if (!result.ok) return leave(result.problem.message);
  const { fields } = result.value;
  report.count(before === undefined ? 'added' : 'changed');
  report.line(before === undefined ? '+' : '~', what, before === undefined ? '' : fields.join(', ') || 'places or times');
  if (inside.unknown.length > 0)
    notes.push(`where it may be used is not in this county (${inside.unknown.slice(0, 5).join(', ')}): it stays a draft`);
  for (const note of new Set(notes)) report.line('i', what, note);
}

/** Municipalities of the county among the areas; nothing said, or the county itself, is all of it. */
function areasHere(
  areas: ReadOffer['areas'],
  { known, ctx }: { known: Known; ctx: CountyCtx },
): { ids: string[]; unknown: string[] } {
  const [ids, unknown]: [string[], string[]] = [[], []];
  for (const { name, ags } of areas) {
    const own = known.municipalities.find((one) => (ags === null ? sameName(one.name, name) : one.ags === ags));
    if (own) ids.push(own.id);
    else if (ags === null ? sameName(ctx.county.name, name) : ctx.county.ags === ags) return { ids: [], unknown: [] };
    else unknown.push(name);
  }
  return ids.length > 0 ? { ids: [...new Set(ids)], unknown: [] } : { ids: [], unknown };
}

const bareName = (name: string): string =>
  foldForSearch(name)
    .replace(/^(landkreis|stadt|gemeinde|samtgemeinde|hansestadt|flecken) /, '')
    .trim();
const sameName = (one: string, other: string): boolean => bareName(one) === bareName(other);

type Found = { ok: true; placeId: string; note: string | null } | { ok: false; message: string };
async function placeHere(input: {
  app: Pick<App, 'network'>;
  ctx: CountyCtx;
  known: Known;
  place: ReadPlace;
  state: 'draft' | 'public';
}): Promise<Found> {
  const { app, ctx, known, place, state } = input;
  const { key, name, street, town, latitude, longitude } = place;
  const there = known.places.get(`hsds:${key}`) ?? known.placesByName.get(placeName(name, street, town));
  if (there !== undefined) return { ok: true, placeId: there, note: null };
  const point = latitude === null || longitude === null ? null : ([longitude, latitude] as const);
  const municipalityId =
    (town === null ? undefined : known.municipalities.find((one) => sameName(one.name, town))?.id) ??
    (point === null ? undefined : known.outlines.find(({ area }) => contains(area, point))?.municipality.id) ??
    null;
  const { key: _key, schedules: _schedules, ...fields } = place;
  const made = await app.network.addPlace(ctx, {
    ...fields,
    kind: 'other',
    municipalityId,
    state,
  });
  if (!made.ok) return { ok: false, message: made.problem.message };
  known.places.set(`hsds:${key}`, made.value.id);
  known.placesByName.set(placeName(name, street, town), made.value.id);
  return {
    ok: true,
    placeId: made.value.id,
    note:
      municipalityId === null
        ? `the place ${name} lies in no municipality of this county${town === null ? '' : ` (${town})`}`
        : null,
  };
}

async function organisationHere(input: {
  app: Pick<App, 'network'>;
  ctx: CountyCtx;
  known: Known;
  organisation: NonNullable<ReadOffer['organisation']>;
}): Promise<{ ok: true; id: string } | { ok: false; message: string }> {
  const { app, ctx, known, organisation } = input;
  const folded = foldForSearch(organisation.name);
  const there = known.organisations.get(folded);
  if (there !== undefined) return { ok: true, id: there };
  const made = await app.network.addOrganisation(ctx, { ...organisation, kind: 'other' });
  if (!made.ok) return { ok: false, message: made.problem.message };
  known.organisations.set(folded, made.value.id);
  return { ok: true, id: made.value.id };
}
