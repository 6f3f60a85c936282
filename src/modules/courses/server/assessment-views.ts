import { berlinDay } from '#kernel/dates.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { loadDictionary, type Dictionary } from '#kernel/translation.ts';
import type { OfferWord } from '#modules/offers/contract.ts';
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
  const { organisation, place, town } = found;
  return {
    ...row,
    organisation: organisation && { id: organisation.id, name: organisation.name },
    unit: found.unit,
    municipality: found.municipality,
    place: place && { id: place.id, name: place.name, town: place.town, municipality: town && { id: town.id, name: town.name } },
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    confirmedBy: row.confirmedBy === null ? null : (names.get(row.confirmedBy) ?? null),
    askedAt: row.askedAt?.toISOString() ?? null,
    mayChange: mayKeep(ctx, found.row),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Fields that are translated; an instrument keeps its name. */
export const assessmentTexts = ['name', 'resultNote', 'recognition'] as const;

export const assessmentWords = (input: { tx: Tx; language: string; found: readonly AssessmentRow[] }): Promise<Dictionary> =>
  loadDictionary({ tx: input.tx, language: input.language, subjectIds: input.found.map(({ row }) => row.id) });

/** What everybody may see, in one language: a place that is hidden is not named. */
export function publicAssessment({ found, dictionary }: { found: AssessmentRow; dictionary: Dictionary }): PublicAssessment {
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
    reviewBy: _reviewBy,
    askedAt: _askedAt,
    updatedAt: _updated,
    version: _version,
    ...row
  } = found.row;
  const { place, town } = found;
  const maybe = (field: (typeof assessmentTexts)[number]): OfferWord | null => {
    const source = row[field];
    return source === null ? null : dictionary.word({ subjectId: row.id, field, source });
  };
  return {
    ...row,
    name: dictionary.word({ subjectId: row.id, field: 'name', source: row.name }),
    resultNote: maybe('resultNote'),
    recognition: maybe('recognition'),
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
