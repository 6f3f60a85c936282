import { germanLanguageName } from '#kernel/language-names.ts';
import type { TranslationState } from '#kernel/translation.ts';

/** Shared by server and browser: the translators' desk. */

/** In the order in which they are worked on. */
export const states = ['outdated', 'missing', 'machine', 'draft', 'checked'] as const satisfies readonly TranslationState[];
export const stateWords: Readonly<Record<TranslationState, string>> = {
  outdated: 'veraltet',
  missing: 'fehlt',
  machine: 'maschinell',
  draft: 'Entwurf',
  checked: 'geprüft',
};
/** What waits for a translator: the other states need nobody. */
export const openStates = ['outdated', 'missing', 'machine', 'draft'] as const satisfies readonly TranslationState[];

export type StateCounts = Readonly<Record<TranslationState, number>>;

/** Kinds of things, as modules name them, with the office's word for one and for many. */
export const kindWords: Readonly<Record<string, { one: string; many: string }>> = {
  page: { one: 'Seite', many: 'Seiten' },
  notice: { one: 'Meldung', many: 'Meldungen' },
  event: { one: 'Termin', many: 'Termine' },
  'event-series': { one: 'Reihe', many: 'Reihen' },
  place: { one: 'Ort', many: 'Orte' },
  'course-run': { one: 'Kurs', many: 'Kurse' },
  offer: { one: 'Angebot', many: 'Angebote' },
  bookable: { one: 'Terminbuchung', many: 'Terminbuchungen' },
  project: { one: 'Projekt', many: 'Projekte' },
  'skills-assessment': { one: 'Kompetenzfeststellung', many: 'Kompetenzfeststellungen' },
  'target-group': { one: 'Zielgruppe', many: 'Zielgruppen' },
  contact: { one: 'Kontakt', many: 'Kontakte' },
  'responsible-office': { one: 'Zuständigkeit', many: 'Zuständigkeiten' },
  strategy: { one: 'Strategie', many: 'Strategien' },
  node: { one: 'Eintrag der Strategie', many: 'Einträge der Strategie' },
  step: { one: 'Schritt', many: 'Schritte' },
  text: { one: 'Text der Strategie', many: 'Texte der Strategie' },
  status: { one: 'Statusmeldung', many: 'Statusmeldungen' },
};
export const kindWord = (kind: string): string => kindWords[kind]?.one ?? kind;

/** `Arabisch` for `ar`. */
export const languageWord = germanLanguageName;

/** How a thing stands in a language: the worst state of its texts, with the counts of all. */
export type Standing = { language: string; state: TranslationState | 'covered'; counts: StateCounts };

/** A line of the overview: a thing in every language of the county. */
export type DeskLine = {
  subjectType: string;
  subjectId: string;
  title: string;
  language: string;
  words: number;
  standings: Standing[];
};

/** How many texts of a language stand how, and how many words wait. */
export type LanguageFigures = { language: string; counts: StateCounts; openWords: number };

export type Desk = {
  lines: DeskLine[];
  figures: LanguageFigures[];
  kinds: { kind: string; count: number }[];
  /** Whether the reader may translate into each language. */
  mayWrite: readonly string[];
};

/** A line of a translator's list: a thing that waits for her in a language. */
export type TaskLine = {
  subjectType: string;
  subjectId: string;
  title: string;
  state: TranslationState;
  counts: StateCounts;
  /** Words of the texts that wait. */
  openWords: number;
  /** When the source last changed, where that is known. */
  since: string | null;
};

export const taskOrders = ['state', 'age', 'words', 'title'] as const;
export type TaskOrder = (typeof taskOrders)[number];
export const taskOrderWords: Readonly<Record<TaskOrder, string>> = {
  state: 'Stand',
  age: 'älteste zuerst',
  words: 'kürzeste zuerst',
  title: 'Titel',
};

export type DiffPart = { kind: 'same' | 'removed' | 'added'; text: string };

/** One text beside its translation, as lines with marks in place of tags. */
export type WorkText = {
  field: string;
  what: string;
  html: boolean;
  state: TranslationState;
  /** The text from which is translated. */
  source: string;
  sourceHash: string;
  /** What changed since it was translated; empty where nothing did or what was translated is not known. */
  changes: DiffPart[];
  /** The words in which the thing was written, where something else is translated from. */
  original: string | null;
  /** The translation; null where there is none, or where it is built otherwise than its source. */
  text: string | null;
  /** Words of a translation that is built otherwise. */
  otherwise: string | null;
  hints: string[];
  words: number;
  translatedAt: string | null;
  translatedBy: string | null;
};

export type Work = {
  subjectType: string;
  subjectId: string;
  title: string;
  language: string;
  /** Language from which is translated, and those that can be chosen. */
  from: string;
  sources: string[];
  texts: WorkText[];
  counts: StateCounts;
  mayCheck: boolean;
  /** The next thing that waits in this language. */
  next: string | null;
};

export type DeskSettings = {
  /** Whether translators may confirm what they wrote; otherwise the coordination does. */
  translatorsCheck: boolean;
  /** Language from which another is translated where not from the one in which it was written: `{ uk: 'ru' }`. */
  sources: Readonly<Record<string, string>>;
};
