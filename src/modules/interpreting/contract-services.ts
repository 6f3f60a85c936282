import type { CostBearer, RequesterKind } from './contract.ts';

/** Shared by server and browser: telephone and video interpreting that is bought from outside. Money is in whole cents. */

export const serviceKinds = ['phone', 'video', 'both'] as const;
export type ServiceKind = (typeof serviceKinds)[number];
export const serviceKindWords: Readonly<Record<ServiceKind, string>> = {
  phone: 'Telefon',
  video: 'Video',
  both: 'Telefon und Video',
};

/** From a day on. One that names a language goes before one for all. */
export type ServicePrice = { validFrom: string; language: string | null; centsPerMinute: number };

export type ServiceView = {
  id: string;
  name: string;
  kind: ServiceKind;
  /** The pool whose cost rules say who bears it. */
  pool: { id: string; name: string };
  contractFrom: string;
  contractUntil: string | null;
  minimumMinutes: number;
  /** Empty is every language. */
  languages: string[];
  prices: ServicePrice[];
  /** How one reaches it. */
  access: string | null;
  /** The contract runs today. */
  runs: boolean;
  mayKeep: boolean;
  version: number;
};

export type ServiceUseView = {
  id: string;
  day: string;
  user: { key: string; name: string };
  language: string;
  occasion: string;
  occasionLabel: string;
  minutes: number;
  billedMinutes: number;
  cents: number;
  bearer: CostBearer;
  costUnit: string | null;
  /** Null where a unit entered it and no invoice has named it yet. */
  invoice: string | null;
  mayTakeBack: boolean;
};

/** A line of an invoice, read. */
export type InvoiceLine = {
  row: number;
  day: string;
  language: string;
  minutes: number;
  /** What the invoice says; null where it says nothing, then the contract's price holds. */
  cents: number | null;
  /** `unit:…` or `organisation:…`. */
  user: string;
  /** The provider's own number of the conversation. */
  reference: string | null;
};
export const invoiceFields = ['day', 'language', 'minutes', 'cents', 'user', 'reference'] as const;
export type InvoiceField = (typeof invoiceFields)[number];
export const invoiceFieldWords: Readonly<Record<InvoiceField, string>> = {
  day: 'Tag',
  language: 'Sprache',
  minutes: 'Minuten',
  cents: 'Betrag',
  user: 'Stelle',
  reference: 'Nummer des Gesprächs',
};
/** Which column of the file holds what; -1 is none. */
export type InvoiceColumns = Record<InvoiceField, number>;
/** An invoice's file as text: what the browser keeps between checking and taking over. */
export type InvoiceTable = { header: string[]; rows: { row: number; cells: string[] }[] };

export type InvoicePlan = {
  /** Lines that are new. */
  fresh: InvoiceLine[];
  /** Lines that a unit has entered already: they get the invoice's number and amount. */
  known: { line: InvoiceLine; useId: string }[];
  /** Lines that stand in the books with an invoice: they are not counted again. */
  again: InvoiceLine[];
  /** Amounts that differ from the contract. */
  dear: { row: number; asked: number; agreed: number }[];
  faults: { row: number; message: string }[];
  /** Entered by units in the invoice's months, and on no invoice. */
  unbilled: number;
};

/** What conversations cost; `null` where there was none. */
export type SourceFigures = {
  conversations: number;
  minutes: number;
  cents: number;
  centsPerConversation: number | null;
  centsPerMinute: number | null;
};
export type ServiceFigures = {
  from: string;
  to: string;
  services: ({ id: string; name: string } & SourceFigures)[];
  languages: ({ language: string } & SourceFigures)[];
  bearers: ({ bearer: CostBearer } & SourceFigures)[];
  /** The county's own pools by their tariffs, without travel. */
  pool: SourceFigures;
};

/** Whoever uses a service is a unit or an organisation; as an institution it is of this kind. */
export const kindOfUnit: RequesterKind = 'authority';
