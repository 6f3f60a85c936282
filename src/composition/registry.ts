import type { ModuleManifest } from '#kernel/module.ts';
import { eventJob } from '#kernel/events.ts';
import { searchJob } from '#kernel/search.ts';
import { mailJob } from '#kernel/mail.ts';
import { reminderJob } from '#kernel/reminders.ts';
import { coursesModule } from '#modules/courses/server/module.ts';
import { eventsModule } from '#modules/events/server/module.ts';
import { guidanceModule } from '#modules/guidance/server/module.ts';
import { interpretingModule } from '#modules/interpreting/server/module.ts';
import { materialsModule } from '#modules/materials/server/module.ts';
import { mobilityModule } from '#modules/mobility/server/module.ts';
import { networkModule } from '#modules/network/server/module.ts';
import { offersModule } from '#modules/offers/server/module.ts';
import { reportingModule } from '#modules/reporting/server/module.ts';
import { schoolsModule } from '#modules/schools/server/module.ts';
import { strategyModule } from '#modules/strategy/server/module.ts';
import { tenancyModule } from '#modules/tenancy/server/module.ts';
import { translationModule } from '#modules/translation/server/module.ts';
import { welcomeModule } from '#modules/welcome/server/module.ts';

/** Every module, in the order of its tier. */
export const modules: readonly ModuleManifest[] = [
  tenancyModule,
  networkModule,
  mobilityModule,
  eventsModule,
  strategyModule,
  materialsModule,
  offersModule,
  coursesModule,
  guidanceModule,
  schoolsModule,
  interpretingModule,
  reportingModule,
  welcomeModule,
  translationModule,
];

/** Tables of the kernel that the application's role may only add to. */
export const kernelAppendOnly: readonly string[] = ['audit_entry'];

export const appendOnlyTables: readonly string[] = [...kernelAppendOnly, ...modules.flatMap((module) => module.appendOnly ?? [])];

/** Every night: one job that starts one for each county. */
export const retentionJobs = { everyNight: 'platform.retention', county: 'county.retention' } as const;

/** Comes by the clock and starts a job of that module in each county. */
export const starterOf = (job: string): string => `${job}.every-county`;

/** Names of all queues: those of the platform, and one for each job of a module. */
export const queues: readonly string[] = [
  mailJob,
  eventJob,
  reminderJob,
  starterOf(reminderJob),
  searchJob,
  ...Object.values(retentionJobs),
  ...modules.flatMap((module) =>
    (module.jobs ?? []).flatMap((job) => (job.schedule ? [job.name, starterOf(job.name)] : [job.name])),
  ),
];
