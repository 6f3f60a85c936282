import type { Layer, ShownState } from './contract.ts';

/** A measure that expects something of a municipality. */
export type MunicipalMeasure = {
  id: string;
  name: string;
  strategy: string;
  /** The office in front; null where none is named. */
  lead: string | null;
  layer: Layer | null;
  /** Whether the municipality is named; else the measure is meant for all of them. */
  named: boolean;
  state: ShownState;
  /** Day by which a round asks, else the planned end. */
  due: string | null;
  asked: boolean;
  overdue: boolean;
  lastWord: { date: string; text: string } | null;
  /** Whether who reads this may write its state. */
  mayReport: boolean;
};

export type MunicipalitySummary = { id: string; name: string; measures: number; asked: number; overdue: number; silent: number };
