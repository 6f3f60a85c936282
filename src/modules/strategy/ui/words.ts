import { quarterOf } from '#kernel/dates.ts';
import { formatDay } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import {
  frequencies,
  type ChangeKind,
  type CountyRole,
  type Frequency,
  type Horizon,
  type Layer,
  type NodeKind,
  type Period,
  type ShownState,
  type TextKind,
} from '../contract.ts';

/** The words of a strategy in the reader's language. */

const states = {
  running: m.strategy_state_running,
  done: m.strategy_state_done,
  continuous: m.strategy_state_continuous,
  'not-started': m.strategy_state_open,
  delayed: m.strategy_state_delayed,
  dropped: m.strategy_state_dropped,
  'not-reported': m.strategy_state_not_reported,
} satisfies Record<ShownState, unknown>;
export const stateWord = (state: ShownState, locale: Language): string => states[state]({}, { locale });

const kinds = {
  strategic: m.strategy_kind_strategic,
  operative: m.strategy_kind_operative,
  continuous: m.strategy_kind_continuous,
} satisfies Record<NodeKind, unknown>;
export const kindWord = (kind: NodeKind, locale: Language): string => kinds[kind]({}, { locale });

const textKinds = {
  situation: m.strategy_text_situation,
  mission: m.strategy_text_mission,
  principle: m.strategy_text_principle,
  challenge: m.strategy_text_challenge,
} satisfies Record<TextKind, unknown>;
export const textKindWord = (kind: TextKind, locale: Language): string => textKinds[kind]({}, { locale });

const horizons = {
  short: m.strategy_horizon_short,
  medium: m.strategy_horizon_medium,
  long: m.strategy_horizon_long,
} satisfies Record<Horizon, unknown>;
export const horizonWord = (horizon: Horizon, locale: Language): string => horizons[horizon]({}, { locale });

const layers = {
  county: m.strategy_layer_county,
  municipality: m.strategy_layer_municipality,
  both: m.strategy_layer_both,
} satisfies Record<Layer, unknown>;
export const layerWord = (layer: Layer, locale: Language): string => layers[layer]({}, { locale });

const roles = {
  own: m.strategy_role_own,
  coordination: m.strategy_role_coordination,
  support: m.strategy_role_support,
} satisfies Record<CountyRole, unknown>;
export const roleWord = (role: CountyRole, locale: Language): string => roles[role]({}, { locale });

const changes = {
  added: m.strategy_change_added,
  changed: m.strategy_change_changed,
  moved: m.strategy_change_moved,
  delayed: m.strategy_change_delayed,
  dropped: m.strategy_change_dropped,
  deleted: m.strategy_change_deleted,
} satisfies Record<ChangeKind, unknown>;
export const changeWord = (kind: ChangeKind, locale: Language): string => changes[kind]({}, { locale });

const oftens = {
  'at-once': m.strategy_sub_at_once,
  weekly: m.strategy_sub_weekly,
  monthly: m.strategy_sub_monthly,
} satisfies Record<Frequency, unknown>;
export const frequencyWord = (frequency: Frequency, locale: Language): string => oftens[frequency]({}, { locale });
export const frequencyWords = (locale: Language): { value: Frequency; label: string }[] =>
  frequencies.map((value) => ({ value, label: frequencyWord(value, locale) }));

/** A quarter in words, „2. Quartal 2019“. */
export const quarterWord = (quarter: string, locale: Language): string =>
  m.strategy_quarter({ number: quarter.slice(6), year: quarter.slice(0, 4) }, { locale });

/** A planned time in quarters: „1. Quartal 2017 bis 4. Quartal 2019“, „bis 2. Quartal 2019“. Null without one. */
export function periodWords(period: Period, locale: Language): string | null {
  const from = period.from === null ? null : quarterWord(quarterOf(period.from), locale);
  const to = period.to === null ? null : quarterWord(quarterOf(period.to), locale);
  if (from === null && to === null) return null;
  if (from === null) return m.strategy_until({ to: to! }, { locale });
  if (to === null) return m.strategy_since({ from }, { locale });
  return from === to ? from : m.strategy_from_to({ from, to }, { locale });
}

/** A time in days: „20. November 2017 bis 31. Mai 2018“. Null without one. */
export function dayWords(period: Period, locale: Language): string | null {
  const from = period.from === null ? null : formatDay(period.from, locale);
  const to = period.to === null ? null : formatDay(period.to, locale);
  if (from === null && to === null) return null;
  if (from === null) return m.strategy_until({ to: to! }, { locale });
  if (to === null) return m.strategy_since({ from }, { locale });
  return from === to ? from : m.strategy_from_to({ from, to }, { locale });
}
