import type { MeetingMode, Urgency } from './contract-rules.ts';
import type { AssignmentState } from './contract-states.ts';

/** Shared by server and browser: what the office of a pool looks at each day. */

/** Why somebody of the office has to do something: nobody is asked, it begins soon, or nobody was found. */
export type HandReason = 'unfilled' | 'nobody-asked' | 'soon';
export const handReasonWords: Readonly<Record<HandReason, string>> = {
  unfilled: 'niemand gefunden',
  'nobody-asked': 'niemand gefragt',
  soon: 'beginnt bald und ist nicht besetzt',
};

type Conversation = {
  assignmentId: string;
  requestId: string;
  number: string;
  language: string;
  startsAt: string;
  endsAt: string;
  mode: MeetingMode;
  requester: string;
  municipality: string | null;
};
export type OpenConversation = Conversation & {
  urgency: Urgency;
  state: AssignmentState;
  /** Who is asked now, and until when there is time to answer. */
  asked: { name: string; deadline: string }[];
  /** Null where the conversation goes its way by itself. */
  hand: HandReason | null;
};
export type NextConversation = Conversation & { interpreter: string };
type PaperEnding = { interpreterId: string; name: string; conductUntil: string };

export type PoolDay = {
  /** For which nobody is found yet: the most urgent first, then by time. */
  open: OpenConversation[];
  /** Of the next seven days. */
  next: NextConversation[];
  /** Certificates of conduct that end within 30 days, or have ended. */
  papers: PaperEnding[];
};

export const offerStateWords: Readonly<Record<OfferRecord['state'], string>> = {
  open: 'gefragt',
  accepted: 'zugesagt',
  declined: 'abgelehnt',
  passed: 'nicht geantwortet',
  withdrawn: 'zurückgenommen',
};

/** Somebody was asked for one language of a request. */
export type OfferRecord = {
  id: string;
  assignmentId: string;
  language: string;
  interpreter: { id: string; name: string };
  state: 'open' | 'accepted' | 'declined' | 'passed' | 'withdrawn';
  sentAt: string;
  deadline: string;
  answeredAt: string | null;
};
