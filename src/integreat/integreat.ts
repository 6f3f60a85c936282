import type { App } from '#composition/app.ts';
import type { CountyView } from '#modules/tenancy/contract.ts';
import { categoryIcon } from './categories.ts';
import { createContent, type Content } from './content.ts';
import { giveFeedback, type Given } from './feedback.ts';
import { badRequest, needsToken, noChat, Refusal, unknown, wrongMethod, wrongToken } from './problems.ts';
import { languagesIn, reads, type Answer } from './reads.ts';

export type IntegreatRequest = {
  method: string;
  /** Below `/integreat/`. */
  path: string;
  query: URLSearchParams;
  authorization: string | null;
  /** What was sent, in whatever form; null where it is none. */
  given: () => Promise<Given | null>;
};

export type IntegreatAnswer = {
  status: number;
  type: 'application/json' | 'image/svg+xml';
  body: string;
  location: string | null;
  /** Until when it may be kept; null for as long as nothing changes. Undefined for never. */
  until: Date | null | undefined;
  /** The county on whose changes it depends; null for those of all. */
  county: string | null;
};

export type Integreat = { content: Content; answer: (request: IntegreatRequest) => Promise<IntegreatAnswer> };

/**
 * Integreat's API v3 for all counties of the installation, for its apps and for whoever reads from them. Facts on the original:
 * docs/modules/integreat.md.
 */
export function createIntegreat({ app }: { app: App }): Integreat {
  const content = createContent({ app });
  return {
    content,
    answer: async (request) => {
      try {
        return await answer({ app, content, request });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { ...plain, status: error.status, body: JSON.stringify(error.body), until: undefined };
      }
    },
  };
}

const plain = { status: 200, type: 'application/json', location: null, county: null } as const;
const said = (json: unknown, more: Partial<IntegreatAnswer> = {}): IntegreatAnswer => ({
  ...plain,
  body: JSON.stringify(json),
  until: null,
  ...more,
});

type Work = { app: App; content: Content; request: IntegreatRequest };

/** Addresses of the time before API v3 had its own, which apps still ask for. */
function presentPath(parts: readonly string[]): readonly string[] {
  const [first, second, third, fourth, fifth, ...rest] = parts;
  if (first === 'wp-json' && second === 'extensions' && third === 'v3' && fourth === 'sites')
    return ['api', 'v3', 'regions', ...(fifth === undefined ? [] : [fifth])];
  if (third !== 'wp-json') return parts;
  if (fourth === 'ig-mpdf') return ['api', 'v3', first!, second!, 'pdf'];
  if (fourth !== 'extensions' || fifth !== 'v3') return parts;
  return rest[0] === 'languages' ? ['api', 'v3', first!, 'languages'] : ['api', 'v3', first!, second!, ...rest];
}

async function answer(work: Work): Promise<IntegreatAnswer> {
  const { app, content, request } = work;
  const parts = presentPath(
    request.path
      .split('/')
      .filter((part) => part !== '')
      .map((part) => part.toLowerCase()),
  );
  const [api, version, first, second, third, ...rest] = parts;
  if (api === 'icons' && version?.endsWith('.svg') && first === undefined) {
    const svg = categoryIcon(version.slice(0, -'.svg'.length));
    if (svg === null) throw unknown();
    return { ...plain, type: 'image/svg+xml', body: svg, until: null };
  }
  if (api !== 'api' || version !== 'v3' || first === undefined) throw unknown();
  const reading = request.method === 'GET';
  if (first === 'regions') {
    if (!reading) throw wrongMethod();
    if (third !== undefined) throw unknown();
    if (second === undefined) return said(await Promise.all((await app.counties.all()).map((county) => content.region(county))));
    const county = await countyOf(app, second);
    return said(await content.region(county), { county: county.slug });
  }
  if (first === 'webhook') throw unknown();
  const county = await countyOf(app, first);
  const own = { county: county.slug };
  if (third === undefined) {
    if (second === 'settings') return settings(request);
    if (!reading) throw wrongMethod();
    if (second === 'languages') return said(languagesIn(county), own);
    if (second === 'offers' || second === 'extras') return said([], own);
    throw unknown();
  }
  if (third === 'is_chat_enabled') return said({ is_chat_enabled: false }, own);
  return inLanguage({ ...work, county, language: languageOf(county, second!), name: third, rest });
}

async function inLanguage(work: Work & { county: CountyView; language: string; name: string; rest: readonly string[] }) {
  const { app, content, request, county, language, name, rest } = work;
  if (name === 'feedback') {
    if (request.method !== 'POST') throw wrongMethod();
    await giveFeedback({ app, content, county, language, name: rest[0] ?? null, given: await request.given() });
    return said({ success: 'Feedback successfully submitted' }, { status: 201, until: undefined });
  }
  if (name === 'chat') throw rest[0] === undefined ? unknown() : noChat();
  if (name === 'pushpage') return pushPage(request);
  const read = Object.hasOwn(reads, name) ? reads[name] : undefined;
  // Only news have something behind their name.
  if (read === undefined || rest.length > (name === 'news' ? 1 : 0)) throw unknown();
  if (request.method !== 'GET') throw wrongMethod();
  const given: Answer = await read({
    content,
    asked: { county, language },
    query: request.query,
    rest,
    origin: app.config.origin,
  });
  if ('redirect' in given) return { ...plain, status: 302, body: '', location: given.redirect, until: undefined };
  return said(given.json, { until: given.until, county: county.slug });
}

/** Settings are kept in the back office: nobody's token may change them from here. */
function settings(request: IntegreatRequest): never {
  if (request.method !== 'GET' && request.method !== 'POST') throw wrongMethod();
  throw request.authorization === null ? needsToken() : wrongToken();
}

/** Pages are written here, by people with a login: no page has a token by which others could write it. */
async function pushPage(request: IntegreatRequest): Promise<never> {
  const given = request.method === 'POST' ? await request.given() : null;
  const complete = typeof given?.token === 'string' && typeof given.content === 'string';
  throw complete ? new Refusal(403, { status: 'denied' }) : new Refusal(405, { status: 'error' });
}

async function countyOf(app: App, slug: string): Promise<CountyView> {
  const county = await app.counties.bySlug(slug);
  if (county === null) throw unknown(`No region found with slug "${slug}"`);
  return county;
}

function languageOf(county: CountyView, code: string): string {
  if (!/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/.test(code)) throw badRequest('This is no language.');
  const language = county.languages.find((one) => one.toLowerCase() === code);
  if (language === undefined) throw unknown(`No language found with slug "${code}"`);
  return language;
}
