import { shownStates, type Period, type PublicNode, type ShownState } from '../contract.ts';
import { family, linesIn, type FieldView } from './lines.ts';

/** What a reader chose to see. It lives in the address, in German words, and in nothing else. */
export type Selection = {
  state: ShownState | null;
  field: string | null;
  unit: string | null;
  /** A municipality that is named. */
  place: string | null;
  group: string | null;
  year: string | null;
};

export const stateParts: Record<ShownState, string> = {
  running: 'laeuft',
  done: 'fertig',
  continuous: 'dauerhaft',
  'not-started': 'offen',
  delayed: 'verzoegert',
  dropped: 'entfallen',
  'not-reported': 'ohne-meldung',
};

export function readSelection(search: URLSearchParams): Selection {
  const asked = search.get('stand');
  return {
    state: shownStates.find((state) => stateParts[state] === asked) ?? null,
    field: search.get('feld') || null,
    unit: search.get('stelle') || null,
    place: search.get('gemeinde') || null,
    group: search.get('gruppe') || null,
    year: /^\d{4}$/.exec(search.get('jahr') ?? '')?.[0] ?? null,
  };
}

/** The selection as the end of an address, empty when all is shown. */
export function queryOf(selection: Selection): string {
  const search = new URLSearchParams();
  if (selection.state) search.set('stand', stateParts[selection.state]);
  if (selection.field) search.set('feld', selection.field);
  if (selection.unit) search.set('stelle', selection.unit);
  if (selection.place) search.set('gemeinde', selection.place);
  if (selection.group) search.set('gruppe', selection.group);
  if (selection.year) search.set('jahr', selection.year);
  const query = search.toString();
  return query === '' ? '' : `?${query}`;
}

/** Name of a field in addresses: its printed number, else its id. */
export const fieldPart = (field: PublicNode): string => field.number ?? field.id;

/** Whether a line or anything below it is what the reader asked for, apart from the state. */
function wanted(line: PublicNode, { unit, place, group, year }: Selection): boolean {
  const all = [...family(line)];
  return (
    (unit === null || all.some((node) => node.lead?.key === unit || node.partners.some((partner) => partner.key === unit))) &&
    (place === null || all.some((node) => node.municipalities.includes(place))) &&
    (group === null || all.some((node) => node.targetGroups.includes(group))) &&
    (year === null || all.some((node) => touches(node, year)))
  );
}

/** Whether a year lies in the planned or the actual time of a node, or one of its reports. What has no end lasts on. */
function touches(node: PublicNode, year: string): boolean {
  const within = ({ from, to }: Period): boolean => {
    const first = from?.slice(0, 4) ?? to?.slice(0, 4);
    return first !== undefined && first <= year && (to === null || year <= to.slice(0, 4));
  };
  return within(node.plannedPeriod) || within(node.period) || node.lastStatus?.date.slice(0, 4) === year;
}

const yearsOf = (node: PublicNode): string[] =>
  [node.plannedPeriod.from, node.plannedPeriod.to, node.period.from, node.period.to, node.lastStatus?.date].flatMap((day) =>
    day ? [day.slice(0, 4)] : [],
  );

/** All years from the first that is named to the last. */
function yearsBetween(years: readonly string[]): string[] {
  const [first, last] = [Math.min(...years.map(Number)), Math.max(...years.map(Number))];
  return years.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

export type Selected = {
  fields: FieldView[];
  /** Lines shown, and lines there would be without the choice of a state. */
  shown: number;
  total: number;
  /** Per state, within all other choices. */
  counts: Record<ShownState, number>;
  fieldChoices: PublicNode[];
  unitChoices: { key: string; name: string }[];
  placeChoices: string[];
  groupChoices: string[];
  yearChoices: string[];
};

/** Applies a selection. Headings without a line left are not shown; the choices offered are always all. */
export function applySelection(input: { fields: readonly FieldView[]; selection: Selection }): Selected {
  const { fields, selection } = input;
  const { state } = selection;
  const inField =
    selection.field === null ? [...fields] : fields.filter(({ field }) => field !== null && fieldPart(field) === selection.field);
  const asked = keep(inField, (line) => wanted(line, selection));
  const counts = Object.fromEntries(shownStates.map((name) => [name, 0])) as Record<ShownState, number>;
  const lines = linesIn(asked);
  for (const line of lines) counts[line.state] += 1;
  const shown = state === null ? asked : keep(asked, (line) => line.state === state);
  const narrowed = [state, selection.unit, selection.place, selection.group, selection.year].some((choice) => choice !== null);
  const all = linesIn(fields).flatMap((line) => [...family(line)]);
  const units = new Map<string, string>();
  for (const node of all) for (const entry of [node.lead, ...node.partners]) if (entry) units.set(entry.key, entry.name);
  const named = (words: readonly string[]): string[] => [...new Set(words)].sort((one, other) => one.localeCompare(other, 'de'));
  return {
    fields: narrowed ? shown.filter(({ groups }) => groups.some((group) => group.lines.length > 0)) : shown,
    shown: linesIn(shown).length,
    total: lines.length,
    counts,
    fieldChoices: fields.flatMap(({ field }) => field ?? []),
    unitChoices: [...units].map(([key, name]) => ({ key, name })).sort((one, other) => one.name.localeCompare(other.name, 'de')),
    placeChoices: named(all.flatMap((node) => node.municipalities)),
    groupChoices: named(all.flatMap((node) => node.targetGroups)),
    yearChoices: yearsBetween(all.flatMap(yearsOf)),
  };
}

function keep(fields: readonly FieldView[], wants: (line: PublicNode) => boolean): FieldView[] {
  return fields.map(({ field, groups }) => ({
    field,
    groups: groups
      .map((group) => ({ ...group, lines: group.lines.filter(wants) }))
      .filter((group) => group.lines.length > 0 || group.beside.length > 0),
  }));
}
