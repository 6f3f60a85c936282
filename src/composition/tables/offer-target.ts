import { ok } from '#kernel/result.ts';
import { directoryOf } from '#kernel/table-diff.ts';
import { offers } from '#lib/office/list-registers-offers.ts';
import { storedOffer } from '#lib/office/offer-form.ts';
import { languageWords } from '#lib/office/spoken-languages.ts';
import { spokenLanguages } from '#modules/network/contract-places.ts';
import { listPlaces, listProjects } from '#modules/network/server/index.ts';
import {
  offerAudiences,
  offerAudienceWords,
  offerLevels,
  offerLevelWord,
  offerTopics,
  offerTopicWords,
  type OfferAudience,
  type OfferFee,
  type OfferKind,
  type OfferLevel,
  type OfferMode,
  type OfferState,
  type OfferStatus,
  type OfferTopic,
} from '#modules/offers/contract.ts';
import { addOffer, changeOffer, listOffers } from '#modules/offers/server/index.ts';
import { loadOrganisationNames, loadPlaces } from './directories.ts';
import { taker, targetOf } from './target.ts';

type Text = string | null;
const terms = <T extends string>(what: string, ids: readonly T[], word: (id: T) => string) =>
  directoryOf({ what, by: 'das Kürzel', things: ids.map((id) => ({ id, name: word(id) })) });

export const offerTarget = targetOf({
  register: offers,
  action: 'offers.keep',
  headKey: 'name',
  idOf: (row) => row.id,
  nameOf: (row) => row.name,
  versionOf: (row) => row.version,
  columns: {
    organisationId: 'organisation',
    unitId: 'unit',
    municipalityId: 'municipality',
    projectId: 'project',
    places: 'place',
    'places.0.schedules': 'times',
    areaIds: 'areas',
    minimumAge: 'from-age',
    maximumAge: 'to-age',
    feesDescription: 'fees',
    applicationProcess: 'application',
    maximum: 'seats',
    available: 'free',
    validFrom: 'from',
    validTo: 'to',
  },
  open: async (ctx) => {
    const rows = await listOffers(ctx, {});
    if (!rows.ok) return rows;
    const found = await loadPlaces(ctx);
    if (!found.ok) return found;
    const organisations = await loadOrganisationNames(ctx);
    if (!organisations.ok) return organisations;
    const places = await listPlaces(ctx, {});
    if (!places.ok) return places;
    const projects = await listProjects(ctx, {});
    if (!projects.ok) return projects;
    return ok({
      title: 'Angebote',
      rows: rows.value,
      directories: {
        ...found.value,
        organisations: organisations.value,
        places: directoryOf({ what: 'Der Ort', by: 'die Kennung', things: places.value }),
        projects: directoryOf({
          what: 'Das Projekt',
          by: 'die Kennung',
          things: projects.value.map(({ id, title }) => ({ id, name: title })),
        }),
        topics: terms('Das Thema', offerTopics, (id) => offerTopicWords[id]),
        audiences: terms('Die Zielgruppe', offerAudiences, (id) => offerAudienceWords[id]),
        levels: terms('Das Sprachniveau', offerLevels, offerLevelWord),
        languages: terms('Die Sprache', spokenLanguages, languageWords),
      },
      save: async (inner, { before, values }) => {
        const take = taker(values);
        const seats = before?.capacities.find(({ unit, audience }) => unit === 'seats' && audience === null);
        const placeId = take<Text>('place', before?.places[0]?.placeId ?? null);
        const times = take<Text>('times', before?.places[0]?.times ?? null);
        const fields = {
          name: take('name', before?.name ?? ''),
          kind: take('kind', before?.kind ?? ('' as OfferKind)),
          topics: take<OfferTopic[]>('topics', before?.topics ?? []),
          summary: take<Text>('summary', before?.summary ?? null),
          description: take<Text>('description', before?.description ?? null),
          organisationId: take<Text>('organisation', before?.organisation?.id ?? null),
          unitId: take<Text>('unit', before?.unit?.id ?? null),
          municipalityId: take<Text>('municipality', before?.municipality?.id ?? null),
          projectId: take<Text>('project', before?.project?.id ?? null),
          // A table has room for the first place; the others stay.
          places: [
            ...(placeId === null ? [] : [{ placeId, schedules: times ?? '' }]),
            ...(before?.places.slice(1).map((place) => ({ placeId: place.placeId, schedules: place.schedules })) ?? []),
          ],
          schedules: take<Text>('schedules', before?.times ?? null) ?? '',
          mode: take<OfferMode>('mode', before?.mode ?? 'on-site'),
          areaIds: take<string[]>('areas', before?.areas.map(({ id }) => id) ?? []),
          audiences: take<OfferAudience[]>('audiences', before?.audiences ?? []),
          levels: take<OfferLevel[]>('levels', before?.levels ?? []),
          languages: take<string[]>('languages', before?.languages ?? []),
          minimumAge: take<number | null>('from-age', before?.minimumAge ?? null),
          maximumAge: take<number | null>('to-age', before?.maximumAge ?? null),
          eligibility: take<Text>('eligibility', before?.eligibility ?? null),
          fee: take<OfferFee>('fee', before?.fee ?? 'unknown'),
          costs: take<Text>('costs', before ? storedOffer(before).costs : null) ?? '',
          feesDescription: take<Text>('fees', before?.feesDescription ?? null),
          childcare: take<boolean | null>('childcare', before?.childcare ?? null),
          interpretation: take<Text>('interpretation', before?.interpretation ?? null),
          applicationProcess: take<Text>('application', before?.applicationProcess ?? null),
          documents: take<Text>('documents', before?.documents.join('\n') ?? null) ?? '',
          capacities: [
            {
              unit: 'seats' as const,
              maximum: take<number | null>('seats', seats?.maximum ?? null),
              available: take<number | null>('free', seats?.available ?? null),
            },
            ...(before?.capacities.filter((entry) => entry !== seats) ?? []),
          ],
          phone: take<Text>('phone', before?.phone ?? null),
          email: take<Text>('email', before?.email ?? null),
          website: take<Text>('website', before?.website ?? null),
          alert: take<Text>('alert', before?.alert ?? null),
          status: take<OfferStatus>('status', before?.status ?? 'active'),
          validFrom: take<Text>('from', before?.validFrom ?? null),
          validTo: take<Text>('to', before?.validTo ?? null),
          state: take<OfferState>('state', before?.state ?? 'draft'),
          demonstration: before?.demonstration ?? false,
        };
        return before === null
          ? addOffer(inner, fields)
          : changeOffer(inner, { offerId: before.id, version: before.version, ...fields });
      },
    });
  },
});
