import { and, asc, eq, inArray, notInArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '#kernel/context.ts';
import type { Thing } from '#kernel/policy.ts';
import { slugOf } from '#kernel/slug.ts';
import { loadDictionary, type Dictionary } from '#kernel/translation.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { PublicText } from '../contract-places.ts';
import {
  publicPhases,
  type ListedProject,
  type ProjectPhase,
  type ProjectView,
  type PublicPhase,
  type PublicProject,
} from '../contract-projects.ts';
import { project } from './project-schema.ts';
import { organisation } from './schema.ts';

export type ProjectRow = typeof project.$inferSelect;

/** Whose a project is: its contact unit's, and that of the unit that carries it. */
export const projectThing = (row: Pick<ProjectRow, 'contactUnitId' | 'carrierUnitId'>): Thing => ({
  unitIds: [row.contactUnitId, row.carrierUnitId].filter((id) => id !== null),
});

const carrier = alias(organisation, 'carrier');
const carrierUnit = alias(unit, 'carrier_unit');
const funder = alias(organisation, 'funder');
const contact = alias(unit, 'contact');

const projectRows = (tx: Tx) =>
  tx
    .select({
      row: project,
      carrierOrganisation: { id: carrier.id, name: carrier.name },
      carrierUnit: { id: carrierUnit.id, name: carrierUnit.name },
      funderOrganisation: { id: funder.id, name: funder.name },
      contactUnit: { id: contact.id, name: contact.name },
    })
    .from(project)
    .leftJoin(carrier, eq(carrier.id, project.carrierOrganisationId))
    .leftJoin(carrierUnit, eq(carrierUnit.id, project.carrierUnitId))
    .leftJoin(funder, eq(funder.id, project.funderOrganisationId))
    .leftJoin(contact, eq(contact.id, project.contactUnitId));

const past: readonly ProjectPhase[] = ['ended', 'rejected'];

/** Projects by title. All words of the search must be found. */
export async function findProjects(input: {
  tx: Tx;
  search?: string | null;
  phase?: ProjectPhase | null;
  organisationId?: string | null;
  past?: boolean;
  ids?: readonly string[];
}): Promise<ProjectView[]> {
  const { tx, organisationId, phase, ids } = input;
  const words = (input.search ?? '').split(/\s+/).filter(Boolean);
  const hay = sql`lower(concat_ws(' ', ${project.title}, ${project.description}, ${project.programme}, ${project.funderName}, ${funder.name}, ${carrier.name}, ${carrierUnit.name}))`;
  const rows = await projectRows(tx)
    .where(
      and(
        ids ? inArray(project.id, [...ids]) : undefined,
        phase ? eq(project.phase, phase) : input.past || ids ? undefined : notInArray(project.phase, [...past]),
        organisationId
          ? or(eq(project.carrierOrganisationId, organisationId), eq(project.funderOrganisationId, organisationId))
          : undefined,
        ...words.map((word) => sql`strpos(${hay}, lower(${word})) > 0`),
      ),
    )
    .orderBy(asc(sql`lower(${project.title})`), asc(project.id));
  if (rows.length === 0) return [];
  const places = await tx
    .select({ id: municipality.id, name: municipality.name })
    .from(municipality)
    .orderBy(asc(municipality.name));
  return rows.map(({ row, ...named }) => {
    const {
      countyId: _county,
      createdAt: _created,
      carrierOrganisationId: _carrier,
      carrierUnitId: _unit,
      funderOrganisationId: _funder,
      contactUnitId: _contact,
      municipalityIds,
      ...view
    } = row;
    return { ...view, ...named, municipalities: places.filter((place) => municipalityIds.includes(place.id)) };
  });
}

export async function findProject(tx: Tx, id: string): Promise<ProjectView | null> {
  const [found] = await findProjects({ tx, ids: [id] });
  return found ?? null;
}

type PublicView = ProjectView & { phase: PublicPhase };
const isShown = (view: ProjectView): view is PublicView => view.isPublic && publicPhases.some((phase) => phase === view.phase);

const publicProject = (view: PublicView, dictionary: Dictionary): PublicProject => ({
  id: view.id,
  title: dictionary.word({ subjectId: view.id, field: 'title', source: view.title }),
  carrier: view.carrierOrganisation?.name ?? view.carrierUnit?.name ?? null,
  funder: [view.programme, view.funderOrganisation?.name ?? view.funderName].filter(Boolean).join(', ') || null,
  period: { from: view.periodFrom, to: view.periodTo },
});

const wordsOf = (input: { tx: Tx; language: string; found: readonly PublicView[] }): Promise<Dictionary> =>
  loadDictionary({ tx: input.tx, language: input.language, subjectIds: input.found.map(({ id }) => id) });

/** Public projects among these, as everybody may know them. For other use cases, inside their transaction. */
export async function publicProjects(input: { tx: Tx; language: string; ids: readonly string[] }): Promise<PublicProject[]> {
  if (input.ids.length === 0) return [];
  const found = (await findProjects(input)).filter(isShown);
  const dictionary = await wordsOf({ ...input, found });
  return found.map((view) => publicProject(view, dictionary));
}

/** Public projects of the county with their texts as they were written. */
export const shownProjects = async (input: { tx: Tx; ids?: readonly string[] }): Promise<ProjectView[]> =>
  (await findProjects({ ...input, past: true })).filter(isShown);

/** Public projects of the county, those that run first; the one with the id where it is given. For other use cases too. */
export async function listedProjects(input: { tx: Tx; language: string; id?: string }): Promise<ListedProject[]> {
  const { tx, language, id } = input;
  const found = (await findProjects({ tx, past: true, ...(id === undefined ? {} : { ids: [id] }) })).filter(isShown);
  const dictionary = await wordsOf({ tx, language, found });
  const word = (subjectId: string, field: string, source: string): PublicText => dictionary.word({ subjectId, field, source });
  const place = ({ phase }: { phase: PublicPhase }): number => publicPhases.indexOf(phase);
  return found
    .map((view) => ({
      ...publicProject(view, dictionary),
      slug: slugOf({ id: view.id, title: view.title }),
      description: view.description === null ? null : word(view.id, 'description', view.description),
      phase: view.phase,
      targetGroups: view.targetGroups.map((group, index) => word(view.id, `targetGroups.${index}`, group)),
      municipalities: view.municipalities.map(({ name }) => name),
    }))
    .toSorted((one, other) => place(one) - place(other));
}

export async function isUnit(tx: Tx, id: string): Promise<boolean> {
  return (await tx.select({ id: unit.id }).from(unit).where(eq(unit.id, id))).length > 0;
}

/** How many of these are municipalities of the county. */
export async function countMunicipalities(tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return (
    await tx
      .select({ id: municipality.id })
      .from(municipality)
      .where(inArray(municipality.id, [...ids]))
  ).length;
}
