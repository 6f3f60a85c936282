import {
  offerAudiences,
  offerAudienceWords,
  offerKinds,
  offerKindWords,
  offerLevels,
  offerLevelWord,
  offerTopics,
  offerTopicWords,
} from '../contract.ts';
import type { OpenTaxonomy, OpenTerm } from '../contract-open.ts';
import { namedId } from './model/named-id.ts';
import type { ServiceRow } from './store.ts';

/** The closed lists by which offers are sorted, as taxonomies. Childcare and cost have no key of their own in HSDS. */
const lists = {
  kind: { name: 'Art des Angebots', keys: offerKinds, word: (key) => offerKindWords[key as 'course'] },
  topic: { name: 'Thema', keys: offerTopics, word: (key) => offerTopicWords[key as 'work'] },
  audience: { name: 'Zielgruppe', keys: offerAudiences, word: (key) => offerAudienceWords[key as 'women'] },
  level: { name: 'Sprachniveau (GER)', keys: offerLevels, word: (key) => offerLevelWord(key as 'A1') },
  feature: {
    name: 'Merkmal',
    keys: ['childcare', 'free', 'online'],
    word: (key) => ({ childcare: 'mit Kinderbetreuung', free: 'kostenlos', online: 'auch online' })[key] ?? key,
  },
} as const satisfies Record<string, { name: string; keys: readonly string[]; word: (key: string) => string }>;
export type TermList = keyof typeof lists;
const listNames = Object.keys(lists) as TermList[];

const taxonomyId = (countyId: string, list: TermList): string => namedId(countyId, `taxonomy:${list}`);
const termId = (countyId: string, list: TermList, key: string): string => namedId(countyId, `term:${list}:${key}`);

export const taxonomies = (countyId: string): OpenTaxonomy[] =>
  listNames.map((list) => ({
    id: taxonomyId(countyId, list),
    name: lists[list].name,
    description: `${lists[list].name}, geschlossene Liste von Kreislotse`,
    version: '1',
  }));

export const openTerm = (countyId: string, list: TermList, key: string): OpenTerm => ({
  id: termId(countyId, list, key),
  code: key,
  name: lists[list].word(key),
  description: `${lists[list].name}: ${lists[list].word(key)}`,
  taxonomy: lists[list].name,
  taxonomy_id: taxonomyId(countyId, list),
  language: 'de',
});

export const terms = (countyId: string): OpenTerm[] =>
  listNames.flatMap((list) => lists[list].keys.map((key) => openTerm(countyId, list, key)));

/** Which terms an offer has. */
export function termsOf(row: ServiceRow): { list: TermList; key: string }[] {
  const of = (list: TermList, keys: readonly string[]) => keys.map((key) => ({ list, key }));
  return [
    ...of('kind', [row.kind]),
    ...of('topic', row.topics),
    ...of('audience', row.audiences),
    ...of('level', row.levels),
    ...of('feature', [
      ...(row.childcare ? ['childcare'] : []),
      ...(row.fee === 'free' ? ['free'] : []),
      ...(row.mode === 'on-site' ? [] : ['online']),
    ]),
  ];
}

/** What an id of a taxonomy or term means; null for one that nobody gave. */
export const findList = (countyId: string, id: string): TermList | null =>
  listNames.find((list) => taxonomyId(countyId, list) === id.toLowerCase()) ?? null;
export function findTerm(countyId: string, id: string): { list: TermList; key: string } | null {
  for (const list of listNames)
    for (const key of lists[list].keys) if (termId(countyId, list, key) === id.toLowerCase()) return { list, key };
  return null;
}
