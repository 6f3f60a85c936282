import { daysBetween, type IsoDate } from '#kernel/dates.ts';
import { horizonWords, kindWords, shownStates, type OfficeNode, type ShownState } from '#modules/strategy/contract.ts';
import { listOf, type Address } from './address.ts';
import { periodWords, shortDay } from './german.ts';

/** A node in the flat table, with the names of those above it. */
export type TableRow = Omit<OfficeNode, 'children'> & { fieldId: string; above: string[]; below: number; told?: ToldRow };

/** When the public heard of it last, and whether that is long ago; only where it is asked for. */
type ToldRow = { day: string | null; silence: ToldSilence | null };

export const toldSilences = ['nie', 'lange'] as const;
export type ToldSilence = (typeof toldSilences)[number];
export const silenceWords: Record<ToldSilence, string> = { nie: 'noch nie', lange: 'seit einem Jahr nicht' };

export function toldRow(day: string | null, today: IsoDate): ToldRow {
  return { day, silence: day === null ? 'nie' : daysBetween(day, today) > 365 ? 'lange' : null };
}

export type TableFilter = {
  states: ShownState[];
  fields: string[];
  units: string[];
  levels: number[];
  silences: ToldSilence[];
  text: string;
};

export const tableOrders = ['gliederung', 'titel', 'stelle', 'stand', 'meldung', 'berichtet'] as const;
export type TableOrder = (typeof tableOrders)[number];

/** Columns that can be chosen beside number and title, in the order of the table. */
export const tableColumns = [
  'stelle',
  'stand',
  'meldung',
  'berichtet',
  'zeitraum',
  'frist',
  'art',
  'zielgruppen',
  'gemeinden',
  'beteiligt',
] as const;
export type TableColumn = (typeof tableColumns)[number];
export const usualColumns: readonly TableColumn[] = ['stelle', 'stand', 'meldung'];
export const columnWords: Record<TableColumn, string> = {
  stelle: 'Zuständig',
  stand: 'Stand',
  meldung: 'Letzte Meldung',
  berichtet: 'Zuletzt öffentlich berichtet',
  zeitraum: 'Geplant',
  frist: 'Frist',
  art: 'Art',
  zielgruppen: 'Zielgruppen',
  gemeinden: 'Gemeinden',
  beteiligt: 'Beteiligt',
};

/** The columns that an address asks for; the usual ones where it names none that is known. */
export function columnsOf(url: Address): readonly TableColumn[] {
  const asked = listOf(url, 'spalten');
  const known = tableColumns.filter((column) => asked.includes(column));
  return known.length > 0 ? known : usualColumns;
}

/** What stands in a column of plain words. */
export function columnText(
  column: TableColumn,
  row: Pick<TableRow, 'lead' | 'plannedPeriod' | 'horizon' | 'kind' | 'targetGroups' | 'municipalities' | 'partners' | 'told'>,
): string {
  switch (column) {
    case 'stelle':
      return row.lead?.name ?? '';
    case 'zeitraum':
      return periodWords(row.plannedPeriod) ?? '';
    case 'frist':
      return row.horizon ? horizonWords[row.horizon] : '';
    case 'art':
      return row.kind ? kindWords[row.kind] : '';
    case 'zielgruppen':
      return row.targetGroups.join(', ');
    case 'gemeinden':
      return row.municipalities.join(', ');
    case 'beteiligt':
      return row.partners.map((unit) => unit.name).join(', ');
    case 'berichtet':
      return row.told === undefined ? '' : row.told.day === null ? 'noch nie' : shortDay(row.told.day);
    case 'stand':
    case 'meldung':
      return '';
  }
}

/** Every node below its parent, outermost first, with the outermost one as its field. */
export function flatten(nodes: readonly OfficeNode[]): TableRow[] {
  const rows: TableRow[] = [];
  const visit = (node: OfficeNode, fieldId: string, above: string[]): void => {
    const { children, ...fields } = node;
    rows.push({ ...fields, fieldId, above, below: children.length });
    for (const child of children) visit(child, fieldId, [...above, node.title]);
  };
  for (const node of nodes) visit(node, node.id, []);
  return rows;
}

/** The filter that an address asks for; what it does not know is left out. */
export function filterOf(url: URL): TableFilter {
  const states = listOf(url, 'stand');
  return {
    states: shownStates.filter((state) => states.includes(state)),
    fields: listOf(url, 'feld'),
    units: listOf(url, 'stelle'),
    levels: listOf(url, 'ebene').map(Number).filter(Number.isInteger),
    silences: toldSilences.filter((silence) => listOf(url, 'berichtet').includes(silence)),
    text: url.searchParams.get('suche')?.trim() ?? '',
  };
}

export const isFiltered = (filter: TableFilter): boolean =>
  filter.states.length + filter.fields.length + filter.units.length + filter.levels.length + filter.silences.length > 0 ||
  filter.text !== '';

const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/**
 * Rows that fit. All words of the search must be found in number, title, text, unit, target groups or the last note.
 * `except` leaves one filter out: so a chip can say how many rows it would show.
 */
export function applyFilter(input: { rows: readonly TableRow[]; filter: TableFilter; except?: keyof TableFilter }): TableRow[] {
  const { rows, filter, except } = input;
  const on = (key: keyof TableFilter): boolean => key !== except && filter[key].length > 0;
  const words = plain(filter.text).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (on('fields') && !filter.fields.includes(row.fieldId)) return false;
    if (on('units') && !filter.units.includes(row.lead?.key ?? '')) return false;
    if (on('levels') && !filter.levels.includes(row.level)) return false;
    if (on('states') && (!filter.states.includes(row.state) || (isHeading(row) && !filter.levels.includes(0)))) return false;
    if (on('silences') && (!row.told?.silence || !filter.silences.includes(row.told.silence))) return false;
    if (words.length === 0 || except === 'text') return true;
    const hay = plain(
      [row.path, row.title, row.text, row.lead?.name, row.lastStatus?.text, ...row.targetGroups].filter(Boolean).join(' '),
    );
    return words.every((word) => hay.includes(word));
  });
}

/** Rows in another order than that of the document. Rows without a value stand last in both directions. */
export function sortRows(input: { rows: readonly TableRow[]; order: TableOrder; down: boolean }): TableRow[] {
  const { rows, order, down } = input;
  if (order === 'gliederung') return down ? rows.toReversed() : [...rows];
  const keyOf: Record<Exclude<TableOrder, 'gliederung'>, (row: TableRow) => string | null> = {
    titel: (row) => row.title,
    stelle: (row) => row.lead?.name ?? null,
    stand: (row) => String(shownStates.indexOf(row.state)),
    meldung: (row) => row.lastStatus?.date ?? null,
    berichtet: (row) => row.told?.day ?? null,
  };
  const key = keyOf[order];
  return rows.toSorted((one, other) => {
    const [left, right] = [key(one), key(other)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return left.localeCompare(right, 'de', { numeric: true }) * (down ? -1 : 1);
  });
}

/** A field with something below it has no report of its own: it is no hit on a state, and not counted. */
const isHeading = (row: TableRow): boolean => row.level === 0 && row.below > 0;

/** How many rows each state has. */
export function countStates(rows: readonly TableRow[]): Record<ShownState, number> {
  const counts = Object.fromEntries(shownStates.map((state) => [state, 0])) as Record<ShownState, number>;
  for (const row of rows) if (!isHeading(row)) counts[row.state] += 1;
  return counts;
}
