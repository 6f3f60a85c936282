import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import { providerInquiry } from './inquiry-schema.ts';
import { languageMeeting, languageMeetingGuest, languageMeetingTask } from './meeting-schema.ts';

export type MeetingRow = {
  row: typeof languageMeeting.$inferSelect;
  quarter: string | null;
  invited: number;
  coming: number;
  openTasks: number;
};

const count = (of: ReturnType<typeof sql>) => sql<number>`(select count(*)::int from ${of})`;

/** Meetings, the latest first. */
export const findMeetings = (tx: Tx, filter: { id?: string; planned?: boolean } = {}): Promise<MeetingRow[]> =>
  tx
    .select({
      row: languageMeeting,
      quarter: providerInquiry.quarter,
      invited: count(sql`language_meeting_guest g where g.meeting_id = ${languageMeeting.id}`),
      coming: count(sql`language_meeting_guest g where g.meeting_id = ${languageMeeting.id} and g.comes`),
      openTasks: count(sql`language_meeting_task t where t.meeting_id = ${languageMeeting.id} and t.done_on is null`),
    })
    .from(languageMeeting)
    .leftJoin(providerInquiry, eq(providerInquiry.id, languageMeeting.inquiryId))
    .where(
      and(
        filter.id ? eq(languageMeeting.id, filter.id) : undefined,
        filter.planned ? eq(languageMeeting.state, 'planned') : undefined,
      ),
    )
    .orderBy(desc(languageMeeting.date), desc(languageMeeting.from));

export async function lockMeeting(tx: Tx, id: string): Promise<MeetingRow | null> {
  const [held] = await tx
    .select({ id: languageMeeting.id })
    .from(languageMeeting)
    .where(eq(languageMeeting.id, id))
    .for('update');
  const [found] = held ? await findMeetings(tx, { id }) : [];
  return found ?? null;
}

const name = sql<string | null>`coalesce(${organisation.name}, ${unit.name}, ${municipality.name})`;

/** Who is invited to a meeting, by name. */
export const findGuests = async (tx: Tx, filter: { meetingId?: string; id?: string }) => {
  const found = await tx
    .select({ row: languageMeetingGuest, name, email: organisation.email })
    .from(languageMeetingGuest)
    .leftJoin(organisation, eq(organisation.id, languageMeetingGuest.organisationId))
    .leftJoin(unit, eq(unit.id, languageMeetingGuest.unitId))
    .leftJoin(municipality, eq(municipality.id, languageMeetingGuest.municipalityId))
    .where(
      and(
        filter.meetingId ? eq(languageMeetingGuest.meetingId, filter.meetingId) : undefined,
        filter.id ? eq(languageMeetingGuest.id, filter.id) : undefined,
      ),
    )
    .orderBy(asc(languageMeetingGuest.id));
  return found.toSorted((one, other) => (one.name ?? '').localeCompare(other.name ?? '', 'de'));
};

/** What was agreed on, the earliest first; what has no day comes last. */
export const findTasks = (tx: Tx, filter: { meetingId?: string; id?: string; open?: boolean }) =>
  tx
    .select({ row: languageMeetingTask, name, meeting: languageMeeting.title })
    .from(languageMeetingTask)
    .innerJoin(languageMeeting, eq(languageMeeting.id, languageMeetingTask.meetingId))
    .leftJoin(organisation, eq(organisation.id, languageMeetingTask.organisationId))
    .leftJoin(unit, eq(unit.id, languageMeetingTask.unitId))
    .leftJoin(municipality, eq(municipality.id, languageMeetingTask.municipalityId))
    .where(
      and(
        filter.meetingId ? eq(languageMeetingTask.meetingId, filter.meetingId) : undefined,
        filter.id ? eq(languageMeetingTask.id, filter.id) : undefined,
        filter.open ? isNull(languageMeetingTask.doneOn) : undefined,
      ),
    )
    .orderBy(asc(languageMeetingTask.due), asc(languageMeetingTask.createdAt));
