import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx } from '#kernel/context.ts';
import { berlinDay, berlinMidnight, addDays } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { costBearers } from '../../contract.ts';
import type { ServiceFigures, ServiceView } from '../../contract-services.ts';
import { changeServiceInput, serviceIdInput, serviceInput, servicePeriodInput } from '../../inputs-services.ts';
import { settle } from '../model/tariff/settle.ts';
import { minutesOf } from '../model/tariff/allowance.ts';
import { figuresOf } from '../model/service-price.ts';
import { policy } from '../policy.ts';
import { languageService } from '../service-schema.ts';
import { findHeld, findServices, findUses, lockService, type FoundService } from '../service-store.ts';
import { findPools } from '../store.ts';

const keep = 'interpreting.keep-services';
export const whatService = 'Diesen Dienst';
const mayKeep = (ctx: CountyCtx): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: keep }) === 'yes';

const serviceView = (ctx: CountyCtx, { row, pool }: FoundService): ServiceView => {
  const { id, name, kind, contractFrom, contractUntil, minimumMinutes, languages, prices, access, version } = row;
  const today = berlinDay(ctx.clock.now());
  return {
    ...{ id, name, kind, contractFrom, contractUntil, minimumMinutes, languages, prices, access, version },
    pool: { id: pool.id, name: pool.name },
    runs: contractFrom <= today && (contractUntil === null || today <= contractUntil),
    mayKeep: mayKeep(ctx),
  };
};

/** Services that the county has contracts with. */
export const listServices = useCase({
  name: 'interpreting.list-services',
  action: 'interpreting.read-services',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => ok((await findServices(tx)).map((found) => serviceView(ctx, found))),
});

export const readService = useCase({
  name: 'interpreting.read-service',
  action: 'interpreting.read-services',
  policy,
  mode: 'read',
  input: serviceIdInput,
  run: async ({ ctx, tx, input }) => {
    const [found] = await findServices(tx, { id: input.serviceId });
    return found ? ok(serviceView(ctx, found)) : notFound(whatService);
  },
});

const noPool = () => invalidField('poolId', 'Diesen Pool gibt es hier nicht.', 'unknown-reference');
const nameTaken = () => invalidField('name', 'Einen Dienst mit diesem Namen gibt es schon.', 'name-taken');

/** Keeps a contract with a provider. */
export const addService = useCase({
  name: 'interpreting.add-service',
  action: keep,
  policy,
  mode: 'write',
  input: serviceInput,
  run: async ({ ctx, tx, input, audit }) => {
    if ((await findPools(tx, { id: input.poolId })).length === 0) return noPool();
    if ((await findServices(tx)).some(({ row }) => row.name === input.name)) return nameTaken();
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(languageService).values({ ...input, id, countyId: ctx.county.id, createdAt: now, updatedAt: now });
    audit({ subjectType: 'language-service', subjectId: id, summary: `Sprachdienst „${input.name}“ angelegt` });
    return ok({ id });
  },
});

/** Changes a contract. What was used already costs what it cost. */
export const changeService = useCase({
  name: 'interpreting.change-service',
  action: keep,
  policy,
  mode: 'write',
  input: changeServiceInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { serviceId, version, ...given } = input;
    const row = await lockService(tx, serviceId);
    if (row === null) return notFound(whatService);
    if (version !== row.version)
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diesen Dienst inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    if ((await findPools(tx, { id: given.poolId })).length === 0) return noPool();
    if ((await findServices(tx)).some((other) => other.row.id !== serviceId && other.row.name === given.name)) return nameTaken();
    await tx
      .update(languageService)
      .set({ ...given, updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(languageService.id, serviceId));
    audit({
      subjectType: 'language-service',
      subjectId: serviceId,
      summary: `Sprachdienst „${given.name}“ geändert`,
      fields: changedFields<Record<string, unknown>>({ ...row }, { ...given }),
    });
    return ok({ version: row.version + 1 });
  },
});

/** What services cost by provider, language and bearer, and beside them the county's own pools. */
export const serviceFigures = useCase({
  name: 'interpreting.service-figures',
  action: 'interpreting.read-figures',
  policy,
  mode: 'read',
  input: servicePeriodInput,
  run: async ({ tx, input }) => {
    const { from, to } = input;
    const uses = (await findUses(tx, { from, to })).map(({ row }) => row);
    const held = await findHeld(tx, {
      from: berlinMidnight(from),
      to: new Date(berlinMidnight(addDays(to, 1)).getTime() - 1),
    });
    const own = held.map(({ startsAt, endsAt, tariffs }) => {
      const planned = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
      const settled = settle({ tariffs, planned, actual: null, travel: null, outcome: { kind: 'held' } });
      return { minutes: minutesOf(planned), cents: settled.ok ? settled.value.billedCents : 0 };
    });
    const languages = [...new Set(uses.map(({ language }) => language))].sort();
    return ok<ServiceFigures>({
      from,
      to,
      services: (await findServices(tx)).flatMap(({ row: { id, name } }) => {
        const of = uses.filter(({ serviceId }) => serviceId === id);
        return of.length === 0 ? [] : { id, name, ...figuresOf(of) };
      }),
      languages: languages.map((language) => ({ language, ...figuresOf(uses.filter((one) => one.language === language)) })),
      bearers: costBearers.flatMap((bearer) => {
        const of = uses.filter((one) => one.bearer === bearer);
        return of.length === 0 ? [] : { bearer, ...figuresOf(of) };
      }),
      pool: figuresOf(own),
    });
  },
});
