import { isIsoDate } from '#kernel/dates.ts';
import {
  countyRoleWords,
  horizonWords,
  kindWords,
  layerWords,
  stateWords,
  textKindWords,
  type ChangeEntryView,
  type ShownState,
} from '#modules/strategy/contract.ts';
import { quarterWords, shortDay } from './german.ts';

/** German names of the fields that a change of the plan may touch. */
const fieldWords: Readonly<Record<string, string>> = {
  number: 'Nummer',
  title: 'Titel',
  text: 'Öffentlicher Text',
  internalText: 'Interner Text',
  kind: 'Art',
  horizon: 'Frist',
  periodFrom: 'Beginn',
  periodTo: 'Ende',
  leadUnitId: 'Federführung',
  partnerUnitIds: 'Beteiligte',
  targetGroups: 'Zielgruppen',
  municipalityIds: 'Gemeinden',
  layer: 'Ebene',
  countyRole: 'Rolle des Landkreises',
  links: 'Links',
  toBeDeveloped: 'Maßnahmen in Entwicklung',
  weight: 'Gewicht',
  parentId: 'gehört zu',
  position: 'Reihenfolge',
  steps: 'Schritte',
  items: 'Wortlaut',
  textKind: 'Art des Textes',
  state: 'Stand',
  adoptedOn: 'Beschlossen am',
  fourEyes: 'Vier-Augen-Prinzip',
  smallestCell: 'Kleinste gezeigte Zahl',
  committee: 'Ausschuss',
  integreatForHelpers: 'Seiten für Helfende auch über Integreat',
  searchWords: 'Gleiche Wörter für die Suche',
  streetMap: 'Straßen unter der Karte',
  imprint: 'Impressum',
  contactMail: 'E-Mail-Adresse',
  accessibilityContact: 'Kontakt zur Barrierefreiheit',
  tagline: 'Unterzeile',
  accent: 'Farbe',
  arms: 'Wappen',
  languages: 'Sprachen',
  reason: 'Grund',
  date: 'Datum',
  contentHash: 'Prüfsumme',
  validFrom: 'Gültig ab',
  validTo: 'Gültig bis',
  name: 'Name',
  successors: 'Nachfolge',
  sourceNote: 'Quelle',
  period: 'Zeitraum',
  municipalities: 'Gemeinden',
  units: 'Stellen',
  nodes: 'Einträge',
  texts: 'Texte',
  translations: 'Übersetzungen',
  translationOf: 'Übersetzter Text',
};

export const fieldWord = (field: string): string => fieldWords[field] ?? field;

const valueWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: kindWords,
  textKind: textKindWords,
  horizon: horizonWords,
  layer: layerWords,
  countyRole: countyRoleWords,
  state: {
    ...stateWords,
    draft: 'Entwurf',
    adopted: 'beschlossen',
    closed: 'abgeschlossen',
    checked: 'geprüft',
    machine: 'maschinell',
  },
};

/** A stored value as people say it; `null` is said as "nichts". */
export function valueWord(field: string, value: string | null): string {
  if (value === null || value === '') return 'ohne Angabe';
  if (field === 'periodFrom' || field === 'periodTo') return isIsoDate(value) ? quarterWords(value) : value;
  if (isIsoDate(value)) return shortDay(value);
  if (value === 'true') return 'ja';
  if (value === 'false') return 'nein';
  return valueWords[field]?.[value] ?? value;
}

/** One field of a change, ready to be shown. Long texts are cut to where they differ: the whole stands on the record's page. */
export function changeLine(field: ChangeEntryView['fields'][number]): { label: string; before: string; after: string } {
  const [before, after] = [valueWord(field.field, field.before), valueWord(field.field, field.after)];
  const from = Math.max(before.length, after.length) > shownLength ? firstDifference(before, after) : 0;
  return { label: fieldWord(field.field), before: cut(before, from), after: cut(after, from) };
}

const shownLength = 160;

/** Where two texts part, a few words earlier, so that the difference is read in its sentence. */
function firstDifference(one: string, other: string): number {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same < 60 ? 0 : one.lastIndexOf(' ', same - 30) + 1;
}

/** The state that a field of the history means by its key or its German word; null for any other field. */
export function stateOfWord(field: ChangeEntryView['fields'][number], side: 'before' | 'after'): ShownState | null {
  if (field.field !== 'state') return null;
  const value = field[side];
  const found = Object.entries(stateWords).find(([key, word]) => key === value || word === value);
  return found ? (found[0] as ShownState) : null;
}

function cut(text: string, from: number): string {
  const rest = from === 0 ? text : `… ${text.slice(from)}`;
  return rest.length > shownLength ? `${rest.slice(0, shownLength - 1).trimEnd()}…` : rest;
}
