import { ok } from '#kernel/result.ts';
import { responsible, units } from '#lib/office/list-registers-county.ts';
import { responsibleRows, unitRows } from '#lib/office/list-rows.ts';
import { unitKeyOf, type UnitKindKey } from '#lib/office/unit-words.ts';
import type { ResponsiblePart } from '#modules/tenancy/contract.ts';
import {
  addResponsiblePerson,
  addUnit,
  changeResponsiblePerson,
  changeUnit,
  listResponsiblePersons,
  listUnits,
  listUnitSuccessors,
} from '#modules/tenancy/server/index.ts';
import { loadPlaces } from './directories.ts';
import { taker, targetOf } from './target.ts';

type Text = string | null;

export const unitTarget = targetOf({
  register: units,
  action: 'tenancy.manage-county',
  headKey: 'name',
  idOf: (row) => row.id,
  nameOf: (row) => row.name,
  versionOf: (row) => row.version,
  columns: { validFrom: 'from', validTo: 'to', successorIds: 'successors' },
  open: async (ctx) => {
    const found = await listUnits(ctx, {});
    if (!found.ok) return found;
    const successors = await listUnitSuccessors(ctx, {});
    if (!successors.ok) return successors;
    const places = await loadPlaces(ctx);
    if (!places.ok) return places;
    return ok({
      title: 'Stellen',
      rows: unitRows({ units: found.value.units, successors: successors.value }),
      directories: places.value,
      save: async (inner, { before, values }) => {
        const take = taker(values);
        const fields = {
          name: take('name', before?.name ?? ''),
          kind: take('kind', before?.kind ?? ('' as UnitKindKey)),
          validFrom: take<Text>('from', before?.validFrom ?? null),
        };
        const rest = {
          validTo: take<Text>('to', before?.validTo ?? null),
          successorIds: take<string[]>('successors', before?.successors.map(({ id }) => id) ?? []),
          note: take<Text>('note', before?.note ?? null),
        };
        if (before !== null) return changeUnit(inner, { unitId: before.id, ...fields, ...rest });
        const made = await addUnit(inner, { ...fields, key: take('key', unitKeyOf(fields.name)) });
        if (!made.ok || (rest.validTo === null && rest.successorIds.length === 0)) return made;
        return changeUnit(inner, { unitId: made.value.id, ...fields, ...rest });
      },
    });
  },
});

export const responsibleTarget = targetOf({
  register: responsible,
  action: 'tenancy.manage-people',
  headKey: 'name',
  idOf: (row) => row.id,
  nameOf: (row) => row.name,
  versionOf: (row) => row.version,
  columns: { unitId: 'unit', municipalityId: 'municipality', leftOn: 'left' },
  open: async (ctx) => {
    const found = await listResponsiblePersons(ctx, {});
    if (!found.ok) return found;
    const places = await loadPlaces(ctx);
    if (!places.ok) return places;
    return ok({
      title: 'Verantwortliche Personen',
      rows: responsibleRows(found.value),
      directories: places.value,
      save: async (inner, { before, values }) => {
        const take = taker(values);
        const fields = {
          name: take('name', before?.name ?? ''),
          mail: take('mail', before?.mail ?? ''),
          part: take('part', before?.part ?? ('' as ResponsiblePart)),
        };
        const leftOn = take<Text>('left', before?.leftOn ?? null);
        if (before !== null) return changeResponsiblePerson(inner, { personId: before.id, ...fields, leftOn });
        const place = { unitId: take<Text>('unit', null), municipalityId: take<Text>('municipality', null) };
        const made = await addResponsiblePerson(inner, { ...fields, ...place });
        if (!made.ok || leftOn === null) return made;
        return changeResponsiblePerson(inner, { personId: made.value.id, ...fields, leftOn });
      },
    });
  },
});
