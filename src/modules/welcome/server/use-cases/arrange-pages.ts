import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay, daysBetween } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { mirrorInput, movePageInput, pageAddressInput, pageIdInput, pageStateInput, pageTreeInput } from '../../inputs.ts';
import { moveAddresses, setAddress } from '../addresses.ts';
import { deepest, faultOfMove, reposition } from '../model/page-tree.ts';
import { policy } from '../policy.ts';
import { page, pageEdition, sharedPage, sharedPageText } from '../schema.ts';
import { refreshShared, withdrawShared } from '../share-page.ts';
import { endOf, lockPage, what } from './write-page.ts';

/** Hangs a page elsewhere or between other siblings. Addresses follow; earlier ones lead to the new ones. */
export const movePage = useCase({
  name: 'welcome.move-page',
  action: 'welcome.arrange',
  policy,
  mode: 'write',
  input: movePageInput,
  load: ({ tx, input }) => lockPage(tx, input.pageId),
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const { parentId, position } = input;
    const nodes = await tx.select({ id: page.id, parentId: page.parentId, position: page.position }).from(page);
    if (parentId !== null && !nodes.some(({ id }) => id === parentId))
      return invalidField('parentId', 'Diese Seite gibt es nicht.');
    const fault = faultOfMove({ nodes, id: row.id, parentId });
    if (fault === 'cycle') return invalidField('parentId', 'Eine Seite kann nicht unter sich selbst hängen.');
    if (fault === 'too-deep')
      return invalidField('parentId', `Seiten lassen sich höchstens ${deepest}-mal untereinander hängen.`);
    await tx.update(page).set({ parentId, changedAt: ctx.clock.now() }).where(eq(page.id, row.id));
    const siblings = nodes.filter((node) => node.parentId === parentId);
    for (const place of reposition({ siblings, id: row.id, position })) {
      await tx.update(page).set({ position: place.position }).where(eq(page.id, place.id));
    }
    if (row.parentId !== parentId) await moveAddresses({ ctx, tx, pageId: row.id });
    audit({
      subjectType: 'page',
      subjectId: row.id,
      summary: 'Seite verschoben',
      fields: { parentId: { before: row.parentId, after: parentId }, position: { before: row.position, after: position } },
    });
    touchPublic();
    return ok();
  },
});

/** Shows a page again, takes it from the public, or lays it away. */
export const setPageState = useCase({
  name: 'welcome.set-page-state',
  action: 'welcome.release',
  policy,
  mode: 'write',
  input: pageStateInput,
  load: ({ tx, input }) => lockPage(tx, input.pageId),
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    if (input.version !== row.version)
      return conflict('changed-meanwhile', 'Jemand anderes hat diese Seite inzwischen geändert.');
    if (input.state === 'public' && row.sharedPageId === null) {
      const [source] = await tx
        .select({ content: pageEdition.content })
        .from(pageEdition)
        .where(and(eq(pageEdition.pageId, row.id), eq(pageEdition.language, row.language)));
      if (!source?.content) return conflict('not-released', 'Diese Seite hat noch keinen freigegebenen Text.');
    }
    await tx
      .update(page)
      .set({ state: input.state, expiredAt: null, version: row.version + 1, changedAt: ctx.clock.now() })
      .where(eq(page.id, row.id));
    // What the county itself no longer shows it offers to nobody.
    if (row.shares) await (input.state === 'public' ? refreshShared : withdrawShared)({ ctx, tx, row });
    audit({
      subjectType: 'page',
      subjectId: row.id,
      summary: { public: 'Seite gezeigt', hidden: 'Seite verborgen', archived: 'Seite archiviert' }[input.state],
      fields: { state: { before: row.state, after: input.state } },
    });
    touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** Says that everything on a page is still right. */
export const confirmPage = useCase({
  name: 'welcome.confirm-page',
  action: 'welcome.write',
  policy,
  mode: 'write',
  input: pageIdInput,
  load: ({ tx, input }) => lockPage(tx, input.pageId),
  run: async ({ ctx, tx, loaded: row, audit, touchPublic }) => {
    const today = berlinDay(ctx.clock.now());
    // As long as it held last time, a year where nothing was said.
    const held = row.reviewBy === null || row.reviewedOn === null ? 365 : Math.max(30, daysBetween(row.reviewedOn, row.reviewBy));
    const reviewBy = row.reviewBy === null ? null : addDays(today, held);
    // What was hidden for want of this comes back, here and where it is shared.
    const state = row.expiredAt === null ? row.state : 'public';
    await tx
      .update(page)
      .set({ reviewedOn: today, reviewBy, state, expiredAt: null, version: row.version + 1 })
      .where(eq(page.id, row.id));
    audit({
      subjectType: 'page',
      subjectId: row.id,
      summary: 'Seite als richtig bestätigt',
      fields: {
        reviewedOn: { before: row.reviewedOn, after: today },
        reviewBy: { before: row.reviewBy, after: reviewBy },
        ...(state === row.state ? {} : { state: { before: row.state, after: state } }),
      },
    });
    if (row.shares && state === 'public') await refreshShared({ ctx, tx, row: { ...row, reviewedOn: today } });
    if (state === 'public') touchPublic();
    return ok({ reviewedOn: today, reviewBy });
  },
});

/** Gives a page another address in one language. */
export const setPageAddress = useCase({
  name: 'welcome.set-page-address',
  action: 'welcome.arrange',
  policy,
  mode: 'write',
  input: pageAddressInput,
  load: ({ tx, input }) => lockPage(tx, input.pageId),
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const path = await setAddress({ ctx, tx, pageId: row.id, language: input.language, words: input.slug });
    audit({ subjectType: 'page', subjectId: row.id, summary: `Adresse der Seite (${input.language}) ist jetzt ${path}` });
    touchPublic();
    return ok({ path });
  },
});

/** Pages that the county may take over, with the title in a language, and whether it has them. */
export const listSharedPages = useCase({
  name: 'welcome.list-shared-pages',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: pageTreeInput,
  run: async ({ ctx, tx, input }) => {
    const rows = await tx
      .select()
      .from(sharedPage)
      .where(and(isNull(sharedPage.withdrawnAt), sql`${sharedPage.origin} is distinct from ${ctx.county.id}`))
      .orderBy(sql`${sharedPage.origin} nulls first`, sharedPage.position);
    const texts = await tx
      .select({ id: sharedPageText.sharedPageId, language: sharedPageText.language, content: sharedPageText.content })
      .from(sharedPageText);
    const mirrored = new Set((await tx.select({ id: page.sharedPageId }).from(page)).map(({ id }) => id));
    const byPage = Map.groupBy(texts, ({ id }) => id);
    return ok(
      rows.map((row) => {
        const own = byPage.get(row.id) ?? [];
        const text =
          own.find(({ language }) => language === input.language) ?? own.find(({ language }) => language === row.language);
        return {
          id: row.id,
          key: row.key,
          from: row.originName ?? 'library',
          title: text?.content.title ?? row.key,
          summary: text?.content.summary ?? '',
          languages: own.map(({ language }) => language),
          taken: mirrored.has(row.id),
        };
      }),
    );
  },
});

/** Takes a shared page over: it changes with its source, and the county may add its own text below. */
export const mirrorPage = useCase({
  name: 'welcome.mirror-page',
  action: 'welcome.arrange',
  policy,
  mode: 'write',
  input: mirrorInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { sharedPageId, parentId } = input;
    const [shared] = await tx.select().from(sharedPage).where(eq(sharedPage.id, sharedPageId));
    if (shared === undefined || shared.withdrawnAt !== null || shared.origin === ctx.county.id) return notFound(what);
    const [taken] = await tx.select({ id: page.id }).from(page).where(eq(page.sharedPageId, sharedPageId));
    if (taken !== undefined) return conflict('taken', 'Diese Seite haben Sie schon übernommen.');
    if (parentId !== null && (await tx.select({ id: page.id }).from(page).where(eq(page.id, parentId))).length === 0) {
      return invalidField('parentId', 'Diese Seite gibt es nicht.');
    }
    const id = await mirror({ ctx, tx, shared, parentId });
    audit({ subjectType: 'page', subjectId: id, summary: `Gemeinsame Seite „${shared.key}“ übernommen` });
    touchPublic();
    return ok({ id });
  },
});

