import type { LayoutServerLoad } from './$types';
import type { Duty } from '#kernel/duties.ts';
import { latestFirst } from '#lib/office/latest-first.ts';
import { valueOrError } from '#lib/server/answers.ts';

export const load: LayoutServerLoad = async ({ locals, url }) => {
  const county = locals.county!;
  const actor = locals.actor as Extract<typeof locals.actor, { kind: 'account' }>;
  const held = new Set(actor.grants.filter((grant) => grant.countyId === county.id).map((grant) => grant.role));
  const seesStrategy = ['coordinator', 'unit-editor', 'municipality-editor', 'committee-reader', 'auditor'].some((role) =>
    held.has(role as never),
  );
  const duties: Duty[] = held.size > 0 ? valueOrError(await locals.app.listDuties(locals.ctx, {})) : [];
  const strategies = seesStrategy ? valueOrError(await locals.app.strategy.listOfficeStrategies(locals.ctx, {})) : [];
  const readsPools = ['coordinator', 'unit-editor', 'organisation-editor', 'committee-reader', 'auditor'].some((role) =>
    held.has(role as never),
  );
  const pools = readsPools ? valueOrError(await locals.app.interpreting.listPools(locals.ctx, {})) : [];
  return {
    county: { name: county.name, slug: county.slug, officialName: county.officialName, arms: county.arms },
    person: { name: actor.name },
    may: {
      coordinate: held.has('coordinator'),
      readAudit: held.has('auditor') || held.has('coordinator'),
      readDuties: ['coordinator', 'auditor', 'unit-editor', 'municipality-editor'].some((role) => held.has(role as never)),
      ownPlace: held.has('municipality-editor') && !held.has('unit-editor'),
      seePlaces: held.has('coordinator') || held.has('auditor') || held.has('municipality-editor'),
      readReports: held.has('coordinator') || held.has('committee-reader') || held.has('auditor'),
      seeStrategy: seesStrategy,
      seeCosts: ['coordinator', 'unit-editor', 'committee-reader', 'auditor'].some((role) => held.has(role as never)),
      saveViews: ['coordinator', 'unit-editor', 'municipality-editor'].some((role) => held.has(role as never)),
      seeNetwork: [...held].some((role) => role !== 'translator' && role !== 'cashier'),
      translate: held.has('coordinator') || held.has('translator'),
      seeTranslations: held.has('coordinator') || held.has('auditor') || held.has('translator'),
      keepEvents: ['coordinator', 'unit-editor', 'municipality-editor', 'organisation-editor'].some((role) =>
        held.has(role as never),
      ),
      releaseEvents: ['coordinator', 'unit-editor', 'municipality-editor'].some((role) => held.has(role as never)),
      readFeedback: ['coordinator', 'unit-editor', 'auditor'].some((role) => held.has(role as never)),
      keepMaterials: held.has('coordinator') || held.has('unit-editor'),
      addMaterials: held.has('coordinator') || held.has('unit-editor') || held.has('municipality-editor'),
      seeWelcome: [...held].some((role) => role !== 'cashier'),
      /** Pays what others released for interpreting, and sees nothing else. */
      payOut: held.has('cashier'),
      writePages: ['coordinator', 'unit-editor', 'municipality-editor', 'organisation-editor'].some((role) =>
        held.has(role as never),
      ),
      keepPlaces: ['coordinator', 'unit-editor', 'municipality-editor', 'organisation-editor'].some((role) =>
        held.has(role as never),
      ),
      keepOffers: ['coordinator', 'unit-editor', 'municipality-editor', 'organisation-editor'].some((role) =>
        held.has(role as never),
      ),
      advise: ['coordinator', 'unit-editor', 'municipality-editor', 'organisation-editor'].some((role) =>
        held.has(role as never),
      ),
      keepDesks: ['coordinator', 'unit-editor', 'municipality-editor'].some((role) => held.has(role as never)),
      readGuidance: ['coordinator', 'unit-editor', 'committee-reader', 'auditor'].some((role) => held.has(role as never)),
      readInterpreting: pools.length > 0 || held.has('coordinator'),
      mayRunPool: pools.some(({ mayRun, elsewhere }) => mayRun && !elsewhere),
      readFindings: ['coordinator', 'unit-editor', 'municipality-editor', 'committee-reader', 'auditor'].some((role) =>
        held.has(role as never),
      ),
      keepOffices: held.has('coordinator') || held.has('municipality-editor'),
      seeRequests: ['coordinator', 'unit-editor', 'municipality-editor', 'organisation-editor', 'auditor'].some((role) =>
        held.has(role as never),
      ),
      handOn: ['coordinator', 'unit-editor', 'municipality-editor', 'organisation-editor'].some((role) =>
        held.has(role as never),
      ),
      seeServices: ['coordinator', 'unit-editor', 'organisation-editor', 'auditor'].some((role) => held.has(role as never)),
      /** Organisations whose record the person keeps. */
      ownOrganisations: actor.grants.flatMap((grant) =>
        grant.countyId === county.id && grant.role === 'organisation-editor' ? (grant.organisationId ?? []) : [],
      ),
    },
    /** Lists of which the person may hand in an edited table. */
    readsIn: locals.app.tables.listsToHandIn(locals.ctx),
    duties,
    currentStrategy: latestFirst(strategies)[0] ?? null,
    path: url.pathname,
  };
};
