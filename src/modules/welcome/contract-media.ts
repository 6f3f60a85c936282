import type { Worded } from './contract.ts';

/** Shared by server and browser: pictures and documents of the welcome site. */

export const mediumKinds = ['picture', 'document'] as const;
export type MediumKind = (typeof mediumKinds)[number];
export const mediumKindWords: Readonly<Record<MediumKind, string>> = { picture: 'Bild', document: 'PDF' };

/** Bytes of a file that is handed in. */
export const pictureBytes = 20 * 1024 * 1024;
export const documentBytes = 10 * 1024 * 1024;
/** A picture may have so many pixels, and so many on one side: more than any camera of an office makes. */
export const mostPixels = 60_000_000;
export const longestSide = 12_000;
/** Widths in which a picture is kept: a telephone, a telephone with fine pixels, a wide page. */
export const pictureWidths = [480, 960, 1600] as const;

export const licences = ['own', 'cc0', 'cc-by-4.0', 'cc-by-sa-4.0', 'permission', 'bought'] as const;
export type Licence = (typeof licences)[number];
export const licenceWords: Readonly<Record<Licence, string>> = {
  own: 'eigenes Bild oder Dokument',
  cc0: 'CC0 (frei)',
  'cc-by-4.0': 'CC BY 4.0',
  'cc-by-sa-4.0': 'CC BY-SA 4.0',
  permission: 'mit Erlaubnis',
  bought: 'gekauft',
};
/** What of a licence the public reads beside the author. */
export const publicLicence = (licence: string): string => (licence.startsWith('cc') ? licenceWords[licence as Licence] : '');

/** Where a file is served: its hash and what it is. */
export const mediumFileName = (file: { sha256: string; mime: string }): string =>
  `${file.sha256}.${file.mime === 'application/pdf' ? 'pdf' : 'webp'}`;

export type MediumFile = { file: string; width: number; height: number; bytes: number };

/** A medium as a page shows it, in the reader's language where it is translated. */
export type PublicMedium = {
  id: string;
  kind: MediumKind;
  title: string;
  alt: Worded;
  caption: Worded | null;
  /** Author and free licence, as they have to be named. */
  credit: string;
  /** The narrowest first. */
  files: MediumFile[];
};

/** What shows a medium; `path` is the page's address, and nothing of the others. */
export type MediumUse = { kind: 'page' | 'event' | 'place'; id: string; title: string; path: string; draftOnly: boolean };

export type OfficeMedium = {
  id: string;
  kind: MediumKind;
  title: string;
  alt: string;
  caption: string | null;
  author: string;
  licence: string;
  source: string | null;
  rightsUntil: string | null;
  /** Its right has ended: it is not shown. */
  ended: boolean;
  unitId: string | null;
  municipalityId: string | null;
  organisationId: string | null;
  keeper: string | null;
  files: MediumFile[];
  uses: MediumUse[];
  version: number;
  createdAt: string;
  mayChange: boolean;
};
