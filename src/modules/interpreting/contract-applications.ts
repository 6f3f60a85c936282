import type { InterpreterLevel } from './contract.ts';

/** Shared by server and browser: people who would like to interpret. */

export const applicationStates = ['open', 'accepted', 'declined'] as const;
export type ApplicationState = (typeof applicationStates)[number];
export const applicationStateWords: Readonly<Record<ApplicationState, string>> = {
  open: 'offen',
  accepted: 'aufgenommen',
  declined: 'abgelehnt',
};

/** As the pool's staff sees it. */
export type ApplicationView = {
  id: string;
  pool: { id: string; name: string };
  name: string;
  mail: string;
  phone: string | null;
  languages: { tag: string; level: InterpreterLevel }[];
  germanLevel: InterpreterLevel;
  municipality: string | null;
  times: string | null;
  remark: string | null;
  state: ApplicationState;
  createdAt: string;
};
