import type { ExchangeFormat } from './contract-exchange.ts';

/** Shared by server and browser: orders to a translation office under a framework contract. */

export const orderStates = ['ordered', 'delivered', 'accepted', 'cancelled'] as const;
export type OrderState = (typeof orderStates)[number];
export const orderStateWords: Readonly<Record<OrderState, string>> = {
  ordered: 'bestellt',
  delivered: 'geliefert',
  accepted: 'abgenommen',
  cancelled: 'storniert',
};
/** What may follow. */
export const nextStates: Readonly<Record<OrderState, readonly OrderState[]>> = {
  ordered: ['delivered', 'cancelled'],
  delivered: ['accepted', 'ordered'],
  accepted: [],
  cancelled: [],
};

/** Amounts are net, in cents. Pages are lines by the thirty. */
export type OrderCost = { language: string; texts: number; words: number; lines: number; cost: number };

/** Something of which an order could be made: its words that wait, in all languages that were asked for. */
export type OrderThing = { subjectType: string; subjectId: string; title: string; words: number };

export type OrderView = {
  id: string;
  contractId: string;
  office: string;
  languages: string[];
  kind: string | null;
  format: ExchangeFormat;
  state: OrderState;
  texts: number;
  words: number;
  cost: number;
  dueOn: string | null;
  note: string | null;
  sentByMail: boolean;
  orderedAt: string;
  deliveredAt: string | null;
  acceptedAt: string | null;
};
