import type { AssignmentOutcome, AssignmentState } from './contract-states.ts';
import type { AllowanceLine, CeilingState, SettledSheet, Travel } from './contract-tariff.ts';

/** Shared by server and browser: time sheets, who signs them, and what becomes of them. */

/** How the institution signed: with its code, on its own page, or by hand on paper. */
export const signingWays = ['code', 'own-page', 'paper'] as const;
export type SigningWay = (typeof signingWays)[number];
export const signingWayWords: Readonly<Record<SigningWay, string>> = {
  code: 'mit dem Code der Einrichtung',
  'own-page': 'auf der Seite der Einrichtung',
  paper: 'auf Papier',
};

/** What an institution objects to. No free text: what happened in the conversation belongs nowhere. */
export const objections = ['times', 'travel', 'not-held'] as const;
export type Objection = (typeof objections)[number];
export const objectionWords: Readonly<Record<Objection, string>> = {
  times: 'Die Zeiten stimmen nicht.',
  travel: 'Die Angaben zur Fahrt stimmen nicht.',
  'not-held': 'Das Gespräch hat so nicht stattgefunden.',
};

/** So many wrong codes lock a sheet until the office sends a new one. */
export const mostWrongCodes = 5;
/** Receipts of one sheet, and the hours that one conversation can last. */
export const [mostReceipts, mostSheetHours] = [5, 24];

export const sheetDeeds = [
  'submitted',
  'corrected',
  'signed',
  'objected',
  'wrong-code',
  'new-code',
  'paper',
  'missing',
  'approved',
  'released',
  'reopened',
  'paid',
] as const;
export type SheetDeed = (typeof sheetDeeds)[number];
export const sheetDeedWords: Readonly<Record<SheetDeed, string>> = {
  submitted: 'Eingereicht und unterschrieben',
  corrected: 'Berichtigt: Unterschriften sind damit ungültig',
  signed: 'Gegengezeichnet',
  objected: 'Beanstandet',
  'wrong-code': 'Falscher Code',
  'new-code': 'Neuer Code verschickt',
  paper: 'Papier mit Unterschriften erfasst',
  missing: 'Nicht erschienen',
  approved: 'Geprüft',
  released: 'Freigegeben',
  reopened: 'Wieder geöffnet',
  paid: 'Bezahlt',
};
export type SheetSide = 'interpreter' | 'client' | 'office' | 'cashier';
export const sheetSideWords: Readonly<Record<SheetSide, string>> = {
  interpreter: 'Sprachmittlung',
  client: 'Einrichtung',
  office: 'Geschäftsstelle',
  cashier: 'Kasse',
};
export type SheetChange = { at: string; side: SheetSide; deed: SheetDeed; details: string[] };

export type Receipt = { sha256: string; name: string; mime: string; size: number };
export type SheetSpan = { startsAt: string; endsAt: string };
/** What is owed: reckoned by the tariff of the day until it is approved, and fixed from then on. */
export type SheetMoney = {
  tariffFrom: string | null;
  lines: AllowanceLine[];
  cents: number;
  billedCents: number;
  /** It can change no more. */
  fixed: boolean;
  /** Why nothing can be reckoned. */
  fault: string | null;
};

/** What both sides see of a sheet. */
export type SheetView = {
  assignmentId: string;
  number: string;
  language: string;
  planned: SheetSpan;
  actual: SheetSpan | null;
  travel: Travel | null;
  receipts: Receipt[];
  state: AssignmentState;
  outcome: AssignmentOutcome | null;
  interpreterSignedAt: string | null;
  clientSignedAt: string | null;
  clientWay: SigningWay | null;
  objection: Objection | null;
  /** Too many wrong codes were tried. */
  locked: boolean;
  money: SheetMoney;
};
/** What the pool's staff sees beside it. */
export type OfficeSheet = SheetView & {
  poolId: string;
  requester: { id: string; name: string };
  occasion: string;
  municipality: string | null;
  interpreter: { id: string; name: string };
  approvedBy: string | null;
  releasedBy: string | null;
  paidOn: string | null;
  statement: string | null;
  /** How the person's year stands with this sheet. */
  ceiling: CeilingState;
  changes: SheetChange[];
};

/** A sheet for those who release it: no institution, no case. */
export type SettlementRow = {
  assignmentId: string;
  number: string;
  day: string;
  language: string;
  interpreter: { id: string; name: string };
  minutes: number;
  travelCents: number;
  cents: number;
  billedCents: number;
  state: AssignmentState;
  outcome: AssignmentOutcome | null;
  /** The reader approved it: somebody else releases. */
  sameHand: boolean;
  statement: string | null;
  ceiling: CeilingState;
};

/** What the coordination sees of a sheet that it looks at closer, chosen by chance. */
export type SampleView = {
  number: string;
  day: string;
  language: string;
  occasion: string;
  planned: SheetSpan;
  actual: SheetSpan | null;
  clientWay: SigningWay | null;
  signedBoth: boolean;
  receipts: number;
  lines: AllowanceLine[];
  cents: number;
  changes: { at: string; side: SheetSide; deed: SheetDeed }[];
};

export type StatementView = {
  id: string;
  poolId: string;
  number: string;
  month: string;
  interpreter: { id: string; name: string };
  conversations: number;
  minutes: number;
  cents: number;
  /** The file for the bank in which it stands. */
  payment: string | null;
  paidOn: string | null;
};
export type InvoiceView = {
  id: string;
  number: string;
  from: string;
  to: string;
  bearer: SettledSheet['bearer'];
  conversations: number;
  cents: number;
};
export type PaymentView = {
  id: string;
  messageId: string;
  createdAt: string;
  executeOn: string;
  count: number;
  cents: number;
  sha256: string;
  paidOn: string | null;
  /** The file can still be fetched. */
  kept: boolean;
};
/** A person's account as others than the cashier see it. */
export type AccountView = { holder: string; ending: string; changedAt: string };
export type YearRow = {
  interpreter: { id: string; name: string };
  conversations: number;
  minutes: number;
  cents: number;
  travelCents: number;
  limitCents: number | null;
  ceiling: CeilingState;
};
