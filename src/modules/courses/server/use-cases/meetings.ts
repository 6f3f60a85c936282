import { eq, inArray } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { changedFields } from '#kernel/audit.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { revokeTaskLinksOf } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import type { LanguageMeetingPage, LanguageMeetingView } from '../../contract-meetings.ts';
import {
  changeLanguageMeetingInput,
  holdMeetingInput,
  languageMeetingIdInput,
  languageMeetingInput,
  meetingTaskIdInput,
  meetingTaskInput,
} from '../../inputs-meetings.ts';
import { findInquiries } from '../inquiry-store.ts';
import { mailMeeting, meetingLinkPurpose, type MeetingNews } from '../meeting-mails.ts';
import { languageMeeting, languageMeetingGuest, languageMeetingTask } from '../meeting-schema.ts';
import { findGuests, findMeetings, findTasks, lockMeeting, type MeetingRow } from '../meeting-store.ts';
import { policy } from '../policy.ts';
import { findHolders, holderOf, keyOf } from '../provider-store.ts';
import { mayAnswer, mayCoordinate, thingOf } from '../rights.ts';

const what = 'Dieses Treffen';
const coordinate = 'courses.coordinate';
const subjectType = 'language-meeting';

const meetingView = ({ row, quarter, invited, coming, openTasks }: MeetingRow): LanguageMeetingView => {
  const { countyId: _county, createdAt: _created, updatedAt: _updated, remindedAt: _reminded, inquiryId, ...rest } = row;
  return {
    ...rest,
    inquiry: inquiryId === null || quarter === null ? null : { id: inquiryId, quarter },
    invited,
    coming,
    openTasks,
  };
};

/** Meetings of the language actors, the latest first. */
export const listLanguageMeetings = useCase({
  name: 'courses.list-language-meetings',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => ok((await findMeetings(tx)).map(meetingView)),
});

/** One meeting with guests and what was agreed on. */
export const readLanguageMeeting = useCase({
  name: 'courses.read-language-meeting',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: languageMeetingIdInput,
  run: async ({ ctx, tx, input }) => {
    const [found] = await findMeetings(tx, { id: input.meetingId });
    if (!found) return notFound(what);
    const guests = await findGuests(tx, { meetingId: found.row.id });
    const tasks = await findTasks(tx, { meetingId: found.row.id });
    return ok<LanguageMeetingPage>({
      ...meetingView(found),
      guests: guests.map(({ row, name }) => ({
        id: row.id,
        key: keyOf(row),
        name: name ?? '',
        invitedAt: row.invitedAt?.toISOString() ?? null,
        comes: row.comes,
      })),
      tasks: tasks.map(({ row, name }) => ({
        id: row.id,
        text: row.text,
        holder: name === null ? null : { id: row.organisationId ?? row.unitId ?? row.municipalityId ?? '', name },
        due: row.due,
        doneOn: row.doneOn,
        mayDo: mayAnswer(ctx, row),
      })),
      mayCoordinate: mayCoordinate(ctx),
    });
  },
});

/** Guests as they are to be: new ones are added, others taken away; who stays keeps the answer. */
async function setGuests(input: {
  ctx: CountyCtx;
  tx: Tx;
  meetingId: string;
  keys: readonly string[];
}): Promise<Result<undefined>> {
  const { ctx, tx, meetingId } = input;
  const keys = new Set(input.keys);
  if ((await findHolders(tx, [...keys])).length < keys.size)
    return invalidField('guests', 'Jemanden aus dieser Liste gibt es hier nicht.', 'unknown-reference');
  const now = ctx.clock.now();
  const before = await findGuests(tx, { meetingId });
  const gone = before.filter(({ row }) => !keys.has(keyOf(row))).map(({ row }) => row.id);
  await revokeTaskLinksOf({ tx, purpose: meetingLinkPurpose, subjectIds: gone, at: now });
  if (gone.length > 0) await tx.delete(languageMeetingGuest).where(inArray(languageMeetingGuest.id, gone));
  const known = new Set(before.map(({ row }) => keyOf(row)));
  const fresh = [...keys].filter((key) => !known.has(key));
  if (fresh.length > 0)
    await tx
      .insert(languageMeetingGuest)
      .values(fresh.map((key) => ({ ...holderOf(key), id: newId(now.getTime()), countyId: ctx.county.id, meetingId })));
  return ok();
}

