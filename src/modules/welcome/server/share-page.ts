import { and, eq, isNull } from 'drizzle-orm';
import { refersOnly, type Content } from '#kernel/content/blocks.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { newId } from '#kernel/ids.ts';
import { translation } from '#kernel/tables.ts';
import type { WordMark } from '#kernel/translation.ts';
import type { PublicBlock, Worded } from '../contract.ts';
import { languagesOfPages, loadPage, releasedSource, sayPage } from './load-page.ts';
import { sharedPage, sharedPageText } from './schema.ts';
import { languagesOf, type PageRow } from './tree-store.ts';

/** Shows in another county what exists there too; a contact, a place or a picture is this county's own. */
const travels = ({ kind }: Pick<PublicBlock, 'kind'>): boolean => !refersOnly(kind) || kind === 'office';

/** Lays down what a shared page says now, in every language in which it is complete enough to be read. */
export async function refreshShared(input: { ctx: CountyCtx; tx: Tx; row: PageRow }): Promise<void> {
  const { ctx, tx, row } = input;
  const loaded = await loadPage(tx, row);
  const source = releasedSource(loaded);
  if (source === null) return;
  const now = ctx.clock.now();
  const [known] = await tx
    .select({ id: sharedPage.id })
    .from(sharedPage)
    .where(and(eq(sharedPage.origin, ctx.county.id), eq(sharedPage.key, row.id)));
  const fields = {
    originName: ctx.county.name,
    parentId: null,
    position: 0,
    icon: row.icon,
    audiences: row.audiences,
    keywords: row.keywords,
    language: row.language,
    reviewedOn: row.reviewedOn,
    withdrawnAt: null,
    changedAt: now,
  };
  const id = known?.id ?? newId(now.getTime());
  if (known === undefined) await tx.insert(sharedPage).values({ id, key: row.id, origin: ctx.county.id, ...fields });
  else await tx.update(sharedPage).set(fields).where(eq(sharedPage.id, id));
  await tx.delete(sharedPageText).where(eq(sharedPageText.sharedPageId, id));
  const states = (await languagesOfPages({ tx, loaded: [loaded], languages: await languagesOf(tx, ctx.county.id) })).get(row.id)!;
  const checks = await tx.select().from(translation).where(eq(translation.subjectId, row.id));
  for (const { language, state } of states) {
    if (state === 'missing') continue;
    const said = (await sayPage({ tx, loaded, language }))!;
    const marks: Record<string, WordMark> = {};
    const mark = (field: string, { state: how, language: tongue }: Pick<Worded, 'state' | 'language'>): void => {
      if (how === 'source' || how === 'missing') return;
      const checkedAt = checks.find((one) => one.language === language && one.field === field)?.checkedAt ?? null;
      marks[field] = { language: tongue, state: how, checkedOn: checkedAt === null ? null : berlinDay(checkedAt) };
    };
    mark('title', said.title);
    mark('summary', said.summary);
    for (const block of said.blocks) mark(`block-${block.id}`, block);
    const content: Content = {
      title: said.title.text,
      summary: said.summary.text,
      blocks: said.blocks.filter(travels).map(({ id: name, kind, html, ref }) => ({ id: name, kind, html, ref })),
    };
    await tx.insert(sharedPageText).values({ id: newId(now.getTime()), sharedPageId: id, language, content, marks });
  }
}

/** Offers a page to nobody any more; who took it over keeps what it said last. */
export async function withdrawShared(input: { ctx: CountyCtx; tx: Tx; row: PageRow }): Promise<void> {
  const { ctx, tx, row } = input;
  await tx
    .update(sharedPage)
    .set({ withdrawnAt: ctx.clock.now() })
    .where(and(eq(sharedPage.origin, ctx.county.id), eq(sharedPage.key, row.id), isNull(sharedPage.withdrawnAt)));
}
