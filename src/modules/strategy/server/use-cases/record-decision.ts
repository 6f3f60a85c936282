import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { checkPlace, loadPapers } from '#modules/network/server/index.ts';
import { decisionKindWords } from '../../contract.ts';
import { changeDecisionInput, decisionInput, linkResolutionInput, type DecisionFields } from '../../decision-inputs.ts';
import { policy } from '../policy.ts';
import { decision } from '../decision-schema.ts';
import { strategy } from '../schema.ts';
import { findStrategy, findUnits } from '../store.ts';

/** Records what a body gave. It waits until it is a measure or answered. */
export const recordDecision = useCase({
  name: 'strategy.record-decision',
  policy,
  mode: 'write',
  input: decisionInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const fits = await checkDecision({ ctx, tx, fields: input });
    if (!fits.ok) return fits;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(decision).values({ id, countyId: ctx.county.id, createdAt: now, ...input, ...fits.value });
    audit({ subjectType: 'decision', subjectId: id, summary: `${decisionKindWords[input.kind]} „${input.title}“ eingetragen` });
    if (input.isPublic) touchPublic();
    return ok({ id });
  },
});

/** Changes what was recorded, unless somebody else did meanwhile. */
export const changeDecision = useCase({
  name: 'strategy.change-decision',
  action: 'strategy.record-decision',
  policy,
  mode: 'write',
  input: changeDecisionInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(decision).where(eq(decision.id, input.decisionId)).for('update');
    return row ? ok({ loaded: row }) : notFound('Diesen Eintrag');
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const { decisionId: _id, version, ...given } = input;
    if (version !== row.version) {
      return conflict('changed-meanwhile', 'Jemand hat diesen Eintrag inzwischen geändert. Bitte laden Sie die Seite neu.');
    }
    const fits = await checkDecision({ ctx, tx, fields: given });
    if (!fits.ok) return fits;
    const fields = { ...given, ...fits.value };
    await tx
      .update(decision)
      .set({ ...fields, version: row.version + 1 })
      .where(eq(decision.id, row.id));
    audit({
      subjectType: 'decision',
      subjectId: row.id,
      summary: `${decisionKindWords[row.kind]} „${row.title}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, fields),
    });
    touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** Says by which paper a strategy was adopted. What was written at the adoption stays. */
export const linkResolution = useCase({
  name: 'strategy.link-resolution',
  action: 'strategy.record-decision',
  policy,
  mode: 'write',
  input: linkResolutionInput,
  load: async ({ tx, input }) => {
    const row = await findStrategy(tx, { id: input.strategyId });
    return row ? ok({ loaded: row }) : notFound('Diese Strategie');
  },
  run: async ({ tx, input, loaded: row, audit, touchPublic }) => {
    if (row.state === 'draft') return conflict('draft', 'Ein Entwurf ist noch nicht beschlossen.');
    const paper = input.paperId === null ? null : (await loadPapers(tx, [input.paperId])).get(input.paperId);
    if (paper === undefined) return invalidField('paperId', 'Diese Vorlage gibt es hier nicht.', 'unknown-paper');
    await tx.update(strategy).set({ paperId: input.paperId }).where(eq(strategy.id, row.id));
    audit({
      subjectType: 'strategy',
      subjectId: row.id,
      summary: paper
        ? `Strategie „${row.title}“ mit Vorlage „${paper.title}“ verbunden`
        : `Vorlage der Strategie „${row.title}“ gelöst`,
      fields: changedFields<Record<string, unknown>>(row, { paperId: input.paperId }),
    });
    touchPublic();
    return ok();
  },
});

/** The day of the decision, when all that it names is there and fits together. */
async function checkDecision(input: { ctx: CountyCtx; tx: Tx; fields: DecisionFields }): Promise<Result<{ date: string }>> {
  const { ctx, tx, fields } = input;
  const today = berlinDay(ctx.clock.now());
  let day = fields.date;
  if (fields.bodyId !== null) {
    const place = await checkPlace({ tx, bodyId: fields.bodyId, meetingId: fields.meetingId });
    if (!place.ok) return place;
    if (place.value.meeting !== null) {
      if (place.value.meeting.state !== 'held') {
        return invalidField('meetingId', 'Diese Sitzung hat noch nicht stattgefunden.', 'not-held');
      }
      day = place.value.meeting.date;
    }
  } else if (fields.meetingId !== null) {
    return invalidField('bodyId', 'Zur Sitzung fehlt das Gremium.', 'body-missing');
  }
  if (day === null) return invalidField('date', 'Bitte den Tag angeben oder eine Sitzung wählen.', 'date-missing');
  if (day > today) return invalidField('date', 'Dieser Tag liegt in der Zukunft.', 'in-future');
  if (fields.due !== null && fields.due < day) return invalidField('due', 'Die Frist liegt vor dem Beschluss.', 'due-before');
  if (fields.paperId !== null) {
    const paper = (await loadPapers(tx, [fields.paperId])).get(fields.paperId);
    if (!paper) return invalidField('paperId', 'Diese Vorlage gibt es hier nicht.', 'unknown-paper');
    const { kind } = paper.outcome;
    if (fields.kind === 'decision' && kind !== 'adopted' && kind !== 'adopted-with-changes') {
      return invalidField(
        'kind',
        kind === 'noted'
          ? 'Diese Vorlage wurde nur zur Kenntnis genommen. Das ist kein Beschluss; bitte Auftrag oder Anregung wählen.'
          : 'Diese Vorlage ist nicht beschlossen. Bitte erst das Ergebnis bei der Vorlage eintragen.',
        'not-decided',
      );
    }
  }
  if (fields.unitId !== null && !(await findUnits(tx)).some((unit) => unit.id === fields.unitId)) {
    return invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-unit');
  }
  if (fields.strategyId !== null && (await findStrategy(tx, { id: fields.strategyId })) === null) {
    return invalidField('strategyId', 'Diese Strategie gibt es hier nicht.', 'unknown-strategy');
  }
  return ok({ date: day });
}
