import type { PublicText } from './contract-places.ts';

/** Words and shapes of projects. Shared by server and browser: no library is imported here. */

export const projectPhases = ['idea', 'applied', 'approved', 'running', 'ended', 'rejected'] as const;
export type ProjectPhase = (typeof projectPhases)[number];
export const projectPhaseWords: Readonly<Record<ProjectPhase, string>> = {
  idea: 'Idee',
  applied: 'beantragt',
  approved: 'bewilligt',
  running: 'läuft',
  ended: 'beendet',
  rejected: 'abgelehnt',
};

type Named = { id: string; name: string };

/** A project as the back office sees it. The budget is in cents. */
export type ProjectView = {
  id: string;
  title: string;
  description: string | null;
  text: string | null;
  /** Who carries it: an organisation or a unit of the administration. */
  carrierOrganisation: Named | null;
  carrierUnit: Named | null;
  phase: ProjectPhase;
  periodFrom: string | null;
  periodTo: string | null;
  funderOrganisation: Named | null;
  /** Who pays, where it is no organisation on record. */
  funderName: string | null;
  programme: string | null;
  targetGroups: string[];
  municipalities: Named[];
  budget: number | null;
  contactUnit: Named | null;
  isPublic: boolean;
  /** What comes after its end. */
  followUp: string | null;
  version: number;
};

/** What everybody may know of a project that is public, in one language; carriers and funders keep their names. */
export type PublicProject = {
  id: string;
  title: PublicText;
  carrier: string | null;
  funder: string | null;
  period: { from: string | null; to: string | null };
};

/** Phases of which everybody may know; of what was never granted nobody is told. In the order of the public list. */
export const publicPhases = ['running', 'approved', 'ended'] as const satisfies readonly ProjectPhase[];
export type PublicPhase = (typeof publicPhases)[number];

/** A public project as it stands in the directory. */
export type ListedProject = PublicProject & {
  slug: string;
  description: PublicText | null;
  phase: PublicPhase;
  targetGroups: PublicText[];
  municipalities: string[];
};

export const projectOrders = ['titel', 'ende', 'phase', 'mittel'] as const;
export type ProjectOrder = (typeof projectOrders)[number];
