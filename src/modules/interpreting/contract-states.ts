/** Shared by server and browser: the states of an assignment, from the request to the payment. */

export const assignmentStates = [
  'requested',
  'offered',
  'accepted',
  'confirmed',
  'unfilled',
  'withdrawn',
  'cancelled-by-client',
  'cancelled-by-interpreter',
  'cancelled-by-office',
  'no-show-client',
  'no-show-interpreter',
  'done',
  'sheet-submitted',
  'countersigned',
  'approved',
  'released',
  'paid',
] as const;
export type AssignmentState = (typeof assignmentStates)[number];
export const assignmentStateWords: Readonly<Record<AssignmentState, string>> = {
  requested: 'offen',
  offered: 'angeboten',
  accepted: 'zugesagt',
  confirmed: 'bestätigt',
  unfilled: 'nicht besetzt',
  withdrawn: 'zurückgezogen',
  'cancelled-by-client': 'von der Einrichtung abgesagt',
  'cancelled-by-interpreter': 'von der Sprachmittlung abgesagt',
  'cancelled-by-office': 'von der Geschäftsstelle abgesagt',
  'no-show-client': 'Gespräch fiel aus',
  'no-show-interpreter': 'Sprachmittlung kam nicht',
  done: 'durchgeführt',
  'sheet-submitted': 'Nachweis eingereicht',
  countersigned: 'gegengezeichnet',
  approved: 'geprüft',
  released: 'freigegeben',
  paid: 'bezahlt',
};

/** Who acts. The client is the institution that asked, never the person who is interpreted for. */
export const assignmentSides = ['client', 'interpreter', 'office', 'cashier', 'system'] as const;
export type AssignmentSide = (typeof assignmentSides)[number];
export const assignmentSideWords: Readonly<Record<AssignmentSide, string>> = {
  client: 'die Einrichtung',
  interpreter: 'die Sprachmittlung',
  office: 'die Geschäftsstelle',
  cashier: 'die Kasse',
  system: 'Kreislotse',
};

export const assignmentEvents = [
  'offer',
  'accept',
  'decline',
  'decline-all',
  'turn-down',
  'confirm',
  'run-out',
  'withdraw',
  'cancel-client',
  'cancel-interpreter',
  'cancel-office',
  'miss-client',
  'miss-interpreter',
  'finish',
  'submit-sheet',
  'countersign',
  'object',
  'enter-paper',
  'correct',
  'approve',
  'release',
  'pay',
  'reopen',
] as const;
export type AssignmentEvent = (typeof assignmentEvents)[number];
/** As buttons and histories say it. */
export const assignmentEventWords: Readonly<Record<AssignmentEvent, string>> = {
  offer: 'Anbieten',
  accept: 'Zusagen',
  decline: 'Ablehnen',
  'decline-all': 'Alle haben abgelehnt',
  'turn-down': 'Zusage nicht annehmen',
  confirm: 'Bestätigen',
  'run-out': 'Als nicht besetzt abschließen',
  withdraw: 'Anfrage zurückziehen',
  'cancel-client': 'Absage der Einrichtung',
  'cancel-interpreter': 'Absage der Sprachmittlung',
  'cancel-office': 'Absagen',
  'miss-client': 'Gespräch fiel aus',
  'miss-interpreter': 'Sprachmittlung kam nicht',
  finish: 'Gespräch hat stattgefunden',
  'submit-sheet': 'Nachweis einreichen',
  countersign: 'Gegenzeichnen',
  object: 'Nachweis beanstanden',
  'enter-paper': 'Nachweis auf Papier erfassen',
  correct: 'Nachweis berichtigen',
  approve: 'Prüfen',
  release: 'Freigeben',
  pay: 'Bezahlen',
  reopen: 'Wieder öffnen',
};

/** How it ended for those who met or did not. It stays when the state goes on to the payment, and is what statistics count. */
export const assignmentOutcomes = [
  'unfilled',
  'withdrawn',
  'cancelled-by-client',
  'cancelled-by-interpreter',
  'cancelled-by-office',
  'no-show-client',
  'no-show-interpreter',
  'done',
] as const satisfies readonly AssignmentState[];
export type AssignmentOutcome = (typeof assignmentOutcomes)[number];

/** States in which somebody is still looked for, and in which somebody is bound to come. */
export const openStates = ['requested', 'offered'] as const satisfies readonly AssignmentState[];
export const boundStates = ['accepted', 'confirmed'] as const satisfies readonly AssignmentState[];

/**
 * - `wrong-side`: another side may do it now
 * - `again`: it is done already
 * - `taken`: somebody else was first
 * - `over`: nobody comes together any more
 * - `settled`: released or paid
 * - `four-eyes`: the same person may not do both
 * - `not-now`: too early or too late
 */
export const assignmentRefusals = ['wrong-side', 'again', 'taken', 'over', 'settled', 'four-eyes', 'not-now'] as const;
export type AssignmentRefusal = (typeof assignmentRefusals)[number];
