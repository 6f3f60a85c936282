import { and, eq, isNull } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { historyOf, type HistoryEntry } from '#kernel/history.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { ProjectView } from '../../contract-projects.ts';
import { changeProjectInput, listProjectsInput, projectIdInput, projectInput } from '../../inputs-projects.ts';
import { policy } from '../policy.ts';
import { countMunicipalities, findProject, findProjects, isUnit, projectThing, type ProjectRow } from '../project-store.ts';
import { project } from '../project-schema.ts';
import { organisation } from '../schema.ts';

const what = 'Dieses Projekt';

export type ProjectPage = ProjectView & { history: HistoryEntry[]; mayChange: boolean; mayDelete: boolean };

/** Projects of the county by title; those that ended or were rejected only when asked for. */
export const listProjects = useCase({
  name: 'network.list-projects',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: listProjectsInput,
  run: async ({ tx, input }) => ok(await findProjects({ tx, ...input })),
});

/** One project with all that was done to it. */
export const readProject = useCase({
  name: 'network.read-project',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: projectIdInput,
  run: async ({ ctx, tx, input }) => {
    const view = await findProject(tx, input.projectId);
    if (!view) return notFound(what);
    const thing = { unitIds: [view.contactUnit?.id, view.carrierUnit?.id].filter((id) => id !== undefined) };
    const allowed = (action: string): boolean =>
      may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action, thing }) === 'yes';
    return ok<ProjectPage>({
      ...view,
      history: await historyOf({ tx, countyId: ctx.county.id, subjectType: 'project', subjectId: view.id }),
      mayChange: allowed('network.keep-project'),
      mayDelete: allowed('network.edit'),
    });
  },
});

/** Records a project. */
export const addProject = useCase({
  name: 'network.add-project',
  action: 'network.edit',
  policy,
  mode: 'write',
  input: projectInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const fits = await checkRefs({ tx, fields: input, before: null });
    if (!fits.ok) return fits;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(project).values({ id, countyId: ctx.county.id, createdAt: now, ...input });
    audit({ subjectType: 'project', subjectId: id, summary: `Projekt „${input.title}“ angelegt` });
    if (input.isPublic) touchPublic();
    return ok({ id });
  },
});

/** Changes a project, unless somebody else did meanwhile. Its contact unit may, and a unit that carries it. */
export const changeProject = useCase({
  name: 'network.change-project',
  action: 'network.keep-project',
  policy,
  mode: 'write',
  input: changeProjectInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(project).where(eq(project.id, input.projectId)).for('update');
    return row ? ok({ loaded: row, thing: projectThing(row) }) : notFound(what);
  },
  run: async ({ tx, input, loaded: row, audit, touchPublic }) => {
    const { projectId: _id, version, ...fields } = input;
    if (version !== row.version) {
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat dieses Projekt inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    }
    const fits = await checkRefs({ tx, fields, before: row });
    if (!fits.ok) return fits;
    await tx
      .update(project)
      .set({ ...fields, version: row.version + 1 })
      .where(eq(project.id, row.id));
    audit({
      subjectType: 'project',
      subjectId: row.id,
      summary: `Projekt „${row.title}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, fields),
    });
    if (row.isPublic || input.isPublic) touchPublic();
    return ok({ version: row.version + 1 });
  },
});

type Refs = Pick<
  ProjectRow,
  'carrierOrganisationId' | 'carrierUnitId' | 'funderOrganisationId' | 'contactUnitId' | 'municipalityIds'
>;

/** What a project names must be the county's own; an organisation that ended stays where it is named already. */
async function checkRefs(input: { tx: Tx; fields: Refs; before: Refs | null }): Promise<Result<undefined>> {
  const { tx, fields, before } = input;
  for (const path of ['carrierOrganisationId', 'funderOrganisationId'] as const) {
    const id = fields[path];
    if (id === null || id === before?.[path]) continue;
    const [found] = await tx
      .select({ id: organisation.id })
      .from(organisation)
      .where(and(eq(organisation.id, id), isNull(organisation.closedOn)));
    if (!found) return invalidField(path, 'Diese Organisation gibt es hier nicht, oder sie ist beendet.', 'unknown-organisation');
  }
  for (const path of ['carrierUnitId', 'contactUnitId'] as const) {
    const id = fields[path];
    if (id === null) continue;
    if (!(await isUnit(tx, id))) return invalidField(path, 'Diese Stelle gibt es hier nicht.', 'unknown-unit');
  }
  const ids = [...new Set(fields.municipalityIds)];
  if ((await countMunicipalities(tx, ids)) !== ids.length) {
    return invalidField('municipalityIds', 'Eine dieser Gemeinden gibt es hier nicht.', 'unknown-municipality');
  }
  return ok();
}
