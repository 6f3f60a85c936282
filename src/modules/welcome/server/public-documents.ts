import { headingLevel, plainText } from '#kernel/content/blocks.ts';
import type { PublicDocumentSource } from '#kernel/public-documents.ts';
import type { RetrievalDocument } from '#kernel/retrieval/types.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { publicPaths } from '#lib/paths.ts';
import { noticeKindWords } from '../contract-alerts.ts';
import { findComingNotices, loadMunicipalities } from './alert-store.ts';
import { noticeView } from './alert-views.ts';
import { loadPages, sayPage } from './load-page.ts';
import { loadTree } from './tree-store.ts';

/** Pages, and what is said for now. */
export const publicDocuments: PublicDocumentSource = async (input) => [
  ...(await pageDocuments(input)),
  ...(await noticeDocuments(input)),
];

/** Notices that are shown at this moment: the worker tells the search when one begins or ends. */
const noticeDocuments: PublicDocumentSource = async ({ ctx, tx, language }) => {
  const now = ctx.clock.now();
  const rows = (await findComingNotices(tx, now)).filter((row) => row.shownFrom <= now);
  const dictionary = await loadDictionary({ tx, language, subjectIds: rows.map(({ id }) => id) });
  const municipalities = rows.length === 0 ? [] : await loadMunicipalities(tx);
  const paths = publicPaths({ base: '', language });
  return rows.flatMap((row) => {
    const view = noticeView({ row, dictionary, municipalities });
    if (view.title.language !== language) return [];
    return [
      {
        id: `welcome.notice:${row.id}`,
        kind: 'notice',
        title: view.title.text,
        keywords: [...(language === 'de' ? [noticeKindWords[row.kind]] : []), ...view.municipalities.map(({ name }) => name)],
        text: view.text.language === language ? view.text.text : '',
        audience: [],
        href: paths.notice(row.id),
        language,
      },
    ];
  });
};

/** Pages with all that they say in the language. */
const pageDocuments: PublicDocumentSource = async ({ tx, language }) => {
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
