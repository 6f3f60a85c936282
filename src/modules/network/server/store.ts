import { and, asc, desc, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { MeetingState, OrganisationKind } from '../contract.ts';
import { body, consultation, meeting, organisation, paper } from './schema.ts';

const organisationRows = (tx: Tx) =>
  tx
    .select({
      row: organisation,
      municipality: { id: municipality.id, name: municipality.name },
      unit: { id: unit.id, name: unit.name },
    })
    .from(organisation)
    .leftJoin(municipality, eq(municipality.id, organisation.municipalityId))
    .leftJoin(unit, eq(unit.id, organisation.unitId));
export type OrganisationRow = Awaited<ReturnType<typeof organisationRows>>[number];

export const findOrganisations = (input: {
  tx: Tx;
  search: string | null;
  kind: OrganisationKind | null;
  municipalityId: string | null;
  closed: boolean;
}): Promise<OrganisationRow[]> => {
  const words = (input.search ?? '').split(/\s+/).filter(Boolean);
  const text = sql`concat_ws(' ', ${organisation.name}, ${organisation.alternateName}, ${organisation.description})`;
  return organisationRows(input.tx)
    .where(
      and(
        input.closed ? undefined : isNull(organisation.closedOn),
        input.kind ? eq(organisation.kind, input.kind) : undefined,
        input.municipalityId ? eq(organisation.municipalityId, input.municipalityId) : undefined,
        ...words.map((word) => sql`strpos(lower(${text}), lower(${word})) > 0`),
      ),
    )
    .orderBy(asc(sql`lower(${organisation.name})`), asc(organisation.id));
};

export async function findOrganisation(tx: Tx, id: string): Promise<OrganisationRow | null> {
  const [row] = await organisationRows(tx).where(eq(organisation.id, id));
  return row ?? null;
}

/** Whether another open organisation bears the name already. */
export async function nameTaken(input: { tx: Tx; name: string; exceptId: string | null }): Promise<boolean> {
  const [row] = await input.tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(
      and(
        isNull(organisation.closedOn),
        sql`lower(${organisation.name}) = lower(${input.name})`,
        input.exceptId === null ? undefined : ne(organisation.id, input.exceptId),
      ),
    );
  return row !== undefined;
}

/** The organisation for which a unit stands already. */
export async function organisationOfUnit(input: { tx: Tx; unitId: string; exceptId: string | null }): Promise<string | null> {
  const [row] = await input.tx
    .select({ name: organisation.name })
    .from(organisation)
    .where(and(eq(organisation.unitId, input.unitId), input.exceptId === null ? undefined : ne(organisation.id, input.exceptId)));
  return row?.name ?? null;
}

export async function municipalityExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.select({ id: municipality.id }).from(municipality).where(eq(municipality.id, id))).length > 0;
}

export async function unitKindOf(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.select({ kind: unit.kind }).from(unit).where(eq(unit.id, id));
  return row?.kind ?? null;
}

const bodyRows = (tx: Tx) =>
  tx
    .select({
      row: body,
      municipality: { id: municipality.id, name: municipality.name },
      unit: { id: unit.id, name: unit.name },
    })
    .from(body)
    .leftJoin(municipality, eq(municipality.id, body.municipalityId))
    .leftJoin(unit, eq(unit.id, body.unitId));
export type BodyRow = Awaited<ReturnType<typeof bodyRows>>[number];

/** All bodies in the order of deliberation. */
export const findBodies = (tx: Tx): Promise<BodyRow[]> => bodyRows(tx).orderBy(asc(body.position), asc(body.name));

export async function findBody(tx: Tx, id: string): Promise<BodyRow | null> {
  const [row] = await bodyRows(tx).where(eq(body.id, id));
  return row ?? null;
}

const meetingRows = (tx: Tx) =>
  tx
    .select({ row: meeting, body: { id: body.id, name: body.name, unitId: body.unitId } })
    .from(meeting)
    .innerJoin(body, eq(body.id, meeting.bodyId));
export type MeetingRow = Awaited<ReturnType<typeof meetingRows>>[number];

