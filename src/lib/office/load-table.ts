import { oneOf } from './address.ts';
import {
  applyFilter,
  filterOf,
  flatten,
  sortRows,
  tableOrders,
  type TableFilter,
  type TableOrder,
  type TableRow,
} from './strategy-table.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { OfficeStrategy } from '#modules/strategy/contract.ts';

/** A strategy and its table as the address asks for it; the page and both downloads show the same rows. */
export async function loadTable(input: { locals: App.Locals; key: string; url: URL }): Promise<{
  strategy: OfficeStrategy;
  all: TableRow[];
  rows: TableRow[];
  filter: TableFilter;
  order: TableOrder;
  down: boolean;
}> {
  const { locals, key, url } = input;
  const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key }));
  const all = flatten(strategy.nodes);
  const filter = filterOf(url);
  const order = oneOf(url, 'sortierung', tableOrders) ?? 'gliederung';
  const down = url.searchParams.get('richtung') === 'ab';
  return { strategy, all, filter, order, down, rows: sortRows({ rows: applyFilter({ rows: all, filter }), order, down }) };
}
