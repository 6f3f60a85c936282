import { and, eq, inArray } from 'drizzle-orm';
import type { Actor, CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, forbidden, invalid, invalidField, notFound, type FieldFault } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { storedFile } from '#kernel/tables.ts';
import { spendTaskLinks } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { byLinkSource, type ReportDraftFields, type RequestMeasure, type RequestPage } from '../../contract-rounds.ts';
import { attachToReportInput, detachFromReportInput, saveDraftsInput, sendReportsInput } from '../../round-inputs.ts';
import { deputyChoices, loadDeputies } from '../hand-on-choices.ts';
import { attachmentBytes, attachmentMime } from '../model/attachment.ts';
import { noteOf } from '../model/report-draft.ts';
import { policy } from '../policy.ts';
import { reportDraft, reportRequest } from '../round-schema.ts';
import {
  findDrafts,
  findFiles,
  findItems,
  findRequest,
  findRequests,
  handedOnBy,
  findRound,
  lockItems,
  statusLinkPurpose,
  stillHers,
  type DraftRow,
  type RequestRow,
  type RoundRow,
} from '../round-store.ts';
import { handedIn, nameNodes } from '../round-views.ts';
import { strategyNode } from '../schema.ts';
import { findNode, findNote, findNotesOfNode, findStrategy, type StatusRow } from '../store.ts';
import { writeNote } from '../write-note.ts';

type Loaded = { request: RequestRow; round: RoundRow };

/** What the link of the actor asks for. Whoever comes by another way than a link has no request. */
async function ofLink({ ctx, tx }: { ctx: CountyCtx; tx: Tx }): Promise<Result<{ loaded: Loaded }>> {
  const actor: Actor = ctx.actor;
  if (actor.kind !== 'link' || actor.purpose !== statusLinkPurpose) return forbidden();
  const request = await findRequest(tx, actor.subjectId);
  const round = request && (await findRound(tx, request.roundId));
  return request && round ? ok({ loaded: { request, round } }) : notFound('Diese Anfrage');
}

const isOver = (round: RoundRow, today: string): boolean => round.closedAt !== null || today > round.headDue;
const lastWord = (notes: readonly StatusRow[]): StatusRow | null => notes.find((note) => note.withdrawnAt === null) ?? null;

/** All that a person is asked, on one page: her measures, the last word on each, her drafts, and what was handed in. */
export const readReportRequest = useCase({
  name: 'strategy.read-report-request',
  action: 'strategy.report-by-link',
  policy,
  mode: 'read',
  input: emptyInput,
  load: ofLink,
  run: async ({ ctx, tx, loaded: { request, round } }) => {
    const today = berlinDay(ctx.clock.now());
    const items = (await findItems(tx, round.id)).filter((item) => request.nodeIds.includes(item.nodeId));
    const strategies = await tx
      .selectDistinct({ id: strategyNode.strategyId })
      .from(strategyNode)
      .where(inArray(strategyNode.id, request.nodeIds));
    const names = await nameNodes(
      tx,
      strategies.map((row) => row.id),
    );
    const drafts = new Map((await findDrafts(tx, [request.id])).map((draft) => [draft.nodeId, draft]));
    const files = await findFiles(
      tx,
      [...drafts.values()].map((draft) => draft.fileId),
    );
    const all = await findRequests(tx, round.id);
    const left = stillHers(request, all);
    const handedOnTo = (row: RequestRow, nodeId: string): RequestMeasure['handedOn'] => {
      const passed = left.includes(nodeId) ? undefined : row.handedOn[nodeId];
      return passed ? { to: all.find((other) => other.id === passed.to)?.name ?? '', at: passed.at } : null;
    };
    const measures: RequestMeasure[] = [];
    for (const item of items) {
      const named = names.get(item.nodeId);
      const notes = await findNotesOfNode(tx, item.nodeId);
      const last = lastWord(notes.filter((note) => note.id !== item.statusId));
      const note = item.statusId === null ? null : await findNote(tx, item.statusId);
      const draft = drafts.get(item.nodeId);
      measures.push({
        nodeId: item.nodeId,
        name: named?.name ?? '',
        strategyKey: named?.strategyKey ?? '',
        plannedEnd: named?.plannedEnd ?? null,
        last: last && {
          date: last.date,
          state: last.state,
          text: last.text,
          nextStep: last.nextStep,
          expectedEnd: last.expectedEnd,
        },
        draft: draft
          ? {
              fields: draft.fields,
              savedAt: draft.savedAt.toISOString(),
              file: draft.fileId === null ? null : (files.get(draft.fileId) ?? null),
            }
          : null,
        handedIn: note ? await handedIn({ tx, item, note, requestId: request.id }) : null,
        handedOn: handedOnTo(request, item.nodeId),
      });
    }
    const { fourEyes } = await readSettings(tx, ctx.county.id);
    const over = isOver(round, today);
    const { deputies } = over ? { deputies: [] } : await loadDeputies({ ctx, tx, request, round });
    return ok<RequestPage>({
      name: request.name,
      round: round.title,
      part: request.part,
      due: request.due,
      closesOn: round.headDue,
      deputies: deputyChoices(deputies),
      handedOnBy: handedOnBy(request.id, all),
      state: over ? 'over' : request.finishedAt !== null ? 'finished' : 'open',
      fourEyes,
      today,
      measures,
    });
  },
});

