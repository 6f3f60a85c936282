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
