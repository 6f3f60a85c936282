import { and, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import { cleanBlock } from '#kernel/content/html.ts';
import type { Block } from '#kernel/content/blocks.ts';
import { newId } from '#kernel/ids.ts';
import { invalid } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { installationUseCase } from '#kernel/use-case.ts';
import { libraryInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { sharedPage, sharedPageText } from '../schema.ts';

/**
 * Lays down the shared library as it is given: what is new is added, what changed is changed, what is gone is withdrawn
 * and stays with those who took it over. Pages come parents first.
 */
export const keepLibrary = installationUseCase({
  name: 'welcome.keep-library',
  policy,
  mode: 'write',
  input: libraryInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const known = new Map(
      (await tx.select({ id: sharedPage.id, key: sharedPage.key }).from(sharedPage).where(isNull(sharedPage.origin))).map(
        ({ id, key }) => [key, id],
      ),
    );
    for (const [position, given] of input.pages.entries()) {
      const { key, parent, texts, ...fields } = given;
      if (parent !== null && !known.has(parent))
        return invalid('unknown-parent', `Die Seite „${key}“ nennt „${parent}“, das vorher nicht vorkommt.`);
      const row = {
        ...fields,
        parentId: parent === null ? null : known.get(parent)!,
        position,
        language: 'de',
        withdrawnAt: null,
        changedAt: now,
      };
      const id = known.get(key) ?? newId(now.getTime());
      if (known.has(key)) await tx.update(sharedPage).set(row).where(eq(sharedPage.id, id));
      else await tx.insert(sharedPage).values({ id, key, ...row });
      known.set(key, id);
      await tx.delete(sharedPageText).where(eq(sharedPageText.sharedPageId, id));
      await tx.insert(sharedPageText).values(
        Object.entries(texts).map(([language, content]) => ({
          id: newId(now.getTime()),
          sharedPageId: id,
          language,
          content: { ...content, blocks: content.blocks.map(cleanBlock).filter((block): block is Block => block !== null) },
        })),
      );
    }
    const keys = input.pages.map(({ key }) => key);
    const gone = [...known].filter(([key]) => !keys.includes(key)).map(([, id]) => id);
    if (gone.length > 0) {
      await tx
        .update(sharedPage)
        .set({ withdrawnAt: now })
        .where(and(inArray(sharedPage.id, gone), isNull(sharedPage.withdrawnAt), notInArray(sharedPage.key, keys)));
    }
    audit({ subjectType: 'shared-page', subjectId: null, summary: `Gemeinsame Bibliothek: ${keys.length} Seiten` });
    return ok({ pages: keys.length, withdrawn: gone.length });
  },
});
