import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/api.ts';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../database/test-app.ts';

/** The official schemas; a public clone has none. */
const folder = new URL('../../../shared/data/hsds/schema/', import.meta.url);
const schemas = [folder, new URL('../../../../shared/data/hsds/schema/', import.meta.url)].find((url) => existsSync(url));

let test: TestApp;
let county: CountyRef;
let server: Server;
let root: string;
let ids: Record<'course' | 'advice' | 'hidden' | 'place' | 'organisation' | 'project', string>;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  await openCounty(test, 'suedkreis');
  const { network, offers } = test.app;
  const ctx = systemCtx(test, county);
  const { units, municipalities } = must(await test.app.tenancy.listUnits(ctx, {}));
  const municipalityId = municipalities[0]!.id;
  const club = {
    name: 'Verein Ankommen',
    kind: 'association' as const,
    email: 'info@verein.example',
    website: 'https://verein.example',
  };
  const organisation = must(await network.addOrganisation(ctx, { ...club, description: 'Hilft beim Ankommen.' })).id;
  const hall = { name: 'Bücherei', kind: 'library' as const, state: 'public' as const, municipalityId, barrierFree: true };
  const address = { street: 'Am Markt 1', postcode: '29614', town: 'Musterstadt', latitude: 52.98, longitude: 9.84 };
  const more = { phone: '05191 970', languages: ['en'], stopName: 'Markt', stopMinutes: 2 };
  const place = must(await network.addPlace(ctx, { ...hall, ...address, ...more })).id;
  const secret = must(await network.addPlace(ctx, { ...hall, name: 'Schutzhaus', state: 'hidden' })).id;
  const running = { title: 'Lotsen', phase: 'running' as const, isPublic: true, carrierOrganisationId: organisation };
  const project = must(await network.addProject(ctx, running)).id;
  const course = must(
    await offers.addOffer(ctx, {
      name: 'Deutsch für Eltern',
      summary: 'Ein Kurs.',
      kind: 'course',
      topics: ['language', 'family'],
      audiences: ['parents', 'women'],
      levels: ['A1'],
      languages: ['de', 'ar'],
      organisationId: organisation,
      projectId: project,
      areaIds: [municipalityId],
      places: [
        { placeId: place, schedules: 'Mo, Mi 9:00–12:00\n1. Fr im Monat 15–17 ab 1.9.2026 bis 30.6.2027 (mit Kaffee)' },
        { placeId: secret },
      ],
      minimumAge: 16,
      fee: 'paid',
      costs: 'Kurs: 12,50 €',
      documents: 'Ausweis',
      childcare: true,
      phone: '05191 1',
      email: 'kurs@verein.example',
      website: 'https://verein.example/kurs',
      interpretation: 'auf Wunsch',
      applicationProcess: 'Anrufen.',
      eligibility: 'Wohnsitz in Musterstadt',
      alert: 'Am 24.12. kein Kurs',
      capacities: [
        { unit: 'seats', maximum: 20, available: 3 },
        { unit: 'seats', audience: 'women', maximum: 5 },
      ],
      state: 'public',
    }),
  ).id;
  const plain = { kind: 'advice' as const, topics: ['work' as const], state: 'public' as const };
  const advice = must(
    await offers.addOffer(ctx, {
      ...plain,
      name: 'Beratung',
      unitId: units[0]!.id,
      mode: 'online',
      schedules: 'Di 14–16',
      fee: 'free',
    }),
  ).id;
  must(await offers.addOffer(ctx, { ...plain, name: 'Ohne Träger' }));
  const hidden = must(await offers.addOffer(ctx, { ...plain, name: 'Entwurf', state: 'draft' })).id;
  must(await offers.addOffer(ctx, { ...plain, name: 'Vorbei', validTo: '2026-11-01' }));
  ids = { course, advice, hidden, place, organisation, project };
  const api = createApi({ app: test.app });
  server = createServer((request, response) => void api(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/hsds/nordkreis`;
});
afterAll(async () => {
  server.close();
  await test.close();
});

type Page = { contents: Record<string, unknown>[]; total_items: number; [key: string]: unknown };
const get = async <T = Page>(path: string): Promise<T> => {
  const answer = await fetch(`${root}${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
};
const names = async (path: string): Promise<unknown[]> => (await get(path)).contents.map(({ name }) => name);
const status = async (path: string): Promise<number> => (await fetch(`${root}${path}`, { redirect: 'manual' })).status;

describe.skipIf(schemas === undefined)('against the official schemas of HSDS 3.0 (../shared/data/hsds)', () => {
  type Validate = ((value: unknown) => boolean) & { errors?: unknown };
  /** No key that the schema does not name; what follows a reference is checked there. */
  const strict = (schema: unknown): unknown => {
    if (Array.isArray(schema)) return schema.map(strict);
    if (typeof schema !== 'object' || schema === null) return schema;
    const made = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
    return made['type'] === 'object' && 'properties' in made ? { ...made, additionalProperties: false } : made;
  };
  const validators = (): Record<string, Validate> => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const load = (name: string): Record<string, unknown> => {
      const { $id: _id, ...schema } = JSON.parse(readFileSync(new URL(name, schemas), 'utf8')) as Record<string, unknown>;
      return strict(schema) as Record<string, unknown>;
    };
    const loose = readdirSync(schemas!).filter((name) => name.endsWith('.json') && name !== 'openapi.json');
    const base = 'https://schemas.example/';
    for (const name of loose) {
      const schema = load(name);
      // The examples of the specification carry these; its loose files leave them to the compiled ones.
      if (name === 'service_at_location.json')
        (schema['properties'] as Record<string, unknown>)['service'] = { $ref: 'service.json' };
      ajv.addSchema({ ...schema, $id: `${base}${name}` }, name);
    }
    const compiled = Object.fromEntries(
      readdirSync(new URL('compiled/', schemas)).map((name) => [name, ajv.compile(load(`compiled/${name}`))]),
    );
    return {
      ...Object.fromEntries(loose.map((name) => [name, ajv.compile({ $ref: `${base}${name}` })])),
      ...compiled,
    };
  };

  it('refuses a key of its own making: the check can fail', () => {
    const validate = validators()['service.json']!;
    const service = { id: ids.course, name: 'x', status: 'active' };
    expect(validate(service)).toBe(true);
    expect(validate({ ...service, waiting_list: 3 })).toBe(false);
    expect(validate({ ...service, status: 'open' })).toBe(false);
    expect(validate({ ...service, id: '7' })).toBe(false);
  });

  it('gives nothing that they do not know, crawled from its root', async () => {
    const valid = validators();
    const check = (schema: string, value: unknown): void => {
      expect(valid[schema]!(value) ? [] : valid[schema]!.errors, `${schema}: ${JSON.stringify(value).slice(0, 200)}`).toEqual([]);
    };
    const about = await get<Record<string, string>>('/');
    expect(about).toMatchObject({ version: '3.0' });
    expect(URL.canParse(about['profile']!) && URL.canParse(about['openapi_url']!)).toBe(true);
    let things = 0;
    for (const [list, brief, full] of [
      ['services', 'service_list.json', 'service.json'],
      ['organizations', 'organization_list.json', 'organization.json'],
      ['service_at_locations', 'service_at_location_list.json', 'service_at_location.json'],
      ['taxonomies', 'taxonomy.json', 'taxonomy.json'],
      ['taxonomy_terms', 'taxonomy_term.json', 'taxonomy_term.json'],
    ] as const) {
      for (let page = 1; ; page += 1) {
        const read = await get(`/${list}?page=${page}&per_page=7`);
        for (const entry of read.contents) {
          check(brief, entry);
          check(full, await get(`/${list}/${String(entry['id'])}`));
          things += 1;
        }
        if (read['last_page'] === true) break;
      }
    }
    expect(things).toBeGreaterThan(40);
    for (const entry of (await get('/services?full=true')).contents) check('service.json', entry);
    for (const entry of (await get('/organizations?full=true')).contents) check('organization.json', entry);
    for (const entry of (await get('/service_at_locations?full=true')).contents) check('service_at_location.json', entry);
    const lines = (await (await fetch(`${root}/services?full=true&format=ndjson`)).text()).trim().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) check('service.json', JSON.parse(line));
  });
});

