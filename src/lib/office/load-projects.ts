import { error } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import {
  projectOrders,
  projectPhases,
  type ProjectOrder,
  type ProjectPhase,
  type ProjectView,
} from '#modules/network/contract-projects.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { ProjectPage } from '#modules/network/server/index.ts';
import { oneOf } from './address.ts';
import { projectChoices } from './project-form.ts';

export type ProjectFilter = { search: string | null; phase: ProjectPhase | null; organisationId: string | null; past: boolean };

/** The projects that an address asks for, in its order; the page and its download show the same. */
export async function loadProjects(input: {
  locals: App.Locals;
  url: URL;
}): Promise<{ projects: ProjectView[]; filter: ProjectFilter; order: ProjectOrder; down: boolean }> {
  const { locals, url } = input;
  const asked = url.searchParams;
  const organisation = asked.get('organisation');
  const filter = {
    search: asked.get('suche')?.trim().slice(0, 200) || null,
    phase: oneOf(url, 'phase', projectPhases),
    organisationId: organisation !== null && isId(organisation) ? organisation : null,
    past: asked.get('vergangen') === 'ja',
  };
  const order = oneOf(url, 'sortierung', projectOrders) ?? 'titel';
  const down = asked.get('richtung') === 'ab';
  const projects = valueOrError(await locals.app.network.listProjects(locals.ctx, filter), url);
  return { projects: sortProjects({ projects, order, down }), filter, order, down };
}

/** Projects in another order; those without a value stand last in both directions. */
export function sortProjects(input: { projects: readonly ProjectView[]; order: ProjectOrder; down: boolean }): ProjectView[] {
  const keyOf: Record<ProjectOrder, (view: ProjectView) => string | number | null> = {
    titel: (view) => view.title,
    ende: (view) => view.periodTo,
    phase: (view) => projectPhases.indexOf(view.phase),
    mittel: (view) => view.budget,
  };
  const key = keyOf[input.order];
  return input.projects.toSorted((one, other) => {
    const [left, right] = [key(one), key(other)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    const order =
      typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right), 'de');
    return order * (input.down ? -1 : 1);
  });
}

/** The record behind every page of one project, or the error page. */
export async function loadProject(input: { locals: App.Locals; id: string }): Promise<ProjectPage> {
  if (!isId(input.id)) error(404, 'Dieses Projekt gibt es hier nicht.');
  return valueOrError(await input.locals.app.network.readProject(input.locals.ctx, { projectId: input.id }));
}

/** What the form of a project offers. */
export async function loadProjectChoices(input: { locals: App.Locals; chosen: ProjectView | null }) {
  const { locals, chosen } = input;
  const organisations = valueOrError(await locals.app.network.listOrganisations(locals.ctx, {}));
  const listed = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return projectChoices({ organisations, ...listed, today: berlinDay(locals.app.clock.now()), chosen });
}
