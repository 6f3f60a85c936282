import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { editorOf, grantEditorRole, insertInvitation, renameOrganisationBindings } from '#modules/tenancy/server/index.ts';
import { changeOwnOrganisationInput, grantEditorInput, inviteEditorInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { organisation } from '../schema.ts';
import { nameTaken } from '../store.ts';

const what = 'Diese Organisation';

/** Invites a person to keep an organisation's record and to report on its measures. Not for one that ended. */
export const inviteEditor = useCase({
  name: 'network.invite-editor',
  policy,
  mode: 'write',
  input: inviteEditorInput,
  load: ({ tx, input }) => loadOpen({ tx, id: input.organisationId }),
  run: ({ ctx, tx, input, loaded, audit }) =>
    insertInvitation({ ctx, tx, audit, given: input, bound: editorOf(loaded), boundTo: loaded.name }),
});

/** Makes an account an organisation's editor without an invitation: for the command line and example data. */
export const grantEditor = useCase({
  name: 'network.grant-editor',
  policy,
  mode: 'write',
  input: grantEditorInput,
  load: ({ tx, input }) => loadOpen({ tx, id: input.organisationId }),
  run: ({ ctx, tx, input, loaded, audit }) =>
    grantEditorRole({ ctx, tx, audit, accountId: input.accountId, organisation: loaded }),
});

/** Changes how an organisation presents itself, by its own editors: name, description, website, mail address. */
export const changeOwnOrganisation = useCase({
  name: 'network.change-own-organisation',
  action: 'network.edit-own',
  policy,
  mode: 'write',
  input: changeOwnOrganisationInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(organisation).where(eq(organisation.id, input.organisationId)).for('update');
    return row ? ok({ loaded: row, thing: { organisationIds: [row.id] } }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const { organisationId: _id, version, ...fields } = input;
    if (row.closedOn !== null) return conflict('closed', 'Diese Organisation ist beendet.');
    if (version !== row.version) {
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diese Organisation inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    }
    if (await nameTaken({ tx, name: fields.name, exceptId: row.id })) {
      return invalidField('name', 'Eine Organisation mit diesem Namen gibt es schon.', 'name-taken');
    }
    await tx
      .update(organisation)
      .set({ ...fields, version: row.version + 1 })
      .where(eq(organisation.id, row.id));
    if (fields.name !== row.name) await renameOrganisationBindings({ ctx, tx, organisation: { id: row.id, name: fields.name } });
    audit({
      subjectType: 'organisation',
      subjectId: row.id,
      summary: `Organisation „${row.name}“ von ihr selbst geändert`,
      fields: changedFields<Record<string, unknown>>(row, fields),
    });
    return ok({ version: row.version + 1 });
  },
});

async function loadOpen(input: { tx: Tx; id: string }): Promise<Result<{ loaded: { id: string; name: string } }>> {
  const [row] = await input.tx.select().from(organisation).where(eq(organisation.id, input.id)).for('update');
  if (!row) return notFound(what);
  if (row.closedOn !== null) return conflict('closed', 'Diese Organisation ist beendet. Öffnen Sie sie zuerst wieder.');
  return ok({ loaded: { id: row.id, name: row.name } });
}
