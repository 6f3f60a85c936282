import { eq, sql } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { Tx } from '#kernel/context.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { resultWord } from '../../contract.ts';
import { moveStopInput, stopIdInput, stopInput } from '../../inputs.ts';
import { findStops, type PaperRow, type StopRow } from '../store.ts';
import { checkPlace } from '../check-place.ts';
import { checkStop } from '../model/check-stop.ts';
import { keptBy } from '../model/kept-by.ts';
import { policy } from '../policy.ts';
import { consultation, paper } from '../schema.ts';

type Loaded = { paper: PaperRow; stops: StopRow[]; stop: StopRow | null };

/** The paper with its stops, locked; the stop is missing only where a new one is added. */
async function loadStop(input: {
  tx: Tx;
  paperId: string;
  version: number;
  stopId: string | null;
}): Promise<Result<{ loaded: Loaded; thing: Thing }>> {
  const [row] = await input.tx.select().from(paper).where(eq(paper.id, input.paperId)).for('update');
  if (!row) return notFound('Diese Vorlage');
  const stops = await findStops(input.tx, [row.id]);
  const stop = stops.find((candidate) => candidate.row.id === input.stopId) ?? null;
  if (input.stopId !== null && stop === null) return notFound('Diese Station');
  if (row.version !== input.version) {
    return conflict('changed-meanwhile', 'Jemand anderes hat diese Vorlage inzwischen geändert. Bitte laden Sie die Seite neu.');
  }
  return ok({ loaded: { paper: row, stops, stop }, thing: keptBy(stops.map((entry) => entry.body.unitId)) });
}

const raise = (tx: Tx, paperId: string) =>
  tx
    .update(paper)
    .set({ version: sql`${paper.version} + 1` })
    .where(eq(paper.id, paperId));

/** Adds a stop at the end of a paper's way, or changes one: place, task of the body, result, wording, votes. */
export const saveStop = useCase({
  name: 'network.save-stop',
  action: 'network.keep-body',
  policy,
  mode: 'write',
  input: stopInput,
  load: ({ tx, input }) => loadStop({ tx, ...input }),
  run: async ({ ctx, tx, input, loaded: { paper: row, stops, stop }, audit, touchPublic }) => {
    const place = await checkPlace({ tx, bodyId: input.bodyId, meetingId: input.meetingId });
    if (!place.ok) return place;
    const fits = checkStop({ ...input, meeting: place.value.meeting });
    if (!fits.ok) return fits;
    const values = {
      bodyId: input.bodyId,
      meetingId: input.meetingId,
      role: input.role,
      result: input.result,
      wording: input.wording,
      votesYes: input.votes?.yes ?? null,
      votesNo: input.votes?.no ?? null,
      votesAbstained: input.votes?.abstained ?? null,
    };
    const id = stop?.row.id ?? newId(ctx.clock.now().getTime());
    if (stop) await tx.update(consultation).set(values).where(eq(consultation.id, id));
    else {
      const position = Math.max(-1, ...stops.map((entry) => entry.row.position)) + 1;
      await tx.insert(consultation).values({ id, countyId: ctx.county.id, paperId: row.id, position, ...values });
    }
    await raise(tx, row.id);
    const words = input.result === null ? 'Station gespeichert' : resultWord({ role: input.role, result: input.result });
    audit({
      subjectType: 'paper',
      subjectId: row.id,
      summary: `Vorlage „${row.title}“, ${place.value.body.name}: ${words}`,
      fields: changedFields<Record<string, unknown>>(stop?.row ?? {}, values),
    });
    touchPublic();
    return ok({ id, version: row.version + 1 });
  },
});

/** Takes a stop without a result out of a paper's way; the last one stays. */
export const removeStop = useCase({
  name: 'network.remove-stop',
  action: 'network.keep-body',
  policy,
  mode: 'write',
  input: stopIdInput,
  load: ({ tx, input }) => loadStop({ tx, ...input }),
  run: async ({ tx, loaded: { paper: row, stops, stop }, audit, touchPublic }) => {
    if (stop!.row.result !== null) {
      return conflict('has-result', 'Diese Station hat ein Ergebnis. Bitte erst das Ergebnis leeren.');
    }
    if (stops.length === 1) return conflict('last-stop', 'Eine Vorlage hat mindestens eine Station.');
    await tx.delete(consultation).where(eq(consultation.id, stop!.row.id));
    await raise(tx, row.id);
    audit({ subjectType: 'paper', subjectId: row.id, summary: `Vorlage „${row.title}“: Station „${stop!.body.name}“ entfernt` });
    touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** Changes the order of deliberation: a stop changes places with its neighbour. */
export const moveStop = useCase({
  name: 'network.move-stop',
  action: 'network.keep-body',
  policy,
  mode: 'write',
  input: moveStopInput,
  load: ({ tx, input }) => loadStop({ tx, ...input }),
  run: async ({ tx, input, loaded: { paper: row, stops, stop }, audit, touchPublic }) => {
    const at = stops.indexOf(stop!);
    const other = stops[input.to === 'earlier' ? at - 1 : at + 1];
    if (!other) return conflict('at-the-end', 'Weiter geht es in diese Richtung nicht.');
    await tx.update(consultation).set({ position: other.row.position }).where(eq(consultation.id, stop!.row.id));
    await tx.update(consultation).set({ position: stop!.row.position }).where(eq(consultation.id, other.row.id));
    await raise(tx, row.id);
    audit({ subjectType: 'paper', subjectId: row.id, summary: `Vorlage „${row.title}“: Beratungsfolge geändert` });
    touchPublic();
    return ok({ version: row.version + 1 });
  },
});
