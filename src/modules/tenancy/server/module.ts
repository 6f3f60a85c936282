import type { Ctx } from '#kernel/context.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { followMailJob, passwordLinkJob } from './jobs/job-names.ts';
import { followMailOf, sendPasswordLinkOf } from './jobs/account-links.ts';
import { mailChanged, unitsReorganised } from '../contract.ts';
import { personalData, retention } from './personal-data.ts';
import { policy } from './policy.ts';
import { searchDocuments } from './search.ts';
import * as schema from './schema.ts';
import { carryOutReorganisations } from './use-cases/reorganise.ts';

export const tenancyModule: ModuleManifest = {
  name: 'tenancy',
  tier: 0,
  mayUse: [],
  policy,
  tables: [
    schema.county,
    schema.municipality,
    schema.unit,
    schema.unitSuccessor,
    schema.responsiblePerson,
    schema.unitReorganisation,
    schema.targetGroup,
    schema.topic,
    schema.roleGrant,
    schema.invitation,
    schema.apiKey,
    schema.accountLink,
  ],
  installationTables: {
    county: 'the list of tenants itself: read to find a county by path or host before any is set',
    role_grant: 'read at login, before a county is chosen; a platform admin belongs to none',
    account_link: 'about an account, which may work for several counties; opened before anybody has signed in',
  },
  personalData,
  retention,
  jobs: [
    { name: passwordLinkJob, run: sendPasswordLinkOf },
    { name: followMailJob, run: followMailOf },
    { name: 'tenancy.reorganisations', schedule: '5 0 * * *', run: carryOut },
  ],
  events: [unitsReorganised, mailChanged],
  searchDocuments,
};

async function carryOut(ctx: Ctx): Promise<void> {
  const done = await carryOutReorganisations(ctx, {});
  if (!done.ok) throw new Error(done.problem.message);
}
