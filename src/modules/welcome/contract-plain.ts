import type { Readability } from '#kernel/content/readability.ts';

/** Shared by server and browser: pieces of text in plain German that all units use. */

export const plainKinds = ['decision', 'application', 'letter'] as const;
export type PlainKind = (typeof plainKinds)[number];
export const plainKindWords: Readonly<Record<PlainKind, string>> = {
  decision: 'Bescheid',
  application: 'Antrag',
  letter: 'Brief',
};

/**
 * - `draft`: was never released
 * - `changed`: released, and somebody has written a newer text that waits
 * - `retired`: is offered to nobody any more
 */
export const plainStates = ['draft', 'released', 'changed', 'retired'] as const;
export type PlainState = (typeof plainStates)[number];
export const plainStateWords: Readonly<Record<PlainState, string>> = {
  draft: 'Entwurf',
  released: 'freigegeben',
  changed: 'neuer Text wartet auf Freigabe',
  retired: 'zurückgezogen',
};

export type OfficePlainText = {
  id: string;
  kind: PlainKind;
  title: string;
  /** When to use it. */
  purpose: string | null;
  /** What all units use; null where nothing was released. */
  released: string | null;
  /** What is being written; the same as `released` where nothing waits. */
  text: string;
  state: PlainState;
  number: number;
  releasedAt: string | null;
  reviewBy: string | null;
  unitId: string | null;
  unit: string | null;
  version: number;
  mayChange: boolean;
  mayRelease: boolean;
};

export type PlainVersion = { number: number; text: string; releasedAt: string };
export type PlainTextRecord = OfficePlainText & { versions: PlainVersion[]; reading: Readability };

/** A piece of text that says plainly what a letter says. */
export type FittingText = { id: string; title: string; text: string };
