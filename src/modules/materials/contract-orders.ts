import { materialLanguages } from './contract.ts';

/** Shared by server and browser: what residents speak, framework contracts, orders to the translation office. */

/** German is ordered from nobody. */
export const orderLanguages = materialLanguages.filter((language) => language !== 'de');

export const priceUnits = ['line', 'word', 'page'] as const;
export type PriceUnit = (typeof priceUnits)[number];
/** A line of a translation has 55 keystrokes, a page 30 lines, as translation offices count. */
export const priceUnitWords: Readonly<Record<PriceUnit, { one: string; many: string }>> = {
  line: { one: 'Normzeile', many: 'Normzeilen' },
  word: { one: 'Wort', many: 'Wörter' },
  page: { one: 'Seite', many: 'Seiten' },
};

export const orderStates = ['ordered', 'delivered', 'accepted', 'cancelled'] as const;
export type OrderState = (typeof orderStates)[number];
export const orderStateWords: Readonly<Record<OrderState, string>> = {
  ordered: 'bestellt',
  delivered: 'geliefert',
  accepted: 'abgenommen',
  cancelled: 'storniert',
};

export type ContractView = {
  id: string;
  name: string;
  /** The translation office. */
  agency: string;
  unit: PriceUnit;
  /** Where orders go by mail. */
  mail: string | null;
  number: string | null;
  /** In tenths of a cent, without value-added tax. */
  price: number;
  /** Letters of a line, blanks counted. */
  lineLetters: number;
  /** In cents, like all that follows. */
  minimum: number;
  ceiling: number | null;
  /** What is called off so far, for materials and for other texts. */
  used: number;
  validFrom: string | null;
  validTo: string | null;
  version: number;
};

export type OrderView = {
  id: string;
  material: { id: string; title: string };
  contract: { id: string; name: string; agency: string; unit: PriceUnit };
  language: string;
  quantity: number;
  /** In cents, as the contract said on the day of the order. */
  price: number;
  orderedOn: string;
  due: string;
  deliveredOn: string | null;
  acceptedOn: string | null;
  state: OrderState;
  late: boolean;
  editionId: string | null;
  file: string | null;
  note: string | null;
  mayChange: boolean;
};

/** A language with who speaks it and what there is in it. */
export type DemandView = {
  language: string;
  /** Null where nobody counted, and where so few speak it that the number would point at people. */
  residents: number | null;
  /** Fewer than this; null where the number may be shown or is not known. */
  fewerThan: number | null;
  year: number | null;
  source: string | null;
  /** Materials that everybody needs, in this language: up to date, older, on order, not there. */
  current: number;
  outdated: number;
  ordered: number;
  missing: number;
};
export type GapCell = 'current' | 'outdated' | 'unbound' | 'ordered' | 'missing';
export type GapRow = { id: string; title: string; missing: number; cells: Readonly<Record<string, GapCell>> };
