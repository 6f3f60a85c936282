import type { App } from '#composition/app.ts';
import { idOfSlug } from '#kernel/slug.ts';
import type { CountyView } from '#modules/tenancy/contract.ts';
import { longestComment, type FeedbackKind } from '#modules/welcome/contract-feedback.ts';
import type { Content } from './content.ts';
import { plainAddress } from './find-pages.ts';
import { badRequest, unavailable, unknown } from './problems.ts';

/** Fields of a form or of JSON. */
export type Given = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** What it is about here, by the word in the address. */
const kinds: Readonly<Record<string, FeedbackKind>> = {
  categories: 'categories',
  page: 'page',
  poi: 'place',
  event: 'event',
  events: 'events',
  'imprint-page': 'imprint',
  map: 'map',
  search: 'search',
  offers: 'offers',
  extras: 'offers',
  offer: 'offers',
  extra: 'offers',
};

/** At the address of the time before there were kinds, a link says what it is about. */
function legacy(given: Given): { kind: FeedbackKind; slug: string } {
  const parts = plainAddress(text(given.permalink)).split('/').filter(Boolean);
  const slug = parts.at(-1);
  if (slug === undefined) throw badRequest('Link is required.');
  if (slug === 'imprint' || slug === 'disclaimer') return { kind: 'imprint', slug };
  return { kind: parts.at(-2) === 'events' ? 'event' : 'page', slug };
}

/** The app writes the address for answers behind the words. */
function wordsOf(comment: string): { comment: string; mail: string | null } {
  const [whole, words, contact] = /^([\s\S]*?)\s*Kontaktadresse: (.*)$/.exec(comment) ?? [];
  if (whole === undefined) return { comment, mail: null };
  const mail = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(contact!) ? contact! : null;
  return { comment: mail === null && contact !== 'Keine Angabe' ? comment : words!.trim(), mail };
}

/** Keeps what a reader of an app says. */
export async function giveFeedback(input: {
  app: App;
  content: Content;
  county: CountyView;
  language: string;
  /** What it is about; null at the address of the time before there were kinds. */
  name: string | null;
  given: Given | null;
}): Promise<void> {
  const { app, content, county, language, name } = input;
  const given = input.given ?? {};
  const rating = text(given.rating);
  if (!['', 'up', 'down'].includes(rating)) throw badRequest('Invalid rating.');
  const { comment, mail } = wordsOf(text(given.comment));
  if (comment === '' && rating === '') throw badRequest('Either comment or rating is required.');
  const about = name === null ? legacy(given) : { kind: kinds[name], slug: text(given.slug) };
  const { kind } = about;
  if (kind === undefined) throw unknown();
  const result = await app.welcome.giveFeedback(app.context({ county, actor: { kind: 'anonymous' } }), {
    kind,
    about: await subjectOf({ content, county, language, kind, slug: about.slug, query: text(given.query) }),
    language,
    rating: rating === '' ? null : (rating as 'up'),
    comment: comment === '' ? null : comment.slice(0, longestComment),
    mail,
    door: 'integreat',
  });
  if (result.ok) return;
  const { problem } = result;
  if (problem.kind === 'not-found') throw unknown(`No matching ${kind} found for slug.`);
  throw problem.kind === 'unavailable' ? unavailable(problem.message) : badRequest(problem.message);
}

/** What feedback is about, as the house names it: a page's whole address, the slug of a place or event, the words of a search. */
async function subjectOf(input: {
  content: Content;
  county: CountyView;
  language: string;
  kind: FeedbackKind;
  slug: string;
  query: string;
}): Promise<string | null> {
  const { content, county, language, kind, slug, query } = input;
  if (kind === 'search') {
    if (query === '') throw badRequest('Search query is required.');
    return query;
  }
  if (kind === 'event') return idOfSlug(slug.split('$')[0]!) === null ? noSlug() : slug.split('$')[0]!;
  if (kind === 'place') return slug === '' ? noSlug() : slug;
  if (kind !== 'page') return null;
  const last = plainAddress(slug).split('/').at(-1)!;
  const found = (await content.pages({ county, language })).filter(({ path }) => plainAddress(path).split('/').at(-1) === last);
  if (last === '' || found.length === 0) return noSlug();
  return plainAddress(found[0]!.path).split('/').slice(2).join('/');
}

const noSlug = (): never => {
  throw unknown('No matching page found for slug.');
};
