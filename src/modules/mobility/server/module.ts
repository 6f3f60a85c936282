import type { ModuleManifest } from '#kernel/module.ts';
import { readTimetableJob } from './jobs/job-names.ts';
import { readTimetableFile } from './jobs/read-timetable.ts';
import { policy } from './policy.ts';
import { schoolHoliday, timetable } from './schema.ts';

export const mobilityModule: ModuleManifest = {
  name: 'mobility',
  tier: 1,
  mayUse: ['tenancy', 'network'],
  policy,
  tables: [timetable, schoolHoliday],
  jobs: [{ name: readTimetableJob, run: readTimetableFile }],
};
