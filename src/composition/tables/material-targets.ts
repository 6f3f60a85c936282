import { ok } from '#kernel/result.ts';
import { directoryOf } from '#kernel/table-diff.ts';
import { materials } from '#lib/office/list-registers-materials.ts';
import {
  materialAudiences,
  materialAudienceWords,
  type MaterialAudience,
  type MaterialKind,
  type MaterialState,
  type MaterialSubject,
} from '#modules/materials/contract.ts';
import { addMaterial, changeMaterial, listMaterials } from '#modules/materials/server/index.ts';
import { listPlaces } from '#modules/network/server/index.ts';
import { loadOrganisationNames, loadPlaces } from './directories.ts';
import { taker, targetOf } from './target.ts';

type Text = string | null;

export const materialTarget = targetOf({
  register: materials,
  action: 'materials.keep',
  headKey: 'title',
  idOf: (row) => row.id,
  nameOf: (row) => row.title,
  versionOf: (row) => row.version,
  columns: {
    unitId: 'unit',
    municipalityId: 'municipality',
    organisationId: 'organisation',
    helpPlaceId: 'place',
    helpNote: 'help-note',
    serviceName: 'service',
    serviceUrl: 'url',
    leikaKey: 'leika',
    keptAt: 'kept',
  },
  open: async (ctx) => {
    const rows = await listMaterials(ctx, {});
    if (!rows.ok) return rows;
    const found = await loadPlaces(ctx);
    if (!found.ok) return found;
    const organisations = await loadOrganisationNames(ctx);
    if (!organisations.ok) return organisations;
    const places = await listPlaces(ctx, {});
    if (!places.ok) return places;
    return ok({
      title: 'Formulare und Materialien',
      rows: rows.value,
      directories: {
        ...found.value,
        organisations: organisations.value,
        places: directoryOf({ what: 'Der Ort', by: 'die Kennung', things: places.value }),
        audiences: directoryOf({
          what: 'Die Zielgruppe',
          by: 'das Kürzel',
          things: materialAudiences.map((id) => ({ id, name: materialAudienceWords[id] })),
        }),
      },
      save: async (inner, { before, values }) => {
        const take = taker(values);
        const fields = {
          title: take('title', before?.title ?? ''),
          kind: take('kind', before?.kind ?? ('' as MaterialKind)),
          subject: take('subject', before?.subject ?? ('' as MaterialSubject)),
          summary: take<Text>('summary', before?.summary ?? null),
          audience: take<MaterialAudience[]>('audience', before?.audience ?? []),
          unitId: take<Text>('unit', before?.unit?.id ?? null),
          municipalityId: take<Text>('municipality', before?.municipality?.id ?? null),
          organisationId: take<Text>('organisation', before?.organisation?.id ?? null),
          state: take<MaterialState>('state', before?.state ?? 'draft'),
          serviceName: take<Text>('service', before?.serviceName ?? null),
          serviceUrl: take<Text>('url', before?.serviceUrl ?? null),
          leikaKey: take<Text>('leika', before?.leikaKey ?? null),
          helpPlaceId: take<Text>('place', before?.helpPlace?.id ?? null),
          helpNote: take<Text>('help-note', before?.helpNote ?? null),
          keptAt: take<Text>('kept', before?.keptAt ?? null),
          source: take<Text>('source', before?.source ?? null),
          demonstration: before?.demonstration ?? false,
        };
        return before === null
          ? addMaterial(inner, fields)
          : changeMaterial(inner, { materialId: before.id, version: before.version, ...fields });
      },
    });
  },
});
