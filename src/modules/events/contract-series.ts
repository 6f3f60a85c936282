import type { WordMark } from '#kernel/translation.ts';
import type { EventDate, PublicEvent } from './contract.ts';

export const seriesStates = ['draft', 'public', 'hidden'] as const;
export type SeriesState = (typeof seriesStates)[number];
export const seriesStateWords: Readonly<Record<SeriesState, string>> = {
  draft: 'Entwurf',
  public: 'öffentlich',
  hidden: 'ausgeblendet',
};

/** A series as the office sees it. */
export type SeriesView = {
  id: string;
  title: string;
  description: string | null;
  periodFrom: string;
  periodTo: string;
  /** Last day on which entries are taken; null without a call. */
  callUntil: string | null;
  callText: string | null;
  state: SeriesState;
  unit: { id: string; name: string } | null;
  demonstration: boolean;
  version: number;
  /** How many events it has, and how many of them wait for a decision. */
  events: number;
  submitted: number;
};

/** A series with its programme, in the language that was asked for where there is a translation. */
export type PublicSeries = {
  id: string;
  slug: string;
  title: string;
  description: string | null;
  marks: { title?: WordMark; description?: WordMark };
  periodFrom: string;
  periodTo: string;
  demonstration: boolean;
  events: PublicEvent[];
  dates: (EventDate & { eventId: string })[];
};
