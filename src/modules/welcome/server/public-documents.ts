import { headingLevel, plainText } from '#kernel/content/blocks.ts';
import type { PublicDocumentSource } from '#kernel/public-documents.ts';
import type { RetrievalDocument } from '#kernel/retrieval/types.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { publicPaths } from '#lib/paths.ts';
import { loadPages, sayPage } from './load-page.ts';
import { loadTree } from './tree-store.ts';

/** Pages with all that they say in the language. */
export const publicDocuments: PublicDocumentSource = async ({ tx, language }) => {
  const tree = await loadTree({ tx, language, publicOnly: true });
  const shown = tree.filter(({ title }) => title.language === language);
  const paths = publicPaths({ base: '', language });
  const links = new Map(shown.map((link) => [link.id, link]));
  const documents: RetrievalDocument[] = [];
  for (const [writtenIn, rows] of Map.groupBy(
    shown.map(({ row }) => row),
    (row) => row.language,
  )) {
    const dictionary = await loadDictionary({ tx, language, subjectIds: rows.map(({ id }) => id), writtenIn });
    for (const loaded of await loadPages(tx, rows)) {
      const link = links.get(loaded.row.id)!;
      const said = await sayPage({ tx, loaded, language, dictionary });
      const blocks = (said?.blocks ?? []).filter((block) => block.html !== '' && block.language === language);
      const headings = blocks.filter((block) => headingLevel(block) !== null);
      documents.push({
        id: `welcome.page:${link.id}`,
        kind: 'page',
        title: link.title.text,
        keywords: loaded.row.keywords[language] ?? [],
        headings: headings.map((block) => plainText(block.html)),
        text: [
          ...(link.summary.language === language ? [link.summary.text] : []),
          ...blocks.filter((block) => !headings.includes(block)).map((block) => plainText(block.html)),
        ].join('\n'),
        audience: link.audiences,
        href: paths.page(link.path),
        language,
      });
    }
  }
  return documents;
};