it('pages as prescribed', async () => {
  expect(await get('/services?per_page=2')).toMatchObject({
    total_items: 3,
    total_pages: 2,
    page_number: 1,
    size: 2,
    first_page: true,
    last_page: false,
    empty: false,
  });
  expect(await get('/services?per_page=2&page=2')).toMatchObject({ size: 1, first_page: false, last_page: true });
  expect(await get('/services?search=gibtesnicht')).toMatchObject({
    total_items: 0,
    total_pages: 1,
    empty: true,
    last_page: true,
  });
  const seen = [...(await get('/services?per_page=2')).contents, ...(await get('/services?per_page=2&page=2')).contents];
  expect(new Set(seen.map(({ id }) => id)).size).toBe(3);
  for (const bad of ['page=0', 'per_page=x', 'per_page=5000', 'full=ja', 'format=xml', 'modified_after=gestern', 'profile=9'])
    expect([bad, await status(`/services?${bad}`)]).toEqual([bad, 422]);
});

it('narrows with every filter', async () => {
  const { contents: terms } = await get('/taxonomy_terms?per_page=100');
  const term = (code: string, taxonomy?: string): string =>
    String(terms.find((entry) => entry['code'] === code && (taxonomy ?? entry['taxonomy']) === entry['taxonomy'])!['id']);
  expect(await names(`/services?taxonomy_term_id=${term('language')}`)).toEqual(['Deutsch für Eltern']);
  expect(await names(`/services?taxonomy_term_id=${term('childcare', 'Merkmal')}`)).toEqual(['Deutsch für Eltern']);
  expect(await names(`/services?taxonomy_term_id=${term('work')}&organization_id=${ids.organisation}`)).toEqual([]);
  expect(await names(`/services?organization_id=${ids.organisation}`)).toEqual(['Deutsch für Eltern']);
  expect(await names(`/services?organization_id=${county.id}`)).toEqual(['Ohne Träger']);
  expect(await names('/services?search=beratung')).toEqual(['Beratung']);
  expect(await names('/services?search=beratung&modified_after=2027-01-01T00:00:00Z')).toEqual([]);
  const { contents: taxonomies } = await get('/taxonomies');
  const levels = String(taxonomies.find(({ name }) => String(name).startsWith('Sprachniveau'))!['id']);
  expect(await names(`/services?taxonomy_id=${levels}`)).toEqual(['Deutsch für Eltern']);
  expect(await names('/services?taxonomy_id=00000000-0000-4000-8000-000000000000')).toEqual([]);
  expect(await get(`/taxonomy_terms?taxonomy_id=${levels}`)).toMatchObject({ total_items: 7 });
  expect(await get('/service_at_locations?postcode=29614')).toMatchObject({ total_items: 1 });
  expect(await get('/service_at_locations?postcode=29614&proximity=500')).toMatchObject({ total_items: 1 });
  expect(await get('/service_at_locations?postcode=99999&proximity=500')).toMatchObject({ total_items: 0 });
});

