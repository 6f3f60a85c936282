import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { invalidField, notFound } from '#kernel/errors.ts';
import { historyOf } from '#kernel/history.ts';
import { newId } from '#kernel/ids.ts';
import { namesOf } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { publicPaths } from '#lib/paths.ts';
import type { OfferState } from '#modules/offers/contract.ts';
import type { CourseRunPage, CourseRunView } from '../../contract.ts';
import { courseKinds, groupOfKind } from '../../contract-kinds.ts';
import { levelRank, wholeLevel } from '../../contract-levels.ts';
import {
  changeCourseRunInput,
  courseRunIdInput,
  courseRunInput,
  courseRunStateInput,
  listCourseRunsInput,
} from '../../inputs.ts';
import { policy } from '../policy.ts';
import { mayKeep, thingOf } from '../rights.ts';
import { courseRun } from '../schema.ts';
import { findOfferOfRun, findRun, findRuns, lockRun, type RunRow } from '../store.ts';
import { runView, titleOf } from '../views.ts';
import { countWaiting } from '../waiting-store.ts';
import { changedMeanwhile, changeRun, checkPlace, confirmation, noSuchOffer, saveSeats, saveWords } from '../write-run.ts';

const what = 'Diesen Kurs';
const keep = 'courses.keep';

/** The office's view of runs that were found. */
export async function viewsOf(tx: Tx, found: readonly RunRow[]): Promise<CourseRunView[]> {
  const names = await namesOf(
    tx,
    found.flatMap(({ row }) => row.confirmedBy ?? []),
  );
  const waiting = await countWaiting(
    tx,
    found.map(({ row }) => row.id),
  );
  return found.map((entry) => runView(entry, { names, waiting }));
}

const providerOf = (view: CourseRunView): string => view.organisation?.name ?? view.unit?.name ?? view.municipality?.name ?? '';
const rankOf = (view: CourseRunView): number => {
  const level = view.targetLevel ?? view.entryLevel;
  return level === null ? 99 : levelRank(level);
};
const orders: Record<'start' | 'title' | 'level' | 'provider', (one: CourseRunView, other: CourseRunView) => number> = {
  start: () => 0,
  title: (one, other) => one.title.localeCompare(other.title, 'de'),
  level: (one, other) => rankOf(one) - rankOf(other),
  provider: (one, other) => providerOf(one).localeCompare(providerOf(other), 'de'),
};

/** Runs and exams by their beginning, name, level or provider; what is over is left out unless it is asked for. */
export const listCourseRuns = useCase({
  name: 'courses.list-course-runs',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: listCourseRunsInput,
  run: async ({ ctx, tx, input }) => {
    const { ended, sort, group, level, ...filter } = input;
    const kinds = group === null ? null : courseKinds.filter((kind) => groupOfKind(kind) === group);
    const found = await findRuns(tx, { ...filter, kinds, openOn: ended ? null : berlinDay(ctx.clock.now()) });
    const views = await viewsOf(
      tx,
      found.filter(
        ({ row }) => level === null || (row.targetLevel !== null && wholeLevel(row.targetLevel) === wholeLevel(level)),
      ),
    );
    return ok(views.toSorted(orders[sort]));
  },
});

/** One run with all that was done to it. */
export const readCourseRun = useCase({
  name: 'courses.read-course-run',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: courseRunIdInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findRun(tx, input.runId);
    if (!found) return notFound(what);
    const [view] = await viewsOf(tx, [found]);
    return ok<CourseRunPage>({
      ...view!,
      history: await historyOf({ tx, countyId: ctx.county.id, subjectType: 'course-run', subjectId: found.row.id }),
      mayChange: mayKeep(ctx, found.offer),
      publicPath:
        found.row.state === 'public' ? publicPaths({ base: `/${ctx.county.slug}`, language: 'de' }).course(view!.slug) : null,
    });
  },
});

