import { join } from 'node:path';
import { createAlertReader } from '#adapters/alerts/read-alerts.ts';
import { createAuth, type Auth } from '#adapters/auth/auth.ts';
import { readDocument } from '#adapters/documents/read-document.ts';
import { readTable } from '#adapters/documents/read-table.ts';
import { openDatabase, type DatabasePool } from '#adapters/db/database.ts';
import { readWord, writeWord } from '#adapters/docx/exchange.ts';
import { renderDocx } from '#adapters/docx/index.ts';
import { readGtfs } from '#adapters/gtfs/read-gtfs.ts';
import { createImageResizer } from '#adapters/images/resize.ts';
import { createLinkChecker } from '#adapters/links/check-link.ts';
import { listen } from '#adapters/db/listen.ts';
import { createDiskStore, type DiskStore } from '#adapters/files/disk-store.ts';
import { createMachineTranslation } from '#adapters/machine-translation/index.ts';
import { createPdf, type Pdf } from '#adapters/pdf/index.ts';
import { createWebPush } from '#adapters/push/web-push.ts';
import { createSecrets } from '#adapters/secrets/index.ts';
import { createStamps } from '#adapters/stamps/sign-stamps.ts';
import { createVideoRooms } from '#adapters/video/index.ts';
import { readXliff } from '#adapters/xliff/read-xliff.ts';
import { writeXliff } from '#adapters/xliff/write-xliff.ts';
import { openJobs, type Jobs } from '#adapters/jobs/pg-boss.ts';
import type { AlertFeed } from '#kernel/alerts.ts';
import type { Actor, Clock, CountyRef, Ctx, Logger } from '#kernel/context.ts';
import { newRequestId } from '#kernel/ids.ts';
import * as courses from '#modules/courses/server/index.ts';
import * as events from '#modules/events/server/index.ts';
import * as guidance from '#modules/guidance/server/index.ts';
import * as interpreting from '#modules/interpreting/server/index.ts';
import * as materials from '#modules/materials/server/index.ts';
import * as mobility from '#modules/mobility/server/index.ts';
import * as network from '#modules/network/server/index.ts';
import * as offers from '#modules/offers/server/index.ts';
import * as reporting from '#modules/reporting/server/index.ts';
import * as schools from '#modules/schools/server/index.ts';
import * as strategy from '#modules/strategy/server/index.ts';
import * as tenancy from '#modules/tenancy/server/index.ts';
import * as translation from '#modules/translation/server/index.ts';
import * as welcome from '#modules/welcome/server/index.ts';
import type { Config } from '../config.ts';
import { demoAccounts } from './demo-people.ts';
import { closeOwnCalendar, openOwnCalendar, readCalendar, readOwnCalendar } from './calendar-feed.ts';
import { listCountyDuties } from './county-duties.ts';
import { listDuties } from './duties.ts';
import { listMetrics, readMetric } from './metrics.ts';
import { createPassing, type Passing } from './passing.ts';
import { createPublicSearch, readPublicDocuments, type PublicSearch } from './public-search.ts';
import { searchEverything } from './search.ts';
import { holdersOf } from './holders.ts';
import { seatsOf } from './seats.ts';
import { translatablesOf } from './translatables.ts';
import * as tables from './tables/hand-in.ts';
import { createIdentity, type Identity } from './identity.ts';

export type App = {
  config: Config;
  log: Logger;
  clock: Clock;
  db: DatabasePool;
  jobs: Jobs;
  files: DiskStore;
  /** Files that are kept nowhere. */
  passing: Passing;
  counties: tenancy.CountyDirectory;
  auth: Auth;
  identity: Identity;
  tenancy: typeof tenancy;
  network: typeof network;
  mobility: typeof mobility;
  events: typeof events;
  strategy: typeof strategy;
  materials: typeof materials;
  offers: typeof offers;
  courses: typeof courses;
  guidance: typeof guidance;
  schools: typeof schools;
  interpreting: typeof interpreting;
  reporting: typeof reporting;
  welcome: typeof welcome;
  translation: typeof translation;
  /** What waits for the actor, from every module. */
  listDuties: typeof listDuties;
  /** Figures that modules declare, and the value of one. */
  listMetrics: typeof listMetrics;
  readMetric: typeof readMetric;
  /** What waits in the county, and for whom. */
  listCountyDuties: typeof listCountyDuties;
  /** The person's own calendar: its secret address, and what stands in it. */
  readOwnCalendar: typeof readOwnCalendar;
  openOwnCalendar: typeof openOwnCalendar;
  closeOwnCalendar: typeof closeOwnCalendar;
  readCalendar: typeof readCalendar;
  /** Finds in everything that the actor may read. */
  searchEverything: typeof searchEverything;
  /** Edited tables of lists: handed in, compared, taken over, undone. */
  tables: typeof tables;
  /** Everything that the public can find in a language. */
  readPublicDocuments: typeof readPublicDocuments;
  /** Finds in everything that the public may read. */
  publicSearch: PublicSearch;
  /** Counts readings of public pages. */
  readerCounter: welcome.ReaderCounter;
  /** Makes the first argument of every use case. */
  context: (input: { county: CountyRef | null; actor: Actor; requestId?: string }) => Ctx;
  /** True when the database answers. */
  ready: () => Promise<boolean>;
  outboxCounts: () => Promise<{ waiting: number; failed: number }>;
  /** Is told of every county whose public pages changed, here or in another process; null when it may be any. */
  onPublicChange: (listener: (slug: string | null) => void) => void;
  close: () => Promise<void>;
};

