import type { Block, BlockKind } from '#kernel/content/blocks.ts';
import type { Remark } from './contract-desk.ts';

/** Shared by server and browser: pages of the welcome site. */

/**
 * - `draft`: was never public
 * - `hidden`: was public and waits, because nobody confirmed it in time or somebody took it back
 * - `archived`: is kept for the record alone
 */
export const pageStates = ['draft', 'public', 'hidden', 'archived'] as const;
export type PageState = (typeof pageStates)[number];

/** For whom a page is meant. */
export const audiences = ['newcomers', 'volunteers', 'professionals'] as const;
export type Audience = (typeof audiences)[number];

/** First parts of addresses that belong to other rooms of the public site: no page may take one. */
export const reservedAddresses: readonly string[] = [
  ...[
    'abo',
    'barrierefreiheit',
    'benachrichtigungen',
    'berichte',
    'beschluesse',
    'datenschutz',
    'formulare',
    'helfende',
    'impressum',
  ],
  ...['kontakte', 'mehr', 'meldungen', 'neues', 'notfall', 'offline', 'orte', 'rueckmeldung', 'schritte', 'strategie'],
  ...[
    'suche',
    'termine',
    'themen',
    'warnungen',
    'angebote',
    'kurse',
    'warteliste',
    'karte',
    'app',
    'druck',
    'teilen',
    'naehe',
    'projekte',
  ],
];

/** How a text stands in the reader's language; `source` was written in it. */
export type WordState = 'source' | 'checked' | 'draft' | 'machine' | 'outdated' | 'missing';

/** A text with the language in which it stands: another than the reader's where there is no translation. */
export type Worded = { text: string; language: string; state: WordState };

export type PublicBlock = { id: string; kind: BlockKind; html: string; ref: string | null; language: string; state: WordState };

/** A page in the tree of one language. */
export type PageLink = {
  id: string;
  path: string;
  title: Worded;
  summary: Worded;
  icon: string | null;
  audiences: readonly Audience[];
  /** Name in the shared library; null for a page of the county's own. */
  key: string | null;
};

/** How a page stands in a language of the county, as the reader is told. */
export type PageLanguage = { language: string; path: string; state: 'complete' | 'partly' | 'outdated' | 'machine' | 'missing' };

export type PublicPage = PageLink & {
  blocks: PublicBlock[];
  /** From the top down, without the page itself. */
  parents: PageLink[];
  children: PageLink[];
  languages: PageLanguage[];
  /** How the page stands in the language that was asked for. */
  state: PageLanguage['state'];
  /** Day on which somebody last confirmed that all is right. */
  reviewedOn: string | null;
  changedAt: string;
  /** Where a shared page comes from: `library`, or a county's name. */
  sharedFrom: string | null;
  sources: readonly PageSource[];
};

/** Where a page's facts come from. */
export type PageSource = { name: string; url: string | null };

/** A page as the office lists it. */
export type OfficePage = {
  id: string;
  parentId: string | null;
  depth: number;
  position: number;
  title: string;
  path: string;
  state: PageState;
  audiences: readonly Audience[];
  language: string;
  shared: boolean;
  /** Name of a page taken over, in the library. */
  key: string | null;
  hasDraft: boolean;
  /** Somebody asks for the release of a draft. */
  asked: boolean;
  /** Hidden, because nobody confirmed it in time. */
  expired: boolean;
  /** Given to other counties. */
  shares: boolean;
  reviewBy: string | null;
  reviewedOn: string | null;
  changedAt: string;
  /** Whether the reader may write its drafts. */
  mayWrite: boolean;
  /** How it stands in each language of the county. */
  languages: PageLanguage[];
};

/** An edition of a page: the source, or a text of its own in another language. */
export type EditionView = {
  language: string;
  /** What the public reads; null where nothing was released. */
  content: { title: string; summary: string; blocks: readonly Block[] } | null;
  draft: { title: string; summary: string; blocks: readonly Block[]; savedAt: string; savedBy: string } | null;
  asked: Remark | null;
  returned: Remark | null;
  number: number;
  releasedAt: string | null;
  version: number;
  /** For an edition beside the source: the source has changed since. */
  outdated: boolean;
};

export type OfficePageRecord = Omit<OfficePage, 'depth'> & {
  icon: string | null;
  keywords: Readonly<Record<string, readonly string[]>>;
  unitId: string | null;
  organisationId: string | null;
  municipalityId: string | null;
  editions: EditionView[];
  mayRelease: boolean;
  mayArrange: boolean;
  /** Title and summary of the page taken over, in German. */
  sharedTitle: { title: string; summary: string } | null;
  sharedFrom: string | null;
  /** Addresses by language, the present one first. */
  addresses: { language: string; path: string; current: boolean }[];
  version: number;
};

/** One version of an edition, for comparing and restoring. */
export type PageVersionView = {
  id: string;
  language: string;
  number: number;
  title: string;
  minor: boolean;
  note: string | null;
  createdAt: string;
  createdBy: string;
};

/** Which part of a page's text changed between two versions. */
export type BlockChange = {
  id: string;
  what: 'added' | 'removed' | 'changed' | 'same';
  before: string | null;
  after: string | null;
};
