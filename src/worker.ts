import { join } from 'node:path';
import { createFolderMail, createSmtpMail } from '#adapters/mail/smtp.ts';
import { createJsonLog } from '#adapters/log/json-log.ts';
import { createApp, systemActor, type App } from '#composition/app.ts';
import { runInstallationRetention, runRetention } from '#composition/personal-data.ts';
import { deliverEvent } from '#composition/events.ts';
import { sendReminders } from '#composition/reminders.ts';
import { refreshSearch } from '#composition/search.ts';
import { modules, retentionJobs, starterOf } from '#composition/registry.ts';
import type { CountyCtx } from '#kernel/context.ts';
import { eventJob } from '#kernel/events.ts';
import { deliverMail, mailJob } from '#kernel/mail.ts';
import { reminderJob } from '#kernel/reminders.ts';
import { searchJob } from '#kernel/search.ts';
import { storedFile } from '#kernel/tables.ts';
import { readConfig } from './config.ts';

/** Runs every job of every module until it is told to end. Jobs run at least once; each is made to have one effect. */
export async function startWorker(input: { app: App }): Promise<{ stop: () => Promise<void> }> {
  const { app } = input;
  const { config } = app;
  const mail = config.smtpUrl
    ? createSmtpMail({ url: config.smtpUrl, from: config.mailFrom })
    : createFolderMail({ folder: join(config.home, 'mails'), from: config.mailFrom });
  const contextOf = async (countyId: string | undefined) => {
    const county = countyId === undefined ? null : ((await app.counties.all()).find((entry) => entry.id === countyId) ?? null);
    return app.context({ county, actor: systemActor('Hintergrunddienst') });
  };
  await app.jobs.work(mailJob, async ({ mailId, countyId }) => {
    if (mailId) await deliverMail({ ctx: await contextOf(countyId), mailId, send: mail.send });
  });
  await app.jobs.work(eventJob, async (payload) => deliverEvent({ ctx: await contextOf(payload['countyId']), payload }));
  await app.jobs.work(searchJob, async ({ countyId }) => {
    if (countyId) await refreshSearch(await contextOf(countyId));
  });
  await app.jobs.work(retentionJobs.everyNight, async () => {
    const swept = await app.files.sweep({
      named: await namedFiles(app),
      olderThan: new Date(app.clock.now().getTime() - 86_400_000),
    });
    const mails = await runInstallationRetention({ db: app.db, now: app.clock.now() });
    app.log.info({ swept, mails }, 'files that nothing names, mails of no county');
    await startInEveryCounty(app, retentionJobs.county);
    // Whatever happened to a job in between: once a day every county's search is right.
    await startInEveryCounty(app, searchJob);
  });
  await app.jobs.schedule(retentionJobs.everyNight, '20 3 * * *');
  await app.jobs.work(retentionJobs.county, async ({ countyId }) => {
    if (countyId)
      app.log.info({ countyId, ended: await runRetention({ db: app.db, countyId, now: app.clock.now() }) }, 'retention');
  });
  await app.jobs.work(reminderJob, async ({ countyId }) => {
    const ctx = await contextOf(countyId);
    if (ctx.county) await sendReminders(ctx as CountyCtx);
  });
  await app.jobs.work(starterOf(reminderJob), () => startInEveryCounty(app, reminderJob));
  await app.jobs.schedule(starterOf(reminderJob), '30 6 * * *');
  for (const job of modules.flatMap((module) => module.jobs ?? [])) {
    await app.jobs.work(job.name, async (payload) => job.run(await contextOf(payload['countyId']), payload));
    if (!job.schedule) continue;
    await app.jobs.work(starterOf(job.name), () => startInEveryCounty(app, job.name));
    await app.jobs.schedule(starterOf(job.name), job.schedule);
    if (job.atStart) await startInEveryCounty(app, job.name);
  }
  app.log.info({}, 'worker runs');
  return {
    stop: async () => {
      mail.close();
      await app.close();
    },
  };
}

/** One job runs per county; what comes by the clock only starts them. */
async function startInEveryCounty(app: App, name: string): Promise<void> {
  for (const county of await app.counties.all()) {
    await app.db.transaction({ countyId: null }, (tx) => app.jobs.send(tx, { name, payload: { countyId: county.id } }));
  }
}

/** Hashes of all files that a county names, asked county by county. */
async function namedFiles(app: App): Promise<Set<string>> {
  const named = new Set<string>();
  for (const county of await app.counties.all()) {
    const rows = await app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
      tx.selectDistinct({ sha256: storedFile.sha256 }).from(storedFile),
    );
    for (const row of rows) named.add(row.sha256);
  }
  return named;
}

if (import.meta.main) {
  const config = readConfig(process.env);
  const log = createJsonLog({
    level: config.logLevel,
    write: (line) => process.stdout.write(line),
    now: () => new Date(),
    base: { process: 'worker' },
  });
  const appUrl = process.env['KREISLOTSE_APP_URL'];
  if (!appUrl) throw new Error('KREISLOTSE_APP_URL is not set: the worker runs as the application, never as the owner.');
  const worker = await startWorker({ app: await createApp({ config, appUrl, log, working: true }) });
  let ending: Promise<void> | null = null;
  // A signal comes more than once: to the whole group, and again from the process above.
  const end = (): void => {
    ending ??= worker.stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
  // A parent that was killed cannot say so; without its channel the worker has nobody to work for.
  process.once('disconnect', end);
}
