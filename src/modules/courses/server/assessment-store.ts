import { and, arrayContains, asc, eq, inArray, lt, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '#kernel/context.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { organisation } from '#modules/network/server/schema.ts';
import type { OfferAudience, OfferState } from '#modules/offers/contract.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { SkillFinding } from '../contract-assessments.ts';
import { skillsAssessment } from './assessment-schema.ts';

/** Where it is held; the provider's own municipality is another. */
const townOf = alias(municipality, 'town_of');
type Named = { id: string; name: string };
export type AssessmentRow = {
  row: typeof skillsAssessment.$inferSelect;
  place: typeof place.$inferSelect | null;
  town: (Named & { ags: string }) | null;
  organisation: (Named & { email: string | null }) | null;
  unit: Named | null;
  municipality: Named | null;
};
export type AssessmentFilter = {
  id?: string;
  ids?: readonly string[];
  search?: string | null;
  finding?: SkillFinding | null;
  /** What is for nobody in particular is for these, too. */
  audience?: OfferAudience | null;
  /** Where it is held. */
  municipalityId?: string | null;
  state?: OfferState | null;
  /** What must be confirmed before this day. */
  reviewBefore?: string;
};

const words = (search: string | null | undefined): string[] => (search ?? '').split(/\s+/).filter(Boolean);
const hay = sql`lower(concat_ws(' ', ${skillsAssessment.name}, ${skillsAssessment.instrument}, ${place.name}, ${place.town}, ${organisation.name}, ${unit.name}, ${municipality.name}))`;
const conditions = (filter: AssessmentFilter): SQL | undefined =>
  and(
    filter.id ? eq(skillsAssessment.id, filter.id) : undefined,
    filter.ids ? inArray(skillsAssessment.id, [...filter.ids]) : undefined,
    filter.finding ? arrayContains(skillsAssessment.findings, [filter.finding]) : undefined,
    filter.audience
      ? or(sql`cardinality(${skillsAssessment.audiences}) = 0`, arrayContains(skillsAssessment.audiences, [filter.audience]))
      : undefined,
    filter.municipalityId ? eq(place.municipalityId, filter.municipalityId) : undefined,
    filter.state ? eq(skillsAssessment.state, filter.state) : undefined,
    filter.reviewBefore ? lt(skillsAssessment.reviewBy, filter.reviewBefore) : undefined,
    ...words(filter.search).map((word) => sql`strpos(${hay}, lower(${word})) > 0`),
  );

/** Assessments by name, with their places and who offers them. */
export const findAssessments = (tx: Tx, filter: AssessmentFilter): Promise<AssessmentRow[]> =>
  tx
    .select({
      row: skillsAssessment,
      place,
      town: { id: townOf.id, name: townOf.name, ags: townOf.ags },
      organisation: { id: organisation.id, name: organisation.name, email: organisation.email },
      unit: { id: unit.id, name: unit.name },
      municipality: { id: municipality.id, name: municipality.name },
    })
    .from(skillsAssessment)
    .leftJoin(place, eq(place.id, skillsAssessment.placeId))
    .leftJoin(townOf, eq(townOf.id, place.municipalityId))
    .leftJoin(organisation, eq(organisation.id, skillsAssessment.organisationId))
    .leftJoin(unit, eq(unit.id, skillsAssessment.unitId))
    .leftJoin(municipality, eq(municipality.id, skillsAssessment.municipalityId))
    .where(conditions(filter))
    .orderBy(asc(sql`lower(${skillsAssessment.name})`), asc(skillsAssessment.id));

/** The assessment, held against other changes until the transaction ends. */
export async function lockAssessment(tx: Tx, id: string): Promise<AssessmentRow | null> {
  const [held] = await tx
    .select({ id: skillsAssessment.id })
    .from(skillsAssessment)
    .where(eq(skillsAssessment.id, id))
    .for('update');
  const [found] = held ? await findAssessments(tx, { id }) : [];
  return found ?? null;
}

const references = {
  placeId: place,
  organisationId: organisation,
  unitId: unit,
  municipalityId: municipality,
} as const;
type Reference = keyof typeof references;
/** The first of these references that the county does not have, by its field; null where all are there. */
export async function unknownAssessmentReference(tx: Tx, given: Record<Reference, string | null>): Promise<Reference | null> {
  for (const field of Object.keys(references) as Reference[]) {
    const id = given[field];
    const table = references[field];
    if (id === null) continue;
    if (
      (
        await tx
          .select({ id: table.id })
          .from(table)
          .where(inArray(table.id, [id]))
      ).length === 0
    )
      return field;
  }
  return null;
}

/** The municipalities of the county by name. */
export const findAssessmentTowns = (tx: Tx): Promise<{ id: string; ags: string; name: string }[]> =>
  tx
    .select({ id: municipality.id, ags: municipality.ags, name: municipality.name })
    .from(municipality)
    .orderBy(asc(municipality.name));
