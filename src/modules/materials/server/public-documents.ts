import type { PublicDocumentSource } from '#kernel/public-documents.ts';
import { publicPaths } from '#lib/paths.ts';
import { materialKindWords, materialSubjectWords } from '../contract.ts';
import { findMaterials } from './store.ts';
import { publicMaterial, wordsOf } from './views.ts';

/** Public forms and materials: those whose title is written in the language, or that exist in it. */
export const publicDocuments: PublicDocumentSource = async ({ tx, language }) => {
  const found = await findMaterials(tx, { state: 'public' });
  const dictionary = await wordsOf({ tx, language, found });
  const paths = publicPaths({ base: '', language });
  return found.flatMap((entry) => {
    const view = publicMaterial({ found: entry, dictionary, language });
    if (view.title.language !== language) return [];
    const said = (word: { text: string; language: string } | null): string =>
      word !== null && word.language === language ? word.text : '';
    return [
      {
        id: `materials.material:${view.id}`,
        kind: 'form',
        title: view.title.text,
        keywords: language === 'de' ? [materialKindWords[view.kind], materialSubjectWords[view.subject]] : [],
        text: [said(view.summary), said(view.help?.note ?? null), view.unit, view.service?.name].filter(Boolean).join('\n'),
        audience: view.audience,
        href: paths.form(view.slug),
        language,
      },
    ];
  });
};
