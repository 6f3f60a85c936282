import type { TranslationState } from '#kernel/translation.ts';

/** Shared by server and browser: translations of a strategy's public texts. */

export const translatableTypes = ['strategy', 'node', 'step', 'text', 'status'] as const;
export type TranslatableType = (typeof translatableTypes)[number];

/** Paragraphs of an adopted text are translated one by one, so that one change outdates one. */
export const itemField = (index: number): string => `item-${index}`;

/** In the order in which they are worked on. */
export const translationStates = [
  'outdated',
  'missing',
  'machine',
  'draft',
  'checked',
] as const satisfies readonly TranslationState[];
export const translationStateWords: Record<TranslationState, string> = {
  outdated: 'veraltet',
  missing: 'fehlt',
  machine: 'maschinell',
  draft: 'Entwurf',
  checked: 'geprüft',
};

export type TranslationCounts = Record<TranslationState, number>;
export const noCounts = (): TranslationCounts => ({ outdated: 0, missing: 0, machine: 0, draft: 0, checked: 0 });

/** A public text beside its translation. */
export type TranslationTask = {
  subjectType: TranslatableType;
  subjectId: string;
  field: string;
  /** What the text belongs to, as printed, and which of its texts it is. */
  place: string;
  what: string;
  source: string;
  /** Tells on saving whether somebody changed the source meanwhile. */
  sourceHash: string;
  text: string | null;
  state: TranslationState;
  translatedAt: string | null;
  translatedBy: string | null;
};

/** One time that a text's translation was written or withdrawn, the newest first. */
export type TranslationPast = {
  id: string;
  at: string;
  actorName: string;
  kind: 'saved' | 'withdrawn';
  /** What was written then; what stood there when it was withdrawn. Null where only the state changed. */
  text: string | null;
  state: TranslationState | null;
};

/** Part of the address that names a text. */
export const taskName = ({ subjectId, field }: Pick<TranslationTask, 'subjectId' | 'field'>): string => `${subjectId}.${field}`;

export type TranslationDesk = {
  strategy: { id: string; key: string; title: string; state: string };
  languages: { language: string; counts: TranslationCounts }[];
  /** Of the asked language, in the order of work; empty without one. */
  tasks: TranslationTask[];
};
