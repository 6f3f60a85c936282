import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import { notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { shuttleStateWords, type ShuttleState } from '../../contract-shuttles.ts';
import { saveShuttleInput, shuttleOfRunInput } from '../../inputs-shuttles.ts';
import { policy } from '../policy.ts';
import { thingOf } from '../rights.ts';
import { courseShuttle } from '../shuttle-schema.ts';
import { findShuttle, findShuttles, shuttleView } from '../shuttle-store.ts';
import { findRun, lockRun } from '../store.ts';
import { titleOf } from '../views.ts';
import { changedMeanwhile } from '../write-run.ts';

/** The ride to a run, or null where there is none. */
export const readShuttle = useCase({
  name: 'courses.read-shuttle',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: shuttleOfRunInput,
  run: async ({ tx, input }) => {
    if (!(await findRun(tx, input.runId))) return notFound('Diesen Kurs');
    const row = await findShuttle(tx, input.runId);
    return ok(row && shuttleView(row));
  },
});

/** The state of every ride, by the run. */
export const listShuttles = useCase({
  name: 'courses.list-shuttles',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) =>
    ok((await findShuttles(tx)).map(({ runId, state }): { runId: string; state: ShuttleState } => ({ runId, state }))),
});

/** Plans the ride to a run or changes it, unless somebody else did meanwhile. Whoever runs the course keeps it. */
export const saveShuttle = useCase({
  name: 'courses.save-shuttle',
  action: 'courses.keep',
  policy,
  mode: 'write',
  input: saveShuttleInput,
  load: async ({ tx, input }) => {
    const found = await lockRun(tx, input.runId);
    return found ? ok({ loaded: found, thing: thingOf(found.offer) }) : notFound('Diesen Kurs');
  },
  run: async ({ ctx, tx, input, loaded: found, audit }) => {
    const { runId, version, ...given } = input;
    const before = await findShuttle(tx, runId);
    if (version !== (before?.version ?? 0)) return changedMeanwhile();
    const now = ctx.clock.now();
    const after = { ...given, updatedAt: now, version: version + 1 };
    if (before) await tx.update(courseShuttle).set(after).where(eq(courseShuttle.id, before.id));
    else
      await tx
        .insert(courseShuttle)
        .values({ ...after, id: newId(now.getTime()), countyId: ctx.county.id, runId, createdAt: now });
    audit({
      subjectType: 'course-run',
      subjectId: runId,
      summary: `Kurs „${titleOf(found)}“: Fahrdienst ${shuttleStateWords[given.state]}`,
      fields: changedFields<Record<string, unknown>>(before ?? {}, given),
    });
    return ok({ version: after.version });
  },
});
