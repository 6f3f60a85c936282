/** Shared by server and browser: comments of the network on a draft or on single entries. */

export const commentAnswers = ['taken-up', 'partly', 'no'] as const;
export type CommentAnswer = (typeof commentAnswers)[number];
export const commentAnswerWords: Record<CommentAnswer, string> = {
  'taken-up': 'übernommen',
  partly: 'teilweise übernommen',
  no: 'nicht übernommen',
};

export type ConsultationItem = { id: string; name: string; level: number; levelName: string; text: string | null };

export type ConsultationEntry = {
  id: string;
  title: string;
  strategy: { key: string; title: string };
  closesOn: string;
  closed: boolean;
  invited: number;
  comments: number;
  unanswered: number;
};

/** A comment as the office sees it. */
export type OfficeComment = {
  id: string;
  node: { id: string; name: string } | null;
  /** What stood there when the comment was written, where it stands differently now. */
  seen: { title: string; text: string | null } | null;
  now: { title: string; text: string | null } | null;
  name: string;
  organisation: string | null;
  organisationPublic: boolean;
  text: string;
  createdAt: string;
  answer: CommentAnswer | null;
  answerText: string | null;
  answeredAt: string | null;
  changeEntryId: string | null;
};

export type OfficeConsultation = ConsultationEntry & {
  intro: string;
  strategyId: string;
  strategyState: 'draft' | 'adopted' | 'closed';
  openLink: boolean;
  items: ConsultationItem[];
  invites: { id: string; name: string; organisation: string | null; mail: string; comments: number }[];
  entries: OfficeComment[];
  /** Changes of the plan that an answer can name, by entry. */
  changes: Record<string, { id: string; label: string }[]>;
};

/** What the holder of a link sees. */
export type ConsultationByLink = {
  title: string;
  intro: string;
  strategyTitle: string;
  closesOn: string;
  closed: boolean;
  invited: { name: string; organisation: string | null } | null;
  items: ConsultationItem[];
  own: { nodeName: string | null; text: string; createdAt: string }[];
};

/** A comment as the public may see it: never a person, an organisation only with its consent, never the words. */
export type PublicComment = {
  id: string;
  node: { id: string; name: string } | null;
  organisation: string | null;
  answer: CommentAnswer | null;
  answerText: string | null;
};
export type PublicConsultation = {
  id: string;
  title: string;
  closesOn: string;
  comments: number;
  answers: Record<CommentAnswer, number>;
  entries: PublicComment[];
};
