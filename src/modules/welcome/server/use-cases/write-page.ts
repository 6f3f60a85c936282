import { randomBytes } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import { blockField, type Content } from '#kernel/content/blocks.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import type { Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { keepTranslations } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import {
  changePageInput,
  createPageInput,
  discardDraftInput,
  releasePageInput,
  restoreInput,
  saveDraftInput,
} from '../../inputs.ts';
import { setAddress } from '../addresses.ts';
import type { EditionRow } from '../load-page.ts';
import { languagesOf, type PageRow } from '../tree-store.ts';
import { deepest, faultOfMove } from '../model/page-tree.ts';
import { takenIn } from '../model/taken-in.ts';
import { contentHash } from '../model/wording.ts';
import { policy } from '../policy.ts';
import { thingOf } from '../page-rights.ts';
import { page, pageAddress, pageEdition, pageVersion } from '../schema.ts';
import { refreshShared } from '../share-page.ts';
import { findVersion } from './office-pages.ts';

export const newBlockId = (): string => randomBytes(6).toString('base64url');

export const what = 'Diese Seite';
export const changedMeanwhile =
  'Jemand anderes hat diesen Text inzwischen geändert. Ihr Text steht noch hier: bitte vergleichen Sie beide.';

/** Begins a page as a draft, at the end of its siblings. */
export const createPage = useCase({
  name: 'welcome.create-page',
  action: 'welcome.write',
  policy,
  mode: 'write',
  input: createPageInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input, audit }) => {
    const { content, parentId, language, ...placing } = input;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    const fault = await faultOfParent(tx, { id, parentId });
    if (fault !== null) return invalidField('parentId', fault);
    if (!(await languagesOf(tx, ctx.county.id)).includes(language))
      return invalidField('language', 'Diese Sprache hat der Landkreis nicht.');
    const position = await endOf(tx, parentId);
    await tx.insert(page).values({
      id,
      countyId: ctx.county.id,
      parentId,
      position,
      language,
      state: 'draft',
      createdAt: now,
      changedAt: now,
      ...placing,
    });
    await tx.insert(pageEdition).values({
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      pageId: id,
      language,
      draft: takenIn({ content, before: null, newId: newBlockId }),
      draftSavedAt: now,
      draftSavedBy: actorRef(ctx.actor),
    });
    audit({ subjectType: 'page', subjectId: id, summary: `Seite „${content.title}“ angelegt` });
    return ok({ id });
  },
});

async function faultOfParent(tx: Tx, moved: { id: string; parentId: string | null }): Promise<string | null> {
  const { id, parentId } = moved;
  if (parentId === null) return null;
  const nodes = await tx.select({ id: page.id, parentId: page.parentId, position: page.position }).from(page);
  if (!nodes.some((node) => node.id === parentId)) return 'Diese übergeordnete Seite gibt es nicht.';
  const fault = faultOfMove({ nodes: [...nodes, { id, parentId: null, position: 0 }], id, parentId });
  return fault === null ? null : `Seiten lassen sich höchstens ${deepest}-mal untereinander hängen.`;
}

