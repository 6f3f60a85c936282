import type { WordMark } from '#kernel/translation.ts';
import type { EventDate, EventState, OfficeEvent, PublicEvent } from './contract.ts';

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
  /** While entries are taken: until which day, and what the county says of it. */
  call: { until: string; text: string | null; mark: WordMark | null } | null;
  events: PublicEvent[];
  dates: (EventDate & { eventId: string })[];
};

/** Whoever was asked for an entry, or asked for the link, and what came of it. */
export type EntryCall = {
  id: string;
  mail: string;
  createdAt: string;
  entry: { id: string; title: string; state: EventState } | null;
};

/** `open`: an entry can be handed in or changed; `decided`: it was looked at; `closed`: the call is over. */
export type EntryState = 'open' | 'decided' | 'closed';

/** What the holder of a link sees: the series, and the entry where there is one. */
export type OwnEntry = {
  state: EntryState;
  series: { id: string; title: string; periodFrom: string; periodTo: string; callUntil: string | null; callText: string | null };
  entry: OfficeEvent | null;
  municipalities: { id: string; name: string }[];
};
