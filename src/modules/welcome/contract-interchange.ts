import type { PageLink, PublicBlock } from './contract.ts';

/** Shapes of the interchange with other welcome systems. */

/** What bears a number of its own there. */
export const numberedTypes = ['page', 'event', 'event-place', 'place', 'organisation', 'notice', 'alert', 'imprint'] as const;
export type NumberedType = (typeof numberedTypes)[number];

/** A thing, or its text in one language. */
export type Numbered = { type: NumberedType; id: string; language: string };
export type GivenNumber = Numbered & { number: number };

export const importedKinds = ['page', 'event', 'place', 'contact', 'news', 'medium'] as const;
export type ImportedKind = (typeof importedKinds)[number];

/** What is known of a thing that was taken over before. */
export type Imported = {
  kind: ImportedKind;
  externalId: string;
  subjectType: string;
  subjectId: string;
  hash: string;
  importedAt: string;
  /** Somebody here changed it, or one of its translations, after it was taken over. */
  changedHere: boolean;
};

/** A public page in one language with everything, for systems that take all pages at once. */
export type PageInFull = PageLink & {
  parentId: string | null;
  /** Place among its siblings, from 0. */
  position: number;
  blocks: PublicBlock[];
  /** Who keeps it, where that is an organisation. */
  organisation: { id: string; name: string; website: string | null } | null;
  changedAt: string;
  /** Languages in which it and all above it are written, with the address there; the own one among them. */
  languages: { language: string; path: string }[];
};
