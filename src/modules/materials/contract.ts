import { germanLanguageName } from '#kernel/language-names.ts';
import type { HistoryEntry } from '#kernel/history.ts';

/** Shared by server and browser: forms and multilingual materials of the administration. */

export const materialKinds = ['form', 'leaflet', 'letter', 'poster', 'website', 'film', 'audio'] as const;
export type MaterialKind = (typeof materialKinds)[number];
export const materialKindWords: Readonly<Record<MaterialKind, string>> = {
  form: 'Formular',
  leaflet: 'Merkblatt',
  letter: 'Briefvorlage',
  poster: 'Plakat',
  website: 'Internetseite',
  film: 'Film',
  audio: 'Hörfassung',
};

/** What it is about; the same words as the topics of the public site. */
export const materialSubjects = [
  'arrival',
  'residence',
  'language',
  'work',
  'education',
  'health',
  'housing',
  'money',
  'everyday',
  'rights',
  'emergency',
] as const;
export type MaterialSubject = (typeof materialSubjects)[number];
export const materialSubjectWords: Readonly<Record<MaterialSubject, string>> = {
  arrival: 'Ankommen',
  residence: 'Aufenthalt',
  language: 'Deutsch lernen',
  work: 'Arbeit',
  education: 'Kita und Schule',
  health: 'Gesundheit',
  housing: 'Wohnen',
  money: 'Geld',
  everyday: 'Alltag',
  rights: 'Rechte',
  emergency: 'Notfall',
};

export const materialAudiences = ['newcomers', 'volunteers', 'professionals'] as const;
export type MaterialAudience = (typeof materialAudiences)[number];
export const materialAudienceWords: Readonly<Record<MaterialAudience, string>> = {
  newcomers: 'Zugewanderte',
  volunteers: 'Ehrenamtliche',
  professionals: 'Fachkräfte',
};

export const materialStates = ['draft', 'public', 'hidden'] as const;
export type MaterialState = (typeof materialStates)[number];
export const materialStateWords: Readonly<Record<MaterialState, string>> = {
  draft: 'nur im Büro',
  public: 'öffentlich',
  hidden: 'ausgeblendet',
};

/** Languages in which materials are printed, by BCP 47 tag, German first; Leichte Sprache is one of them. */
export const materialLanguages = [
  'de',
  'de-x-ls',
  'en',
  'uk',
  'ru',
  'ar',
  'fa',
  'ps',
  'ckb',
  'kmr',
  'tr',
  'pl',
  'ro',
  'bg',
  'sr',
  'sq',
  'fr',
  'es',
  'pt',
  'it',
  'vi',
  'ti',
  'so',
  'am',
  'ka',
  'hi',
  'ur',
  'zh',
] as const;

/** German name of a language: `uk` is „Ukrainisch“. */
export const languageName = germanLanguageName;

/**
 * How an edition stands beside the German one: `source` is German itself, `outdated` renders an earlier German edition,
 * `unbound` names none, so that nobody can tell.
 */
export type EditionStanding = 'source' | 'current' | 'outdated' | 'unbound';
export const standingWords: Readonly<Record<EditionStanding, string>> = {
  source: 'deutsche Fassung',
  current: 'aktuell',
  outdated: 'ältere deutsche Fassung',
  unbound: 'Grundlage nicht bekannt',
};

export type EditionFile = { name: string; mime: string; size: number };
export type EditionView = {
  id: string;
  language: string;
  /** Counts from 1 in each language of a material. */
  number: number;
  day: string;
  label: string | null;
  /** The German edition that it renders. */
  basedOn: { id: string; day: string; label: string | null } | null;
  /** A German edition that changed nothing which a translation says. */
  minor: boolean;
  file: EditionFile | null;
  link: string | null;
  translatedBy: string | null;
  checkedOn: string | null;
  /** False while a delivered translation waits for its acceptance. */
  shown: boolean;
  standing: EditionStanding;
};

type Named = { id: string; name: string };
export type MaterialView = {
  id: string;
  slug: string;
  title: string;
  summary: string | null;
  kind: MaterialKind;
  subject: MaterialSubject;
  audience: MaterialAudience[];
  unit: Named | null;
  municipality: Named | null;
  organisation: Named | null;
  /** Name of whichever of these keeps it. */
  keeper: string | null;
  helpPlace: Named | null;
  helpNote: string | null;
  serviceName: string | null;
  serviceUrl: string | null;
  leikaKey: string | null;
  keptAt: string | null;
  source: string | null;
  state: MaterialState;
  demonstration: boolean;
  version: number;
  /** The present edition of each language, German first. */
  editions: EditionView[];
  german: EditionView | null;
  outdated: string[];
};

export type MaterialPage = MaterialView & {
  /** Editions that others followed, the latest first. */
  earlier: EditionView[];
  history: HistoryEntry[];
  mayChange: boolean;
};

/** A text in the reader's language; `mark` is null where it stands in German. */
export type MaterialWord = { text: string; language: string };
export type PublicEdition = {
  id: string;
  language: string;
  day: string;
  /** File under the county's address, or another site. */
  file: { name: string; kind: string; size: number } | null;
  link: string | null;
  outdated: boolean;
  checked: boolean;
};
export type PublicMaterial = {
  id: string;
  slug: string;
  title: MaterialWord;
  summary: MaterialWord | null;
  kind: MaterialKind;
  subject: MaterialSubject;
  audience: MaterialAudience[];
  german: PublicEdition | null;
  editions: PublicEdition[];
  service: { name: string | null; url: string; leikaKey: string | null } | null;
  leikaKey: string | null;
  help: { place: { name: string; slug: string } | null; note: MaterialWord | null } | null;
  unit: string | null;
  demonstration: boolean;
};
