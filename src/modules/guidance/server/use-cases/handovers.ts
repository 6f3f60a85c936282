import { eq } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import { actorRef } from '#kernel/people.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { officePaths } from '#lib/paths.ts';
import { loadReachable, readSettings } from '#modules/tenancy/server/index.ts';
import { handoverPurposeWords, type HandoverPage, type ReceivedHandover, type SentHandover } from '../../contract-handovers.ts';
import { answerHandoverInput, handoverIdInput, handoverInput } from '../../inputs-handovers.ts';
import { figuresInput } from '../../inputs.ts';
import { handover } from '../handover-schema.ts';
import { findHandover, findHandovers, loadKeeperNames, type HandoverRow } from '../handover-store.ts';
import { handoverFigures } from '../model/handover-figures.ts';
import { policy } from '../policy.ts';

const what = 'Diese Übergabe';
const [send, receive] = ['guidance.hand-over', 'guidance.receive-handover'] as const;
const dayMs = 86_400_000;

const thing = (unitId: string | null, municipalityId: string | null): Thing => ({
  unitIds: unitId === null ? [] : [unitId],
  municipalityIds: municipalityId === null ? [] : [municipalityId],
});
const fromThing = (row: Pick<HandoverRow, 'fromUnitId' | 'fromMunicipalityId'>): Thing =>
  thing(row.fromUnitId, row.fromMunicipalityId);
export const toThing = (row: Pick<HandoverRow, 'toUnitId' | 'toMunicipalityId'>): Thing =>
  thing(row.toUnitId, row.toMunicipalityId);
const allowed = (ctx: CountyCtx, action: string, of: Thing): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action, thing: of }) === 'yes';

const nameOf = (names: ReadonlyMap<string, string>, unitId: string | null, municipalityId: string | null): string =>
  names.get(unitId ?? municipalityId ?? '') ?? '';

/** Tells whoever answers for the recipient that something is there; the mail says nothing of what it is about but its purpose. */
async function tellRecipient(input: { ctx: CountyCtx; tx: Tx; row: HandoverRow; from: string }): Promise<void> {
  const { ctx, tx, row, from } = input;
  const people = await loadReachable({ tx, countyId: ctx.county.id, today: berlinDay(ctx.clock.now()) });
  const asked = people.filter(
    ({ part, unitId, municipalityId }) =>
      part === 'reporter' && (row.toUnitId === null ? municipalityId === row.toMunicipalityId : unitId === row.toUnitId),
  );
  for (const { mail, name } of asked) {
    await queueMail({
      ctx,
      tx,
      mail: {
        to: { address: mail, name },
        subject: `Eine Übergabe wartet: ${handoverPurposeWords[row.purpose]}`,
        body: [
          `Guten Tag ${name},`,
          `„${from}“ hat Ihrer Stelle etwas übergeben: ${handoverPurposeWords[row.purpose]}. Bitte bestätigen Sie es, oder geben Sie es zurück.`,
          `${ctx.origin}${officePaths(ctx.county.slug).handover(row.id)}`,
          'Der Inhalt steht nur auf dieser Seite, nach der Anmeldung.',
        ].join('\n\n'),
      },
    });
  }
}

/** Hands a matter over. From then on the sender sees whether it is done, and nothing else. */
export const sendHandover = useCase({
  name: 'guidance.send-handover',
  action: send,
  policy,
  mode: 'write',
  input: handoverInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: fromThing(input) }),
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    if (input.due < berlinDay(now)) return invalidField('due', 'Die Frist liegt in der Vergangenheit.', 'past');
    const names = await loadKeeperNames(tx);
    for (const field of ['fromUnitId', 'fromMunicipalityId', 'toUnitId', 'toMunicipalityId'] as const) {
      const id = input[field];
      if (id !== null && !names.has(id))
        return invalidField(field, 'Das gibt es in diesem Landkreis nicht.', 'unknown-reference');
    }
    const row: HandoverRow = {
      ...input,
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      state: 'sent',
      returnReason: null,
      sentAt: now,
      endedAt: null,
      doneOn: null,
      sentBy: actorRef(ctx.actor),
      version: 1,
    };
    await tx.insert(handover).values(row);
    await tellRecipient({ ctx, tx, row, from: nameOf(names, row.fromUnitId, row.fromMunicipalityId) });
    audit({ subjectType: 'handover', subjectId: row.id, summary: `Übergeben: ${handoverPurposeWords[row.purpose]}` });
    return ok({ id: row.id });
  },
});