async function mirror(input: {
  ctx: CountyCtx;
  tx: Tx;
  shared: typeof sharedPage.$inferSelect;
  parentId: string | null;
}): Promise<string> {
  const { ctx, tx, shared, parentId } = input;
  const now = ctx.clock.now();
  const id = newId(now.getTime());
  await tx.insert(page).values({
    id,
    countyId: ctx.county.id,
    parentId,
    position: await endOf(tx, parentId),
    icon: shared.icon,
    audiences: shared.audiences,
    language: shared.language,
    sharedPageId: shared.id,
    state: 'public',
    reviewedOn: shared.reviewedOn,
    createdAt: now,
    changedAt: now,
  });
  const [text] = await tx
    .select({ content: sharedPageText.content })
    .from(sharedPageText)
    .where(and(eq(sharedPageText.sharedPageId, shared.id), eq(sharedPageText.language, shared.language)));
  await setAddress({ ctx, tx, pageId: id, language: shared.language, words: text?.content.title ?? shared.key });
  return id;
}

/** Takes over everything of the library that the county has not, in the library's own order. */
export const mirrorLibrary = useCase({
  name: 'welcome.mirror-library',
  action: 'welcome.arrange',
  policy,
  mode: 'write',
  input: pageTreeInput.pick({}),
  run: async ({ ctx, tx, audit, touchPublic }) => {
    const rows = await tx
      .select()
      .from(sharedPage)
      .where(and(isNull(sharedPage.origin), isNull(sharedPage.withdrawnAt)))
      .orderBy(sharedPage.position);
    const ids = rows.map(({ id }) => id);
    const own =
      ids.length === 0
        ? []
        : await tx.select({ id: page.id, sharedPageId: page.sharedPageId }).from(page).where(inArray(page.sharedPageId, ids));
    const pages = new Map(own.map((one) => [one.sharedPageId!, one.id]));
    let taken = 0;
    // Parents stand before their children.
    for (const shared of rows) {
      if (pages.has(shared.id)) continue;
      pages.set(
        shared.id,
        await mirror({ ctx, tx, shared, parentId: shared.parentId === null ? null : (pages.get(shared.parentId) ?? null) }),
      );
      taken += 1;
    }
    audit({ subjectType: 'page', subjectId: null, summary: `${taken} Seiten der gemeinsamen Bibliothek übernommen` });
    touchPublic();
    return ok({ taken });
  },
});
