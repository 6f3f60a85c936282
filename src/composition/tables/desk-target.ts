import { ok } from '#kernel/result.ts';
import { directoryOf } from '#kernel/table-diff.ts';
import { desks } from '#lib/office/list-registers-guidance.ts';
import { languageWords } from '#lib/office/spoken-languages.ts';
import { addDesk, changeDesk, listDesks } from '#modules/guidance/server/index.ts';
import { officeFunctionWords, spokenLanguages, type OfficeFunction } from '#modules/network/contract-places.ts';
import { listPlaces } from '#modules/network/server/index.ts';
import { loadPlaces } from './directories.ts';
import { taker, targetOf } from './target.ts';

type Text = string | null;

export const deskTarget = targetOf({
  register: desks,
  action: 'guidance.keep-desk',
  headKey: 'task',
  idOf: (row) => row.id,
  nameOf: (row) => officeFunctionWords[row.task],
  versionOf: (row) => row.version,
  columns: {
    unitId: 'unit',
    municipalityId: 'municipality',
    areaIds: 'areas',
    letterFrom: 'from',
    letterTo: 'to',
    placeId: 'place',
  },
  open: async (ctx) => {
    const rows = await listDesks(ctx, {});
    if (!rows.ok) return rows;
    const found = await loadPlaces(ctx);
    if (!found.ok) return found;
    const places = await listPlaces(ctx, {});
    if (!places.ok) return places;
    return ok({
      title: 'Ansprechstellen',
      rows: rows.value,
      directories: {
        ...found.value,
        places: directoryOf({ what: 'Der Ort', by: 'die Kennung', things: places.value }),
        languages: directoryOf({
          what: 'Die Sprache',
          by: 'das Kürzel',
          things: spokenLanguages.map((id) => ({ id, name: languageWords(id) })),
        }),
      },
      save: (inner, { before, values }) => {
        const take = taker(values);
        const fields = {
          task: take('task', before?.task ?? ('' as OfficeFunction)),
          unitId: take<Text>('unit', before?.unit?.id ?? null),
          municipalityId: take<Text>('municipality', before?.municipality?.id ?? null),
          areaIds: take<string[]>('areas', before?.areas.map(({ id }) => id) ?? []),
          letterFrom: take<Text>('from', before?.letterFrom ?? null),
          letterTo: take<Text>('to', before?.letterTo ?? null),
          placeId: take<Text>('place', before?.place?.id ?? null),
          room: take<Text>('room', before?.room ?? null),
          phone: take<Text>('phone', before?.phone ?? null),
          email: take<Text>('email', before?.email ?? null),
          languages: take<string[]>('languages', before?.languages ?? []),
          hours: before?.hours ?? null,
          personName: before?.personName ?? null,
          deputyName: before?.deputyName ?? null,
          note: take<Text>('note', before?.note ?? null),
          demonstration: before?.demonstration ?? false,
        };
        return before === null
          ? addDesk(inner, fields)
          : changeDesk(inner, { deskId: before.id, version: before.version, ...fields });
      },
    });
  },
});
