import { shownStates, type PublicNode, type ShownState } from '../contract.ts';
import { family, linesIn, type FieldView } from './lines.ts';

/** What a reader chose to see. It lives in the address, in German words, and in nothing else. */
export type Selection = { state: ShownState | null; field: string | null; unit: string | null };

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
  };
}

/** The selection as the end of an address, empty when all is shown. */
export function queryOf(selection: Selection): string {
  const search = new URLSearchParams();
  if (selection.state) search.set('stand', stateParts[selection.state]);
  if (selection.field) search.set('feld', selection.field);
  if (selection.unit) search.set('stelle', selection.unit);
  const query = search.toString();
  return query === '' ? '' : `?${query}`;
}

/** Name of a field in addresses: its printed number, else its id. */
export const fieldPart = (field: PublicNode): string => field.number ?? field.id;

const concerns = (line: PublicNode, unit: string): boolean => {
  for (const node of family(line))
    if (node.lead?.key === unit || node.partners.some((partner) => partner.key === unit)) return true;
  return false;
};

export type Selected = {
  fields: FieldView[];
  /** Lines shown, and lines there would be without the choice of a state. */
  shown: number;
  total: number;
  /** Per state, within the chosen field and unit. */
  counts: Record<ShownState, number>;
  fieldChoices: PublicNode[];
  unitChoices: { key: string; name: string }[];
};

/** Applies a selection. Headings without a line left are not shown; the choices offered are always all. */
export function applySelection(input: { fields: readonly FieldView[]; selection: Selection }): Selected {
  const { fields, selection } = input;
  const { state, unit } = selection;
  const inField =
    selection.field === null ? [...fields] : fields.filter(({ field }) => field !== null && fieldPart(field) === selection.field);
  const ofUnit = keep(inField, (line) => unit === null || concerns(line, unit));
  const counts = Object.fromEntries(shownStates.map((name) => [name, 0])) as Record<ShownState, number>;
  const lines = linesIn(ofUnit);
  for (const line of lines) counts[line.state] += 1;
  const shown = state === null ? ofUnit : keep(ofUnit, (line) => line.state === state);
  const narrowed = state !== null || unit !== null;
  const units = new Map<string, string>();
  for (const line of linesIn(fields))
    for (const node of family(line))
      for (const entry of [node.lead, ...node.partners]) if (entry) units.set(entry.key, entry.name);
  return {
    fields: narrowed ? shown.filter(({ groups }) => groups.some((group) => group.lines.length > 0)) : shown,
    shown: linesIn(shown).length,
    total: lines.length,
    counts,
    fieldChoices: fields.flatMap(({ field }) => field ?? []),
    unitChoices: [...units].map(([key, name]) => ({ key, name })).sort((one, other) => one.name.localeCompare(other.name, 'de')),
  };
}

function keep(fields: readonly FieldView[], wanted: (line: PublicNode) => boolean): FieldView[] {
  return fields.map(({ field, groups }) => ({
    field,
    groups: groups
      .map((group) => ({ ...group, lines: group.lines.filter(wanted) }))
      .filter((group) => group.lines.length > 0 || group.beside.length > 0),
  }));
}
