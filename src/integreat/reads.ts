import type { CountyView } from '#modules/tenancy/contract.ts';
import { categoriesIn } from './categories.ts';
import type { Asked, Content } from './content.ts';
import { childrenOf, onePage, parentsOf } from './find-pages.ts';
import { badRequest, unknown } from './problems.ts';
import { languageJson } from './region-json.ts';
import type { News } from './shapes.ts';

/** An answer: what it says, and until when it is right. `redirect` leads to a file. */
export type Answer = { json: unknown; until: Date | null } | { redirect: string };
export type Read = (input: {
  content: Content;
  asked: Asked;
  query: URLSearchParams;
  /** What stands behind the name of the list. */
  rest: readonly string[];
  origin: string;
}) => Promise<Answer>;

const lasting = (json: unknown): Answer => ({ json, until: null });
const untilTonight = (content: Content, json: unknown): Answer => ({ json, until: content.tonight() });

/** Words for yes and no as Python's `strtobool` knows them. */
function truth(value: string): boolean {
  if (['y', 'yes', 't', 'true', 'on', '1'].includes(value.toLowerCase())) return true;
  if (['n', 'no', 'f', 'false', 'off', '0'].includes(value.toLowerCase())) return false;
  throw badRequest(`invalid truth value '${value}'`);
}

async function findNews(content: Content, asked: Asked, id: string): Promise<News> {
  const found = (await content.news(asked)).news.find((one) => one.id === id);
  if (!found) throw unknown('No news item found.');
  return found;
}

/** Lists of a region in one language, by their name in the address. */
export const reads: Readonly<Record<string, Read>> = {
  pages: async ({ content, asked }) => untilTonight(content, await content.pages(asked)),
  children: async ({ content, asked, query }) => untilTonight(content, childrenOf(await content.pages(asked), query)),
  page: async ({ content, asked, query }) => untilTonight(content, onePage(await content.pages(asked), query)),
  post: async ({ content, asked, query }) => untilTonight(content, onePage(await content.pages(asked), query)),
  parents: async ({ content, asked, query }) => {
    const pages = await content.pages(asked);
    return untilTonight(content, parentsOf(pages, onePage(pages, query)));
  },
  events: async ({ content, asked, query }) => {
    const { combined, single } = await content.events(asked);
    return { json: query.has('combine_recurring') ? combined : single, until: content.tonight() };
  },
  locations: async ({ content, asked, query }) => {
    const places = await content.places(asked);
    const wanted = query.get('on_map');
    const onMap = wanted === null ? null : truth(wanted);
    const json = places.filter(({ location }) => onMap === null || (location.latitude !== null) === onMap);
    return { json, until: content.tonight() };
  },
  'location-categories': async ({ asked, origin }) => lasting(categoriesIn({ language: asked.language, origin })),
  news: async ({ content, asked, query, rest }) => {
    const { news, until } = await content.news(asked);
    if (rest[0] !== undefined) return { json: await findNews(content, asked, rest[0]), until };
    const [channel, sources] = [query.get('channel') ?? 'all', query.getAll('source')];
    const fits = news.filter(
      (one) => (channel === 'all' || one.channel === channel) && (sources.length === 0 || sources.includes(one.source)),
    );
    const size = Math.min(whole(query.get('size')) ?? 20, 500);
    const pages = Math.max(1, Math.ceil(fits.length / size));
    // A page beyond the last one is the last, as Integreat has it.
    const page = Math.min(whole(query.get('page')) ?? 1, pages);
    return { json: fits.slice((page - 1) * size, page * size), until };
  },
  fcm: async ({ content, asked, query }) => {
    const { push, until } = await content.news(asked);
    const channel = query.get('channel') ?? 'all';
    return { json: push.filter((one) => channel === 'all' || one.channel === channel), until };
  },
  imprint: async ({ content, asked }) => ({ json: (await content.imprint(asked)) ?? [], until: content.tonight() }),
  disclaimer: async ({ content, asked }) => ({ json: (await content.imprint(asked)) ?? [], until: content.tonight() }),
  offers: async () => lasting([]),
  extras: async () => lasting([]),
  pdf: async ({ content, asked, query }) => {
    // The whole county would be a book: it is not set.
    if (!query.get('url')) throw unknown('No PDF is available.');
    const { path } = onePage(await content.pages(asked), query);
    return { redirect: content.addresses(asked).pdf(path.split('/').slice(3, -1).join('/')) };
  },
};

const whole = (value: string | null): number | null => (value !== null && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : null);

export const languagesIn = (county: CountyView) => county.languages.map(languageJson);
