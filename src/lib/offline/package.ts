import type { RetrievalDocument } from '#kernel/retrieval/types.ts';

/**
 * What a reader's device keeps of a county in one language (docs/adr: offline packages). Server and device share these shapes; whoever
 * changes one raises the format.
 */
export const packageFormat = 1;

/** A file of the package by the hash of its content, with what its transfer costs in brotli. */
export type PackRef = readonly [hash: string, bytes: number];
/** A sheet, script or picture that kept pages need, by its address. */
export type AssetRef = readonly [address: string, hash: string, bytes: number];

/** What the reader may keep besides, each by a tick of its own. */
export const packageParts = ['pictures', 'strategies'] as const;
export type PackagePart = { name: (typeof packageParts)[number]; packs: readonly PackRef[]; assets: readonly AssetRef[] };

/** The list of everything: small, and all that an update needs to know. */
export type Manifest = {
  format: typeof packageFormat;
  county: string;
  language: string;
  /** Address of the county's start in the language, `/heidekreis/ar`. */
  root: string;
  /** Without those of parts. */
  pages: number;
  shell: PackRef;
  packs: readonly PackRef[];
  assets: readonly AssetRef[];
  /** Those that hold anything; absent in earlier packages. */
  parts?: readonly PackagePart[];
};

/** A page in pieces, in their order; a number names a piece that stands once in the shell. */
export type PackedPage = { path: string; pieces: readonly (string | number)[] };
export type Pack = { pages: readonly PackedPage[]; documents: readonly RetrievalDocument[] };

/** A count in words, by plural category; `{count}` stands for the number. */
export type CountWords = Readonly<Record<string, string>>;

/** What the device says by itself, in the language of the package. */
export type OfflineWords = {
  /** With `{date}`. */
  kept: string;
  found: CountWords;
  foundGerman: CountWords;
  noneOwn: string;
  germanLead: string;
  meant: string;
  more: string;
  noneTitle: string;
  noneHelp: string;
  all: string;
  kindsLabel: string;
  kinds: Readonly<Record<string, { one: string; many: string }>>;
  /** What means the same in this county; absent in earlier packages. */
  same?: readonly (readonly string[])[];
};

export type Shell = {
  pieces: Readonly<Record<string, string>>;
  /** Policy that the server sends with its pages. */
  policy: string;
  words: OfflineWords;
  /** Pages are files of a folder: they search by a script of their own. */
  files?: true;
};

/** In shared pieces a page's own address below the language, with its slash, is this sign. */
export const ownAddress = '\u0001';

/** In pages that are files, an address of the folder begins with a slash and this sign: only the device knows where the folder lies. */
export const rootSign = '\u0002';

/** Pages that the package always has, by their address below the language. */
export const offlinePages = { reader: 'offline', missing: 'offline/fehlt', steps: 'schritte/geraet', search: 'suche' } as const;

/**
 * The page as the server wrote it.
 * @param input.base address of the folder in which a site of files lies, without its last slash
 */
export function joinPage(input: { page: PackedPage; shell: Shell; base?: string }): string {
  const { page, shell, base = '' } = input;
  const own = page.path === '' ? '' : `/${page.path}`;
  return page.pieces
    .map((piece) => (typeof piece === 'number' ? (shell.pieces[piece] ?? '') : piece))
    .join('')
    .replaceAll(ownAddress, own)
    .replaceAll(`/${rootSign}`, base);
}

/** Names of the package's files, beside the reader's page. */
export const packageFiles = {
  manifest: (root: string) => `${root}/offline/paket.json`,
  pack: (root: string, hash: string) => `${root}/offline/pakete/${hash}.json`,
};
