import type { PublicationChannel } from './contract.ts';

/** Shared by server and browser: press releases and when the public was told last. No library is imported here. */

export const pressStates = ['draft', 'released', 'published'] as const;
export type PressState = (typeof pressStates)[number];
export const pressStateWords: Record<PressState, string> = {
  draft: 'Entwurf',
  released: 'freigegeben',
  published: 'veröffentlicht',
};

/** How the public was told: by its page, by mail to readers, in the press. */
export type ToldChannel = 'page' | PublicationChannel;
export const toldWords: Record<ToldChannel, string> = {
  page: 'öffentliche Seite',
  digest: 'Nachrichten per Mail',
  press: 'Presse',
};

/** When and how the public was told of a node last. */
export type Told = { day: string; channel: ToldChannel; link: string | null };
export type ToldNode = { nodeId: string; path: string; title: string; told: Told | null };

export type PressView = {
  id: string;
  node: { id: string; number: string | null; title: string };
  strategyKey: string;
  headline: string;
  text: string;
  figure: string | null;
  figureSource: string | null;
  languages: string[];
  internalNote: string | null;
  state: PressState;
  createdAt: string;
  createdBy: string;
  releasedAt: string | null;
  releasedBy: string | null;
  publishedOn: string | null;
  link: string | null;
  version: number;
  /** What the person may do with it now. */
  allowed: { edit: boolean; release: boolean; publish: boolean };
};
