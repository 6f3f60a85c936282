export const bodyFields = ['name', 'kind', 'position', 'municipalityId', 'unitId', 'closedOn'] as const;
export type BodyForm = Record<(typeof bodyFields)[number], string>;

export const emptyBody = Object.fromEntries(bodyFields.map((name) => [name, ''])) as BodyForm;
