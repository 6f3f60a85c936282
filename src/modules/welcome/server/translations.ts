import { inArray } from 'drizzle-orm';
import type { TranslationSource } from '#kernel/translation.ts';
import { translatableTexts } from './model/wording.ts';
import { page, pageEdition } from './schema.ts';

/** Released texts of the county's own pages; of pages taken over what the county adds. */
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
  return rows
    .filter(({ state }) => state === 'public' || state === 'hidden')
    .flatMap((row) => {
      const own = byPage.get(row.id) ?? [];
      const content = own.find(({ language }) => language === row.language)?.content;
      if (!content) return [];
      // A language whose text is built otherwise has an edition of its own.
      const coveredIn = own.filter((edition) => edition.content !== null).map(({ language }) => language);
      const texts = translatableTexts(content)
        .filter(({ field }) => row.shared === null || field.startsWith('block-'))
        .map((text) => ({ ...text, coveredIn }));
      const { id: subjectId, language, changedAt } = row;
      return [{ subjectType: 'page', subjectId, title: content.title, language, texts, changedAt }];
    });
};
