import type { TranslatableText, TranslationSource } from '#kernel/translation.ts';
import { findMaterials } from './store.ts';

/** What the public site says of materials; their editions are files and are translated by orders. */
export const translations: TranslationSource = async ({ tx, subjectIds }) => {
  const text = (field: string, what: string, source: string | null): TranslatableText[] =>
    source === null ? [] : [{ field, what, source, format: 'text' }];
  return (await findMaterials(tx, subjectIds ? { ids: subjectIds } : { state: 'public' })).map(({ row }) => ({
    subjectType: 'material',
    subjectId: row.id,
    title: row.title,
    language: 'de',
    texts: [
      ...text('title', 'Titel', row.title),
      ...text('summary', 'Kurz gesagt', row.summary),
      ...text('helpNote', 'Wer beim Ausfüllen hilft', row.helpNote),
    ],
  }));
};
