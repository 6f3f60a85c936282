import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { changeOutput, nodeOutput, strategyOutput, strategySummaryOutput } from '#modules/strategy/outputs.ts';
import { openCounty, systemCtx } from '../database/test-app.ts';
import { startSite, type RunningSite } from './running-site.ts';

let site: RunningSite;
let county: CountyRef;
let other: CountyRef;
let key: string;
let base: string;

const strategy = {
  key: 'konzept',
  title: 'Integrationskonzept',
  levels: ['Feld', 'Ziel', 'Maßnahme'],
  nodes: [
    {
      level: 0,
      number: 'I',
      title: 'Sprache',
      children: [
        {
          level: 1,
          number: 'I.I',
          title: 'Kurse',
          lead: 'integrationsstelle',
          children: [
            { level: 2, number: '1', title: 'Bedarf erheben', steps: ['Fragen', { title: 'Auswerten', due: '2026-12-31' }] },
          ],
        },
      ],
    },
  ],
  texts: [{ kind: 'mission', title: 'Leitbild', items: ['Alle gehören dazu.'] }],
};

beforeAll(async () => {
  site = await startSite();
  county = await openCounty(site.test);
  other = await openCounty(site.test, 'suedkreis');
  const made = await site.test.app.tenancy.createApiKey(systemCtx(site.test, county), {
    name: 'Fachverfahren',
    scopes: ['strategies:write'],
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  key = made.value.key;
  base = `${site.url}/api/v1`;
});
afterAll(() => site.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const authorised = (): Record<string, string> => ({ authorization: `Bearer ${key}` });

describe('writing', () => {
  it('needs a key of this county', async () => {
    const without = await post('/counties/nordkreis/strategies', strategy);
    expect(without.status).toBe(401);
    expect(without.headers.get('content-type')).toContain('application/problem+json');
    expect(await without.json()).toMatchObject({ status: 401, code: 'unauthenticated', title: 'Unauthorized' });
    expect((await post('/counties/suedkreis/strategies', strategy, authorised())).status).toBe(401);
    expect((await post('/counties/nordkreis/strategies', strategy, { authorization: 'Bearer erfunden' })).status).toBe(401);
    expect((await post('/counties/nordkreis/strategies', {})).status, 'before the body is looked at').toBe(401);
    expect((await post('/counties/nordkreis/strategies', '{"key":')).status).toBe(401);
  });

  it('lays down a draft that is public once adopted', async () => {
    const made = await post('/counties/nordkreis/strategies', strategy, authorised());
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    expect((await fetch(`${base}/counties/nordkreis/strategies/konzept`)).status).toBe(404);
    await site.test.app.strategy.adoptStrategy(systemCtx(site.test, county), { strategyId: id, adoptedOn: '2026-02-01' });
    const read = await fetch(`${base}/counties/nordkreis/strategies/konzept`);
    expect(read.status).toBe(200);
    const body: unknown = await read.json();
    expect(strategyOutput.parse(body)).toEqual(body);
    expect(body).toMatchObject({ nodes: [{ path: 'I', children: [{ path: 'I.I', children: [{ path: 'I.I.1' }] }] }] });
  });

  it('answers faults with a problem document and writes nothing', async () => {
    const faulty = { ...strategy, key: 'fehlerhaft', nodes: [{ level: 0, title: 'A', lead: 'unbekannt' }] };
    const answer = await post('/counties/nordkreis/strategies', faulty, authorised());
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'unknown-unit', errors: [{ path: 'nodes.0.lead' }] });
    expect((await post('/counties/nordkreis/strategies', { key: 'X Y' }, authorised())).status).toBe(422);
    expect(await (await post('/counties/nordkreis/strategies', '{"key":', authorised())).json()).toMatchObject({
      code: 'malformed-json',
    });
    expect((await post('/counties/nordkreis/strategies', strategy, authorised())).status).toBe(409);
    expect((await post('/counties/nirgendwo/strategies', strategy, authorised())).status).toBe(404);
  });
});

describe('reading', () => {
  it('pages by cursor', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const answer = (await (await fetch(`${base}/counties?limit=1${cursor}`)).json()) as {
        items: { slug: string }[];
        next: string | null;
      };
      seen.push(...answer.items.map((item) => item.slug));
      cursor = answer.next === null ? '' : `&cursor=${answer.next}`;
    } while (cursor !== '');
    expect(seen.sort()).toEqual([county.slug, other.slug]);
    expect((await fetch(`${base}/counties?cursor=erfunden`)).status).toBe(422);
    expect((await fetch(`${base}/counties?limit=0`)).status).toBe(422);
  });

  it('answers 304 to who knows the answer already', async () => {
    const first = await fetch(`${base}/counties/nordkreis/strategies`);
    const page = (await first.json()) as { items: unknown[] };
    for (const item of page.items) expect(strategySummaryOutput.parse(item)).toEqual(item);
    const tag = first.headers.get('etag')!;
    expect(tag).toBeTruthy();
    const again = await fetch(`${base}/counties/nordkreis/strategies`, { headers: { 'if-none-match': tag } });
    expect(again.status).toBe(304);
  });

  it('gives nodes, changes and nothing of another county', async () => {
    const whole = (await (await fetch(`${base}/counties/nordkreis/strategies/konzept`)).json()) as {
      nodes: { children: { id: string }[] }[];
    };
    const node = whole.nodes[0]!.children[0]!;
    const found = await fetch(`${base}/counties/nordkreis/strategies/konzept/nodes/${node.id}`);
    const body = (await found.json()) as { node: unknown };
    expect(nodeOutput.parse(body.node)).toEqual(body.node);
    expect((await fetch(`${base}/counties/suedkreis/strategies/konzept/nodes/${node.id}`)).status).toBe(404);
    const changes = (await (
      await fetch(`${base}/counties/nordkreis/strategies/konzept/changes?from=2026-01-01&to=2026-12-31`)
    ).json()) as { items: unknown[] };
    for (const item of changes.items) expect(changeOutput.parse(item)).toEqual(item);
    expect((await fetch(`${base}/counties/nordkreis/strategies/konzept/changes?from=gestern&to=heute`)).status).toBe(422);
  });

  it('describes itself as OpenAPI 3.1, every path of it answering', async () => {
    const description = (await (await fetch(`${base}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { responses: object }>>;
    };
    expect(description.openapi).toMatch(/^3\.1/);
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining(['/counties/{county}/strategies', '/counties/{county}/strategies/{strategy}']),
    );
    for (const [path, methods] of Object.entries(description.paths)) {
      if (!('get' in methods)) continue;
      const address = path
        .replace('{county}', 'nordkreis')
        .replace('{strategy}', 'konzept')
        .replace('{node}', crypto.randomUUID());
      const answer = await fetch(`${base}${address}`);
      expect(Object.keys(methods['get']!.responses), `${path} ${answer.status}`).toContain(String(answer.status));
    }
  });

  it('knows no other address', async () => {
    expect(await (await fetch(`${site.url}/api/v1/gibt-es-nicht`)).json()).toMatchObject({ status: 404 });
    expect((await fetch(`${site.url}/api/nichts`)).status).toBe(404);
  });
});
