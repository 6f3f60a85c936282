import type { ListedProject, ProjectPhase } from '#modules/network/contract-projects.ts';
import type { OfferView, PublicOffer } from './contract.ts';

/** What ends, and the offers that will be missing then. Without a project an offer ends by itself. */
export type EndingView = {
  project: { id: string; name: string; followUp: string | null } | null;
  on: string;
  offers: OfferView[];
};

/** What is like an intention; `near` is in the same municipality. */
export type SimilarView = {
  offers: (OfferView & { near: boolean })[];
  projects: { id: string; name: string; phase: ProjectPhase; periodTo: string | null; near: boolean }[];
};

/** A public project with the public offers that come from it. */
export type PublicProjectPage = ListedProject & { offers: PublicOffer[] };
