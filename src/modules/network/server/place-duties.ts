import { and, eq, isNotNull, lte } from 'drizzle-orm';
import { addDays } from '#kernel/dates.ts';
import type { Duty, DutySource } from '#kernel/duties.ts';
import { organisationsByUnit } from './organisations-by-unit.ts';
import { officeGaps } from './model/responsible.ts';
import { place } from './place-schema.ts';
import { findMunicipalities, findOffices } from './place-store.ts';

/** So many days before the date people are asked whether a place is still right. */
const askDaysBefore = 30;

/** Places whose keepers are to confirm them, and functions that nobody has in some municipality. */
export const placeDuties: DutySource = async ({ ctx, tx, today }) => {
  const rows = await tx
    .select()
    .from(place)
    .where(and(eq(place.state, 'public'), isNotNull(place.reviewBy), lte(place.reviewBy, addDays(today, askDaysBefore))));
  const unitOf = new Map([...(await organisationsByUnit(tx))].map(([unitId, organisationId]) => [organisationId, unitId]));
  const reviews = rows.map((row): Duty => ({
    kind: 'network.place-review',
    key: `network.place-review:${row.id}:${row.reviewBy}`,
    subjectId: row.id,
    title: row.name,
    context: [row.town ?? ''].filter(Boolean),
    due: row.reviewBy,
    action: 'network.keep-place',
    thing: {
      unitIds: row.unitId === null ? [] : [row.unitId],
      municipalityIds: row.municipalityId === null ? [] : [row.municipalityId],
      organisationIds: row.organisationId === null ? [] : [row.organisationId],
    },
    askedOf: {
      unitId: row.unitId ?? (row.organisationId === null ? null : (unitOf.get(row.organisationId) ?? null)),
      // A place that an association holds is no work of the town in which it lies.
      municipalityIds: row.organisationId === null && row.municipalityId !== null ? [row.municipalityId] : [],
      bodyId: null,
    },
  }));
  const entries = await findOffices({ tx });
  // Whoever has not begun is not reminded of each of thirty functions.
  if (entries.length === 0) return reviews;
  const gaps = officeGaps({ entries, municipalities: await findMunicipalities(tx) });
  if (gaps.length === 0) return reviews;
  const open = gaps.reduce((sum, gap) => sum + gap.municipalities.length, 0);
  return [
    ...reviews,
    {
      kind: 'network.office-gap',
      key: `network.office-gap:${gaps.length}:${open}`,
      subjectId: ctx.county.id,
      title: gaps.length === 1 ? 'Eine Aufgabe ohne Stelle' : `${gaps.length} Aufgaben ohne Stelle`,
      context: [],
      due: null,
      action: 'network.edit',
      thing: {},
      askedOf: { unitId: null, municipalityIds: [], bodyId: null },
    },
  ];
};
