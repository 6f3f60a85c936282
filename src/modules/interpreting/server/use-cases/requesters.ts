import { eq, inArray } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { revokeTaskLinksOf } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import type { RequesterView } from '../../contract.ts';
import {
  blockRequesterInput,
  changeRequesterInput,
  informInput,
  listRequestersInput,
  requesterIdInput,
  requesterInput,
} from '../../inputs.ts';
import { policy } from '../policy.ts';
import { mailInformation, mailRequesterPage, requesterPurpose } from '../requester-mails.ts';
import { interpretingRequester } from '../schema.ts';
import { findPools, findRequesters, lockRequester, unknownReference, type RequesterRow } from '../store.ts';
import { requesterView } from '../views.ts';

const keep = 'interpreting.keep-requesters';
const what = 'Diese Einrichtung';
const changed = () =>
  conflict('changed-meanwhile', 'Jemand anderes hat diese Einrichtung inzwischen geändert. Bitte laden Sie die Seite neu.');

/** The list belongs to everybody who runs a pool of the county. */
async function ofOperators(tx: Tx): Promise<Thing> {
  const pools = await findPools(tx);
  return {
    unitIds: pools.flatMap(({ row }) => row.unitId ?? []),
    organisationIds: pools.flatMap(({ row }) => row.organisationId ?? []),
  };
}
export const forOperators = async ({ tx }: { tx: Tx }) => ok({ loaded: undefined, thing: await ofOperators(tx) });
const locked = async ({ tx, input }: { tx: Tx; input: { requesterId: string } }) => {
  const row = await lockRequester(tx, input.requesterId);
  return row ? ok({ loaded: row, thing: await ofOperators(tx) }) : notFound(what);
};

/** Institutions that may ask: who registered, who was informed, who never asked. */
export const listRequesters = useCase({
  name: 'interpreting.list-requesters',
  action: keep,
  policy,
  mode: 'read',
  input: listRequestersInput,
  load: forOperators,
  run: async ({ tx, input }) => ok<RequesterView[]>((await findRequesters(tx, input)).map(requesterView)),
});

/** One institution. */
export const readRequester = useCase({
  name: 'interpreting.read-requester',
  action: keep,
  policy,
  mode: 'read',
  input: requesterIdInput,
  load: forOperators,
  run: async ({ tx, input }) => {
    const [found] = await findRequesters(tx, { id: input.requesterId });
    return found ? ok<RequesterView>(requesterView(found)) : notFound(what);
  },
});

const contact = new Set(['contactName', 'mail', 'phone']);
/** Who answers the telephone there stands in no log: it cannot be erased. */
const auditFields = (row: object, given: object) =>
  Object.fromEntries(
    Object.entries(changedFields<Record<string, unknown>>({ ...row }, { ...given })).map(([field, value]) => [
      field,
      contact.has(field) ? {} : value,
    ]),
  );

async function known(
  tx: Tx,
  given: { municipalityId: string | null; organisationId?: string | null; unitId?: string | null },
): Promise<Result<undefined>> {
  const missing = await unknownReference(tx, given);
  return missing === null ? ok() : invalidField(missing, 'Bitte aus der Liste wählen.', 'unknown-reference');
}

/** Enters an institution that may ask, or one that has registered on paper. */
export const addRequester = useCase({
  name: 'interpreting.add-requester',
  action: keep,
  policy,
  mode: 'write',
  input: requesterInput,
  load: forOperators,
  run: async ({ ctx, tx, input, audit }) => {
    const fits = await known(tx, input);
    if (!fits.ok) return fits;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    const registered = input.state === 'registered' ? { registeredAt: now, acceptedAt: now } : {};
    await tx
      .insert(interpretingRequester)
      .values({ ...input, ...registered, id, countyId: ctx.county.id, createdAt: now, updatedAt: now });
    audit({ subjectType: 'interpreting-requester', subjectId: id, summary: `Einrichtung „${input.name}“ eingetragen` });
    return ok({ id });
  },
});

