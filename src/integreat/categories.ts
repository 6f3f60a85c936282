import { isLanguage } from '#lib/languages.ts';
import { placeKinds, type PlaceKind } from '#modules/network/contract-places.ts';
import { placeKindWord } from '#modules/network/ui/place-words.ts';
import type { Category } from './shapes.ts';

const blue = '#3700D2';
const sky = '#2E98FB';
const pink = '#EE36DC';
const grey = '#585858';

/**
 * Kinds of places as categories. Icons and colours are of the two lists that Integreat's map has pictures for; each pair
 * stands for one kind, so that who reads it back knows which. Numbers stay what they are: clients keep them.
 */
export const categoryLooks: Readonly<Record<PlaceKind, { id: number; icon: string; color: string }>> = {
  authority: { id: 1, icon: 'office', color: blue },
  advice: { id: 2, icon: 'advice', color: '#A258FF' },
  education: { id: 3, icon: 'education', color: '#C38E03' },
  school: { id: 4, icon: 'education', color: sky },
  kita: { id: 5, icon: 'education', color: pink },
  health: { id: 6, icon: 'health', color: '#FF3333' },
  'meeting-place': { id: 7, icon: 'meeting_point', color: '#1DC6C6' },
  library: { id: 8, icon: 'media', color: sky },
  sport: { id: 9, icon: 'leisure', color: '#3F8F01' },
  culture: { id: 10, icon: 'culture', color: '#FF7C32' },
  religion: { id: 11, icon: 'structure', color: grey },
  shop: { id: 12, icon: 'shopping', color: '#FF7C32' },
  transport: { id: 13, icon: 'mobility', color: blue },
  housing: { id: 14, icon: 'house', color: '#C38E03' },
  emergency: { id: 15, icon: 'medical_aid', color: '#FF3333' },
  other: { id: 16, icon: 'other', color: grey },
};

export function categoryOf(input: { kind: PlaceKind; language: string; origin: string }): Category {
  const { kind, language, origin } = input;
  const { id, icon, color } = categoryLooks[kind];
  return {
    id,
    name: placeKindWord(kind, isLanguage(language) ? language : 'de'),
    color,
    icon,
    icon_url: `${origin}/integreat/icons/${kind}.svg`,
    icon_color: `${icon}_${color}`,
  };
}

export const categoriesIn = (input: { language: string; origin: string }): Category[] =>
  placeKinds.map((kind) => categoryOf({ kind, ...input }));

/** A disc in the category's colour; null where there is no such kind. */
export function categoryIcon(kind: string): string | null {
  const known = placeKinds.find((one) => one === kind);
  if (known === undefined) return null;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9" fill="${categoryLooks[known].color}"/></svg>`;
}
