import { berlinDay } from '#kernel/dates.ts';
import type { CountyCtx } from '#kernel/context.ts';
import type { AssessmentScope, PublicAssessment, SkillsAssessmentView } from '../contract-assessments.ts';
import type { AssessmentRow } from './assessment-store.ts';
import { mayKeep } from './rights.ts';

const providerOf = ({ organisation, unit, municipality }: AssessmentRow): string =>
  organisation?.name ?? unit?.name ?? municipality?.name ?? '';

export function assessmentView(ctx: CountyCtx, found: AssessmentRow, names: ReadonlyMap<string, string>): SkillsAssessmentView {
  const {
    countyId: _county,
    createdAt: _created,
    organisationId: _organisation,
    unitId: _unit,
    municipalityId: _municipality,
    placeId: _place,
    ...row
  } = found.row;
  const { place, town } = found;
  return {
    ...row,
    organisation: found.organisation,
    unit: found.unit,
    municipality: found.municipality,
    place: place && { id: place.id, name: place.name, town: place.town, municipality: town && { id: town.id, name: town.name } },
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    confirmedBy: row.confirmedBy === null ? null : (names.get(row.confirmedBy) ?? null),
    mayChange: mayKeep(ctx, found.row),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** What everybody may see: a place that is hidden is not named. */
export function publicAssessment(found: AssessmentRow): PublicAssessment {
  const {
    countyId: _county,
    createdAt: _created,
    organisationId: _organisation,
    unitId: _unit,
    municipalityId: _municipality,
    placeId: _place,
    state: _state,
    confirmedAt,
    confirmedBy: _confirmedBy,
    updatedAt: _updated,
    version: _version,
    ...row
  } = found.row;
  const { place, town } = found;
  return {
    ...row,
    provider: providerOf(found),
    place:
      place === null || place.state !== 'public'
        ? null
        : { name: place.name, slug: place.slug, town: place.town ?? town?.name ?? null, ags: town?.ags ?? null },
    confirmedOn: confirmedAt === null ? null : berlinDay(confirmedAt),
  };
}

/** For whom and where it is; what is also online, or at no place, is for the whole county. */
export const scopeOf = (found: AssessmentRow): AssessmentScope => {
  const { id, name, audiences, ageFrom, ageTo, residences, findings, mode } = found.row;
  return {
    ...{ id, name, audiences, ageFrom, ageTo, residences, findings },
    provider: providerOf(found),
    town: mode === 'on-site' && found.town ? { id: found.town.id, name: found.town.name } : null,
  };
};
