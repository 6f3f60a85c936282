import { ok } from '#kernel/result.ts';
import { directoryOf } from '#kernel/table-diff.ts';
import { assessments } from '#lib/office/list-registers-assessments.ts';
import { languageWords } from '#lib/office/spoken-languages.ts';
import {
  skillFindings,
  skillFindingWords,
  skillResults,
  skillResultWords,
  type NeededLevel,
  type SkillFinding,
  type SkillResult,
} from '#modules/courses/contract-assessments.ts';
import { residences, residenceWords, type Residence } from '#modules/courses/contract.ts';
import { addSkillsAssessment, changeSkillsAssessment, listSkillsAssessments } from '#modules/courses/server/index.ts';
import { spokenLanguages } from '#modules/network/contract-places.ts';
import { listPlaces } from '#modules/network/server/index.ts';
import {
  offerAudiences,
  offerAudienceWords,
  type OfferAudience,
  type OfferFee,
  type OfferMode,
  type OfferState,
} from '#modules/offers/contract.ts';
import { loadOrganisationNames, loadPlaces } from './directories.ts';
import { taker, targetOf } from './target.ts';

type Text = string | null;
type Spoken = (typeof spokenLanguages)[number];
const terms = <T extends string>(what: string, ids: readonly T[], word: (id: T) => string) =>
  directoryOf({ what, by: 'das Kürzel', things: ids.map((id) => ({ id, name: word(id) })) });

export const assessmentTarget = targetOf({
  register: assessments,
  action: 'courses.keep',
  headKey: 'name',
  idOf: (row) => row.id,
  nameOf: (row) => row.name,
  versionOf: (row) => row.version,
  columns: {
    organisationId: 'organisation',
    unitId: 'unit',
    municipalityId: 'municipality',
    placeId: 'place',
    ageFrom: 'age-from',
    ageTo: 'age-to',
    neededLevel: 'level',
    resultNote: 'result-note',
  },
  open: async (ctx) => {
    const rows = await listSkillsAssessments(ctx, {});
    if (!rows.ok) return rows;
    const found = await loadPlaces(ctx);
    if (!found.ok) return found;
    const organisations = await loadOrganisationNames(ctx);
    if (!organisations.ok) return organisations;
    const places = await listPlaces(ctx, {});
    if (!places.ok) return places;
    return ok({
      title: 'Kompetenzfeststellungen',
      rows: rows.value,
      directories: {
        ...found.value,
        organisations: organisations.value,
        places: directoryOf({ what: 'Der Ort', by: 'die Kennung', things: places.value }),
        audiences: terms('Die Zielgruppe', offerAudiences, (id) => offerAudienceWords[id]),
        residences: terms('Der Aufenthaltsstatus', residences, (id) => residenceWords[id]),
        findings: terms('Was festgestellt wird', skillFindings, (id) => skillFindingWords[id]),
        languages: terms('Die Sprache', spokenLanguages, languageWords),
        results: terms('Das Ergebnis', skillResults, (id) => skillResultWords[id]),
      },
      save: (inner, { before, values }) => {
        const take = taker(values);
        const fields = {
          name: take('name', before?.name ?? ''),
          organisationId: take<Text>('organisation', before?.organisation?.id ?? null),
          unitId: take<Text>('unit', before?.unit?.id ?? null),
          municipalityId: take<Text>('municipality', before?.municipality?.id ?? null),
          mode: take<OfferMode>('mode', before?.mode ?? 'on-site'),
          placeId: take<Text>('place', before?.place?.id ?? null),
          audiences: take<OfferAudience[]>('audiences', before?.audiences ?? []),
          ageFrom: take<number | null>('age-from', before?.ageFrom ?? null),
          ageTo: take<number | null>('age-to', before?.ageTo ?? null),
          neededLevel: take<NeededLevel | null>('level', before?.neededLevel ?? null),
          residences: take<Residence[]>('residences', before?.residences ?? []),
          findings: take<SkillFinding[]>('findings', before?.findings ?? []),
          instrument: take<Text>('instrument', before?.instrument ?? null),
          hours: take<number | null>('hours', before?.hours ?? null),
          languages: take<Spoken[]>('languages', (before?.languages ?? []) as Spoken[]),
          results: take<SkillResult[]>('results', before?.results ?? []),
          resultNote: take<Text>('result-note', before?.resultNote ?? null),
          recognition: take<Text>('recognition', before?.recognition ?? null),
          fee: take<OfferFee>('fee', before?.fee ?? 'unknown'),
          website: take<Text>('website', before?.website ?? null),
          phone: take<Text>('phone', before?.phone ?? null),
          email: take<Text>('email', before?.email ?? null),
          state: take<OfferState>('state', before?.state ?? 'draft'),
          demonstration: before?.demonstration ?? false,
        };
        return before === null
          ? addSkillsAssessment(inner, fields)
          : changeSkillsAssessment(inner, { assessmentId: before.id, version: before.version, ...fields });
      },
    });
  },
});
