import { addDays, quarterEnd, quarterOf, quarterStart, shiftQuarter, type IsoDate } from '#kernel/dates.ts';
import { cellText, germanText, headerOf, type CellValue } from '#kernel/register.ts';
import type { BulkChange, BulkPreview } from '../../bulk.ts';
import { measureRegister, type MeasureRow } from '../../table.ts';
import type { FieldChange } from '#kernel/table-diff.ts';
import { nameOf, type RowFields } from './table-diff.ts';

export type PlannedBulk = Omit<BulkPreview, 'changes'> & { changes: (BulkPreview['changes'][number] & { input: RowFields })[] };

/** What one change does to each of the entries. Whatever already is so stays untouched, and is named. */
export function planBulk(input: {
  nodes: readonly MeasureRow[];
  change: BulkChange;
  units: readonly { key: string; name: string }[];
  municipalities: readonly { ags: string; name: string }[];
  adopted: boolean;
}): PlannedBulk {
  const plan: PlannedBulk = { changes: [], unchanged: [], needsReason: input.adopted && input.change.kind === 'shift' };
  for (const node of input.nodes) {
    const name = nameOf(node);
    const done = changeOne({ ...input, node });
    if ('why' in done) plan.unchanged.push({ nodeId: node.id, name, why: done.why });
    else plan.changes.push({ nodeId: node.id, name, version: node.version, fields: done.fields, input: done.input });
  }
  return plan;
}

type Done = { fields: FieldChange[]; input: RowFields } | { why: string };
type One = Parameters<typeof planBulk>[0] & { node: MeasureRow };

function changeOne({ node, change, units, municipalities }: One): Done {
  switch (change.kind) {
    case 'lead': {
      if ((node.lead?.key ?? null) === change.unit) return { why: 'ist schon so' };
      const name = units.find((unit) => unit.key === change.unit)?.name ?? null;
      return { fields: [field('lead', node.lead?.name ?? null, name)], input: { lead: change.unit } };
    }
    case 'shift':
      return shifted(node, change.quarters);
    case 'horizon':
      return set(node, 'horizon', node.horizon, change.horizon, { horizon: change.horizon });
    case 'kind':
      return set(node, 'kind', node.kind, change.nodeKind, { kind: change.nodeKind });
    case 'weight':
      return set(node, 'weight', node.weight, change.weight, { weight: change.weight });
    case 'add-target-group':
    case 'remove-target-group': {
      const next = listed(node.targetGroups, change.group, change.kind === 'add-target-group');
      if (next === null) return { why: change.kind === 'add-target-group' ? 'hat sie schon' : 'hat sie nicht' };
      return { fields: [field('targetGroups', node.targetGroups, next)], input: { targetGroups: next } };
    }
    case 'add-municipality':
    case 'remove-municipality': {
      const adding = change.kind === 'add-municipality';
      const name = municipalities.find((entry) => entry.ags === change.ags)?.name ?? change.ags;
      const next = listed(node.municipalities, name, adding);
      if (next === null) return { why: adding ? 'hat sie schon' : 'hat sie nicht' };
      const ags = next.flatMap((entry) => municipalities.find((known) => known.name === entry)?.ags ?? []);
      return { fields: [field('municipalities', node.municipalities, next)], input: { municipalities: ags } };
    }
  }
}

function set(_node: MeasureRow, key: string, before: CellValue, after: CellValue, input: RowFields): Done {
  return before === after ? { why: 'ist schon so' } : { fields: [field(key, before, after)], input };
}

/** A list with or without an entry; null where that is so already. */
function listed(list: readonly string[], entry: string, adding: boolean): string[] | null {
  const has = list.some((one) => one.toLowerCase() === entry.toLowerCase());
  if (has === adding) return null;
  return adding ? [...list, entry] : list.filter((one) => one.toLowerCase() !== entry.toLowerCase());
}

function shifted(node: MeasureRow, quarters: number): Done {
  const { from, to } = node.plannedPeriod;
  if (from === null && to === null) return { why: 'hat keinen Zeitraum' };
  const next = { from: from && shiftDay(from, quarters, 'start'), to: to && shiftDay(to, quarters, 'end') };
  const fields = [
    ...(from === next.from ? [] : [field('from', from, next.from)]),
    ...(to === next.to ? [] : [field('to', to, next.to)]),
  ];
  return fields.length === 0 ? { why: 'ist schon so' } : { fields, input: { period: next } };
}

/** A day some quarters later. The edge of a quarter stays one; any other day keeps its place in the month as far as there is one. */
export function shiftDay(day: IsoDate, quarters: number, edge: 'start' | 'end'): IsoDate {
  const quarter = quarterOf(day);
  if (edge === 'start' && quarterStart(quarter) === day) return quarterStart(shiftQuarter(quarter, quarters));
  if (edge === 'end' && quarterEnd(quarter) === day) return quarterEnd(shiftQuarter(quarter, quarters));
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + quarters * 3;
  const first = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  const following = months + 1;
  const last = addDays(`${Math.floor(following / 12)}-${String((following % 12) + 1).padStart(2, '0')}-01`, -1);
  const wanted = addDays(first, Number(day.slice(8)) - 1);
  return wanted > last ? last : wanted;
}

const columns = new Map(measureRegister.columns.map((column) => [column.key, column]));
function field(key: string, before: CellValue, after: CellValue): FieldChange {
  const column = columns.get(key)!;
  const said = (value: CellValue): string => {
    const text = germanText({ kind: column.kind, value: cellText({ column, value }) });
    return typeof text === 'number' ? String(text).replace('.', ',') : (text ?? '');
  };
  return { key, label: headerOf(column), before: said(before), after: said(after) };
}
