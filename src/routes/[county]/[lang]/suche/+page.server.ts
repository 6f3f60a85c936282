import type { RetrievalHit } from '#kernel/retrieval/types.ts';
import { audiences } from '#modules/welcome/contract.ts';
import { publicPaths } from '#lib/paths.ts';
import { internal } from '../../../../front/internal-headers.ts';
import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

const kinds = [
  ...(['page', 'place', 'event', 'offer', 'course', 'school'] as const),
  ...(['form', 'goal', 'notice', 'report', 'paper', 'project'] as const),
];
/** At first so many, then more and more of them. */
const steps = [20, 50, 100] as const;
const oneOf = <Choice extends string>(choices: readonly Choice[], given: string | null): Choice | null =>
  choices.find((choice) => choice === given) ?? null;

export const load: PageServerLoad = async ({ locals, parent, url, setHeaders }) => {
  const { language, base } = await parent();
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const kind = oneOf(kinds, url.searchParams.get('art'));
  const audience = oneOf(audiences, url.searchParams.get('fuer'));
  const count = steps.find((step) => String(step) === url.searchParams.get('anzahl')) ?? steps[0];
  const asked = { query, kind, audience, count };
  if (query === '') return { asked, found: null };
  // Every question is its own page: keeping them would drive out those that many read.
  setHeaders({ 'cache-control': 'no-store' });
  const { own, german } = publicValue(
    await locals.app.publicSearch.search(locals.ctx, {
      language,
      query,
      limit: count,
      typing: url.searchParams.has('tippen'),
      ...(kind === null ? {} : { kinds: [kind] }),
      ...(audience === null ? {} : { audience }),
    }),
    language,
  );
  // What nobody finds is what the county should write about. Numbers and addresses may be a person's: they are not kept.
  const nothing = own.total === 0 && (german?.total ?? 0) === 0 && kind === null && audience === null;
  const personal = /@|(\d[\s/-]?){5}/.test(query) || query.length > 80;
  if (nothing && !personal && !url.searchParams.has('tippen')) {
    setHeaders({ [internal.nothing]: encodeURIComponent(query.toLowerCase().replaceAll(/\s+/g, ' ')) });
  }
  const paths = publicPaths({ base, language });
  const again = { q: query, ...(audience === null ? {} : { audience }) };
  const shown = ({ document, title, snippet }: RetrievalHit) => ({
    id: document.id,
    kind: document.kind,
    href: `${base}${document.href}`,
    title,
    snippet,
  });
  const counts = Object.entries(german?.kinds ?? {}).reduce(
    (sum, [name, more]) => ({ ...sum, [name]: (sum[name] ?? 0) + more }),
    own.kinds,
  );
  const meant = own.didYouMean ?? (own.total === 0 ? (german?.didYouMean ?? null) : null);
  const next = steps.find((step) => step > count);
  return {
    asked,
    found: {
      own: { total: own.total, hits: own.hits.map(shown) },
      german: german && { total: german.total, hits: german.hits.map(shown) },
      meant: meant === null ? null : { text: meant, href: paths.search({ ...again, q: meant }) },
      kinds: kinds
        .filter((name) => (counts[name] ?? 0) > 0 || name === kind)
        .map((name) => ({
          kind: name,
          href: paths.search({ ...again, kind: name }),
          current: name === kind,
        })),
      everything: paths.search(again),
      more:
        next === undefined || Math.max(own.total, german?.total ?? 0) <= count
          ? null
          : paths.search({ ...again, ...(kind === null ? {} : { kind }), count: next }),
    },
  };
};
