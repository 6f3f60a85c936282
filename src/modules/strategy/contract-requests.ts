import type { NodeKind, Period, StrategySummary } from './contract.ts';

/** Shared by server and browser: proposals to change an adopted entry. */

export const requestStates = ['open', 'accepted', 'adjusted', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
export const requestStateWords: Record<RequestState, string> = {
  open: 'wartet auf Entscheidung',
  accepted: 'angenommen',
  adjusted: 'angepasst angenommen',
  refused: 'abgelehnt',
  withdrawn: 'zurückgezogen',
};

/** What of an entry can be proposed. `lead` is a unit's key. */
export type ProposalValues = {
  title: string;
  text: string | null;
  period: Period;
  lead: string | null;
  targetGroups: string[];
  kind: NodeKind | null;
  steps: { title: string; due: string | null }[];
};
export const proposalFields = ['title', 'text', 'period', 'lead', 'targetGroups', 'kind', 'steps'] as const;
export type ProposalField = (typeof proposalFields)[number];
export const proposalFieldWords: Record<ProposalField, string> = {
  title: 'Titel',
  text: 'Öffentlicher Text',
  period: 'Zeitraum',
  lead: 'Federführung',
  targetGroups: 'Zielgruppen',
  kind: 'Art',
  steps: 'Schritte',
};

/** One field of a proposal. `stale` when somebody changed it after the proposal was written. */
export type ProposalLine = {
  [F in ProposalField]: {
    field: F;
    before: ProposalValues[F];
    current: ProposalValues[F];
    proposed: ProposalValues[F];
    stale: boolean;
  };
}[ProposalField];

/** What is proposed: other values, that the entry be dropped, or a new entry below it. */
export const requestKinds = ['change', 'drop', 'add'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What stands in an entry that is not there yet. */
export const emptyProposal: ProposalValues = {
  title: '',
  text: null,
  period: { from: null, to: null },
  lead: null,
  targetGroups: [],
  kind: null,
  steps: [],
};

/** A proposal in a list. */
export type ChangeRequestEntry = {
  id: string;
  kind: RequestKind;
  state: RequestState;
  nodeId: string;
  nodeName: string;
  lead: string | null;
  fields: ProposalField[];
  /** The title of a new entry. */
  newTitle: string | null;
  reason: string;
  effectiveFrom: string;
  requester: string;
  /** Whether it is the reader's own. */
  own: boolean;
  createdAt: string;
  decidedAt: string | null;
  decidedBy: string | null;
  answer: string | null;
};

/** What a proposal is about, in a list. */
export const proposalWhat = (entry: Pick<ChangeRequestEntry, 'kind' | 'fields' | 'newTitle'>): string[] =>
  entry.kind === 'drop'
    ? ['soll entfallen']
    : entry.kind === 'add'
      ? [`neu darunter: ${entry.newTitle ?? ''}`]
      : entry.fields.map((field) => proposalFieldWords[field]);

/** A proposal with what stood, stands and is to stand. */
export type ChangeRequestView = ChangeRequestEntry & {
  strategy: Pick<StrategySummary, 'key' | 'title' | 'state'>;
  lines: ProposalLine[];
  /** All values of today, for the form of whoever adjusts. */
  current: ProposalValues;
  nodeVersion: number;
  allowed: { decide: boolean; withdraw: boolean };
};
