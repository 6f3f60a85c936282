import { eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx, CountyCtx, Tx } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { actorRef } from '#kernel/people.ts';
import { foldForSearch, ownAction, searchWords, snippetOf, type SearchDocument, type SnippetPart } from '#kernel/search.ts';
import { searchDocument, searchState } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import { modules } from './registry.ts';

const policy = modules.flatMap((module) => module.policy);
/** More than this nobody reads: one more word narrows better. */
const most = 60;

/** One thing that was found. */
export type SearchHit = { kind: string; subjectId: string; title: string; context: string; snippet: SnippetPart[] };

/**
 * Finds by German stems, parts of words and with a typing mistake, in everything of the county that the person may read.
 * A right that reaches only to her own things is no right to find here: the search would have to know each thing's owner.
 * Her own drafts she finds, and nobody else.
 */
export const searchEverything = useCase({
  name: 'platform.search',
  action: 'tenancy.read-office',
  policy,
  mode: 'read',
  input: z.object({ words: z.string().trim().max(200, 'Höchstens 200 Zeichen.') }),
  run: async ({ ctx, tx, input }) => {
    const words = searchWords(input.words);
    if (words.length === 0) return ok<SearchHit[]>([]);
    const allowed = [...new Set(policy.map((row) => row.action))].filter(
      (action) => may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action, thing: {} }) === 'yes',
    );
    allowed.push(ownAction(actorRef(ctx.actor)));
    const found = await tx.execute<{ kind: string; subject_id: string; title: string; context: string; body: string }>(
      sql`select kind, subject_id, title, context, body from search_office(${textArray(words)}, ${textArray(allowed)}, ${most})`,
    );
    return ok(
      found.rows.map((row): SearchHit => ({
        kind: row.kind,
        subjectId: row.subject_id,
        title: row.title,
        context: row.context,
        snippet: snippetOf({ body: row.body, words }),
      })),
    );
  },
});

const textArray = (texts: readonly string[]) =>
  sql`array[${sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  )}]::text[]`;

/** Brings a county's search up to date: what is new or changed is written, what is gone is taken out. Has one effect. */
export async function refreshSearch(ctx: Ctx): Promise<{ written: number; removed: number }> {
  if (ctx.county === null) return { written: 0, removed: 0 };
  const countyCtx = ctx as CountyCtx;
  return ctx.db.transaction({ countyId: ctx.county.id }, async (tx) => {
    // Set back first: whoever changes something from here on sends another job.
    await tx.update(searchState).set({ waitingSince: null }).where(eq(searchState.countyId, countyCtx.county.id));
    return write({ ctx: countyCtx, tx, documents: await collect({ ctx: countyCtx, tx }) });
  });
}

async function collect(input: { ctx: CountyCtx; tx: Tx }): Promise<SearchDocument[]> {
  const documents: SearchDocument[] = [];
  for (const module of modules) documents.push(...((await module.searchDocuments?.(input)) ?? []));
  return documents;
}

async function write(input: { ctx: CountyCtx; tx: Tx; documents: readonly SearchDocument[] }) {
  const { ctx, tx } = input;
  const stored = new Map((await tx.select().from(searchDocument)).map((row) => [`${row.kind} ${row.subjectId}`, row]));
  const wanted = new Map(input.documents.map((document) => [`${document.kind} ${document.subjectId}`, document]));
  const gone = [...stored].filter(([key]) => !wanted.has(key)).map(([, row]) => row.id);
  if (gone.length > 0) await tx.delete(searchDocument).where(inArray(searchDocument.id, gone));
  let written = 0;
  for (const [key, document] of wanted) {
    const old = stored.get(key);
    const { title, context, body, action } = document;
    if (old && old.title === title && old.context === context && old.body === body && old.action === action) continue;
    const row = {
      ...document,
      foldedTitle: foldForSearch(title),
      folded: foldForSearch([title, context, body].join(' ')),
    };
    if (old) await tx.update(searchDocument).set(row).where(eq(searchDocument.id, old.id));
    else await tx.insert(searchDocument).values({ id: newId(ctx.clock.now().getTime()), countyId: ctx.county.id, ...row });
    written += 1;
  }
  return { written, removed: gone.length };
}
