import { and, lt, ne, or } from 'drizzle-orm';
import type { ModuleManifest } from '#kernel/module.ts';
import { translationImport } from './import-schema.ts';
import { duties } from './duties.ts';
import { machineRunJob, watchRunsJob } from './jobs/job-names.ts';
import { runMachine, watchRuns } from './jobs/machine-run.ts';
import { glossaryTerm, machineRun, machineUse } from './machine-schema.ts';
import { translationOrder } from './order-schema.ts';
import { policy } from './policy.ts';
import { translationSettings } from './schema.ts';

const day = 86_400_000;

export const translationModule: ModuleManifest = {
  name: 'translation',
  tier: 3,
  mayUse: ['tenancy', 'materials'],
  policy,
  tables: [translationSettings, translationImport, machineUse, machineRun, glossaryTerm, translationOrder],
  retention: [
    {
      table: 'translation_import',
      rule: 'Dateien mit Übersetzungen: 30 Tage; übernommene und verworfene einen Tag',
      run: async ({ tx, now }) => {
        const gone = await tx
          .delete(translationImport)
          .where(
            or(
              lt(translationImport.createdAt, new Date(now.getTime() - 30 * day)),
              and(ne(translationImport.state, 'open'), lt(translationImport.endedAt, new Date(now.getTime() - day))),
            ),
          );
        return gone.rowCount ?? 0;
      },
    },
  ],
  jobs: [
    { name: machineRunJob, run: runMachine },
    { name: watchRunsJob, schedule: '*/10 * * * *', run: watchRuns },
  ],
  duties,
};
