import { Hono, type Context } from 'hono';
import type { App } from '#composition/app.ts';
import type { Ctx } from '#kernel/context.ts';
import { invalidField, type Problem } from '#kernel/errors.ts';
import { isId } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { openProfiles, type OpenProfile } from '#modules/offers/contract-open.ts';
import { problemResponse } from '../problem.ts';
import { ndjson, pageOf } from './paging.ts';

const profileAt = 'https://docs.openreferral.org/en/v3.0/hsds/schema_reference.html';
const openapiAt = 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json';
/** So many are read at a time while a stream runs: what is in memory. */
const batch = 200;
/** `minimal` aims at all within one page. */
const mostOnPage = 1000;

class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}
const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Refused(result.problem);
  return result.value;
};

/** Offers as Open Referral HSDS 3.0, for each county; with `?profile=3.1` also the keys that came with 3.1. Only GET, only what is public. */
export function createHsds(input: { app: App }): Hono {
  const { app } = input;
  const { offers } = app;
  const api = new Hono();
  api.onError((error, context) => {
    if (error instanceof Refused) return problemResponse(context, error.problem);
    app.log.error({ error: error.stack, path: context.req.path }, 'hsds');
    return problemResponse(context, {
      kind: 'unavailable',
      code: 'unexpected',
      message: 'Das hat nicht geklappt. Bitte versuchen Sie es später noch einmal.',
    });
  });
  api.notFound((context) =>
    problemResponse(context, { kind: 'not-found', code: 'not-found', message: 'Diese Adresse gibt es nicht.' }),
  );
  // Open data: any site may read it in a browser.
  api.use('*', async (context, next) => {
    await next();
    context.header('access-control-allow-origin', '*');
    context.header('cross-origin-resource-policy', 'cross-origin');
  });

  const inCounty = async (context: Context): Promise<Ctx> => {
    const county = await app.counties.bySlug(context.req.param('county')!);
    if (!county)
      throw new Refused({ kind: 'not-found', code: 'unknown-county', message: 'Diesen Landkreis gibt es hier nicht.' });
    return app.context({ county, actor: { kind: 'anonymous' } });
  };
  const idOf = (context: Context): string => {
    const id = context.req.param('id')!;
    if (!isId(id)) throw new Refused({ kind: 'not-found', code: 'not-found', message: 'Das gibt es hier nicht.' });
    return id.toLowerCase();
  };

  api.get('/:county/', async (context) => {
    await inCounty(context);
    const asked = readProfile(context);
    return context.json({
      version: asked,
      profile: asked === '3.0' ? profileAt : profileAt.replace('v3.0', '3.1'),
      openapi_url: openapiAt,
    });
  });

  api.get('/:county/services', async (context) => {
    const ctx = await inCounty(context);
    const [profile, filter, flags] = [readProfile(context), readFilter(context), readFlags(context)];
    const asked = { ...filter, profile, full: flags.full };
    const shaped = (service: { id: string; last_modified: string } & Record<string, unknown>) =>
      flags.minimal ? { id: service.id, modified_date: service.last_modified } : service;
    if (flags.ndjson)
      return ndjson(async function* () {
        for (let after: string | null = null; ;) {
          const read: { services: ({ id: string; last_modified: string } & Record<string, unknown>)[] } = must(
            await offers.readOpenServices(ctx, { ...asked, after, limit: batch, counted: false }),
          );
          for (const service of read.services) yield shaped(service);
          if (read.services.length < batch) return;
          after = read.services.at(-1)!.id;
        }
      });
    const { page, perPage } = readPage(context, flags.minimal ? mostOnPage : 50);
    const { services, total } = must(
      await offers.readOpenServices(ctx, { ...asked, offset: (page - 1) * perPage, limit: perPage }),
    );
    return context.json(pageOf({ contents: services.map(shaped), total, page, perPage }));
  });

  api.get('/:county/services/:id', async (context) => {
    const ctx = await inCounty(context);
    const { service, movedTo } = must(await offers.readOpenService(ctx, { id: idOf(context), profile: readProfile(context) }));
    if (movedTo !== null) return context.redirect(context.req.path.replace(/[^/]+$/, movedTo), 301);
    return context.json(service);
  });

  /** Lists that are as long as a county has providers, places or terms. */
  const listed = (context: Context, all: readonly object[]) => {
    if (readFlags(context).ndjson)
      return ndjson(async function* () {
        yield* all;
      });
    const { page, perPage } = readPage(context, 50);
    return context.json(pageOf({ contents: all.slice((page - 1) * perPage, page * perPage), total: all.length, page, perPage }));
  };

  api.get('/:county/organizations', async (context) => {
    const ctx = await inCounty(context);
    const { full, fullService } = readFlags(context);
    const asked = { search: context.req.query('search') ?? null, profile: readProfile(context), full, withServices: fullService };
    return listed(context, must(await offers.readOpenOrganisations(ctx, asked)));
  });
  api.get('/:county/organizations/:id', async (context) => {
    const ctx = await inCounty(context);
    const asked = { id: idOf(context), profile: readProfile(context), withServices: readFlags(context).fullService };
    return context.json(must(await offers.readOpenOrganisation(ctx, asked)));
  });

  api.get('/:county/service_at_locations', async (context) => {
    const ctx = await inCounty(context);
    const proximity = context.req.query('proximity');
    const metres = proximity === undefined ? null : Number(proximity);
    if (metres !== null && !(metres >= 0 && metres <= 1_000_000)) throw wrong('proximity', 'Bitte Meter als Zahl angeben.');
    if (metres !== null && context.req.query('postcode') === undefined)
      throw wrong('proximity', 'Ein Umkreis braucht eine Postleitzahl.');
    const asked = {
      ...readFilter(context),
      profile: readProfile(context),
      full: readFlags(context).full,
      postcode: context.req.query('postcode') ?? null,
      proximity: metres,
    };
    return listed(context, must(await offers.readOpenAtLocations(ctx, asked)));
  });
  api.get('/:county/service_at_locations/:id', async (context) => {
    const ctx = await inCounty(context);
    return context.json(must(await offers.readOpenAtLocation(ctx, { id: idOf(context), profile: readProfile(context) })));
  });

  const found = <T extends { name: string; description: string }>(context: Context, all: readonly T[]): T[] => {
    const words = (context.req.query('search') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    return all.filter(({ name, description }) => words.every((word) => `${name} ${description}`.toLowerCase().includes(word)));
  };
  const one = <T extends { id: string }>(context: Context, all: readonly T[]): T => {
    const id = idOf(context);
    const entry = all.find((candidate) => candidate.id === id);
    if (!entry) throw new Refused({ kind: 'not-found', code: 'not-found', message: 'Das gibt es hier nicht.' });
    return entry;
  };
  api.get('/:county/taxonomies', async (context) =>
    listed(context, found(context, must(await offers.readOpenTerms(await inCounty(context), {})).taxonomies)),
  );
  api.get('/:county/taxonomies/:id', async (context) =>
    context.json(one(context, must(await offers.readOpenTerms(await inCounty(context), {})).taxonomies)),
  );
  api.get('/:county/taxonomy_terms', async (context) => {
    const { terms } = must(await offers.readOpenTerms(await inCounty(context), {}));
    const taxonomyId = context.req.query('taxonomy_id');
    const parentId = context.req.query('parent_id');
    // Lists are flat: every term is at the top, and none has any below it.
    const fitting =
      parentId === undefined ? terms.filter((term) => taxonomyId === undefined || term.taxonomy_id === taxonomyId) : [];
    return listed(context, found(context, fitting));
  });
  api.get('/:county/taxonomy_terms/:id', async (context) =>
    context.json(one(context, must(await offers.readOpenTerms(await inCounty(context), {})).terms)),
  );
  return api;
}

const wrong = (path: string, message: string): Refused => new Refused(invalidField(path, message, 'invalid-parameter').problem);

function readProfile(context: Context): OpenProfile {
  const asked = context.req.query('profile') ?? '3.0';
  const profile = openProfiles.find((entry) => entry === asked);
  if (profile === undefined) throw wrong('profile', 'Bekannt sind die Profile 3.0 und 3.1.');
  return profile;
}

const flag = (context: Context, name: string): boolean => {
  const value = context.req.query(name) ?? 'false';
  if (value !== 'true' && value !== 'false') throw wrong(name, 'Bitte true oder false angeben.');
  return value === 'true';
};

function readFlags(context: Context) {
  const format = context.req.query('format') ?? 'json';
  if (format !== 'json' && format !== 'ndjson') throw wrong('format', 'Bekannt sind json und ndjson.');
  return {
    full: flag(context, 'full'),
    minimal: flag(context, 'minimal'),
    fullService: flag(context, 'full_service'),
    ndjson: format === 'ndjson',
  };
}

function readPage(context: Context, usual: number): { page: number; perPage: number } {
  const whole = (name: string, otherwise: number, most: number): number => {
    const typed = context.req.query(name);
    const value = typed === undefined ? otherwise : Number(typed);
    if (!Number.isInteger(value) || value < 1 || value > most)
      throw wrong(name, `Bitte eine ganze Zahl von 1 bis ${most} angeben.`);
    return value;
  };
  return { page: whole('page', 1, 1_000_000), perPage: whole('per_page', usual, mostOnPage) };
}

function readFilter(context: Context) {
  const asked = (name: string): string | null => context.req.query(name)?.slice(0, 200) ?? null;
  const modified = asked('modified_after');
  const modifiedAfter = modified === null ? null : new Date(modified);
  if (modifiedAfter !== null && Number.isNaN(modifiedAfter.getTime()))
    throw wrong('modified_after', 'Bitte einen Zeitpunkt wie 2026-11-25T12:00:00Z angeben.');
  return {
    search: asked('search'),
    taxonomyTermId: asked('taxonomy_term_id'),
    taxonomyId: asked('taxonomy_id'),
    organisationId: asked('organization_id'),
    modifiedAfter,
  };
}
