import type { Frequency } from './contract.ts';

/** What somebody subscribed to; `place` is null for the whole strategy. */
export type SubscriptionTopic = {
  id: string;
  strategyKey: string;
  strategyTitle: string;
  place: { id: string; number: string | null; title: string } | null;
  frequency: Frequency;
};
