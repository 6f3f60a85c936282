import type { PlaceKind } from '#modules/network/contract-places.ts';
import type { OfferKind, OfferState, OfferTopic } from './contract.ts';

/** What was taken over from elsewhere, as it is here now. */
export type TakenOffer = {
  offerId: string;
  sourceKey: string;
  name: string;
  hash: string;
  /** The server or file that it came from; null for what was taken over before that was kept. */
  source: string | null;
  state: OfferState;
  /** Somebody here changed it since: it stays as it is here. */
  changedHere: boolean;
};

/** What an offer at a place of this kind most likely is: a beginning, which people correct. Where nobody is offered anything, nothing. */
export const offerOfPlace: Readonly<Partial<Record<PlaceKind, { kind: OfferKind; topic: OfferTopic }>>> = {
  authority: { kind: 'advice', topic: 'residence' },
  advice: { kind: 'advice', topic: 'everyday' },
  education: { kind: 'course', topic: 'education' },
  school: { kind: 'tutoring', topic: 'education' },
  kita: { kind: 'childcare', topic: 'family' },
  health: { kind: 'advice', topic: 'health' },
  'meeting-place': { kind: 'meeting', topic: 'leisure' },
  library: { kind: 'culture', topic: 'education' },
  sport: { kind: 'sport', topic: 'leisure' },
  culture: { kind: 'culture', topic: 'leisure' },
  religion: { kind: 'meeting', topic: 'leisure' },
  shop: { kind: 'aid', topic: 'everyday' },
  emergency: { kind: 'advice', topic: 'emergency' },
  other: { kind: 'other', topic: 'everyday' },
};

/** A place of the network at which the directory has no offer. */
export type PlaceWithoutOffer = {
  id: string;
  name: string;
  kind: PlaceKind;
  town: string | null;
  municipality: string | null;
  holder: string | null;
};
