import type { BlockKind } from '#kernel/content/blocks.ts';
import type { Audience, BlockChange, PageState } from './contract.ts';

/** Shared by server and browser: how pages are written, asked about and handed round. */

export const pageStateWords: Readonly<Record<PageState, string>> = {
  draft: 'Entwurf',
  public: 'öffentlich',
  hidden: 'verborgen',
  archived: 'archiviert',
};

export const audienceWords: Readonly<Record<Audience, string>> = {
  newcomers: 'Neuankommende',
  volunteers: 'Ehrenamtliche',
  professionals: 'Fachkräfte',
};

export const blockKindWords: Readonly<Record<BlockKind, string>> = {
  text: 'Text',
  steps: 'Schritte',
  note: 'Hinweis',
  warning: 'Warnung',
  office: 'Zuständige Stelle',
  contact: 'Kontakt',
  place: 'Ort',
  media: 'Bild oder Datei',
};

/** What in the tree waits for somebody. */
export const pageWaits = ['draft', 'asked', 'overdue', 'expired'] as const;
export type PageWait = (typeof pageWaits)[number];
export const pageWaitWords: Readonly<Record<PageWait, string>> = {
  draft: 'Entwurf offen',
  asked: 'Freigabe erbeten',
  overdue: 'zu bestätigen',
  expired: 'verborgen, weil nicht bestätigt',
};

/** Who said what about a draft. */
export type Remark = { at: string; by: string; note: string | null };

/** `taken` became the draft; `declined` stays as it is until it is forgotten. */
export type GuestDecision = 'taken' | 'declined';
export type GuestState = 'asked' | 'expired' | 'withdrawn' | 'handed-in' | GuestDecision;

export const guestStateWords: Readonly<Record<GuestState, string>> = {
  asked: 'gefragt',
  expired: 'Frist vorbei',
  withdrawn: 'zurückgenommen',
  'handed-in': 'Vorschlag ist da',
  taken: 'übernommen',
  declined: 'nicht übernommen',
};

/** Somebody without an account who was asked about one page. */
export type GuestView = {
  id: string;
  language: string;
  name: string;
  mail: string;
  state: GuestState;
  createdAt: string;
  expiresAt: string;
  handedInAt: string | null;
  remark: string | null;
};

/** What a guest handed in, beside the text that was given out. */
export type GuestText = GuestView & {
  pageId: string;
  changes: BlockChange[];
  /** The page's text has changed since it was given out. */
  changedSince: boolean;
  /** Of the edition; 0 where there is none. */
  version: number;
};
