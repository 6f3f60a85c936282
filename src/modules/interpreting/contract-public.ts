import type { Way } from '#modules/mobility/contract.ts';
import type { CostBearer, RequesterKind } from './contract.ts';

/** Shared by server and browser: what the public, institutions and interpreters see of pools. */

/** What an institution reads before it sends a request. */
export type RequestPreview = {
  pool: { id: string; name: string };
  bearer: CostBearer;
  /** Who pays, where it is neither the county nor the institution and the pool says who. */
  bearerName: string | null;
  costUnit: string | null;
  /** False where no rule of the pool speaks of this: then whoever asks pays. */
  byRule: boolean;
  /** German, as the pool calls it. */
  occasion: string;
  /** What one should know before a conversation of this kind. */
  hint: string | null;
  town: { id: string; name: string } | null;
  street: string | null;
};

/** An open pool as everybody may see it. How many people it has is nobody's business. */
export type PublicPool = {
  id: string;
  name: string;
  operator: string;
  mail: string | null;
  phone: string | null;
  kinds: RequesterKind[];
  /** BCP 47; what people of the pool speak now. */
  languages: string[];
  /** Kinds of institutions for which the county always pays. */
  freeFor: RequesterKind[];
  centsPerHour: number | null;
  occasions: { key: string; label: string; isAllowed: boolean; hint: string | null }[];
  /** Working days that a request comes before. */
  leadDays: number | null;
  longestMinutes: number | null;
  publicRoomsOnly: boolean;
  professionalPresent: boolean;
};

/** What calling a request off now costs; requests that cost nothing are left out. */
export type CancelCost = { requestId: string; minutes: number; cents: number; bearer: CostBearer };

/** The way to a conversation; `way` is null where the timetable says nothing of the day, or nobody knows where it begins. */
export type OwnWay = {
  startsAt: string;
  endsAt: string;
  street: string | null;
  municipality: string | null;
  /** False where the way leads to the middle of the municipality, because the house is not on the map. */
  exact: boolean;
  way: Way | null;
};
