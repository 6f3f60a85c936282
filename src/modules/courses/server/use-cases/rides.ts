import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { rideKindWords, type PublicRide, type RideMatch, type RidesOfRun } from '../../contract-rides.ts';
import { addRideInput, rideIdInput, ridesOfRunInput } from '../../inputs-rides.ts';
import { policy } from '../policy.ts';
import { courseRide } from '../ride-schema.ts';
import { findRides, knowsTown } from '../ride-store.ts';
import { mayKeep, thingOf } from '../rights.ts';
import { findRun, lockRun } from '../store.ts';
import { isShown, titleOf } from '../views.ts';

const what = 'Diesen Kurs';

/** Who would be taken along from where, for whoever runs the course and other readers of the office. */
export const listRides = useCase({
  name: 'courses.list-rides',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: ridesOfRunInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findRun(tx, input.runId);
    if (!found) return notFound(what);
    const rides = (await findRides(tx, { runId: input.runId })).map(({ row, town }) => ({
      ...{ id: row.id, kind: row.kind, town, meetingPoint: row.meetingPoint, seats: row.seats, days: row.days },
      createdAt: row.createdAt.toISOString(),
    }));
    const matches = new Map<string, RideMatch>();
    for (const { kind, town, seats } of rides) {
      const match = matches.get(town.id) ?? { town: town.name, offered: 0, wanted: 0 };
      match[kind] += seats;
      matches.set(town.id, match);
    }
    return ok<RidesOfRun>({ rides, matches: [...matches.values()], mayChange: mayKeep(ctx, found.offer) });
  },
});

/** From where somebody takes others along to a public run that is not over. */
export const readPublicRides = useCase({
  name: 'courses.read-public-rides',
  action: 'courses.read-public',
  policy,
  mode: 'read',
  input: ridesOfRunInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findRun(tx, input.runId);
    if (!found || !isShown(found, berlinDay(ctx.clock.now()))) return ok<PublicRide[]>([]);
    const rides = await findRides(tx, { runId: input.runId, kind: 'offered' });
    return ok<PublicRide[]>(
      rides.map(({ row, town }) => ({ town: town.name, meetingPoint: row.meetingPoint, seats: row.seats })),
    );
  },
});

async function locked({ tx, input }: { ctx: CountyCtx; tx: Tx; input: { runId: string } }) {
  const found = await lockRun(tx, input.runId);
  return found ? ok({ loaded: found, thing: thingOf(found.offer) }) : notFound(what);
}

/** Enters seats that are offered or wanted. Whoever gives the course does it, who knows both sides. */
export const addRide = useCase({
  name: 'courses.add-ride',
  action: 'courses.keep',
  policy,
  mode: 'write',
  input: addRideInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: found, audit, touchPublic }) => {
    if (!(await knowsTown(tx, input.townId)))
      return invalidField('townId', 'Diese Gemeinde gibt es in diesem Landkreis nicht.', 'unknown-reference');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(courseRide).values({ ...input, id, countyId: ctx.county.id, createdAt: now });
    audit({
      subjectType: 'course-run',
      subjectId: input.runId,
      summary: `Kurs „${titleOf(found)}“: Mitfahren, jemand ${rideKindWords[input.kind]}`,
    });
    touchPublic();
    return ok({ id });
  },
});

/** Takes an entry away: the seats are given, or nobody drives any more. */
export const removeRide = useCase({
  name: 'courses.remove-ride',
  action: 'courses.keep',
  policy,
  mode: 'write',
  input: rideIdInput,
  load: async ({ tx, input }) => {
    const [ride] = await findRides(tx, { id: input.rideId });
    const found = ride && (await lockRun(tx, ride.row.runId));
    return found ? ok({ loaded: found, thing: thingOf(found.offer) }) : notFound('Diese Mitfahrgelegenheit');
  },
  run: async ({ tx, input, loaded: found, audit, touchPublic }) => {
    await tx.delete(courseRide).where(eq(courseRide.id, input.rideId));
    audit({
      subjectType: 'course-run',
      subjectId: found.row.id,
      summary: `Kurs „${titleOf(found)}“: Mitfahren, Eintrag entfernt`,
    });
    touchPublic();
    return ok();
  },
});
