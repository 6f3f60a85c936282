import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { AlertFeed, ReadAlerts } from './alerts.ts';
import type { CitableDocument, PosterDocument } from './document.ts';
import type { Exchange } from './exchange.ts';
import type { Holder } from './holders.ts';
import type { LinkChecks } from './links.ts';
import type { MachineTranslation } from './machine-translation.ts';
import type { Push } from './push.ts';
import type { SeatSource } from './seats.ts';
import type { Secrets } from './secrets.ts';
import type { Stamps } from './stamps.ts';
import type { RawTable } from './table-file.ts';
import type { ReadTimetable } from './timetable.ts';
import type { TranslatableThing } from './translation.ts';
import type { VideoRooms } from './video.ts';

/** Drizzle on one connection, inside a transaction whose county is set. */
export type Tx = Pick<
  NodePgDatabase<Record<string, never>>,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute' | '$with' | 'with' | '$count'
>;

export type CountyRef = { id: string; slug: string; ags: string; name: string };

/** The roles that a person can hold. */
export const roles = [
  'platform-admin',
  'coordinator',
  'unit-editor',
  'municipality-editor',
  'organisation-editor',
  'committee-reader',
  'auditor',
  'translator',
  'cashier',
] as const;
export type Role = (typeof roles)[number];

/** A role in one county, narrowed to a unit, municipality, organisation or languages where the role asks for it. */
export type RoleGrant = {
  role: Role;
  countyId: string | null;
  unitId: string | null;
  municipalityId: string | null;
  organisationId: string | null;
  /** BCP 47 tags of the languages that a translator writes. */
  languages?: readonly string[];
};

export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'account'; id: string; name: string; email: string; grants: readonly RoleGrant[] }
  | { kind: 'api-key'; id: string; name: string; countyId: string; scopes: readonly string[] }
  | { kind: 'link'; id: string; purpose: string; subjectId: string; name: string }
  | { kind: 'system'; name: string };

export type Clock = { now: () => Date };

export type Logger = {
  debug: (fields: object, message: string) => void;
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
  error: (fields: object, message: string) => void;
};

/** The database as a use case sees it: transactions for one county, or for the installation's own tables. */
export type Database = {
  transaction: <T>(input: { countyId: string | null; readOnly?: boolean }, run: (tx: Tx) => Promise<T>) => Promise<T>;
};

/** Bytes kept outside the database, addressed by what they contain. */
export type FileStore = {
  put: (source: AsyncIterable<Uint8Array> | Uint8Array) => Promise<{ sha256: string; size: number }>;
  path: (sha256: string) => string;
  read: (sha256: string) => Promise<Uint8Array>;
  remove: (sha256: string) => Promise<void>;
};

/** Work for later. The payload carries ids only: the queue is no place for data. */
export type JobRequest = { name: string; payload: Record<string, string>; startAfter?: Date };

/** One line of a document as printed; cells of a table are separated by tabs. `n` counts from 1. */
export type DocumentLine = { n: number; text: string; page?: number };

/** Turns a stored file of any known format into lines, or says in German why not and how to mend it. Never throws on a bad file. */
export type DocumentReader = {
  read: (input: {
    /** A file on disk … */
    path?: string;
    /** … or its bytes, for one that is kept nowhere. */
    bytes?: Uint8Array;
    /** The name that the person gave it. */
    name: string;
    /** For tables: whether a row names columns that the caller understands. */
    acceptsColumns?: (header: string[]) => boolean;
    /** A sentence for the message when no row does. */
    expectedColumns?: string;
  }) => Promise<{ ok: true; lines: DocumentLine[] } | { ok: false; code: string; message: string }>;
  /** Turns a stored workbook or CSV file into a table, its head being the first row that the caller knows. */
  readTable: (input: {
    /** A file on disk, or its bytes. */
    path?: string;
    bytes?: Uint8Array;
    name: string;
    acceptsColumns: (header: string[]) => boolean;
  }) => Promise<{ ok: true; table: RawTable } | { ok: false; code: string; message: string }>;
};

/**
 * Sets a document as an accessible PDF; the same document gives the same bytes. A `report` has a cover and contents; a
 * `handout` is read at once, and leads to its page by a code to scan.
 */
export type PdfPrinter = {
  render: (input: { document: CitableDocument; layout?: 'report' | 'handout' }) => Promise<Uint8Array>;
  poster: (input: { poster: PosterDocument }) => Promise<Uint8Array>;
};

/** Sets a citable document as a Word file. The same document gives the same bytes. */
export type DocxWriter = { render: (input: { document: CitableDocument }) => Uint8Array };

/**
 * `resize` makes pictures in several widths, never wider than they are; what a camera wrote beside the picture is left out. `ok` is false for
 * a file that cannot be read.
 */
export type ImageResizer = {
  resize: (input: {
    bytes: Uint8Array;
    widths: readonly number[];
    mostPixels: number;
  }) => Promise<{ ok: true; made: { width: number; height: number; bytes: Uint8Array }[] } | { ok: false }>;
  /** One of the pictures made by `resize` as JPEG on white, for paper. */
  forPaper: (bytes: Uint8Array) => Promise<Uint8Array>;
};

/** First argument of every use case. The transaction is added by `useCase`. */
export type Ctx = {
  county: CountyRef | null;
  actor: Actor;
  clock: Clock;
  requestId: string;
  log: Logger;
  db: Database;
  files: FileStore;
  documents: DocumentReader;
  pdf: PdfPrinter;
  docx: DocxWriter;
  images: ImageResizer;
  /** Whether foreign pages that the county's pages lead to are still there. */
  links: LinkChecks;
  /** Warnings of authorities: where this installation reads them, and how. */
  alerts: { feeds: readonly AlertFeed[]; read: ReadAlerts };
  /** Timetables of transit companies. */
  timetables: { read: ReadTimetable };
  /** Messages to browsers that asked for them. */
  push: Push;
  /** Signs what the county vouches for on paper. */
  stamps: Stamps;
  /** Seals what no table may show, such as bank data. */
  secrets: Secrets;
  /** Rooms for conversations by video. */
  video: VideoRooms;
  /** Where this installation is reached, without a slash at the end: permanent addresses begin with it. */
  origin: string;
  /** Sends work to the worker within the transaction: it is there if and only if the transaction commits. */
  enqueue: (tx: Tx, job: JobRequest) => Promise<void>;
  /** What in other modules hangs on a thing, and keeps it from being deleted. */
  holdersOf: (input: { tx: Tx; kind: string; id: string }) => Promise<Holder[]>;
  /** Room that offers have by what modules above know. */
  seatsOf: SeatSource;
  /** Formats in which texts go to translators outside. */
  exchange: Exchange;
  /** Translation services. */
  machine: MachineTranslation;
  /** Everything of the county whose texts are translated, from all modules; of the named things where names are given. */
  translatables: (input: { ctx: CountyCtx; tx: Tx; subjectIds?: readonly string[] }) => Promise<TranslatableThing[]>;
  /** Called after a commit that changed what the public sees, so that this process drops its kept pages at once. */
  publicChanged: (county: CountyRef) => void;
};

/** A context whose county is known. */
export type CountyCtx = Ctx & { county: CountyRef };

/** Name of whoever acts, for history and audit. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'anonymous':
      return 'Öffentlichkeit';
    case 'account':
      return actor.name;
    case 'api-key':
      return `Schnittstelle: ${actor.name}`;
    case 'link':
      return actor.name;
    case 'system':
      return actor.name;
  }
}
