import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { conflict, invalid, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { languageWord } from '../../contract.ts';
import { runResumes, runStillMinutes } from '../../contract-machine.ts';
import { machinePlanInput, runIdInput, runProgressInput, runTurnInput } from '../../inputs-machine.ts';
import { machineRunJob } from '../jobs/job-names.ts';
import { loadBudget, loadMachine, runView } from '../machine-store.ts';
import { machineRun } from '../machine-schema.ts';
import { machineTexts } from '../machine-texts.ts';
import { policy } from '../policy.ts';
import { reserve } from './reserve-machine.ts';

const stillSince = (now: Date): Date => new Date(now.getTime() - runStillMinutes * 60_000);

/** What it would cost to have everything missing in a language translated. */
export const planRun = useCase({
  name: 'translation.plan-run',
  action: 'translation.manage',
  policy,
  mode: 'read',
  input: machinePlanInput,
  run: async ({ ctx, tx, input }) => {
    const texts = await machineTexts({ ctx, tx, ...input });
    const { settings, service } = await loadMachine({ tx });
    return ok({
      hasService: service !== null,
      texts: texts.length,
      words: texts.reduce((sum, { words }) => sum + words, 0),
      budget: await loadBudget({ ctx, tx, words: settings.wordsPerYear }),
    });
  },
});

/** Starts it; the worker does the work. One run for each language at a time. */
export const startRun = useCase({
  name: 'translation.start-run',
  action: 'translation.manage',
  policy,
  mode: 'write',
  input: machinePlanInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { language, kind } = input;
    const { settings, service } = await loadMachine({ tx, lock: true });
    if (service === null) return conflict('no-service', 'Der Landkreis hat keinen Übersetzungsdienst eingerichtet.');
    const [running] = await tx
      .select({ id: machineRun.id })
      .from(machineRun)
      .where(and(eq(machineRun.language, language), inArray(machineRun.state, ['waiting', 'running'])));
    if (running) return conflict('running', 'In diese Sprache wird schon übersetzt.');
    const texts = await machineTexts({ ctx, tx, language, kind });
    if (texts.length === 0) return invalid('nothing-to-translate', 'Hier fehlt keine Übersetzung.');
    const words = texts.reduce((sum, text) => sum + text.words, 0);
    const budget = await loadBudget({ ctx, tx, words: settings.wordsPerYear });
    if (budget.used + words > budget.words) {
      return conflict(
        'budget-spent',
        `Das Budget reicht nicht: ${words} Wörter fehlen, ${Math.max(budget.words - budget.used, 0)} sind noch frei.`,
      );
    }
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx
      .insert(machineRun)
      .values({ id, countyId: ctx.county.id, language, kind, state: 'waiting', total: texts.length, createdAt: now });
    await ctx.enqueue(tx, { name: machineRunJob, payload: { countyId: ctx.county.id, runId: id } });
    audit({
      subjectType: 'machine-run',
      subjectId: id,
      summary: `Maschinelle Übersetzung in ${languageWord(language)} begonnen`,
      fields: { words: { after: words } },
    });
    return ok({ id });
  },
});

export const readRun = useCase({
  name: 'translation.read-run',
  action: 'translation.manage',
  policy,
  mode: 'read',
  input: runIdInput,
  run: async ({ tx, input }) => {
    const [row] = await tx.select().from(machineRun).where(eq(machineRun.id, input.runId));
    return row ? ok(runView(row)) : notFound('Diese Übersetzung');
  },
});

export const listRuns = useCase({
  name: 'translation.list-runs',
  action: 'translation.manage',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => ok((await tx.select().from(machineRun).orderBy(desc(machineRun.createdAt)).limit(20)).map(runView)),
});

/** Ends a run before its next piece; what is translated stays. */
export const cancelRun = useCase({
  name: 'translation.cancel-run',
  action: 'translation.manage',
  policy,
  mode: 'write',
  input: runIdInput,
  run: async ({ ctx, tx, input, audit }) => {
    const [row] = await tx.select().from(machineRun).where(eq(machineRun.id, input.runId)).for('update');
    if (row === undefined) return notFound('Diese Übersetzung');
    if (row.state !== 'waiting' && row.state !== 'running') return conflict('ended', 'Diese Übersetzung ist schon zu Ende.');
    await tx.update(machineRun).set({ state: 'cancelled', endedAt: ctx.clock.now() }).where(eq(machineRun.id, row.id));
    audit({ subjectType: 'machine-run', subjectId: row.id, summary: 'Maschinelle Übersetzung abgebrochen' });
    return ok();
  },
});