/** What waits for the actor's unit or municipality, and what became of what it handed over. */
export const listHandovers = useCase({
  name: 'guidance.list-handovers',
  action: send,
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const rows = await findHandovers(tx);
    const names = await loadKeeperNames(tx);
    const head = ({ id, purpose, due, sentAt, version }: HandoverRow) => ({
      id,
      purpose,
      due,
      sentAt: sentAt.toISOString(),
      version,
    });
    return ok({
      received: rows
        .filter((row) => allowed(ctx, receive, toThing(row)))
        .flatMap((row): ReceivedHandover[] =>
          row.state === 'sent' || row.state === 'accepted'
            ? [{ ...head(row), from: nameOf(names, row.fromUnitId, row.fromMunicipalityId), state: row.state }]
            : [],
        ),
      sent: rows
        .filter((row) => allowed(ctx, send, fromThing(row)))
        .map((row): SentHandover => ({
          ...head(row),
          to: nameOf(names, row.toUnitId, row.toMunicipalityId),
          state: row.state === 'sent' || row.state === 'accepted' ? 'open' : row.state,
          returnReason: row.returnReason,
          mayWithdraw: row.state === 'sent',
        })),
    });
  },
});

async function received({ tx, input, mode }: { tx: Tx; input: { handoverId: string }; mode: 'read' | 'write' }) {
  const row = await findHandover(tx, input.handoverId, mode === 'write');
  return row ? ok({ loaded: row, thing: toThing(row) }) : notFound(what);
}

/** The recipient's page with the content. Nobody else reads it, not the sender either. */
export const readHandover = useCase({
  name: 'guidance.read-handover',
  action: receive,
  policy,
  mode: 'read',
  input: handoverIdInput,
  load: ({ tx, input }) => received({ tx, input, mode: 'read' }),
  run: async ({ tx, loaded: row }) => {
    const names = await loadKeeperNames(tx);
    const { id, purpose, due, state, basis, basisNote, content, version } = row;
    return ok<HandoverPage>({
      ...{ id, purpose, due, state, basis, content, version },
      basisNote: basisNote ?? '',
      sentAt: row.sentAt.toISOString(),
      from: nameOf(names, row.fromUnitId, row.fromMunicipalityId),
    });
  },
});

/** The recipient confirms it, says that it is done, or gives it back. */
export const answerHandover = useCase({
  name: 'guidance.answer-handover',
  action: receive,
  policy,
  mode: 'write',
  input: answerHandoverInput,
  load: ({ tx, input }) => received({ tx, input, mode: 'write' }),
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    if (input.version !== row.version || (row.state !== 'sent' && row.state !== 'accepted'))
      return conflict('changed-meanwhile', 'Diese Übergabe ist inzwischen weiter. Bitte laden Sie die Seite neu.');
    const now = ctx.clock.now();
    const { answer } = input;
    const doneOn = answer === 'done' ? (input.doneOn ?? berlinDay(now)) : null;
    await tx
      .update(handover)
      .set({
        state: answer,
        returnReason: answer === 'returned' ? input.reason : null,
        doneOn,
        endedAt: answer === 'accepted' ? null : now,
        version: row.version + 1,
      })
      .where(eq(handover.id, row.id));
    const verb = { accepted: 'bestätigt', done: 'erledigt', returned: 'zurückgegeben' }[answer];
    audit({
      subjectType: 'handover',
      subjectId: row.id,
      summary: `Übergabe ${verb}: ${handoverPurposeWords[row.purpose]}`,
      fields: { state: { before: row.state, after: answer } },
    });
    return ok({ version: row.version + 1 });
  },
});

/** Takes back what nobody confirmed yet; the content goes at once. */
export const withdrawHandover = useCase({
  name: 'guidance.withdraw-handover',
  action: send,
  policy,
  mode: 'write',
  input: handoverIdInput,
  load: async ({ tx, input }) => {
    const row = await findHandover(tx, input.handoverId, true);
    return row ? ok({ loaded: row, thing: fromThing(row) }) : notFound(what);
  },
  run: async ({ ctx, tx, loaded: row, audit }) => {
    if (row.state !== 'sent') return conflict('already-accepted', 'Die andere Stelle arbeitet schon daran.');
    await tx
      .update(handover)
      .set({ state: 'withdrawn', content: null, basisNote: null, endedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(handover.id, row.id));
    audit({
      subjectType: 'handover',
      subjectId: row.id,
      summary: `Übergabe zurückgezogen: ${handoverPurposeWords[row.purpose]}`,
    });
    return ok();
  },
});

/** Handed over, done, returned and days until a place, by purpose; of a year unless asked otherwise. */
export const readHandoverFigures = useCase({
  name: 'guidance.read-handover-figures',
  action: 'guidance.read-figures',
  policy,
  mode: 'read',
  input: figuresInput,
  run: async ({ ctx, tx, input }) => {
    const now = ctx.clock.now();
    // What is sent in this very moment counts.
    const to = input.to === null ? new Date(now.getTime() + 1) : new Date(Date.parse(`${input.to}T00:00:00Z`) + dayMs);
    const from = input.from === null ? new Date(to.getTime() - 365 * dayMs) : new Date(`${input.from}T00:00:00Z`);
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    return ok(handoverFigures(await findHandovers(tx, { from, to }), smallestCell));
  },
});
