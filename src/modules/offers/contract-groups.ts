import type { OfferAudience, OfferTopic, OfferWord, PublicOffer } from './contract.ts';

/** The measure of the strategy that an address leads to, on its public page or in the office; null for any other address. */
export const measureIn = (url: string | null): string | null =>
  /\/(?:strategie\/[^/?#]+|massnahmen)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[/?#]|$)/i
    .exec(url ?? '')?.[1]
    ?.toLowerCase() ?? null;

/** How far the concept for a target group is, where no measure says it. */
export const conceptStates = ['planned', 'drafting', 'decided', 'running'] as const;
export type ConceptState = (typeof conceptStates)[number];
export const conceptStateWords: Readonly<Record<ConceptState, string>> = {
  planned: 'geplant',
  drafting: 'in Arbeit',
  decided: 'beschlossen',
  running: 'wird umgesetzt',
};

/** How many they are. A number that is too small, or that would give one away, is null and `hidden`. */
export type GroupCount = {
  all: number | null;
  women: number | null;
  men: number | null;
  hidden: boolean;
  day: string | null;
  source: string | null;
};

/** A topic without any offer for the group somewhere: municipalities where that is so, and those that have one. */
export type GroupGap = { topic: OfferTopic; missing: string[]; covered: string[] };

/** As it was entered, for whoever keeps it. */
export type GroupProfile = {
  count: number | null;
  women: number | null;
  men: number | null;
  countDay: string | null;
  countSource: string | null;
  needs: string | null;
  channels: string | null;
  conceptTitle: string | null;
  conceptState: ConceptState | null;
  conceptUrl: string | null;
  isPublic: boolean;
  version: number;
};

export type GroupView = {
  audience: OfferAudience;
  count: GroupCount | null;
  profile: Omit<GroupProfile, 'count' | 'women' | 'men'> | null;
  /** Made for this group; what is for everybody is counted beside. */
  offers: { id: string; name: string; provider: string | null; towns: string[] }[];
  forEverybody: number;
  gaps: GroupGap[];
  smallestCell: number;
};
export type GroupLine = {
  audience: OfferAudience;
  count: GroupCount | null;
  offers: number;
  concept: ConceptState | null;
  conceptUrl: string | null;
  isPublic: boolean;
};

/** What everybody may read of a target group. */
export type PublicGroup = {
  audience: OfferAudience;
  count: GroupCount | null;
  needs: OfferWord | null;
  channels: OfferWord | null;
  /** `state` is what was typed; a measure that `url` leads to says it better (`measureIn`). */
  concept: { title: OfferWord; state: ConceptState | null; url: string | null } | null;
  offers: PublicOffer[];
  gaps: GroupGap[];
  smallestCell: number;
};
