/** Shared by server and browser: what a pool pays and who bears it. All money is in whole cents, all times in whole minutes, all ways in metres. */

export const roundings = ['started', 'nearest'] as const;
export type Rounding = (typeof roundings)[number];
export const roundingWords: Readonly<Record<Rounding, string>> = {
  started: 'je angefangene Einheit',
  nearest: 'auf die nächste Einheit gerundet',
};

/** Where travel is paid. A ticket is one price: the county's border does not divide it. */
export const travelReaches = ['everywhere', 'within-county', 'outside-home'] as const;
export type TravelReach = (typeof travelReaches)[number];
export const travelReachWords: Readonly<Record<TravelReach, string>> = {
  everywhere: 'überall',
  'within-county': 'bis zur Kreisgrenze',
  'outside-home': 'nur außerhalb der Gemeinde, in der die Person wohnt',
};

/** What of travel is paid; null is not at all. */
export type TravelRules = {
  reach: TravelReach;
  kilometres: { centsPerKm: number; freeKm: number; mostCents: number | null } | null;
  ticket: { mostCents: number | null } | null;
  /** Without a rate of its own travel counts as work, and is rounded together with it. */
  time: { centsPerHour: number | null; freeMinutes: number; freeKm: number; mostMinutes: number | null } | null;
};

/** Whom travel is billed to: who bears the costs of the conversation, or nobody because the pool bears it. */
export const travelBearers = ['bearer', 'pool'] as const;
export type TravelBearer = (typeof travelBearers)[number];
export const travelBearerWords: Readonly<Record<TravelBearer, string>> = {
  bearer: 'wer das Gespräch bezahlt',
  pool: 'der Pool selbst',
};

export type Tariff = {
  /** First day; it holds until the next one begins. */
  validFrom: string;
  /** What the interpreter gets. */
  centsPerHour: number;
  /** What the pool keeps on top: it is billed and not paid out. */
  retainedCentsPerHour: number;
  rounding: Rounding;
  unitMinutes: number;
  minimumMinutes: number;
  /** A conversation that ends early is paid as planned. */
  leastPlanned: boolean;
  travel: TravelRules;
  travelBilledTo: TravelBearer;
  /** Called off later than so many hours before the beginning, so many minutes are paid; null is all that were planned. The nearest step decides. */
  cancellation: { steps: { hoursBefore: number; minutes: number | null }[]; travel: boolean };
  /** The interpreter came and nobody was there; null is all that was planned. */
  noShow: { minutes: number | null; travel: boolean };
};

/** Who pays for what, from day to day, both included. An open side holds for all. */
export type CostRule = {
  validFrom: string;
  validUntil: string | null;
  /** Code of the county's list. */
  occasion: string | null;
  requesterKind: string | null;
  bearer: 'county' | 'requester' | 'other';
  /** Where it is booked, and with `other` the name of who pays. */
  costUnit: string | null;
};

export type Span = { startsAt: string; endsAt: string };

/** There and back. */
export type Travel = {
  /** The shortest usual way, also where somebody came by bus. */
  metres: number;
  /** What of it lies in the county. */
  metresWithin: number;
  minutes: number;
  /** With a vehicle of one's own: only then are kilometres paid. */
  drove: boolean;
  ticketCents: number;
  /** To another municipality than one's own. */
  leftHome: boolean;
};

export type Outcome =
  | { kind: 'held' }
  | { kind: 'cancelled'; by: 'client' | 'office' | 'interpreter'; at: string }
  | { kind: 'no-show'; side: 'client' | 'interpreter' };

export const lineKinds = ['work', 'cancellation', 'no-show', 'travel-time', 'kilometres', 'ticket'] as const;
export type LineKind = (typeof lineKinds)[number];
export const lineKindWords: Readonly<Record<LineKind, string>> = {
  work: 'Gespräch',
  cancellation: 'Ausfall nach später Absage',
  'no-show': 'Niemand war da',
  'travel-time': 'Fahrzeit',
  kilometres: 'Fahrstrecke',
  ticket: 'Fahrkarte',
};
/** What only pays back what somebody spent. */
export const isTravelLine = (kind: LineKind): boolean => kind === 'travel-time' || kind === 'kilometres' || kind === 'ticket';

export type AllowanceLine = {
  kind: LineKind;
  quantity: number;
  unit: 'minutes' | 'metres' | 'cents';
  /** For the interpreter. */
  cents: number;
  /** From who bears the costs. */
  billedCents: number;
};
export type Allowance = { lines: AllowanceLine[]; cents: number; billedCents: number };

/** A sheet that was settled: what it says never changes again. */
export type SettledSheet = {
  id: string;
  number: string;
  /** When the conversation began, as a day in Germany. */
  day: string;
  /** When its money went out; null while it waits. */
  paidOn: string | null;
  interpreter: { id: string; name: string };
  language: string;
  occasion: string;
  bearer: { kind: 'county' | 'requester' | 'other'; id: string; name: string; costUnit: string | null };
  /** Since when the tariff holds by which it was settled. */
  tariffFrom: string;
} & Allowance;

export const ceilingStates = ['ok', 'near', 'over'] as const;
export type CeilingState = (typeof ceilingStates)[number];
export const ceilingStateWords: Readonly<Record<CeilingState, string>> = {
  ok: 'im Rahmen',
  near: 'nahe an der Grenze',
  over: 'über der Grenze',
};
