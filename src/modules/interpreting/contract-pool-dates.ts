/** Shared by server and browser: when a pool's people meet, learn, and talk about what weighs on them. */

export const poolDateKinds = ['training', 'meeting', 'supervision'] as const;
export type PoolDateKind = (typeof poolDateKinds)[number];
export const poolDateKindWords: Readonly<Record<PoolDateKind, string>> = {
  training: 'Fortbildung',
  meeting: 'Treffen',
  supervision: 'Supervision',
};
export const poolDateStates = ['planned', 'held', 'cancelled'] as const;
export type PoolDateState = (typeof poolDateStates)[number];
export const poolDateStateWords: Readonly<Record<PoolDateState, string>> = {
  planned: 'geplant',
  held: 'hat stattgefunden',
  cancelled: 'abgesagt',
};

export type PoolDateView = {
  id: string;
  poolId: string;
  kind: PoolDateKind;
  title: string;
  date: string;
  from: string;
  until: string;
  place: string | null;
  link: string | null;
  seats: number | null;
  /** Of a training: its module as interpreters carry it, and the hours it counts. */
  module: string | null;
  hours: number | null;
  agenda: string | null;
  minutes: string | null;
  state: PoolDateState;
  invited: number;
  coming: number;
  version: number;
};
export type PoolDateGuest = {
  id: string;
  interpreterId: string;
  name: string;
  invitedAt: string | null;
  comes: boolean | null;
  attended: boolean | null;
};
export type PoolDatePage = PoolDateView & { guests: PoolDateGuest[] };

/** What an invited person sees. Who else comes is not told. */
export type OwnPoolDate = Omit<PoolDateView, 'invited' | 'coming' | 'version' | 'poolId'> & {
  /** Null where nobody has answered yet. */
  comes: boolean | null;
  attended: boolean | null;
  /** Places left; null where they are not counted. */
  left: number | null;
  open: boolean;
};

export type PoolNewsView = { id: string; subject: string; body: string; languages: string[]; told: number; sentAt: string };
