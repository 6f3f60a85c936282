import type { Duty } from '#kernel/duties.ts';
import type { Thing } from '#kernel/policy.ts';
import type { PageRow } from './tree-store.ts';

/** To whom a page belongs. */
export const thingOf = (row: Pick<PageRow, 'unitId' | 'organisationId' | 'municipalityId'>): Thing => ({
  unitIds: row.unitId === null ? [] : [row.unitId],
  organisationIds: row.organisationId === null ? [] : [row.organisationId],
  municipalityIds: row.municipalityId === null ? [] : [row.municipalityId],
});

/** Whom a mail about it asks. */
export const askedOf = (row: Pick<PageRow, 'unitId' | 'organisationId' | 'municipalityId'>): Duty['askedOf'] => ({
  unitId: row.unitId,
  municipalityIds: row.municipalityId === null ? [] : [row.municipalityId],
  bodyId: null,
  organisationIds: row.organisationId === null ? [] : [row.organisationId],
});
