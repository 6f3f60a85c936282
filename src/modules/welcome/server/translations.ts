import { eq, inArray } from 'drizzle-orm';
import type { TranslationSource } from '#kernel/translation.ts';
import { translatableTexts } from './model/wording.ts';
import { page, pageEdition, sharedPage, sharedPageText } from './schema.ts';

/** Released texts of the county's own pages; of pages taken over also those that came with them, in the languages that they lack. */
export const translations: TranslationSource = async ({ tx, subjectIds }) => {
  const rows = await tx
    .select({
      id: page.id,
      language: page.language,
      shared: page.sharedPageId,
      state: page.state,
      changedAt: page.changedAt,
    })
    .from(page)
    .where(subjectIds === undefined ? undefined : inArray(page.id, [...subjectIds]));
  if (rows.length === 0) return [];
  const editions = await tx
    .select({ pageId: pageEdition.pageId, language: pageEdition.language, content: pageEdition.content })
    .from(pageEdition);
  const byPage = Map.groupBy(editions, ({ pageId }) => pageId);
  const sharedIds = rows.flatMap(({ shared }) => shared ?? []);
  const taken =
    sharedIds.length === 0
      ? []
      : await tx
          .select({
            id: sharedPage.id,
            written: sharedPage.language,
            language: sharedPageText.language,
            content: sharedPageText.content,
          })
          .from(sharedPageText)
          .innerJoin(sharedPage, eq(sharedPage.id, sharedPageText.sharedPageId))
          .where(inArray(sharedPage.id, sharedIds));
  const takenById = Map.groupBy(taken, ({ id }) => id);
  return rows
    .filter(({ state }) => state === 'public' || state === 'hidden')
    .flatMap((row) => {
      const own = byPage.get(row.id) ?? [];
      const content = own.find(({ language }) => language === row.language)?.content;
      const came = takenById.get(row.shared ?? '') ?? [];
      const source = came.find(({ language, written }) => language === written && language === row.language)?.content;
      const title = source?.title ?? content?.title;
      if (title === undefined) return [];
      // A language whose text is built otherwise has an edition of its own.
      const covered = own.filter((edition) => edition.content !== null).map(({ language }) => language);
      const texts = [
        ...(source
          ? translatableTexts(source).map((text) => ({ ...text, coveredIn: came.map(({ language }) => language) }))
          : []),
        ...(content ? translatableTexts(content) : [])
          .filter(({ field }) => row.shared === null || field.startsWith('block-'))
          .map((text) => ({ ...text, coveredIn: covered })),
      ];
      if (texts.length === 0) return [];
      const { id: subjectId, language, changedAt } = row;
      return [{ subjectType: 'page', subjectId, title, language, texts, changedAt }];
    });
};
