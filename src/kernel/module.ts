import type { PgTable } from 'drizzle-orm/pg-core';
import type { Ctx, Tx } from './context.ts';
import type { DutySource } from './duties.ts';
import type { EventHandler } from './events.ts';
import type { HolderSource } from './holders.ts';
import type { MetricSource } from './metrics.ts';
import type { PolicyRow } from './policy.ts';
import type { PublicDocumentSource } from './public-documents.ts';
import type { SeatSource } from './seats.ts';
import type { SearchSource } from './search.ts';
import type { TranslationSource } from './translation.ts';

/** A person as data protection asks for it: account, mail address and name as tables may hold it. */
export type Person = { id: string; mail: string; name: string };

/** A table's place in data protection: why it is kept, on what ground, how long, and how a person's rows are found. */
export type PersonalData = {
  table: string;
  purpose: string;
  legalBasis: string;
  retention: string;
  /** Rows of one person in this county as plain data (Art. 15 GDPR). */
  export: (input: { tx: Tx; countyId: string; person: Person }) => Promise<Record<string, unknown>[]>;
  /** Erases or blanks one person's rows; answers how many. */
  erase: (input: { tx: Tx; countyId: string; person: Person }) => Promise<number>;
};

/** Rows that end on time. Run per county by the worker, every night. */
export type Retention = {
  table: string;
  /** Words for the record of processing. */
  rule: string;
  run: (input: { tx: Tx; countyId: string; now: Date }) => Promise<number>;
};

/** Work for the worker, by one county. Its payload carries ids only. */
export type JobDefinition = {
  name: string;
  /** Cron expression in Europe/Berlin when it comes by the clock, once for each county; otherwise it is sent. */
  schedule?: string;
  /** Also once when the worker starts: what may be old by then must not wait for the clock. */
  atStart?: boolean;
  run: (ctx: Ctx, payload: Record<string, string>) => Promise<void>;
};

/** What a module tells the rest of the house about itself. `composition/registry.ts` collects it. */
export type ModuleManifest = {
  name: string;
  tier: 0 | 1 | 2 | 3;
  /** Modules whose front door it may open. The import rules are made from this. */
  mayUse: readonly string[];
  policy: readonly PolicyRow[];
  tables: readonly PgTable[];
  /** Tables without a county, each with the reason. */
  installationTables?: Readonly<Record<string, string>>;
  /** Tables that the application's role may only add to. */
  appendOnly?: readonly string[];
  personalData?: readonly PersonalData[];
  retention?: readonly Retention[];
  jobs?: readonly JobDefinition[];
  /** Names of what this module tells those above, `tenancy.units-changed`. */
  events?: readonly string[];
  /** What it does when a module below tells of something. */
  onEvent?: Readonly<Record<string, EventHandler>>;
  /** What of this module hangs on things of modules below, by their kind: `network.project`. */
  holds?: Readonly<Record<string, HolderSource>>;
  /** Room that it knows of for offers. */
  seats?: SeatSource;
  /** Figures of this module, for dashboards and reports. */
  metrics?: MetricSource;
  /** What waits for somebody in this module. */
  duties?: DutySource;
  /** What of this module can be found in the back office. */
  searchDocuments?: SearchSource;
  /** What of this module the public can find. */
  publicDocuments?: PublicDocumentSource;
  /** Its things whose texts the public reads in several languages. */
  translations?: TranslationSource;
};
