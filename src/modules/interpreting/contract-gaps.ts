/** Shared by server and browser: a desk could not make itself understood. Nobody is named, neither who came nor who sat there. */

/** Where it happened, as a desk says it in one word. */
export const gapOccasions = ['counter', 'advice', 'phone', 'form', 'school', 'health', 'other'] as const;
export type GapOccasion = (typeof gapOccasions)[number];
export const gapOccasionWords: Readonly<Record<GapOccasion, string>> = {
  counter: 'Am Schalter',
  advice: 'Beratung',
  phone: 'Am Telefon',
  form: 'Antrag oder Brief',
  school: 'Kita oder Schule',
  health: 'Gesundheit',
  other: 'Anderes',
};

export const gapHelps = ['colleague', 'relative', 'app', 'nobody'] as const;
export type GapHelp = (typeof gapHelps)[number];
export const gapHelpWords: Readonly<Record<GapHelp, string>> = {
  colleague: 'Kollegin oder Kollege',
  relative: 'Verwandte oder Bekannte',
  app: 'App oder Gerät',
  nobody: 'Nichts und niemand',
};

/** The desk that the person sits at: `unit:…`, `municipality:…`, `organisation:…`, or `county` for the coordination. */
export type GapDesk = { key: string; name: string };

export type GapPage = {
  desks: GapDesk[];
  /** What the desk used last stands first. */
  languages: string[];
  lastOccasion: GapOccasion;
  /** Noted today at these desks. */
  today: number;
};

/** Null is a language that nobody could name. */
export type GapCount = { month: string; language: string | null; occasion: GapOccasion; help: GapHelp; count: number };
