import { and, eq } from 'drizzle-orm';
import type { Content } from '#kernel/content/blocks.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { saveTranslations } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import { importPageInput } from '../../inputs.ts';
import { setAddress } from '../addresses.ts';
import { languagesOf } from '../tree-store.ts';
import { align } from '../model/alignment.ts';
import { takenIn } from '../model/taken-in.ts';
import { contentHash } from '../model/wording.ts';
import { policy } from '../policy.ts';
import { page, pageEdition, pageVersion } from '../schema.ts';
import { endOf, newBlockId, what } from './write-page.ts';

/**
 * Takes in a page with all its languages as it stands elsewhere, and again when it changed there: what is the same is not
 * touched. A text that is built like its source becomes its translation block by block, another an edition of its own.
 */
export const importPage = useCase({
  name: 'welcome.import-page',
  action: 'welcome.arrange',
  policy,
  mode: 'write',
  input: importPageInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const offered = await languagesOf(tx, ctx.county.id);
    const given = input.texts[input.language];
    if (given === undefined || !offered.includes(input.language))
      return invalidField('language', 'Der Text in der Hauptsprache fehlt.');
    const found = input.pageId === null ? null : await load(tx, input.pageId);
    if (input.pageId !== null && found === null) return notFound(what);
    const now = ctx.clock.now();
    const id = found?.row.id ?? newId(now.getTime());
    if (found === null) {
      await tx.insert(page).values({
        id,
        countyId: ctx.county.id,
        parentId: input.parentId,
        organisationId: input.organisationId,
        position: input.position ?? (await endOf(tx, input.parentId)),
        icon: input.icon,
        audiences: input.audiences,
        keywords: input.keywords,
        language: input.language,
        state: 'public',
        reviewedOn: input.reviewedOn,
        createdAt: now,
        changedAt: now,
      });
    }
    const written = await writeEdition({ ctx, tx, pageId: id, language: input.language, given, renders: null });
    let changed = Number(written.changed);
    const aside: string[] = [];
    for (const [language, text] of Object.entries(input.texts)) {
      if (language === input.language) continue;
      if (!offered.includes(language)) {
        aside.push(language);
        continue;
      }
      changed += await writeLanguage({ ctx, tx, pageId: id, from: input.language, language, text, source: written.content });
    }
    if (found === null) {
      for (const [language, words] of Object.entries(input.slugs)) {
        if (offered.includes(language)) await setAddress({ ctx, tx, pageId: id, language, words });
      }
      if (input.slugs[input.language] === undefined)
        await setAddress({ ctx, tx, pageId: id, language: input.language, words: given.title });
    } else {
      // Somebody here may have given it to another keeper since.
      const free = found.row.unitId === null && found.row.municipalityId === null;
      if (free && input.organisationId !== null && input.organisationId !== found.row.organisationId) {
        await tx.update(page).set({ organisationId: input.organisationId }).where(eq(page.id, id));
        changed += 1;
      }
    }
    if (found !== null && changed > 0) await tx.update(page).set({ changedAt: now }).where(eq(page.id, id));
    audit({
      subjectType: 'page',
      subjectId: id,
      summary: found === null ? `Seite „${given.title}“ übernommen` : `Seite „${given.title}“ abgeglichen: ${changed} Änderungen`,
    });
    if (found === null || changed > 0) touchPublic();
    return ok({ id, created: found === null, changed, aside });
  },
});

async function load(tx: Tx, pageId: string) {
  const [row] = await tx.select().from(page).where(eq(page.id, pageId)).for('update');
  return row === undefined ? null : { row };
}

type Given = { title: string; summary: string; blocks: Parameters<typeof takenIn>[0]['content']['blocks'] };

async function writeEdition(input: {
  ctx: CountyCtx;
  tx: Tx;
  pageId: string;
  language: string;
  given: Given;
  renders: string | null;
}): Promise<{ content: Content; changed: boolean }> {
  const { ctx, tx, pageId, language, given, renders } = input;
  const now = ctx.clock.now();
  const [row] = await tx
    .select()
    .from(pageEdition)
    .where(and(eq(pageEdition.pageId, pageId), eq(pageEdition.language, language)))
    .for('update');
  const content = takenIn({ content: given, before: row?.content ?? null, newId: newBlockId });
  if (row?.content && contentHash(row.content) === contentHash(content)) return { content: row.content, changed: false };
  const number = (row?.number ?? 0) + 1;
  const values = { content, number, releasedAt: now, renders, version: (row?.version ?? 0) + 1 };
  if (row === undefined) {
    await tx.insert(pageEdition).values({ id: newId(now.getTime()), countyId: ctx.county.id, pageId, language, ...values });
  } else await tx.update(pageEdition).set(values).where(eq(pageEdition.id, row.id));
  await tx.insert(pageVersion).values({
    id: newId(now.getTime()),
    countyId: ctx.county.id,
    pageId,
    language,
    number,
    content,
    minor: false,
    note: null,
    createdAt: now,
    createdRef: actorRef(ctx.actor),
  });
  return { content, changed: true };
}

/** Gives how many of its texts are new. */
async function writeLanguage(input: {
  ctx: CountyCtx;
  tx: Tx;
  pageId: string;
  from: string;
  language: string;
  text: Given;
  source: Content;
}): Promise<number> {
  const { ctx, tx, pageId, from, language, text, source } = input;
  const clean = takenIn({ content: text, before: null, newId: newBlockId });
  const aligned = align({ source, title: clean.title, summary: clean.summary, blocks: clean.blocks });
  if (aligned === null || language === 'de-x-ls') {
    const { changed } = await writeEdition({ ctx, tx, pageId, language, given: text, renders: contentHash(source) });
    return Number(changed);
  }
  return saveTranslations({
    ctx,
    tx,
    translations: aligned
      .filter((one) => one.text !== '')
      .map((one) => ({
        ...one,
        subjectType: 'page',
        subjectId: pageId,
        language,
        sourceLanguage: from,
        state: 'checked' as const,
      })),
  });
}
