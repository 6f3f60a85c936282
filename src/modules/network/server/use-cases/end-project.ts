import { eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import type { Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { deleteTranslations } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import { deleteProjectInput, endProjectInput, projectIdInput } from '../../inputs-projects.ts';
import { policy } from '../policy.ts';
import { project } from '../project-schema.ts';
import { projectThing, type ProjectRow } from '../project-store.ts';

const kind = 'network.project';
const changed = () =>
  conflict('changed-meanwhile', 'Jemand anderes hat dieses Projekt inzwischen geändert. Bitte laden Sie die Seite neu.');

/** What hangs on a project, in whatever module. */
export const listProjectHolders = useCase({
  name: 'network.list-project-holders',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: projectIdInput,
  run: async ({ ctx, tx, input }) => ok(await ctx.holdersOf({ tx, kind, id: input.projectId })),
});

/** Says on which day a project ended; what hangs on it stays. */
export const endProject = useCase({
  name: 'network.end-project',
  action: 'network.keep-project',
  policy,
  mode: 'write',
  input: endProjectInput,
  load: async ({ tx, input }) => lockProject(tx, input.projectId),
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    if (input.version !== row.version) return changed();
    if (row.phase === 'ended') return conflict('ended', 'Dieses Projekt ist schon beendet.');
    const { endedOn } = input;
    if (endedOn > berlinDay(ctx.clock.now())) {
      return invalidField('endedOn', 'Das Ende liegt in der Zukunft. Bitte einen Tag bis heute angeben.', 'in-future');
    }
    if (row.periodFrom !== null && endedOn < row.periodFrom) {
      return invalidField('endedOn', 'Das Ende liegt vor dem Anfang.', 'before-begin');
    }
    await tx
      .update(project)
      .set({ phase: 'ended', periodTo: endedOn, version: row.version + 1 })
      .where(eq(project.id, row.id));
    audit({
      subjectType: 'project',
      subjectId: row.id,
      summary: `Projekt „${row.title}“ beendet`,
      fields: {
        phase: { before: row.phase, after: 'ended' },
        ...(row.periodTo === endedOn ? {} : { periodTo: { before: row.periodTo, after: endedOn } }),
      },
    });
    if (row.isPublic) touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/**
 * Deletes a project on which nothing hangs: one that was entered by mistake. What it was stays in the audit log, field by field.
 * Its row is locked before others are asked, and whoever puts something into it waits for that lock.
 */
export const deleteProject = useCase({
  name: 'network.delete-project',
  action: 'network.edit',
  policy,
  mode: 'write',
  input: deleteProjectInput,
  load: async ({ tx, input }) => lockProject(tx, input.projectId),
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    if (input.version !== row.version) return changed();
    const holders = await ctx.holdersOf({ tx, kind, id: row.id });
    if (holders.length > 0) {
      const names = holders.slice(0, 3).map((holder) => `„${holder.title}“`);
      const rest = holders.length - names.length;
      return conflict(
        'still-held',
        `An diesem Projekt hängt noch etwas: ${names.join(', ')}${rest > 0 ? ` und ${rest} weitere` : ''}. Lösen Sie das zuerst, oder beenden Sie das Projekt.`,
      );
    }
    await tx.delete(project).where(eq(project.id, row.id));
    await deleteTranslations({ tx, subjectIds: [row.id] });
    const { id: _id, countyId: _county, version: _version, createdAt: _created, ...was } = row;
    audit({
      subjectType: 'project',
      subjectId: row.id,
      summary: `Projekt „${row.title}“ gelöscht: ${input.reason}`,
      fields: Object.fromEntries(
        Object.entries(was).flatMap(([field, before]) =>
          before === null || (Array.isArray(before) && before.length === 0) ? [] : [[field, { before, after: null }]],
        ),
      ),
    });
    if (row.isPublic) touchPublic();
    return ok();
  },
});

async function lockProject(tx: Tx, id: string): Promise<Result<{ loaded: ProjectRow; thing: Thing }>> {
  const [row] = await tx.select().from(project).where(eq(project.id, id)).for('update');
  return row ? ok({ loaded: row, thing: projectThing(row) }) : notFound('Dieses Projekt');
}
