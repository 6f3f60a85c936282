import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Content } from '#kernel/content/blocks.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { translation } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import type { LinkUse } from '../../contract-links.ts';
import { linkCheck } from '../link-schema.ts';
import { collectLinks } from '../link-store.ts';
import { linksOfContent, movedLinks } from '../model/links.ts';
import { policy } from '../policy.ts';
import { page, pageEdition, pageVersion } from '../schema.ts';
import { refreshShared } from '../share-page.ts';
import { keepAll } from './write-page.ts';

/**
 * Puts the new address of a link that moved for good into every page of the county's own, its drafts and its translations. It is a
 * small change: a version of its own each, and no translation grows old by it. Places, contacts and pages taken over are told.
 */
export const takeMovedLink = useCase({
  name: 'welcome.take-moved-link',
  action: 'welcome.release',
  policy,
  mode: 'write',
  input: z.object({ linkId: z.uuid() }),
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const [link] = await tx.select().from(linkCheck).where(eq(linkCheck.id, input.linkId)).for('update');
    if (link === undefined) return notFound('Diesen Link');
    const { url, movedTo } = link;
    if (link.state !== 'moved' || movedTo === null || !/^https?:\/\//.test(movedTo))
      return conflict('not-moved', 'Dieser Link ist nicht umgezogen.');
    const uses: LinkUse[] = (await collectLinks(tx)).get(url) ?? [];
    const ids = uses.filter(({ kind }) => kind === 'page').map(({ id }) => id);
    const left = uses.filter(({ kind }) => kind !== 'page');
    if (ids.length === 0) return conflict('elsewhere', 'Dieser Link steht auf keiner eigenen Seite. Bitte ändern Sie ihn dort.');
    const moved = (content: Content): Content => ({
      ...content,
      blocks: content.blocks.map((block) => ({ ...block, html: movedLinks(block.html, url, movedTo) })),
    });
    const has = (content: Content | null): content is Content => content !== null && linksOfContent(content).includes(url);
    const now = ctx.clock.now();
    const rows = await tx.select().from(page).where(inArray(page.id, ids)).for('update');
    for (const row of rows) {
      for (const edition of await tx.select().from(pageEdition).where(eq(pageEdition.pageId, row.id)).for('update')) {
        const { content, draft } = edition;
        if (!has(content) && !has(draft)) continue;
        const after = has(content) ? moved(content) : content;
        const number = has(content) ? edition.number + 1 : edition.number;
        await tx
          .update(pageEdition)
          .set({
            content: after,
            draft: has(draft) ? moved(draft) : draft,
            number,
            version: edition.version + 1,
            ...(has(content) ? { releasedAt: now } : {}),
          })
          .where(eq(pageEdition.id, edition.id));
        if (!has(content)) continue;
        await tx.insert(pageVersion).values({
          ...{ id: newId(now.getTime()), countyId: ctx.county.id, pageId: row.id, language: edition.language, number },
          ...{ content: moved(content), minor: true, note: 'Neue Adresse eines Links' },
          ...{ createdAt: now, createdRef: actorRef(ctx.actor) },
        });
        if (edition.language === row.language) await keepAll({ tx, row, before: content, after: moved(content) });
      }
      const translated = await tx
        .select({ id: translation.id, text: translation.text })
        .from(translation)
        .where(
          and(eq(translation.subjectType, 'page'), eq(translation.subjectId, row.id), sql`${translation.text} like '%href=%'`),
        );
      for (const { id, text } of translated) {
        const next = movedLinks(text, url, movedTo);
        if (next !== text) await tx.update(translation).set({ text: next }).where(eq(translation.id, id));
      }
      await tx
        .update(page)
        .set({ changedAt: now, version: row.version + 1 })
        .where(eq(page.id, row.id));
      if (row.shares) await refreshShared({ ctx, tx, row });
      audit({
        subjectType: 'page',
        subjectId: row.id,
        summary: 'Neue Adresse eines Links übernommen',
        fields: { link: { before: url, after: movedTo } },
      });
    }
    // What still stands elsewhere keeps its line in the list.
    if (left.length === 0) await tx.delete(linkCheck).where(eq(linkCheck.id, link.id));
    touchPublic();
    return ok({ pages: rows.length, left: left.map(({ title }) => title) });
  },
});
