import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import { saveTranslations } from '#kernel/translation.ts';
import { courseRun, courseSeats } from './schema.ts';
import { offerFreed } from './seat-queue.ts';
import { isPlace, type RunRow } from './store.ts';
import { runTexts } from './views.ts';
import { findWaiting } from './waiting-store.ts';

export const changedMeanwhile = () =>
  conflict('changed-meanwhile', 'Jemand anderes hat diesen Kurs inzwischen geändert. Bitte laden Sie die Seite neu.');

export const noSuchOffer = () => invalidField('offerId', 'Dieses Angebot gibt es hier nicht.', 'unknown-reference');

export async function checkPlace(tx: Tx, placeId: string | null): Promise<Result<undefined>> {
  return placeId === null || (await isPlace(tx, placeId))
    ? ok()
    : invalidField('placeId', 'Diesen Ort gibt es hier nicht.', 'unknown-reference');
}

/** Dates and seats of a run change faster than an offer: what was said holds a quarter of a year. */
const runHoldsDays = 90;
/** That somebody said today that all is right: an answer to every question so far. */
export const confirmation = (ctx: CountyCtx) => ({
  confirmedAt: ctx.clock.now(),
  confirmedBy: actorRef(ctx.actor),
  reviewBy: addDays(berlinDay(ctx.clock.now()), runHoldsDays),
  askedAt: null,
});

/** Writes what was changed of a run that is held, its seats with it, and asks those who wait for what became free. */
export async function changeRun(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: RunRow;
  given: Partial<RunRow['row']>;
  seats: readonly Pick<RunRow['seats'][number], 'audience' | 'maximum' | 'taken'>[];
  confirmed: boolean;
}): Promise<Result<{ version: number }>> {
  const { ctx, tx, found, given, seats, confirmed } = input;
  const { row } = found;
  const groups = new Set(seats.map(({ audience }) => audience));
  if ((await findWaiting(tx, row.id)).some(({ state, audience }) => state !== 'accepted' && !groups.has(audience)))
    return invalidField('seats.0.audience', 'Für Plätze, die Sie hier streichen, warten noch Menschen.', 'somebody-waits');
  const version = row.version + 1;
  await tx
    .update(courseRun)
    .set({ ...given, askedAt: null, ...(confirmed ? confirmation(ctx) : {}), updatedAt: ctx.clock.now(), version })
    .where(eq(courseRun.id, row.id));
  await saveSeats({ ctx, tx, runId: row.id, before: found.seats, seats });
  await offerFreed({ ctx, tx, found: { ...found, row: { ...row, ...given } } });
  return ok({ version });
}

/** Sets the seats of a run; what stays keeps its id. */
export async function saveSeats(input: {
  ctx: CountyCtx;
  tx: Tx;
  runId: string;
  before: RunRow['seats'];
  seats: readonly Pick<RunRow['seats'][number], 'audience' | 'maximum' | 'taken'>[];
}): Promise<void> {
  const { ctx, tx, runId, before, seats } = input;
  const old = new Map(before.map((entry) => [entry.audience, entry]));
  for (const { audience, maximum, taken } of seats) {
    const entry = old.get(audience);
    old.delete(audience);
    if (entry) await tx.update(courseSeats).set({ maximum, taken }).where(eq(courseSeats.id, entry.id));
    else
      await tx
        .insert(courseSeats)
        .values({ id: newId(ctx.clock.now().getTime()), countyId: ctx.county.id, runId, audience, maximum, taken });
  }
  for (const { id } of old.values()) await tx.delete(courseSeats).where(eq(courseSeats.id, id));
}

/** Keeps what is said of a new run in other languages, as drafts. */
export async function saveWords(input: {
  ctx: CountyCtx;
  tx: Tx;
  runId: string;
  given: Partial<Record<(typeof runTexts)[number], string | null>>;
  translations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}): Promise<void> {
  const translations = Object.entries(input.translations).flatMap(([language, texts]) =>
    runTexts.flatMap((field) => {
      const [source, text] = [input.given[field], texts[field]];
      return typeof source !== 'string' || text === undefined || text === ''
        ? []
        : [{ subjectType: 'course-run', subjectId: input.runId, field, language, source, text, state: 'draft' as const }];
    }),
  );
  if (translations.length > 0) await saveTranslations({ ctx: input.ctx, tx: input.tx, translations });
}
