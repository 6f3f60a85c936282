import type { Register } from '#kernel/register.ts';
import { offerAudienceWords } from '#modules/offers/contract.ts';
import { groupConceptWord, type GroupRow } from './group-form.ts';

export const targetGroups: Register<GroupRow> = {
  key: 'zielgruppen',
  title: 'Zielgruppen',
  columns: [
    {
      key: 'group',
      german: 'Zielgruppe',
      english: 'Target group',
      kind: 'text',
      value: ({ audience }) => offerAudienceWords[audience],
    },
    { key: 'count', german: 'Anzahl', english: 'Number', kind: 'number', value: ({ count }) => count?.all ?? null },
    {
      key: 'hidden',
      german: 'Anzahl zu klein zum Zeigen',
      english: 'Number too small to be shown',
      kind: 'flag',
      value: ({ count }) => count?.hidden ?? false,
    },
    { key: 'day', german: 'Stand', english: 'As of', kind: 'day', value: ({ count }) => count?.day ?? null },
    { key: 'source', german: 'Quelle', english: 'Source', kind: 'text', value: ({ count }) => count?.source ?? null },
    { key: 'offers', german: 'Angebote', english: 'Offers', kind: 'number', value: ({ offers }) => offers },
    {
      key: 'concept',
      german: 'Konzept',
      english: 'Concept',
      kind: 'text',
      value: groupConceptWord,
    },
    { key: 'public', german: 'Öffentliche Seite', english: 'Public page', kind: 'flag', value: ({ isPublic }) => isPublic },
  ],
};