it('gives only ids and times with `minimal`, and the keys of 3.1 only to whoever asks for them', async () => {
  const { contents } = await get('/services?minimal=true');
  expect(contents.map((entry) => Object.keys(entry))).toEqual(contents.map(() => ['id', 'modified_date']));
  const plain = await get<Record<string, unknown>>(`/services/${ids.course}`);
  expect(Object.keys(plain)).not.toContain('capacities');
  expect(await get(`/services/${ids.course}?profile=3.1`)).toMatchObject({
    capacities: [{ available: 3, maximum: 20, unit: { name: 'Plätze' } }],
  });
});

it('lets out only what is public, and nothing of another county', async () => {
  expect(await status(`/services/${ids.hidden}`)).toBe(404);
  expect(await names('/services')).not.toContain('Vorbei');
  const course = JSON.stringify(await get(`/services/${ids.course}`));
  expect(course).not.toContain('Schutzhaus');
  expect(course).toContain('Am Markt 1');
  const other = root.replace('nordkreis', 'suedkreis');
  expect((await fetch(`${other}/services/${ids.course}`)).status).toBe(404);
  expect(((await (await fetch(`${other}/services`)).json()) as Page).total_items).toBe(0);
  expect((await fetch(root.replace('nordkreis', 'nirgends'))).status).toBe(404);
  expect(await status('/services/keine-id')).toBe(404);
});

it('keeps its ids', async () => {
  const [one, again] = [
    await get<Record<string, unknown>>(`/services/${ids.course}`),
    await get<Record<string, unknown>>(`/services/${ids.course}`),
  ];
  expect(one).toEqual(again);
  const editor = ctxOf(test, county, person({ county, role: 'coordinator' }));
  must(await test.app.offers.confirmOffer(editor, { offerId: ids.course }));
  const later = await get<Record<string, { id: string }[]>>(`/services/${ids.course}`);
  for (const key of ['languages', 'attributes', 'cost_options', 'required_documents', 'service_at_locations'])
    expect(later[key]!.map(({ id }) => id)).toEqual((one[key] as { id: string }[]).map(({ id }) => id));
});
