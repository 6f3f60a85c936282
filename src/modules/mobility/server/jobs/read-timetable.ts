import { and, eq } from 'drizzle-orm';
import type { CountyCtx, Ctx } from '#kernel/context.ts';
import type { z } from 'zod';
import type { finishTimetableInput } from '../../inputs.ts';
import { lastDayOf } from '../model/connections.ts';
import { keepTimetable } from '../packed-file.ts';
import { timetable } from '../schema.ts';
import { findOutlines } from '../store.ts';
import { beginTimetable, finishTimetable } from '../use-cases/timetables.ts';

/** Ways lead over the border: what runs so far outside the county is kept too. */
const kilometresAround = 20;

type Outcome = z.input<typeof finishTimetableInput>['outcome'];

/**
 * Reads a timetable that was handed in. The file is read outside any transaction; nothing of it is there before all of it is.
 * The row's state decides on both sides, so a repeated run has no effect.
 * @throws when the database does not answer: the queue tries again
 */
export async function readTimetableFile(ctx: Ctx, payload: Record<string, string>): Promise<void> {
  const timetableId = payload['timetableId'] ?? '';
  const begun = await beginTimetable(ctx, { timetableId });
  if (!begun.ok) {
    if (begun.problem.kind !== 'not-found') throw new Error(begun.problem.message);
    ctx.log.warn({ timetableId }, 'timetable to be read is not there');
    return;
  }
  if (begun.value === null) return;
  const outcome = await readIn(ctx as CountyCtx, timetableId, begun.value.sha256);
  if (outcome === null) return;
  const done = await finishTimetable(ctx, { timetableId, outcome });
  if (!done.ok) throw new Error(done.problem.message);
}

/** Null where somebody gave it up meanwhile. */
async function readIn(ctx: CountyCtx, timetableId: string, sha256: string): Promise<Outcome | null> {
  const countyId = ctx.county.id;
  const outlines = await ctx.db.transaction({ countyId, readOnly: true }, findOutlines);
  try {
    const read = await ctx.timetables.read({
      path: ctx.files.path(sha256),
      area: outlines.length === 0 ? null : { within: outlines.flatMap(({ area }) => area), kilometres: kilometresAround },
      // How far it has come is no deed that anybody would look up: it goes past the audit log.
      progress: (share) =>
        ctx.db.transaction({ countyId }, async (tx) => {
          const still = await tx
            .update(timetable)
            .set({ progress: Math.min(99, Math.floor(share * 100)) })
            .where(and(eq(timetable.id, timetableId), eq(timetable.state, 'reading')))
            .returning({ id: timetable.id });
          return still.length > 0;
        }),
    });
    if (!read.ok) return read.code === 'cancelled' ? null : { fault: read.message };
    const { timetable: found, warnings } = read;
    return {
      packed: await keepTimetable(ctx.files, found),
      publisher: found.publisher,
      version: found.version,
      firstDay: found.firstDay,
      lastDay: lastDayOf(found),
      stops: found.stopIds.length,
      trips: found.tripRoutes.length,
      warnings,
    };
  } catch (error) {
    // A file that no reader foresaw must not be tried eight times over: the office is told at once, the log knows more.
    ctx.log.error({ error: error instanceof Error ? error.stack : String(error) }, 'timetable could not be read');
    return {
      fault:
        'Beim Einlesen ist etwas schiefgegangen, das wir nicht kennen. Bitte laden Sie den Fahrplan neu herunter und versuchen Sie es noch einmal.',
    };
  }
}
