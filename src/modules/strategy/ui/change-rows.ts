import { isIsoDate, quarterOf } from '#kernel/dates.ts';
import { formatDay } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import {
  changeKinds,
  horizons,
  nodeKinds,
  shownStates,
  stateWords,
  textKinds,
  type ChangeEntryView,
  type ChangeKind,
  type ShownState,
} from '../contract.ts';
import { horizonWord, kindWord, quarterWord, stateWord, textKindWord } from './words.ts';

/** A value as it is shown: in the reader's language, or as the county wrote it in German. */
export type ShownValue = { text: string; german: boolean } | null;
export type ChangeRow = {
  id: string;
  at: string;
  kind: ChangeKind;
  nodeId: string | null;
  number: string | null;
  title: string;
  fields: { word: string; before: ShownValue; after: ShownValue }[];
  reason: string | null;
};

/** What the order of things and its bookkeeping need, and no reader. */
const silent = new Set(['position', 'version', 'weight', 'internalText', 'translations']);

const words: Record<string, typeof m.strategy_field_title> = {
  title: m.strategy_field_title,
  text: m.strategy_field_text,
  state: m.strategy_field_state,
  date: m.strategy_field_date,
  periodFrom: m.strategy_field_periodFrom,
  periodTo: m.strategy_field_periodTo,
  number: m.strategy_field_number,
  kind: m.strategy_field_kind,
  horizon: m.strategy_field_horizon,
  leadUnitId: m.strategy_field_lead,
  partnerUnitIds: m.strategy_field_partners,
  targetGroups: m.strategy_field_targetGroups,
  municipalityIds: m.strategy_field_municipalities,
  parentId: m.strategy_field_place,
  links: m.strategy_field_links,
  steps: m.strategy_field_steps,
  items: m.strategy_field_text,
  textKind: m.strategy_field_kind,
};

/** The lines of the change list in the reader's language, latest first. Changes that no reader can see are left out. */
export function changeRows(input: { changes: readonly ChangeEntryView[]; locale: Language }): ChangeRow[] {
  const { changes, locale } = input;
  return changes
    .map((change) => ({
      id: change.id,
      at: change.at,
      kind: change.kind,
      nodeId: change.nodeId,
      number: change.number,
      title: change.title,
      reason: change.reason,
      fields: change.fields
        .filter(({ field }) => !silent.has(field))
        .map(({ field, before, after }) => ({
          word: (words[field] ?? m.strategy_field_other)({}, { locale }),
          before: shown(field, before, locale),
          after: shown(field, after, locale),
        })),
    }))
    .filter((row) => row.kind !== 'changed' || row.fields.length > 0)
    .sort((one, other) => other.at.localeCompare(one.at));
}

export const countKinds = (rows: readonly ChangeRow[]): Record<ChangeKind, number> =>
  Object.fromEntries(changeKinds.map((kind) => [kind, rows.filter((row) => row.kind === kind).length])) as Record<
    ChangeKind,
    number
  >;

const stateByWord = new Map(Object.entries(stateWords).map(([state, word]) => [word, state as ShownState]));

function shown(field: string, value: string | null, locale: Language): ShownValue {
  const own = (text: string): ShownValue => ({ text, german: false });
  if (value === null || value === '') return field === 'state' ? own(stateWord('not-reported', locale)) : null;
  if (field === 'state') {
    // Withdrawn notes are recorded in words, all others by key.
    const state = shownStates.find((name) => name === value) ?? stateByWord.get(value);
    return state ? own(stateWord(state, locale)) : { text: value, german: true };
  }
  if ((field === 'periodFrom' || field === 'periodTo') && isIsoDate(value)) return own(quarterWord(quarterOf(value), locale));
  if (isIsoDate(value)) return own(formatDay(value, locale));
  if (field === 'kind') {
    const kind = nodeKinds.find((name) => name === value);
    if (kind) return own(kindWord(kind, locale));
  }
  if (field === 'textKind') {
    const kind = textKinds.find((name) => name === value);
    if (kind) return own(textKindWord(kind, locale));
  }
  if (field === 'horizon') {
    const horizon = horizons.find((name) => name === value);
    if (horizon) return own(horizonWord(horizon, locale));
  }
  return { text: value, german: true };
}