/** Place behind the last child of a parent. */
export async function endOf(tx: Tx, parentId: string | null): Promise<number> {
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${page.position}) + 1, 0)::int` })
    .from(page)
    .where(parentId === null ? isNull(page.parentId) : eq(page.parentId, parentId));
  return last?.position ?? 0;
}

/** Changes for whom a page is, who keeps it, and until when it is to be confirmed. */
export const changePage = useCase({
  name: 'welcome.change-page',
  action: 'welcome.arrange',
  policy,
  mode: 'write',
  input: changePageInput,
  load: ({ tx, input }) => lockPage(tx, input.pageId),
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const { pageId: _id, version, ...fields } = input;
    if (version !== row.version) return conflict('changed-meanwhile', changedMeanwhile);
    await tx
      .update(page)
      .set({ ...fields, version: row.version + 1, changedAt: ctx.clock.now() })
      .where(eq(page.id, row.id));
    audit({
      subjectType: 'page',
      subjectId: row.id,
      summary: 'Angaben einer Seite geändert',
      fields: changedFields<Record<string, unknown>>(row, fields),
    });
    if (row.state === 'public') touchPublic();
    return ok({ version: row.version + 1 });
  },
});

export async function lockPage(tx: Tx, pageId: string): Promise<Result<{ loaded: PageRow; thing: Thing }>> {
  const [row] = await tx.select().from(page).where(eq(page.id, pageId)).for('update');
  return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
}

type LoadedEdition = { row: PageRow; edition: EditionRow | null };

export async function lockEdition(
  tx: Tx,
  asked: { pageId: string; language: string },
): Promise<Result<{ loaded: LoadedEdition; thing: Thing }>> {
  const found = await lockPage(tx, asked.pageId);
  if (!found.ok) return found;
  const [edition] = await tx
    .select()
    .from(pageEdition)
    .where(and(eq(pageEdition.pageId, asked.pageId), eq(pageEdition.language, asked.language)))
    .for('update');
  return ok({ loaded: { row: found.value.loaded, edition: edition ?? null }, thing: found.value.thing });
}

/** Keeps what somebody is writing. The public sees nothing of it, and no translation grows old by it. */
export const saveDraft = useCase({
  name: 'welcome.save-draft',
  action: 'welcome.write',
  policy,
  mode: 'write',
  input: saveDraftInput,
  load: ({ tx, input }) => lockEdition(tx, input),
  run: async ({ ctx, tx, input, loaded: { row, edition }, audit }) => {
    if (input.version !== (edition?.version ?? 0)) return conflict('changed-meanwhile', changedMeanwhile);
    if (!(await languagesOf(tx, ctx.county.id)).includes(input.language)) {
      return invalidField('language', 'Diese Sprache hat der Landkreis nicht.');
    }
    const content = takenIn({ content: input.content, before: edition?.draft ?? edition?.content ?? null, newId: newBlockId });
    const saved = await writeDraft({ ctx, tx, row, edition, language: input.language, content });
    audit({
      subjectType: 'page',
      subjectId: row.id,
      summary: `Entwurf der Seite „${content.title}“ (${input.language}) gespeichert`,
    });
    return ok({ version: saved, content, savedAt: ctx.clock.now().toISOString() });
  },
});

export async function writeDraft(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: PageRow;
  edition: EditionRow | null;
  language: string;
  content: Content;
}): Promise<number> {
  const { ctx, tx, row, edition, language, content } = input;
  const now = ctx.clock.now();
  const draft = { draft: content, draftSavedAt: now, draftSavedBy: actorRef(ctx.actor) };
  if (edition === null) {
    await tx
      .insert(pageEdition)
      .values({ id: newId(now.getTime()), countyId: ctx.county.id, pageId: row.id, language, ...draft });
    return 1;
  }
  await tx
    .update(pageEdition)
    .set({ ...draft, version: edition.version + 1 })
    .where(eq(pageEdition.id, edition.id));
  return edition.version + 1;
}

const noDraft = { draft: null, draftSavedAt: null, draftSavedBy: null, asked: null, returned: null };

/** Throws away what was written since the last release. */
export const discardDraft = useCase({
  name: 'welcome.discard-draft',
  action: 'welcome.write',
  policy,
  mode: 'write',
  input: discardDraftInput,
  load: ({ tx, input }) => lockEdition(tx, input),
  run: async ({ tx, input, loaded: { row, edition }, audit }) => {
    if (edition === null || edition.draft === null) return notFound('Diesen Entwurf');
    if (input.version !== edition.version) return conflict('changed-meanwhile', changedMeanwhile);
    if (edition.content === null && edition.language === row.language) {
      return conflict(
        'never-released',
        'Diese Seite war noch nie öffentlich. Sie lässt sich archivieren, statt den Entwurf zu verwerfen.',
      );
    }
    if (edition.content === null) await tx.delete(pageEdition).where(eq(pageEdition.id, edition.id));
    else {
      await tx
        .update(pageEdition)
        .set({ ...noDraft, version: edition.version + 1 })
        .where(eq(pageEdition.id, edition.id));
    }
    audit({ subjectType: 'page', subjectId: row.id, summary: `Entwurf einer Seite (${edition.language}) verworfen` });
    return ok();
  },
});

/**
 * Shows a draft to the public. A page that was never public gets its address from its title and keeps it until somebody
 * changes it. With `minor` translations that were up to date stay so.
 */
export const releasePage = useCase({
  name: 'welcome.release-page',
  action: 'welcome.release',
  policy,
  mode: 'write',
  input: releasePageInput,
  load: ({ tx, input }) => lockEdition(tx, input),
  run: async ({ ctx, tx, input, loaded: { row, edition }, audit, touchPublic }) => {
    if (edition === null || edition.draft === null)
      return conflict('no-draft', 'Seit der letzten Freigabe wurde nichts geändert.');
    if (input.version !== edition.version) return conflict('changed-meanwhile', changedMeanwhile);
    const content = edition.draft;
    const beside = edition.language !== row.language;
    const source = beside ? await sourceOf(tx, row) : null;
    if (beside && source === null && row.sharedPageId === null) {
      return conflict('source-first', 'Bitte geben Sie zuerst den Text in der Sprache frei, in der die Seite geschrieben ist.');
    }
    const now = ctx.clock.now();
    const number = edition.number + 1;
    await tx
      .update(pageEdition)
      .set({
        content,
        number,
        releasedAt: now,
        ...noDraft,
        renders: source === null ? null : contentHash(source),
        version: edition.version + 1,
      })
      .where(eq(pageEdition.id, edition.id));
    await tx.insert(pageVersion).values({
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      pageId: row.id,
      language: edition.language,
      number,
      content,
      minor: input.minor,
      note: input.note,
      createdAt: now,
      createdRef: actorRef(ctx.actor),
    });
    if (input.minor && !beside && edition.content !== null) await keepAll({ tx, row, before: edition.content, after: content });
    await tx
      .update(page)
      .set({
        state: row.state === 'draft' ? 'public' : row.state,
        reviewedOn: berlinDay(now),
        changedAt: now,
        version: row.version + 1,
      })
      .where(eq(page.id, row.id));
    await firstAddress({ ctx, tx, row, language: edition.language, words: content.title });
    if (row.shares && row.state === 'public') await refreshShared({ ctx, tx, row });
    audit({
      subjectType: 'page',
      subjectId: row.id,
      summary: `Seite „${content.title}“ (${edition.language}) freigegeben${input.minor ? ', ohne Änderung des Sinns' : ''}`,
      fields: {
        number: { before: edition.number, after: number },
        ...(input.note === null ? {} : { note: { after: input.note } }),
      },
    });
    touchPublic();
    return ok({ number });
  },
});

async function sourceOf(tx: Tx, row: PageRow): Promise<Content | null> {
  const [edition] = await tx
    .select({ content: pageEdition.content })
    .from(pageEdition)
    .where(and(eq(pageEdition.pageId, row.id), eq(pageEdition.language, row.language)));
  return edition?.content ?? null;
}

/** Translations, and editions beside the source, that were up to date stay so. */
export async function keepAll(input: { tx: Tx; row: PageRow; before: Content; after: Content }): Promise<void> {
  const { tx, row, before, after } = input;
  const old = new Map(before.blocks.map(({ id, html }) => [id, html]));
  const texts = [
    { field: 'title', before: before.title, after: after.title },
    { field: 'summary', before: before.summary, after: after.summary },
    ...after.blocks.map(({ id, html }) => ({ field: blockField(id), before: old.get(id) ?? html, after: html })),
  ];
  await keepTranslations({
    tx,
    changes: texts
      .filter((text) => text.before !== text.after)
      .map((text) => ({ ...text, subjectId: row.id, language: row.language })),
  });
  await tx
    .update(pageEdition)
    .set({ renders: contentHash(after) })
    .where(and(eq(pageEdition.pageId, row.id), eq(pageEdition.renders, contentHash(before))));
}

async function firstAddress(input: { ctx: CountyCtx; tx: Tx; row: PageRow; language: string; words: string }): Promise<void> {
  const { ctx, tx, row, language, words } = input;
  const [has] = await tx
    .select({ id: pageAddress.id })
    .from(pageAddress)
    .where(and(eq(pageAddress.pageId, row.id), eq(pageAddress.language, language)));
  if (has === undefined) await setAddress({ ctx, tx, pageId: row.id, language, words });
}

/** Takes an earlier version as the new draft; what stood in the draft before is only lost when there was none. */
export const restorePageVersion = useCase({
  name: 'welcome.restore-page-version',
  action: 'welcome.write',
  policy,
  mode: 'write',
  input: restoreInput,
  load: ({ tx, input }) => lockEdition(tx, input),
  run: async ({ ctx, tx, input, loaded: { row, edition }, audit }) => {
    const found = await findVersion({ tx, ...input });
    if (found === null || edition === null) return notFound('Diese Fassung');
    if (input.version !== edition.version) return conflict('changed-meanwhile', changedMeanwhile);
    if (edition.draft !== null) {
      return conflict('has-draft', 'Es gibt schon einen Entwurf. Bitte geben Sie ihn zuerst frei oder verwerfen Sie ihn.');
    }
    const version = await writeDraft({ ctx, tx, row, edition, language: input.language, content: found.content });
    audit({
      subjectType: 'page',
      subjectId: row.id,
      summary: `Fassung ${input.number} (${input.language}) als Entwurf zurückgeholt`,
    });
    return ok({ version });
  },
});