/** Changes what is known of an institution. */
export const changeRequester = useCase({
  name: 'interpreting.change-requester',
  action: keep,
  policy,
  mode: 'write',
  input: changeRequesterInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const { requesterId: _id, version, ...given } = input;
    if (version !== row.version) return changed();
    const fits = await known(tx, given);
    if (!fits.ok) return fits;
    await tx
      .update(interpretingRequester)
      .set({ ...given, updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(interpretingRequester.id, row.id));
    audit({
      subjectType: 'interpreting-requester',
      subjectId: row.id,
      summary: `Einrichtung „${given.name}“ geändert`,
      fields: auditFields(row, given),
    });
    return ok({ version: row.version + 1 });
  },
});

const setState = async (input: { ctx: CountyCtx; tx: Tx; row: RequesterRow; set: Partial<RequesterRow> }): Promise<void> => {
  const { ctx, tx, row, set } = input;
  await tx
    .update(interpretingRequester)
    .set({ ...set, updatedAt: ctx.clock.now(), version: row.version + 1 })
    .where(eq(interpretingRequester.id, row.id));
};

/** An institution may ask for nothing more; its page still shows what there is, and why. */
export const blockRequester = useCase({
  name: 'interpreting.block-requester',
  action: keep,
  policy,
  mode: 'write',
  input: blockRequesterInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    await setState({ ctx, tx, row, set: { state: 'blocked', blockedReason: input.reason } });
    audit({ subjectType: 'interpreting-requester', subjectId: row.id, summary: `Einrichtung „${row.name}“ gesperrt` });
    return ok();
  },
});

export const unblockRequester = useCase({
  name: 'interpreting.unblock-requester',
  action: keep,
  policy,
  mode: 'write',
  input: requesterIdInput,
  load: locked,
  run: async ({ ctx, tx, loaded: row, audit }) => {
    if (row.state !== 'blocked') return conflict('not-blocked', 'Diese Einrichtung ist nicht gesperrt.');
    const state = row.registeredAt === null ? ('entitled' as const) : ('registered' as const);
    await setState({ ctx, tx, row, set: { state, blockedReason: null } });
    audit({ subjectType: 'interpreting-requester', subjectId: row.id, summary: `Sperre von „${row.name}“ aufgehoben` });
    return ok();
  },
});

/** A fresh link to an institution's own page; older ones end. */
export const sendRequesterPage = useCase({
  name: 'interpreting.send-requester-page',
  action: keep,
  policy,
  mode: 'write',
  input: requesterIdInput,
  load: locked,
  run: async ({ ctx, tx, loaded: row, audit }) => {
    if (row.mail === null) return conflict('no-mail', 'Für diese Einrichtung ist keine E-Mail-Adresse bekannt.');
    if (row.registeredAt === null) return conflict('not-registered', 'Diese Einrichtung hat sich noch nicht angemeldet.');
    await revokeTaskLinksOf({ tx, purpose: requesterPurpose, subjectIds: [row.id], at: ctx.clock.now() });
    await mailRequesterPage({ ctx, tx, row: { ...row, mail: row.mail }, news: 'again' });
    audit({ subjectType: 'interpreting-requester', subjectId: row.id, summary: `Link an „${row.name}“ geschickt` });
    return ok();
  },
});

/** Writes to the chosen institutions that there is a pool and how to register. Who is registered or blocked, or has no address, is left out. */
export const informRequesters = useCase({
  name: 'interpreting.inform-requesters',
  action: keep,
  policy,
  mode: 'write',
  input: informInput,
  load: forOperators,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const found = await findRequesters(tx, { ids: input.requesterIds });
    const told = found.flatMap(({ row }) =>
      row.mail !== null && (row.state === 'entitled' || row.state === 'informed') ? [{ ...row, mail: row.mail }] : [],
    );
    if (told.length === 0)
      return conflict(
        'nobody-to-inform',
        'Keine der gewählten Einrichtungen ist anzuschreiben: Sie sind angemeldet oder gesperrt, oder es fehlt die Adresse.',
      );
    for (const row of told) await mailInformation({ ctx, tx, row, words: input.words });
    await tx
      .update(interpretingRequester)
      .set({ state: 'informed', informedAt: now, updatedAt: now })
      .where(
        inArray(
          interpretingRequester.id,
          told.map(({ id }) => id),
        ),
      );
    audit({
      subjectType: 'interpreting-requester',
      subjectId: null,
      summary: `Über den Pool informiert: ${told.length} Einrichtungen`,
    });
    return ok({ told: told.length, left: found.length - told.length });
  },
});
