import type { Layer, ShownState, StatusState } from './contract.ts';

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
  /** Whether each municipality reports for itself: then `state` and `lastWord` are this municipality's own. */
  shared: boolean;
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

/** What one municipality reported on a measure that each of them reports on for itself. */
export type MunicipalReport = {
  id: string;
  date: string;
  state: StatusState;
  text: string;
  nextStep: string | null;
  reason: string | null;
};

/**
 * How far the municipalities are with such a measure, beside the state of its unit and never instead of it. Every
 * municipality is named, those that have reported first.
 */
export type MunicipalStandings<R extends MunicipalReport = MunicipalReport> = {
  total: number;
  reported: number;
  counts: { state: StatusState; count: number }[];
  entries: { id: string; name: string; report: R | null }[];
};

/** A report as the office reads it. */
export type OfficeMunicipalReport = MunicipalReport & { author: string; released: boolean; own: boolean };

/** The standings on a measure's page in the office. */
export type OfficeMunicipalPage = {
  standings: MunicipalStandings;
  /** Reports that wait for a second person. */
  waiting: (OfficeMunicipalReport & { municipality: { id: string; name: string } })[];
  /** Municipalities for which the reader may report. */
  mayReport: { id: string; name: string; last: OfficeMunicipalReport | null }[];
  mayRelease: boolean;
};