/**
 * Keeps what was typed, as it is. It is kept too when it comes too late or twice: nothing typed is lost, and the page
 * shows it beside what was handed in.
 */
export const saveReportDrafts = useCase({
  name: 'strategy.save-report-drafts',
  action: 'strategy.report-by-link',
  policy,
  mode: 'write',
  input: saveDraftsInput,
  load: ofLink,
  run: async ({ ctx, tx, input, loaded: { request }, audit }) => {
    const now = ctx.clock.now();
    const own = input.drafts.filter((draft) => request.nodeIds.includes(draft.nodeId));
    for (const { nodeId, fields } of own) await keepDraft({ ctx, tx, request, nodeId, change: { fields } });
    audit({ subjectType: 'report-request', subjectId: request.id, summary: 'Entwürfe zu Maßnahmen gespeichert' });
    return ok({ savedAt: now.toISOString() });
  },
});

/**
 * Hands in reports from the drafts: some measures, or all that are open, which finishes the request and spends its
 * links. All of them or none: what is wrong is said for each field (`{node}.text`). A measure that somebody answered
 * meanwhile is left as it is and named. After the round's last day nothing is taken.
 */
export const sendReports = useCase({
  name: 'strategy.send-reports',
  action: 'strategy.report-by-link',
  policy,
  mode: 'write',
  input: sendReportsInput,
  load: ofLink,
  run: async ({ ctx, tx, input, loaded: { request, round }, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const today = berlinDay(now);
    if (isOver(round, today)) {
      return conflict('round-over', 'Die Frist ist vorbei. Was Sie geschrieben haben, ist aufgehoben und steht unten.');
    }
    await lockItems(tx, { roundId: round.id, nodeIds: request.nodeIds });
    // Only now it is certain what she may have handed on meanwhile.
    const hers = stillHers((await findRequest(tx, request.id)) ?? request, await findRequests(tx, round.id));
    if (hers.length === 0 || input.nodeIds?.some((id) => request.nodeIds.includes(id) && !hers.includes(id)))
      return conflict('handed-on', 'Das haben Sie an Ihre Vertretung weitergegeben. Ihr Text ist aufgehoben.');
    const items = await lockItems(tx, { roundId: round.id, nodeIds: hers });
    const drafts = new Map((await findDrafts(tx, [request.id])).map((draft) => [draft.nodeId, draft]));
    const finishing = input.nodeIds === null;
    const wanted = items.filter((item) =>
      finishing ? drafts.get(item.nodeId)?.fields.answer !== 'skip' : input.nodeIds!.includes(item.nodeId),
    );
    const faults: FieldFault[] = [];
    const [sent, already]: [string[], string[]] = [[], []];
    for (const item of wanted) {
      if (item.answeredAt !== null) {
        already.push(item.nodeId);
        continue;
      }
      const written = await writeFromDraft({ ctx, tx, request, nodeId: item.nodeId, draft: drafts.get(item.nodeId), today });
      if (!written.ok) {
        const { fields, message } = written.problem;
        for (const fault of fields ?? [{ path: 'text', message }])
          faults.push({ ...fault, path: `${item.nodeId}.${fault.path}` });
        continue;
      }
      sent.push(item.nodeId);
      if (written.value.released) touchPublic();
      audit(written.value.record);
    }
    if (faults.length > 0) return invalid('invalid-input', faults[0]!.message, faults);
    const answered = new Set([...sent, ...items.flatMap((item) => (item.answeredAt === null ? [] : item.nodeId))]);
    const finished = finishing || items.every((item) => answered.has(item.nodeId));
    if (finished) {
      await tx.update(reportRequest).set({ finishedAt: now }).where(eq(reportRequest.id, request.id));
      await spendTaskLinks({ tx, purpose: statusLinkPurpose, subjectId: request.id, at: now });
    }
    audit({
      subjectType: 'report-request',
      subjectId: request.id,
      summary: finished ? 'Anfrage in der Berichtsrunde beantwortet' : 'Meldungen in der Berichtsrunde abgegeben',
      fields: { sent: { after: sent.length } },
    });
    return ok({ sent, already, finished });
  },
});

async function writeFromDraft(input: {
  ctx: CountyCtx;
  tx: Tx;
  request: RequestRow;
  nodeId: string;
  draft: DraftRow | undefined;
  today: string;
}) {
  const { ctx, tx, request, nodeId, draft, today } = input;
  const node = await findNode(tx, nodeId);
  const strategy = node && (await findStrategy(tx, { id: node.strategyId }));
  if (!node || !strategy) return notFound('Diese Maßnahme');
  const last = lastWord(await findNotesOfNode(tx, nodeId));
  const made = noteOf({ fields: draft?.fields ?? emptyFields, last, today });
  if (!made.ok) {
    return invalid(
      'invalid-input',
      made.faults[0]!.message,
      made.faults.map(({ field, message }) => ({ path: field, message })),
    );
  }
  return writeNote({
    ctx,
    tx,
    node,
    strategy,
    given: { ...made.note, source: byLinkSource, fileId: draft?.fileId ?? null, demonstration: false },
    author: { id: null, name: request.name },
    by: { requestId: request.id, answer: draft?.fields.answer === 'same' ? 'same' : 'report' },
  });
}

/** Lays a file beside a draft, known by its content and at most 10 MB; it goes out with the report. */
export const attachToReport = useCase({
  name: 'strategy.attach-to-report',
  action: 'strategy.report-by-link',
  policy,
  mode: 'write',
  input: attachToReportInput,
  load: ofLink,
  run: async ({ ctx, tx, input, loaded: { request, round }, audit }) => {
    const { upload, nodeId } = input;
    if (!request.nodeIds.includes(nodeId)) return notFound('Diese Maßnahme');
    if (isOver(round, berlinDay(ctx.clock.now())))
      return conflict('round-over', 'Die Frist ist vorbei. Dateien werden nicht mehr angenommen.');
    if (upload === null || ('error' in upload && upload.error === 'missing'))
      return invalidField('datei', 'Bitte wählen Sie erst eine Datei aus.', 'missing');
    if ('error' in upload || upload.size > attachmentBytes)
      return invalidField(
        'datei',
        'Die Datei ist größer als 10 MB. Speichern Sie sie kleiner, zum Beispiel als PDF.',
        'too-large',
      );
    const name = upload.name === '' ? 'Datei' : upload.name;
    const mime = attachmentMime({ bytes: await ctx.files.read(upload.sha256), name });
    if (mime === null)
      return invalidField(
        'datei',
        `„${name}“ ist keine Datei, die wir annehmen. Möglich sind PDF, Word, Excel, PowerPoint, OpenDocument, PNG und JPEG.`,
        'wrong-kind',
      );
    const now = ctx.clock.now();
    const fileId = newId(now.getTime());
    const { sha256, size } = upload;
    await tx
      .insert(storedFile)
      .values({ id: fileId, countyId: ctx.county.id, name, mime, size, sha256, createdAt: now, createdBy: request.name });
    await keepDraft({ ctx, tx, request, nodeId, change: { fileId } });
    audit({
      subjectType: 'report-request',
      subjectId: request.id,
      summary: 'Datei zu einer Meldung abgegeben',
      fields: { size: { after: size } },
    });
    return ok({ name });
  },
});

/** Takes a file off a draft. */
export const detachFromReport = useCase({
  name: 'strategy.detach-from-report',
  action: 'strategy.report-by-link',
  policy,
  mode: 'write',
  input: detachFromReportInput,
  load: ofLink,
  run: async ({ ctx, tx, input, loaded: { request }, audit }) => {
    if (!request.nodeIds.includes(input.nodeId)) return notFound('Diese Maßnahme');
    await keepDraft({ ctx, tx, request, nodeId: input.nodeId, change: { fileId: null } });
    audit({ subjectType: 'report-request', subjectId: request.id, summary: 'Datei von einer Meldung genommen' });
    return ok();
  },
});

const emptyFields: ReportDraftFields = {
  answer: 'report',
  state: '',
  text: '',
  reason: '',
  nextStep: '',
  date: '',
  expectedEnd: '',
  figureValue: '',
  figureLabel: '',
};

async function keepDraft(input: {
  ctx: CountyCtx;
  tx: Tx;
  request: RequestRow;
  nodeId: string;
  change: { fields: ReportDraftFields } | { fileId: string | null };
}): Promise<void> {
  const { ctx, tx, request, nodeId, change } = input;
  const now = ctx.clock.now();
  await tx
    .insert(reportDraft)
    .values({
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      requestId: request.id,
      nodeId,
      fields: emptyFields,
      savedAt: now,
      ...change,
    })
    .onConflictDoUpdate({
      target: [reportDraft.countyId, reportDraft.requestId, reportDraft.nodeId],
      set: { ...change, savedAt: now },
      setWhere: and(eq(reportDraft.requestId, request.id), eq(reportDraft.nodeId, nodeId))!,
    });
}