async function checkMeeting(tx: Tx, given: { inquiryId: string | null }): Promise<Result<undefined>> {
  if (given.inquiryId === null) return ok();
  const found = await findInquiries(tx, { id: given.inquiryId });
  return found.length > 0 ? ok() : invalidField('inquiryId', 'Dieses Quartal gibt es hier nicht.', 'unknown-reference');
}

/** Plans a meeting. Nobody is told before „Einladen“. */
export const addLanguageMeeting = useCase({
  name: 'courses.add-language-meeting',
  action: coordinate,
  policy,
  mode: 'write',
  input: languageMeetingInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { guests, ...fields } = input;
    const fits = await checkMeeting(tx, fields);
    if (!fits.ok) return fits;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(languageMeeting).values({ ...fields, id, countyId: ctx.county.id, createdAt: now, updatedAt: now });
    const set = await setGuests({ ctx, tx, meetingId: id, keys: guests });
    if (!set.ok) return set;
    audit({ subjectType, subjectId: id, summary: `Treffen „${fields.title}“ am ${fields.date} geplant` });
    return ok({ id });
  },
});

async function locked({ tx, input }: { tx: Tx; input: { meetingId: string } }) {
  const found = await lockMeeting(tx, input.meetingId);
  return found ? ok({ loaded: found }) : notFound(what);
}
const changedMeanwhile = () =>
  conflict('changed-meanwhile', 'Jemand anderes hat dieses Treffen inzwischen geändert. Bitte laden Sie die Seite neu.');

/** Tells guests by mail. @returns how many were told */
export async function tell(input: {
  ctx: CountyCtx;
  tx: Tx;
  meeting: MeetingRow['row'];
  news: MeetingNews;
  which: (guest: { invitedAt: Date | null; comes: boolean | null }) => boolean;
}): Promise<number> {
  const { ctx, tx, meeting, news, which } = input;
  let told = 0;
  for (const { row, name, email } of await findGuests(tx, { meetingId: meeting.id })) {
    if (email === null || !which(row)) continue;
    await mailMeeting({ ctx, tx, meeting, guest: { id: row.id, name: name ?? '', email }, news });
    if (row.invitedAt === null)
      await tx.update(languageMeetingGuest).set({ invitedAt: ctx.clock.now() }).where(eq(languageMeetingGuest.id, row.id));
    told += 1;
  }
  return told;
}

/** Changes a meeting. Whoever was invited is told when day, time or place are others. */
export const changeLanguageMeeting = useCase({
  name: 'courses.change-language-meeting',
  action: coordinate,
  policy,
  mode: 'write',
  input: changeLanguageMeetingInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: { row }, audit }) => {
    const { meetingId: _id, version, guests, ...fields } = input;
    if (version !== row.version) return changedMeanwhile();
    const fits = await checkMeeting(tx, fields);
    if (!fits.ok) return fits;
    const set = await setGuests({ ctx, tx, meetingId: row.id, keys: guests });
    if (!set.ok) return set;
    const moved =
      row.state === 'planned' &&
      (['date', 'from', 'until', 'place', 'link'] as const).some((field) => fields[field] !== row[field]);
    const [meeting] = await tx
      .update(languageMeeting)
      .set({ ...fields, remindedAt: moved ? null : row.remindedAt, updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(languageMeeting.id, row.id))
      .returning();
    if (moved) await tell({ ctx, tx, meeting: meeting!, news: 'moved', which: ({ invitedAt }) => invitedAt !== null });
    audit({
      subjectType,
      subjectId: row.id,
      summary: `Treffen „${fields.title}“ geändert`,
      fields: changedFields<Record<string, unknown>>({ ...row }, { ...fields }),
    });
    return ok({ version: row.version + 1 });
  },
});

