import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { CountyCtx, Tx } from './context.ts';
import { newId } from './ids.ts';

/** The queue through which the worker hears that a county's search is to be brought up to date. */
export const searchJob = 'platform.search';

/** Something that can be found in the back office. */
export type SearchDocument = {
  /** Module and kind, `strategy.node`. Words and address of each kind stand in `lib/office/search-words.ts`. */
  kind: string;
  /** What its address is made of; once for each kind. */
  subjectId: string;
  title: string;
  /** Where it belongs: unit, strategy, body. */
  context: string;
  body: string;
  /** The action of the policy that reading it asks for; who may not do it in the whole county never finds it. */
  action: string;
};

/** In place of an action: found by the one person alone who wrote it. Of her `actorRef` only the hash is kept with the text. */
export const ownAction = (ref: string): string => `own:${createHash('sha256').update(ref).digest('hex')}`;

/** All documents of the set county. */
export type SearchSource = (input: { ctx: CountyCtx; tx: Tx }) => Promise<SearchDocument[]>;

/** A text as it is compared: small letters, umlauts written out, no marks, only words. */
export const foldForSearch = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The words of a question, the longest first: it narrows most. */
export const searchWords = (text: string): string[] =>
  [...new Set(foldForSearch(text).split(' ').filter(Boolean))].sort((one, other) => other.length - one.length).slice(0, 8);

/** How long a job that was sent counts as on its way; one that was given up is sent again by the next change. */
const onItsWay = '10 minutes';

/**
 * Notes in the transaction of a change that the county's search is behind, and sends one job unless one is on its way: the
 * search follows after the commit, and a change never waits for it.
 */
export async function markForSearch(input: { ctx: CountyCtx; tx: Tx }): Promise<void> {
  const { ctx, tx } = input;
  const now = ctx.clock.now();
  const marked = await tx.execute(
    sql`insert into search_state (id, county_id, waiting_since) values (${newId(now.getTime())}, ${ctx.county.id}, ${now.toISOString()}::timestamptz)
        on conflict (county_id) do update set waiting_since = excluded.waiting_since
        where search_state.waiting_since is null or search_state.waiting_since < excluded.waiting_since - ${onItsWay}::interval
        returning county_id`,
  );
  if (marked.rows.length > 0) await ctx.enqueue(tx, { name: searchJob, payload: { countyId: ctx.county.id } });
}

export type SnippetPart = { text: string; hit: boolean };

/** The place of a text where the words stand, with what was found marked; its beginning where only a part of a word fits. */
export function snippetOf(input: { body: string; words: readonly string[]; length?: number }): SnippetPart[] {
  const { body, words, length = 180 } = input;
  const tokens = body
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<= )/);
  const hits = tokens.map((token) => {
    const folded = foldForSearch(token);
    return (
      folded !== '' && words.some((word) => folded.includes(word) || (word.length > 5 && folded.startsWith(word.slice(0, 5))))
    );
  });
  const first = Math.max(0, hits.indexOf(true));
  let start = first;
  for (let before = 0; start > 0 && before < length / 3; start -= 1) before += tokens[start - 1]!.length;
  const parts: SnippetPart[] = start > 0 ? [{ text: '… ', hit: false }] : [];
  let used = 0;
  let at = start;
  for (; at < tokens.length && used < length; at += 1) {
    used += tokens[at]!.length;
    const last = parts.at(-1);
    if (last && last.hit === hits[at]) last.text += tokens[at]!;
    else parts.push({ text: tokens[at]!, hit: hits[at]! });
  }
  if (at < tokens.length) parts.push({ text: '…', hit: false });
  return parts.filter((part) => part.text !== '');
}
