import type { RequesterKind } from './contract.ts';

/** Bodies of the network that may ask a pool and are not on its list. */
export type EntitledView = { id: string; name: string; kind: RequesterKind; municipality: string | null; hasMail: boolean };