/** Invites by mail whoever is not invited yet. */
export const inviteToMeeting = useCase({
  name: 'courses.invite-to-meeting',
  action: coordinate,
  policy,
  mode: 'write',
  input: languageMeetingIdInput,
  load: locked,
  run: async ({ ctx, tx, loaded: { row }, audit }) => {
    if (row.state !== 'planned' || row.date < berlinDay(ctx.clock.now()))
      return conflict('not-planned', 'Zu diesem Treffen kann nicht mehr eingeladen werden.');
    const invited = await tell({ ctx, tx, meeting: row, news: 'invited', which: ({ invitedAt }) => invitedAt === null });
    if (invited === 0) return conflict('nothing-to-do', 'Alle mit E-Mail-Adresse sind eingeladen.');
    audit({ subjectType, subjectId: row.id, summary: `Zum Treffen „${row.title}“ eingeladen: ${invited} per E-Mail` });
    return ok({ invited });
  },
});

/** Calls a meeting off; whoever was invited is told. */
export const cancelMeeting = useCase({
  name: 'courses.cancel-meeting',
  action: coordinate,
  policy,
  mode: 'write',
  input: languageMeetingIdInput,
  load: locked,
  run: async ({ ctx, tx, loaded: { row }, audit }) => {
    if (row.state !== 'planned') return conflict('not-planned', 'Dieses Treffen kann nicht mehr abgesagt werden.');
    const now = ctx.clock.now();
    await tx
      .update(languageMeeting)
      .set({ state: 'cancelled', updatedAt: now, version: row.version + 1 })
      .where(eq(languageMeeting.id, row.id));
    const told = await tell({ ctx, tx, meeting: row, news: 'cancelled', which: ({ invitedAt }) => invitedAt !== null });
    audit({ subjectType, subjectId: row.id, summary: `Treffen „${row.title}“ abgesagt, ${told} verständigt` });
    return ok({ told });
  },
});

/** Keeps what was talked about; the meeting took place. Minutes may be mended later. */
export const keepMinutes = useCase({
  name: 'courses.keep-minutes',
  action: coordinate,
  policy,
  mode: 'write',
  input: holdMeetingInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: { row }, audit }) => {
    if (input.version !== row.version) return changedMeanwhile();
    if (row.state === 'cancelled') return conflict('not-planned', 'Dieses Treffen ist abgesagt.');
    if (row.date > berlinDay(ctx.clock.now()))
      return invalidField('minutes', 'Dieses Treffen hat noch nicht stattgefunden.', 'in-future');
    await tx
      .update(languageMeeting)
      .set({ state: 'held', minutes: input.minutes, updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(languageMeeting.id, row.id));
    audit({ subjectType, subjectId: row.id, summary: `Ergebnisse des Treffens „${row.title}“ festgehalten` });
    return ok({ version: row.version + 1 });
  },
});

/** Keeps what somebody takes on. */
export const addMeetingTask = useCase({
  name: 'courses.add-meeting-task',
  action: coordinate,
  policy,
  mode: 'write',
  input: meetingTaskInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: { row }, audit }) => {
    if (input.holder !== '' && (await findHolders(tx, [input.holder])).length === 0)
      return invalidField('holder', 'Diese Stelle gibt es hier nicht.', 'unknown-reference');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(languageMeetingTask).values({
      ...holderOf(input.holder),
      ...{ id, countyId: ctx.county.id, meetingId: row.id, text: input.text, due: input.due, createdAt: now },
    });
    audit({ subjectType, subjectId: row.id, summary: `Vereinbart: ${input.text}` });
    return ok({ id });
  },
});

/** Says that what was agreed on is done, or takes that back. */
export const turnMeetingTask = useCase({
  name: 'courses.turn-meeting-task',
  action: 'courses.answer-inquiry',
  policy,
  mode: 'write',
  input: meetingTaskIdInput,
  load: async ({ tx, input }) => {
    const [found] = await findTasks(tx, { id: input.taskId });
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound('Diese Vereinbarung');
  },
  run: async ({ ctx, tx, loaded: { row }, audit }) => {
    const doneOn = row.doneOn === null ? berlinDay(ctx.clock.now()) : null;
    await tx.update(languageMeetingTask).set({ doneOn }).where(eq(languageMeetingTask.id, row.id));
    audit({
      subjectType,
      subjectId: row.meetingId,
      summary: `${doneOn === null ? 'Wieder offen' : 'Erledigt'}: ${row.text}`,
    });
    return ok();
  },
});
