import type { ModuleManifest } from '#kernel/module.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
import { readDocumentJob } from './jobs/job-names.ts';
import { readDocumentOfImport } from './jobs/read-document.ts';
import { personalData, retention } from './personal-data.ts';
import { duties } from './duties.ts';
import { policy } from './policy.ts';
import { changeRequest } from './schema-requests.ts';
import * as schema from './schema.ts';
import { hearOfUnits } from './use-cases/follow-units.ts';

export const strategyModule: ModuleManifest = {
  name: 'strategy',
  tier: 2,
  mayUse: ['tenancy', 'network'],
  policy,
  tables: [
    schema.strategy,
    schema.strategyNode,
    schema.strategyText,
    schema.strategyStep,
    schema.statusNote,
    schema.baseline,
    schema.changeEntry,
    changeRequest,
    schema.strategyImport,
    schema.strategyImportAction,
  ],
  appendOnly: ['baseline', 'change_entry'],
  personalData,
  retention,
  jobs: [{ name: readDocumentJob, run: readDocumentOfImport }],
  duties,
  onEvent: { [unitsReorganised]: hearOfUnits },
};
