import { berlinDay } from '#kernel/dates.ts';
import { oneOf } from './address.ts';
import {
  applyFilter,
  columnsOf,
  filterOf,
  flatten,
  sortRows,
  tableOrders,
  toldRow,
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
  const filter = filterOf(url);
  const order = oneOf(url, 'sortierung', tableOrders) ?? 'gliederung';
  const asked = order === 'berichtet' || filter.silences.length > 0 || columnsOf(url).includes('berichtet');
  const plain = flatten(strategy.nodes);
  const all = asked && strategy.state !== 'draft' ? await withTold({ locals, strategy, rows: plain }) : plain;
  const down = url.searchParams.get('richtung') === 'ab';
  return { strategy, all, filter, order, down, rows: sortRows({ rows: applyFilter({ rows: all, filter }), order, down }) };
}

/** When the public heard of each entry last; headings have no report of their own. */
async function withTold(input: { locals: App.Locals; strategy: OfficeStrategy; rows: readonly TableRow[] }): Promise<TableRow[]> {
  const { locals, strategy, rows } = input;
  const told = valueOrError(await locals.app.strategy.listTold(locals.ctx, { strategyId: strategy.id }));
  const days = new Map(told.map(({ nodeId, told: last }) => [nodeId, last?.day ?? null]));
  const today = berlinDay(locals.app.clock.now());
  return rows.map((row) => {
    const day = days.get(row.id);
    return day === undefined ? row : { ...row, told: toldRow(day, today) };
  });
}