/** The next piece of a run, reserved; null where nothing is left. Not found where it was cancelled or somebody else works on it. */
export const reserveForRun = useCase({
  name: 'translation.reserve-for-run',
  action: 'translation.take-machine',
  policy,
  mode: 'write',
  input: runTurnInput,
  run: async ({ ctx, tx, input, audit }) => {
    const [row] = await tx.select().from(machineRun).where(eq(machineRun.id, input.runId)).for('update');
    if (row === undefined || (row.state !== 'waiting' && row.state !== 'running')) return notFound('Diese Übersetzung');
    const now = ctx.clock.now();
    const others = row.worker !== null && row.worker !== input.worker;
    if (others && row.progressAt !== null && row.progressAt > stillSince(now)) return notFound('Diese Übersetzung');
    const { language, kind } = row;
    await tx.update(machineRun).set({ state: 'running', worker: input.worker, progressAt: now }).where(eq(machineRun.id, row.id));
    // What the service could not translate comes back each time: it is tried once.
    const texts = (await machineTexts({ ctx, tx, language, kind })).slice(row.refused);
    if (texts.length === 0) {
      audit({ subjectType: 'machine-run', subjectId: row.id, summary: 'Nichts mehr zu übersetzen' });
      return ok(null);
    }
    return reserve({ ctx, tx, audit, language, texts, cause: 'run', subjectId: null });
  },
});

export const noteRun = useCase({
  name: 'translation.note-run',
  action: 'translation.take-machine',
  policy,
  mode: 'write',
  input: runProgressInput,
  run: async ({ ctx, tx, input, audit }) => {
    const [row] = await tx.select().from(machineRun).where(eq(machineRun.id, input.runId)).for('update');
    if (row === undefined) return notFound('Diese Übersetzung');
    // One that found no words to begin with still waits.
    const ends = input.end !== null && (row.state === 'running' || row.state === 'waiting');
    await tx
      .update(machineRun)
      .set({
        done: row.done + input.done,
        refused: row.refused + input.refused,
        words: row.words + input.words,
        progressAt: ctx.clock.now(),
        ...(input.letGo === null ? {} : { worker: null }),
        ...(ends ? { state: input.end!, endedAt: ctx.clock.now(), message: input.message } : {}),
      })
      .where(eq(machineRun.id, row.id));
    if (input.letGo === 'again' && row.state === 'running')
      await ctx.enqueue(tx, { name: machineRunJob, payload: { countyId: ctx.county.id, runId: row.id } });
    audit({
      subjectType: 'machine-run',
      subjectId: row.id,
      summary: ends ? 'Maschinelle Übersetzung beendet' : `${input.done} Texte maschinell übersetzt`,
    });
    return ok();
  },
});

/**
 * Takes up runs that stand still, because a worker died or the queue gave up; one that stands still again and again is ended, with
 * words. What is translated stays. Asked by the job alone.
 */
export const resumeRuns = useCase({
  name: 'translation.resume-runs',
  action: 'translation.take-machine',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const now = ctx.clock.now();
    const still = await tx
      .select()
      .from(machineRun)
      .where(
        and(
          inArray(machineRun.state, ['waiting', 'running']),
          lt(sql`coalesce(${machineRun.progressAt}, ${machineRun.createdAt})`, stillSince(now)),
        ),
      )
      .orderBy(asc(machineRun.createdAt))
      .for('update');
    if (still.length === 0) return conflict('nothing-to-do', 'Keine Übersetzung steht still.');
    for (const row of still) {
      const goesOn = row.resumed < runResumes;
      await tx
        .update(machineRun)
        .set(
          goesOn
            ? { resumed: row.resumed + 1, progressAt: now, worker: null }
            : { state: 'failed', endedAt: now, worker: null, message: givenUp },
        )
        .where(eq(machineRun.id, row.id));
      if (goesOn) await ctx.enqueue(tx, { name: machineRunJob, payload: { countyId: ctx.county.id, runId: row.id } });
      audit({
        subjectType: 'machine-run',
        subjectId: row.id,
        summary: `Maschinelle Übersetzung in ${languageWord(row.language)} stand still: ${goesOn ? 'wieder aufgenommen' : 'beendet'}`,
      });
    }
    return ok({ found: still.length });
  },
});

const givenUp =
  'Die Übersetzung kam auch nach mehreren Versuchen nicht voran. Was übersetzt ist, bleibt. Bitte prüfen Sie den Dienst und setzen Sie dann fort.';
