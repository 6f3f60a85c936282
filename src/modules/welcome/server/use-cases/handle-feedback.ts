import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { historyOf, type HistoryEntry } from '#kernel/history.ts';
import { queueMail } from '#kernel/mail.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { feedbackStates, type FeedbackSubject, type OfficeFeedback } from '../../contract-feedback.ts';
import { nothingInput } from '../../inputs-alerts.ts';
import { answerFeedbackInput, feedbackIdInput, handleFeedbackInput, listFeedbackInput } from '../../inputs-feedback.ts';
import { unitExists } from '../alert-store.ts';
import { answerMail } from '../feedback-mail.ts';
import { feedback } from '../feedback-schema.ts';
import { findFeedback, findFeedbackList, lockFeedback, type FeedbackRow, type FeedbackWithUnit } from '../feedback-store.ts';
import { feedbackSubjectView, feedbackView } from '../feedback-views.ts';
import { policy } from '../policy.ts';

const what = 'Diese Rückmeldung';
const read = 'welcome.read-feedback';
const handle = 'welcome.handle-feedback';

/** Feedback belongs to the unit that was given it, or that keeps the page; else to the coordination. */
const thingOf = ({ unitId }: { unitId: string | null }): Thing => ({ unitIds: unitId === null ? [] : [unitId] });
const mayDo = (ctx: CountyCtx, action: string, row: FeedbackRow): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action, thing: thingOf(row) }) === 'yes';
const view = (ctx: CountyCtx, found: FeedbackWithUnit): OfficeFeedback =>
  feedbackView({ found, slug: ctx.county.slug, mayHandle: mayDo(ctx, handle, found.row) });
const statesOf = { open: ['new', 'work'], all: feedbackStates, new: ['new'], work: ['work'], done: ['done'] } as const;

/** What readers said, the latest first; what waits unless more is asked for. */
export const listFeedback = useCase({
  name: 'welcome.list-feedback',
  action: read,
  policy,
  mode: 'read',
  input: listFeedbackInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findFeedbackList(tx, { ...input, states: statesOf[input.state] });
    return ok<OfficeFeedback[]>(found.filter(({ row }) => mayDo(ctx, read, row)).map((one) => view(ctx, one)));
  },
});

/** Everything that readers said, counted by page, place, event and search; what waits first, then what helped least. */
export const listFeedbackSubjects = useCase({
  name: 'welcome.list-feedback-subjects',
  action: read,
  policy,
  mode: 'read',
  input: nothingInput,
  run: async ({ ctx, tx }) => {
    const found = await findFeedbackList(tx, { states: feedbackStates, kind: null, subjectKey: null });
    const mine = found.map(({ row }) => row).filter((row) => mayDo(ctx, read, row));
    const groups = [...Map.groupBy(mine, ({ subjectKey }) => subjectKey).values()];
    return ok<FeedbackSubject[]>(
      groups
        .map((rows) => feedbackSubjectView(rows as [FeedbackRow, ...FeedbackRow[]], ctx.county.slug))
        .toSorted((one, other) => other.open - one.open || other.down - one.down || other.latestAt.localeCompare(one.latestAt)),
    );
  },
});

/** One entry with all that was done to it. */
export const readFeedback = useCase({
  name: 'welcome.read-feedback',
  policy,
  mode: 'read',
  input: feedbackIdInput,
  load: async ({ tx, input }) => {
    const found = await findFeedback(tx, input.feedbackId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
  },
  run: async ({ ctx, tx, loaded: found }) => {
    const history = await historyOf({ tx, countyId: ctx.county.id, subjectType: 'feedback', subjectId: found.row.id });
    return ok<OfficeFeedback & { history: HistoryEntry[] }>({ ...view(ctx, found), history });
  },
});

/** Says how it stands, who has it, and what the office should know of it. */
export const handleFeedback = useCase({
  name: 'welcome.handle-feedback',
  policy,
  mode: 'write',
  input: handleFeedbackInput,
  load: async ({ tx, input }) => {
    const row = await lockFeedback(tx, input.feedbackId);
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    if (input.version !== row.version) return changedMeanwhile();
    if (input.unitId !== null && !(await unitExists(tx, input.unitId)))
      return invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-unit');
    const { state, unitId, note } = input;
    const doneAt = state === 'done' ? (row.doneAt ?? ctx.clock.now()) : null;
    await tx
      .update(feedback)
      .set({ state, unitId, note, doneAt, version: row.version + 1 })
      .where(eq(feedback.id, row.id));
    audit({
      subjectType: 'feedback',
      subjectId: row.id,
      summary: 'Rückmeldung bearbeitet',
      fields: changedFields<Record<string, unknown>>(row, { state, unitId }),
    });
    return ok({ version: row.version + 1 });
  },
});

/** Answers by mail, where the reader left an address; with that it is done. */
export const answerFeedback = useCase({
  name: 'welcome.answer-feedback',
  action: handle,
  policy,
  mode: 'write',
  input: answerFeedbackInput,
  load: async ({ tx, input }) => {
    const row = await lockFeedback(tx, input.feedbackId);
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    if (input.version !== row.version) return changedMeanwhile();
    if (row.mail === null) return conflict('no-address', 'Hier steht keine Mailadresse (mehr). Eine Antwort geht nicht hinaus.');
    const now = ctx.clock.now();
    await queueMail({ ctx, tx, mail: answerMail({ ctx, row, text: input.text, href: feedbackHref(ctx, row) }) });
    await tx
      .update(feedback)
      .set({ answer: input.text, answeredAt: now, state: 'done', doneAt: row.doneAt ?? now, version: row.version + 1 })
      .where(eq(feedback.id, row.id));
    audit({
      subjectType: 'feedback',
      subjectId: row.id,
      summary: 'Rückmeldung per Mail beantwortet',
      fields: changedFields<Record<string, unknown>>(row, { state: 'done' }),
    });
    return ok({ version: row.version + 1 });
  },
});

const feedbackHref = (ctx: CountyCtx, row: FeedbackRow): string => view(ctx, { row, unit: null }).href;
const changedMeanwhile = () =>
  conflict('changed-meanwhile', 'Jemand anderes hat diese Rückmeldung inzwischen bearbeitet. Bitte laden Sie die Seite neu.');