/** Builds the application: the only place where adapters and modules meet. */
export async function createApp(input: {
  config: Config;
  appUrl: string;
  log: Logger;
  clock?: Clock;
  working?: boolean;
}): Promise<App> {
  const { config, appUrl, log } = input;
  const clock = input.clock ?? { now: () => new Date() };
  const db = openDatabase({ url: appUrl, log });
  const jobs = openJobs({ url: appUrl, log, working: input.working ?? false });
  await jobs.start();
  const files = createDiskStore(join(config.home, 'files'));
  const counties = tenancy.createCountyDirectory({ db });
  if (config.secret === null) throw new Error('The application needs its secret: sessions are signed with it.');
  const auth = createAuth({
    pool: db.pool,
    origin: config.origin,
    secret: config.secret,
    clock,
    log,
    demoAccounts: config.demo && !config.production ? demoAccounts : [],
    directory: config.oidc,
  });
  const alerts = { feeds: alertFeedsOf(config), read: createAlertReader() };
  const images = createImageResizer();
  const links = { most: config.linkChecks, check: createLinkChecker() };
  const push = createWebPush({ secret: config.secret, contact: config.pushContact, hosts: config.pushHosts });
  const stamps = createStamps({ secret: config.secret });
  const video = createVideoRooms({ hosts: config.videoHosts });
  const secrets = createSecrets({ secret: config.secret });
  const machine = createMachineTranslation({ secrets, hosts: config.translationHosts });
  const identity = createIdentity({ db, auth, clock });
  // Most processes never set a report: the typesetter is started by the first one that is asked for.
  let pdf: Pdf | null = null;
  const printer = (): Pdf => (pdf ??= createPdf());
  const publicSearch = createPublicSearch({ maxBytes: 128 * 1024 * 1024, log });
  const readerCounter = welcome.createReaderCounter({ db, clock, log });
  const listeners: ((slug: string | null) => void)[] = [publicSearch.forget];
  const changed = (slug: string | null): void => {
    counties.forget();
    for (const listener of listeners) listener(slug);
  };
  // Other processes change public pages too; this one hears of it after their commit.
  const hearing = listen({ url: appUrl, channel: 'kreislotse_revision', heard: changed, missed: () => changed(null), log });

  return {
    config,
    log,
    clock,
    db,
    jobs,
    files,
    passing: createPassing(),
    counties,
    auth,
    identity,
    tenancy,
    network,
    mobility,
    events,
    strategy,
    materials,
    offers,
    courses,
    guidance,
    schools,
    interpreting,
    reporting,
    welcome,
    translation,
    listDuties,
    listMetrics,
    readMetric,
    listCountyDuties,
    readOwnCalendar,
    openOwnCalendar,
    closeOwnCalendar,
    readCalendar,
    searchEverything,
    tables,
    readPublicDocuments,
    publicSearch,
    readerCounter,
    context: ({ county, actor, requestId = newRequestId() }) => ({
      county,
      actor,
      clock,
      requestId,
      log,
      db,
      files,
      documents: { read: (asked) => readDocument({ ...asked, limits: { bytes: config.uploadBytes } }), readTable },
      pdf: { render: (asked) => printer().render(asked), poster: (asked) => printer().poster(asked) },
      docx: { render: renderDocx },
      images,
      links,
      alerts,
      timetables: { read: readGtfs },
      push,
      stamps,
      secrets,
      video,
      origin: config.origin,
      enqueue: jobs.send,
      holdersOf,
      seatsOf,
      exchange: { writeXliff, readXliff, writeWord, readWord },
      machine,
      translatables: translatablesOf,
      publicChanged: (touched) => changed(touched.slug),
    }),
    ready: async () => {
      try {
        await db.pool.query('select 1');
        return true;
      } catch {
        return false;
      }
    },
    outboxCounts: async () => {
      const counts = await db.pool.query<{ state: string; count: number }>('select * from outbox_counts()');
      const of = (state: string): number => counts.rows.find((row) => row.state === state)?.count ?? 0;
      return { waiting: of('waiting'), failed: of('failed') };
    },
    onPublicChange: (listener) => {
      listeners.push(listener);
    },
    close: async () => {
      await readerCounter.flush();
      await hearing.close();
      await jobs.stop();
      await pdf?.close();
      await db.close();
    },
  };
}

/** Where warnings are read. The example installation reads a file with a test, which only the office sees. */
function alertFeedsOf(config: Config): readonly AlertFeed[] {
  if (config.alertSources !== null || !config.demo) return config.alertSources ?? [];
  return [{ kind: 'cap', url: new URL('../../data/alert-example.xml', import.meta.url).href }];
}

/** The platform itself as an actor: commands, jobs, example data. */
export const systemActor = (name: string): Actor => ({ kind: 'system', name });
