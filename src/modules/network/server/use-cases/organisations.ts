import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { endOrganisationBindings, renameOrganisationBindings } from '#modules/tenancy/server/index.ts';
import {
  changeOrganisationInput,
  closeOrganisationInput,
  listOrganisationsInput,
  organisationIdInput,
  organisationInput,
} from '../../inputs.ts';
import { policy } from '../policy.ts';
import { organisation } from '../schema.ts';
import { findOrganisation, findOrganisations, municipalityExists, nameTaken, organisationOfUnit, unitKindOf } from '../store.ts';
import { organisationView } from '../views.ts';

const what = 'Diese Organisation';

/** Organisations of the county by name, narrowed by words, kind and municipality; open ones unless asked otherwise. */
export const listOrganisations = useCase({
  name: 'network.list-organisations',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: listOrganisationsInput,
  run: async ({ tx, input }) => ok((await findOrganisations({ tx, ...input })).map(organisationView)),
});

/** One organisation. */
export const readOrganisation = useCase({
  name: 'network.read-organisation',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: organisationIdInput,
  run: async ({ tx, input }) => {
    const found = await findOrganisation(tx, input.organisationId);
    return found ? ok(organisationView(found)) : notFound(what);
  },
});

/** Adds an organisation. Two open ones of a county never bear the same name. */
export const addOrganisation = useCase({
  name: 'network.add-organisation',
  action: 'network.edit',
  policy,
  mode: 'write',
  input: organisationInput,
  run: async ({ ctx, tx, input, audit }) => {
    const fits = await checkFields({ tx, fields: input, exceptId: null });
    if (!fits.ok) return fits;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(organisation).values({ id, countyId: ctx.county.id, createdAt: now, ...input });
    audit({ subjectType: 'organisation', subjectId: id, summary: `Organisation „${input.name}“ angelegt` });
    return ok({ id });
  },
});

/** Changes an organisation, unless somebody else did meanwhile. */
export const changeOrganisation = useCase({
  name: 'network.change-organisation',
  action: 'network.edit',
  policy,
  mode: 'write',
  input: changeOrganisationInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(organisation).where(eq(organisation.id, input.organisationId)).for('update');
    return row ? ok({ loaded: row }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const { organisationId: _id, version, ...fields } = input;
    if (version !== row.version) {
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diese Organisation inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    }
    const fits = await checkFields({ tx, fields, exceptId: row.id });
    if (!fits.ok) return fits;
    await tx
      .update(organisation)
      .set({ ...fields, version: row.version + 1 })
      .where(eq(organisation.id, row.id));
    if (fields.name !== row.name) await renameOrganisationBindings({ ctx, tx, organisation: { id: row.id, name: fields.name } });
    audit({
      subjectType: 'organisation',
      subjectId: row.id,
      summary: `Organisation „${row.name}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, fields),
    });
    return ok({ version: row.version + 1 });
  },
});

/**
 * Says that an organisation ended. It is offered no more and stays readable where it is named; its editors lose their
 * role at once.
 */
export const closeOrganisation = useCase({
  name: 'network.close-organisation',
  action: 'network.edit',
  policy,
  mode: 'write',
  input: closeOrganisationInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(organisation).where(eq(organisation.id, input.organisationId)).for('update');
    return row ? ok({ loaded: row }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    if (row.closedOn !== null) return conflict('closed', 'Diese Organisation ist schon beendet.');
    if (input.closedOn > berlinDay(ctx.clock.now())) {
      return invalidField('closedOn', 'Das Ende liegt in der Zukunft. Bitte einen Tag bis heute angeben.', 'in-future');
    }
    await tx
      .update(organisation)
      .set({ closedOn: input.closedOn, version: row.version + 1 })
      .where(eq(organisation.id, row.id));
    const editors = await endOrganisationBindings({ ctx, tx, organisationId: row.id });
    audit({
      subjectType: 'organisation',
      subjectId: row.id,
      summary: `Organisation „${row.name}“ beendet`,
      fields: { closedOn: { before: null, after: input.closedOn }, ...(editors > 0 ? { endedEditors: { after: editors } } : {}) },
    });
    return ok();
  },
});

/** Takes back the end of an organisation. */
export const reopenOrganisation = useCase({
  name: 'network.reopen-organisation',
  action: 'network.edit',
  policy,
  mode: 'write',
  input: organisationIdInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(organisation).where(eq(organisation.id, input.organisationId)).for('update');
    return row ? ok({ loaded: row }) : notFound(what);
  },
  run: async ({ tx, loaded: row, audit }) => {
    if (row.closedOn === null) return conflict('open', 'Diese Organisation ist nicht beendet.');
    if (await nameTaken({ tx, name: row.name, exceptId: row.id })) {
      return conflict('name-taken', 'Eine andere Organisation trägt inzwischen diesen Namen.');
    }
    await tx
      .update(organisation)
      .set({ closedOn: null, version: row.version + 1 })
      .where(eq(organisation.id, row.id));
    audit({
      subjectType: 'organisation',
      subjectId: row.id,
      summary: `Organisation „${row.name}“ wieder geöffnet`,
      fields: { closedOn: { before: row.closedOn, after: null } },
    });
    return ok();
  },
});

async function checkFields(input: {
  tx: Tx;
  fields: { name: string; municipalityId: string | null; unitId: string | null };
  exceptId: string | null;
}): Promise<Result<undefined>> {
  const { tx, fields, exceptId } = input;
  if (await nameTaken({ tx, name: fields.name, exceptId })) {
    return invalidField('name', 'Eine Organisation mit diesem Namen gibt es schon.', 'name-taken');
  }
  if (fields.municipalityId !== null && !(await municipalityExists(tx, fields.municipalityId))) {
    return invalidField('municipalityId', 'Diese Gemeinde gibt es hier nicht.', 'unknown-municipality');
  }
  if (fields.unitId !== null) {
    const kind = await unitKindOf(tx, fields.unitId);
    if (kind === null) return invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-unit');
    if (kind !== 'partner') {
      return invalidField('unitId', 'Für eine Organisation kann nur eine Stelle der Art „Partner“ stehen.', 'not-a-partner');
    }
    const other = await organisationOfUnit({ tx, unitId: fields.unitId, exceptId });
    if (other !== null) return invalidField('unitId', `Diese Stelle steht schon für „${other}“.`, 'unit-taken');
  }
  return ok();
}
