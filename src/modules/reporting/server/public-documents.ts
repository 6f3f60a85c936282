import type { PublicDocumentSource } from '#kernel/public-documents.ts';
import { publicPaths } from '#lib/paths.ts';
import { findReports } from './store.ts';

/** Frozen reports. They are written in German: other languages find them as a second chance. */
export const publicDocuments: PublicDocumentSource = async ({ tx, language }) => {
  if (language !== 'de') return [];
  const paths = publicPaths({ base: '', language });
  return (await findReports(tx, { frozenOnly: true })).map((row) => ({
    id: `reporting.report:${row.id}`,
    kind: 'report',
    title: row.title,
    keywords: row.paperNumber === null ? ['Bericht'] : ['Bericht', row.paperNumber],
    text: row.strategyTitle ?? '',
    audience: [],
    href: paths.report(row.key),
    language,
  }));
};
