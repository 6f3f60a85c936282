/** German words for the kinds of units, in the order in which a form offers them. */
export const unitKindWords = {
  department: 'Fachbereich',
  group: 'Fachgruppe',
  'staff-unit': 'Stabsstelle',
  office: 'Stelle',
  enterprise: 'Eigenbetrieb',
  partner: 'Partner',
} as const;
export type UnitKindKey = keyof typeof unitKindWords;
export const unitKindOptions = Object.entries(unitKindWords).map(([value, label]) => ({ value, label }));

/** A unit's key made of its name: small letters, digits and hyphens. */
export const unitKeyOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
