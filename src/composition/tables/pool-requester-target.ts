import { ok } from '#kernel/result.ts';
import { poolRequesters } from '#lib/office/list-registers-interpreting-pools.ts';
import type { RequesterKind } from '#modules/interpreting/contract.ts';
import { addRequester, changeRequester, listRequesters } from '#modules/interpreting/server/index.ts';
import { loadPlaces } from './directories.ts';
import { taker, targetOf } from './target.ts';

type Text = string | null;

export const poolRequesterTarget = targetOf({
  register: poolRequesters,
  action: 'interpreting.keep-requesters',
  headKey: 'name',
  idOf: (row) => row.id,
  nameOf: (row) => row.name,
  versionOf: (row) => row.version,
  columns: { municipalityId: 'municipality', contactName: 'contact', costUnit: 'cost-unit' },
  open: async (ctx) => {
    const rows = await listRequesters(ctx, {});
    if (!rows.ok) return rows;
    const places = await loadPlaces(ctx);
    if (!places.ok) return places;
    return ok({
      title: 'Einrichtungen für Sprachmittlung',
      rows: rows.value,
      directories: { municipalities: places.value.municipalities },
      save: (inner, { before, values }) => {
        const take = taker(values);
        const fields = {
          name: take('name', before?.name ?? ''),
          kind: take('kind', before?.kind ?? ('' as RequesterKind)),
          municipalityId: take<Text>('municipality', before?.municipality?.id ?? null),
          street: take<Text>('street', before?.street ?? null),
          contactName: take<Text>('contact', before?.contactName ?? null),
          mail: take<Text>('mail', before?.mail ?? null),
          phone: take<Text>('phone', before?.phone ?? null),
          costUnit: take<Text>('cost-unit', before?.costUnit ?? null),
        };
        return before === null
          ? addRequester(inner, { ...fields, organisationId: null })
          : changeRequester(inner, { requesterId: before.id, version: before.version, ...fields });
      },
    });
  },
});
