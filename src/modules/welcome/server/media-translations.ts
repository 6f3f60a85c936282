import type { TranslatableText, TranslationSource } from '#kernel/translation.ts';
import { findMedia } from './media-store.ts';

/** What pictures show and what stands below them. */
export const mediaTranslations: TranslationSource = async ({ tx, subjectIds }) =>
  (await findMedia(tx, subjectIds))
    .map(({ row }) => ({
      subjectType: 'medium',
      subjectId: row.id,
      title: row.title,
      language: 'de',
      texts: [
        { field: 'alt', what: 'Beschreibung des Bildes', source: row.alt, format: 'text' as const },
        { field: 'caption', what: 'Bildunterschrift', source: row.caption ?? '', format: 'text' as const },
      ].filter(({ source }): boolean => source !== '') satisfies TranslatableText[],
    }))
    .filter(({ texts }) => texts.length > 0);
