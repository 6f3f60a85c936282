import type { PublicDocumentSource } from '#kernel/public-documents.ts';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { findPools } from './store.ts';

/** What the pools do, in every language of the site, where there is one that takes requests. */
export const publicDocuments: PublicDocumentSource = async ({ tx, language }) => {
  if (!isLanguage(language)) return [];
  const pools = (await findPools(tx, { isOpen: true })).filter(({ row }) => !row.elsewhere);
  if (pools.length === 0) return [];
  const locale = { locale: language };
  const paths = publicPaths({ base: '', language });
  const page = { kind: 'page', audience: [], language };
  return [
    {
      ...page,
      id: 'interpreting.about',
      title: m.interpreting_public_title({}, locale),
      keywords: language === 'de' ? ['Dolmetschen', 'Übersetzen', 'Sprachmittler', 'Kita', 'Schule', 'Behörde'] : [],
      text: [m.interpreting_public_lead({}, locale), m.interpreting_public_need({}, locale)].join('\n'),
      href: paths.interpreting,
    },
    {
      ...page,
      id: 'interpreting.join',
      title: m.interpreting_public_join({}, locale),
      keywords: language === 'de' ? ['Sprachmittlerin werden', 'Dolmetscherin werden'] : [],
      text: m.interpreting_public_join_lead({}, locale),
      href: paths.interpretingJoin,
    },
  ];
};