/** Records a run at an offer; whoever keeps the offer keeps its runs. Whoever publishes says that all is right today. */
export const addCourseRun = useCase({
  name: 'courses.add-course-run',
  action: keep,
  policy,
  mode: 'write',
  input: courseRunInput,
  load: async ({ tx, input }) => {
    const offer = await findOfferOfRun(tx, input.offerId);
    return offer ? ok({ loaded: offer, thing: thingOf(offer) }) : noSuchOffer();
  },
  run: async ({ ctx, tx, input: { seats, translations, ...given }, loaded: offer, audit, touchPublic }) => {
    const known = await checkPlace(tx, given.placeId);
    if (!known.ok) return known;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(courseRun).values({
      ...given,
      id,
      countyId: ctx.county.id,
      createdAt: now,
      updatedAt: now,
      ...(given.state === 'public' ? confirmation(ctx) : {}),
    });
    await saveSeats({ ctx, tx, runId: id, before: [], seats });
    await saveWords({ ctx, tx, runId: id, given, translations });
    audit({ subjectType: 'course-run', subjectId: id, summary: `Kurs „${given.name ?? offer.name}“ angelegt` });
    if (given.state === 'public') touchPublic();
    return ok({ id });
  },
});

async function locked({ tx, input }: { tx: Tx; input: { runId: string } }) {
  const found = await lockRun(tx, input.runId);
  return found ? ok({ loaded: found, thing: thingOf(found.offer) }) : notFound(what);
}

/** Changes a run, unless somebody else did meanwhile. Nobody gives one away from the own. */
export const changeCourseRun = useCase({
  name: 'courses.change-course-run',
  action: keep,
  policy,
  mode: 'write',
  input: changeCourseRunInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: found, audit, touchPublic }) => {
    const { runId: _id, version, seats, ...given } = input;
    const { row } = found;
    if (version !== row.version) return changedMeanwhile();
    const offer = await findOfferOfRun(tx, given.offerId);
    if (!offer) return noSuchOffer();
    if (!mayKeep(ctx, offer))
      return invalidField('offerId', 'So gehörte der Kurs nicht mehr zu Ihnen. Bitte wählen Sie ein eigenes Angebot.', 'not-own');
    const known = await checkPlace(tx, given.placeId);
    if (!known.ok) return known;
    const changed = await changeRun({ ctx, tx, found, given, seats, confirmed: given.state === 'public' });
    if (!changed.ok) return changed;
    audit({
      subjectType: 'course-run',
      subjectId: row.id,
      summary: `Kurs „${given.name ?? offer.name}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, given),
    });
    if (row.state === 'public' || given.state === 'public') touchPublic();
    return ok(changed.value);
  },
});

/** Says that all of a run is still right. */
export const confirmCourseRun = useCase({
  name: 'courses.confirm-course-run',
  action: keep,
  policy,
  mode: 'write',
  input: courseRunIdInput,
  load: locked,
  run: async ({ ctx, tx, loaded, audit, touchPublic }) => {
    await tx.update(courseRun).set(confirmation(ctx)).where(eq(courseRun.id, loaded.row.id));
    audit({ subjectType: 'course-run', subjectId: loaded.row.id, summary: `Kurs „${titleOf(loaded)}“ bestätigt` });
    if (loaded.row.state === 'public') touchPublic();
    return ok();
  },
});

const stateVerbs: Readonly<Record<OfferState, string>> = {
  public: 'veröffentlicht',
  hidden: 'verborgen',
  draft: 'zum Entwurf gemacht',
};

/** Shows a run to everybody, or hides it. What a public run must say is asked for first. */
export const setCourseRunState = useCase({
  name: 'courses.set-course-run-state',
  action: keep,
  policy,
  mode: 'write',
  input: courseRunStateInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const { row } = loaded;
    if (input.state === 'public') {
      const asked = courseRunInput.safeParse({ ...row, seats: loaded.seats, state: 'public' });
      const fault = asked.success ? null : asked.error.issues[0];
      if (fault) return invalidField(fault.path.join('.'), fault.message, 'incomplete');
    }
    await tx
      .update(courseRun)
      .set({
        state: input.state,
        askedAt: null,
        ...(input.state === 'public' ? confirmation(ctx) : {}),
        updatedAt: ctx.clock.now(),
        version: row.version + 1,
      })
      .where(eq(courseRun.id, row.id));
    audit({
      subjectType: 'course-run',
      subjectId: row.id,
      summary: `Kurs „${titleOf(loaded)}“ ${stateVerbs[input.state]}`,
      fields: { state: { before: row.state, after: input.state } },
    });
    touchPublic();
    return ok();
  },
});
