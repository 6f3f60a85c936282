import type { ModuleManifest } from '#kernel/module.ts';
import { personalData, retention } from './personal-data.ts';
import { policy } from './policy.ts';
import { interpretingAssignment, interpretingOffer, interpretingRequest } from './request-schema.ts';
import { interpreter, interpreterPool, interpretingRequester } from './schema.ts';
import { passOnJob } from './use-cases/pass-on.ts';

export const interpretingModule: ModuleManifest = {
  name: 'interpreting',
  tier: 2,
  mayUse: ['tenancy', 'network', 'events', 'mobility', 'offers', 'guidance'],
  policy,
  tables: [interpreterPool, interpretingRequester, interpreter, interpretingRequest, interpretingAssignment, interpretingOffer],
  personalData,
  retention,
  jobs: [{ name: 'interpreting.pass-on', schedule: '*/5 * * * *', run: passOnJob }],
};
