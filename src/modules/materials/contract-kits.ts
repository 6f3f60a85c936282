/** Shared by server and browser: welcome bags, their parts, the stock, print lists. */

export const bookingReasons = ['printed', 'bought', 'handed-out', 'given-away', 'damaged', 'counted'] as const;
export type BookingReason = (typeof bookingReasons)[number];
export const bookingReasonWords: Readonly<Record<BookingReason, string>> = {
  printed: 'gedruckt',
  bought: 'gekauft oder bekommen',
  'handed-out': 'in Taschen ausgegeben',
  'given-away': 'einzeln ausgegeben',
  damaged: 'beschädigt oder überholt',
  counted: 'nachgezählt',
};
/** What people book themselves; bags are handed out on the page of their kit. */
export const typedReasons = bookingReasons.filter((reason) => reason !== 'handed-out');

/** A material in each reader's language, or a thing that has none. */
export type KitPart = {
  id: string;
  material: { id: string; title: string } | null;
  giveAway: string | null;
  perBag: number;
};
export type KitView = {
  id: string;
  title: string;
  targetGroup: string;
  summary: string | null;
  unit: { id: string; name: string } | null;
  /** So many bags are to be ready. */
  wanted: number;
  parts: KitPart[];
  /** Bags handed out so far. */
  handedOut: number;
  version: number;
  mayChange: boolean;
};

export type StockView = {
  id: string;
  /** „Müll richtig trennen, Arabisch“, or the thing's name. */
  name: string;
  material: { id: string; title: string } | null;
  language: string | null;
  unit: { id: string; name: string } | null;
  count: number;
  minimum: number;
  low: boolean;
  mayChange: boolean;
};
export type BookingView = { id: string; day: string; change: number; reason: BookingReason; note: string | null };

/**
 * One line of a print list. `edition` says what there is: the language itself, an older translation of it, or only German,
 * which is taken instead; `none` where there is nothing to print.
 */
export type PrintLine = {
  key: string;
  what: string;
  /** Null for give-aways. */
  language: string | null;
  edition: 'current' | 'outdated' | 'german' | 'none' | 'thing';
  needed: number;
  stock: number;
  /** To print or to get. */
  missing: number;
};
export type PrintList = { bags: number; languages: { language: string; bags: number }[]; lines: PrintLine[] };
export const printEditionWords: Readonly<Record<PrintLine['edition'], string>> = {
  current: 'aktuell',
  outdated: 'ältere Übersetzung',
  german: 'deutsche Fassung, auch für Sprachen, in denen es keine gibt',
  none: 'gibt es nicht',
  thing: 'ohne Sprache',
};