/** Meetings, the latest day first. */
export const findMeetings = (input: { tx: Tx; bodyId: string | null; state: MeetingState | null }): Promise<MeetingRow[]> =>
  meetingRows(input.tx)
    .where(
      and(
        input.bodyId === null ? undefined : eq(meeting.bodyId, input.bodyId),
        input.state === null ? undefined : eq(meeting.state, input.state),
      ),
    )
    .orderBy(desc(meeting.date), desc(sql`coalesce(${meeting.time}, '')`), desc(meeting.id));

export async function findMeeting(tx: Tx, id: string): Promise<MeetingRow | null> {
  const [row] = await meetingRows(tx).where(eq(meeting.id, id));
  return row ?? null;
}

/** The body's last meeting that took place before a day. */
export async function findHeldBefore(input: { tx: Tx; bodyId: string; date: string }): Promise<MeetingRow | null> {
  const [row] = await meetingRows(input.tx)
    .where(and(eq(meeting.bodyId, input.bodyId), eq(meeting.state, 'held'), lt(meeting.date, input.date)))
    .orderBy(desc(meeting.date), desc(meeting.id))
    .limit(1);
  return row ?? null;
}

/** Another meeting of the body on the same day at the same time. */
export async function meetingTaken(input: {
  tx: Tx;
  bodyId: string;
  date: string;
  time: string | null;
  exceptId: string | null;
}): Promise<boolean> {
  const rows = await input.tx
    .select({ id: meeting.id })
    .from(meeting)
    .where(
      and(
        eq(meeting.bodyId, input.bodyId),
        eq(meeting.date, input.date),
        sql`${meeting.time} is not distinct from ${input.time}`,
        input.exceptId === null ? undefined : ne(meeting.id, input.exceptId),
      ),
    );
  return rows.length > 0;
}

export type PaperRow = typeof paper.$inferSelect;

export async function findPaper(tx: Tx, id: string): Promise<PaperRow | null> {
  const [row] = await tx.select().from(paper).where(eq(paper.id, id));
  return row ?? null;
}

export const findPapersById = (tx: Tx, ids: readonly string[]): Promise<PaperRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(paper)
        .where(inArray(paper.id, [...ids]));

/** Papers, the latest first; narrowed by words in number or title, and to those that a body deals with. */
export function findPapers(input: {
  tx: Tx;
  search: string | null;
  bodyId: string | null;
  onlyPublic: boolean;
}): Promise<PaperRow[]> {
  const words = (input.search ?? '').split(/\s+/).filter(Boolean);
  const text = sql`concat_ws(' ', ${paper.number}, ${paper.title})`;
  return input.tx
    .select()
    .from(paper)
    .where(
      and(
        input.onlyPublic ? eq(paper.isPublic, true) : undefined,
        input.bodyId === null
          ? undefined
          : inArray(
              paper.id,
              input.tx.select({ id: consultation.paperId }).from(consultation).where(eq(consultation.bodyId, input.bodyId)),
            ),
        ...words.map((word) => sql`strpos(lower(${text}), lower(${word})) > 0`),
      ),
    )
    .orderBy(sql`${paper.date} desc nulls last`, desc(paper.createdAt), desc(paper.id));
}

const stopRows = (tx: Tx) =>
  tx
    .select({
      row: consultation,
      body: { id: body.id, name: body.name, unitId: body.unitId },
      meeting: { id: meeting.id, date: meeting.date, number: meeting.number, state: meeting.state },
    })
    .from(consultation)
    .innerJoin(body, eq(body.id, consultation.bodyId))
    .leftJoin(meeting, eq(meeting.id, consultation.meetingId));
export type StopRow = Awaited<ReturnType<typeof stopRows>>[number];

/** The stops of papers, in the order of deliberation. */
export const findStops = (tx: Tx, paperIds: readonly string[]): Promise<StopRow[]> =>
  paperIds.length === 0
    ? Promise.resolve([])
    : stopRows(tx)
        .where(inArray(consultation.paperId, [...paperIds]))
        .orderBy(asc(consultation.position));

/** Papers that a meeting deals with. */
export const findPapersOfMeeting = async (tx: Tx, meetingId: string): Promise<PaperRow[]> =>
  tx
    .select()
    .from(paper)
    .where(
      inArray(paper.id, tx.select({ id: consultation.paperId }).from(consultation).where(eq(consultation.meetingId, meetingId))),
    )
    .orderBy(asc(paper.number), asc(paper.title));
