import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { bodyIdInput, bodyInput, changeBodyInput } from '../../inputs.ts';
import { findBodies, findBody, findMeetings, municipalityExists, unitKindOf } from '../store.ts';
import { policy } from '../policy.ts';
import { body } from '../schema.ts';
import { bodyView, meetingView } from '../views.ts';

const what = 'Dieses Gremium';

/** Bodies in the order of deliberation, each with its last held and its next planned meeting. */
export const listBodies = useCase({
  name: 'network.list-bodies',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const meetings = Map.groupBy(
      (await findMeetings({ tx, bodyId: null, state: null })).map(meetingView),
      (entry) => entry.body.id,
    );
    return ok(
      (await findBodies(tx)).map((row) => {
        const own = meetings.get(row.row.id) ?? [];
        return {
          ...bodyView(row),
          last: own.find((entry) => entry.state === 'held') ?? null,
          next: own.findLast((entry) => entry.state === 'planned') ?? null,
        };
      }),
    );
  },
});

/** One body with its meetings, the latest first, and whether the actor keeps it. */
export const readBody = useCase({
  name: 'network.read-body',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: bodyIdInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findBody(tx, input.bodyId);
    if (!found) return notFound(what);
    const ask = (action: string): boolean =>
      may({
        rows: policy,
        actor: ctx.actor,
        countyId: ctx.county.id,
        action,
        thing: { unitIds: found.unit ? [found.unit.id] : [] },
      }) === 'yes';
    return ok({
      body: bodyView(found),
      meetings: (await findMeetings({ tx, bodyId: input.bodyId, state: null })).map(meetingView),
      allowed: { edit: ask('network.edit'), keep: ask('network.keep-body') },
    });
  },
});

/** Adds a body. */
export const addBody = useCase({
  name: 'network.add-body',
  action: 'network.edit',
  policy,
  mode: 'write',
  input: bodyInput,
  run: async ({ ctx, tx, input, audit }) => {
    const fits = await checkBody({ tx, fields: input, exceptId: null });
    if (!fits.ok) return fits;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(body).values({ id, countyId: ctx.county.id, createdAt: now, ...input });
    audit({ subjectType: 'body', subjectId: id, summary: `Gremium „${input.name}“ angelegt` });
    return ok({ id });
  },
});

/** Changes a body; with a day it ends and is offered no more, without one it is open again. */
export const changeBody = useCase({
  name: 'network.change-body',
  action: 'network.edit',
  policy,
  mode: 'write',
  input: changeBodyInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(body).where(eq(body.id, input.bodyId)).for('update');
    return row ? ok({ loaded: row }) : notFound(what);
  },
  run: async ({ tx, input, loaded: row, audit, touchPublic }) => {
    const { bodyId: _id, version, ...fields } = input;
    if (version !== row.version) {
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat dieses Gremium inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    }
    const fits = await checkBody({ tx, fields, exceptId: row.id });
    if (!fits.ok) return fits;
    await tx
      .update(body)
      .set({ ...fields, version: row.version + 1 })
      .where(eq(body.id, row.id));
    audit({
      subjectType: 'body',
      subjectId: row.id,
      summary: `Gremium „${row.name}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, fields),
    });
    if (row.name !== fields.name) touchPublic();
    return ok({ version: row.version + 1 });
  },
});

async function checkBody(input: {
  tx: Tx;
  fields: { name: string; kind: string; municipalityId: string | null; unitId: string | null };
  exceptId: string | null;
}): Promise<Result<undefined>> {
  const { tx, fields, exceptId } = input;
  const [taken] = await tx
    .select({ id: body.id })
    .from(body)
    .where(
      and(
        isNull(body.closedOn),
        sql`lower(${body.name}) = lower(${fields.name})`,
        exceptId === null ? undefined : ne(body.id, exceptId),
      ),
    );
  if (taken) return invalidField('name', 'Ein Gremium mit diesem Namen gibt es schon.', 'name-taken');
  if (fields.kind === 'municipal-council' && fields.municipalityId === null) {
    return invalidField(
      'municipalityId',
      'Bitte angeben, zu welcher Stadt oder Gemeinde dieser Rat gehört.',
      'municipality-missing',
    );
  }
  if (fields.municipalityId !== null && !(await municipalityExists(tx, fields.municipalityId))) {
    return invalidField('municipalityId', 'Diese Gemeinde gibt es hier nicht.', 'unknown-municipality');
  }
  if (fields.unitId !== null && (await unitKindOf(tx, fields.unitId)) === null) {
    return invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-unit');
  }
  return ok();
}
