/** Shared by server and browser: handing a matter over from one unit to another. */

export const handoverPurposes = ['kita-place', 'school-place', 'language-course', 'housing', 'health-check', 'other'] as const;
export type HandoverPurpose = (typeof handoverPurposes)[number];
export const handoverPurposeWords: Readonly<Record<HandoverPurpose, string>> = {
  'kita-place': 'Kita-Platz',
  'school-place': 'Schulplatz',
  'language-course': 'Platz im Sprachkurs',
  housing: 'Wohnung',
  'health-check': 'Untersuchung',
  other: 'Sonstiges',
};

/** On what ground the data may be handed over. */
export const handoverBases = ['law', 'consent'] as const;
export type HandoverBasis = (typeof handoverBases)[number];
export const handoverBasisWords: Readonly<Record<HandoverBasis, string>> = { law: 'Rechtsgrundlage', consent: 'Einwilligung' };

export const handoverStates = ['sent', 'accepted', 'done', 'returned', 'withdrawn'] as const;
export type HandoverState = (typeof handoverStates)[number];

/** Why something comes back: closed, so that no content comes back with it. */
export const returnReasons = ['not-responsible', 'incomplete', 'no-basis', 'not-possible'] as const;
export type ReturnReason = (typeof returnReasons)[number];
export const returnReasonWords: Readonly<Record<ReturnReason, string>> = {
  'not-responsible': 'nicht zuständig',
  incomplete: 'Angaben fehlen',
  'no-basis': 'Grundlage reicht nicht',
  'not-possible': 'zurzeit nicht möglich',
};

type Handed = { id: string; purpose: HandoverPurpose; due: string; sentAt: string; version: number };
/** What the sender sees: done or not done. Where it was returned, the reason in one closed word. */
export type SentHandover = Handed & {
  to: string;
  state: 'open' | 'done' | 'returned' | 'withdrawn';
  returnReason: ReturnReason | null;
  mayWithdraw: boolean;
};
/** What the recipient sees in the list. */
export type ReceivedHandover = Handed & { from: string; state: 'sent' | 'accepted' };
/** What the recipient reads. Content is null once it is erased. */
export type HandoverPage = Handed & {
  from: string;
  state: HandoverState;
  basis: HandoverBasis;
  basisNote: string;
  content: string | null;
};

/** Days from sending until there is a place, by purpose; null where too few to be told. */
export type HandoverFigures = {
  smallest: number;
  purposes: {
    purpose: HandoverPurpose;
    sent: number | null;
    done: number | null;
    returned: number | null;
    medianDays: number | null;
  }[];
};
