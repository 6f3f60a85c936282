import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef, namesOf } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { classKindWords, halfYearWord, type ClassKind, type LanguageClassView } from '../../contract-classes.ts';
import {
  changeLanguageClassInput,
  languageClassIdInput,
  languageClassInput,
  listClassesInput,
  reviewClassInput,
} from '../../inputs-classes.ts';
import { languageClass, languageClassReview } from '../class-schema.ts';
import { findClasses, lockClass, type ClassRow } from '../class-store.ts';
import { occupancyOf, occupancyStateOf } from '../model/occupancy.ts';
import { policy } from '../policy.ts';
import { mayKeep, thingOf } from '../rights.ts';
import { findSchool, loadSettings } from '../store.ts';

const what = 'Diese Sprachklasse';
const keep = 'schools.keep';
const subjectType = 'language-class';
const nameOf = (row: { kind: ClassKind; halfYear: string }): string =>
  `${classKindWords[row.kind]}, ${halfYearWord(row.halfYear)}`;

/** Views of classes: whoever does not keep the school reads no count below the county's smallest. */
async function viewsOf(input: { ctx: CountyCtx; tx: Tx; found: readonly ClassRow[] }): Promise<LanguageClassView[]> {
  const { ctx, tx, found } = input;
  const { smallestCell } = await readSettings(tx, ctx.county.id);
  const { occupancyFrom: from, occupancyTo: to } = await loadSettings(tx);
  const names = await namesOf(
    tx,
    found.flatMap(({ reviews }) => reviews.map(({ reviewedBy }) => reviewedBy)),
  );
  return found.map(({ row, school, place, reviews }) => {
    const mayChange = mayKeep(ctx, school);
    const told = (count: number): number | null => (mayChange || count === 0 || count >= smallestCell ? count : null);
    const pupils = told(row.pupils);
    const shown = pupils === null ? null : { places: row.places, pupils };
    const occupancyState = shown && occupancyStateOf({ ...shown, range: { from, to } });
    return {
      id: row.id,
      school: { id: school.id, name: place.name, town: place.town },
      kind: row.kind,
      halfYear: row.halfYear,
      places: row.places,
      pupils,
      waiting: told(row.waiting),
      occupancy: shown && occupancyOf(shown),
      occupancyState,
      toReview: (occupancyState === 'below' || occupancyState === 'above') && reviews.length === 0,
      // What was decided names the share of its day.
      reviews:
        pupils === null
          ? []
          : reviews.map(({ id, day, occupancy, decision, reviewedBy }) => ({
              id,
              day,
              occupancy,
              decision,
              by: names.get(reviewedBy) ?? null,
            })),
      note: row.note,
      mayChange,
      updatedAt: row.updatedAt.toISOString(),
      version: row.version,
    };
  });
}

/** Language classes, the newest half-year first. */
export const listLanguageClasses = useCase({
  name: 'schools.list-classes',
  action: 'schools.read-office',
  policy,
  mode: 'read',
  input: listClassesInput,
  run: async ({ ctx, tx, input: { toReview, ...filter } }) =>
    ok((await viewsOf({ ctx, tx, found: await findClasses(tx, filter) })).filter((view) => !toReview || view.toReview)),
});

/** One class with what was decided about it. */
export const readLanguageClass = useCase({
  name: 'schools.read-class',
  action: 'schools.read-office',
  policy,
  mode: 'read',
  input: languageClassIdInput,
  run: async ({ ctx, tx, input }) => {
    const [view] = await viewsOf({ ctx, tx, found: await findClasses(tx, { id: input.classId }) });
    return view ? ok(view) : notFound(what);
  },
});

const noSchool = () => invalidField('schoolId', 'Diese Schule steht nicht im Verzeichnis.', 'unknown-reference');
const doubled = () =>
  invalidField('halfYear', 'Für diese Schule, Art und dieses Halbjahr gibt es schon einen Eintrag.', 'doubled');

async function isThere(tx: Tx, given: { schoolId: string; kind: ClassKind; halfYear: string }, exceptId: string | null) {
  return (await findClasses(tx, given)).some(({ row }) => row.id !== exceptId);
}

/** Enters a class of a half-year; whoever keeps the school keeps its classes. */
export const addLanguageClass = useCase({
  name: 'schools.add-class',
  action: keep,
  policy,
  mode: 'write',
  input: languageClassInput,
  load: async ({ tx, input }) => {
    const found = await findSchool(tx, input.schoolId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : noSchool();
  },
  run: async ({ ctx, tx, input, audit }) => {
    if (await isThere(tx, input, null)) return doubled();
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(languageClass).values({ ...input, id, countyId: ctx.county.id, createdAt: now, updatedAt: now });
    audit({ subjectType, subjectId: id, summary: `${nameOf(input)} eingetragen` });
    return ok({ id });
  },
});

async function locked({ tx, input }: { tx: Tx; input: { classId: string } }) {
  const found = await lockClass(tx, input.classId);
  return found ? ok({ loaded: found, thing: thingOf(found.school) }) : notFound(what);
}

/** Changes the counts of a class, unless somebody else did meanwhile. What was decided before stays in its history. */
export const changeLanguageClass = useCase({
  name: 'schools.change-class',
  action: keep,
  policy,
  mode: 'write',
  input: changeLanguageClassInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: { row }, audit }) => {
    const { classId: _id, version, ...given } = input;
    if (version !== row.version)
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diese Sprachklasse inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    const to = await findSchool(tx, given.schoolId);
    if (!to) return noSchool();
    if (!mayKeep(ctx, to.row)) return invalidField('schoolId', 'Diese Schule gehört nicht zu Ihnen.', 'not-own');
    if (await isThere(tx, given, row.id)) return doubled();
    await tx
      .update(languageClass)
      .set({ ...given, updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(languageClass.id, row.id));
    audit({
      subjectType,
      subjectId: row.id,
      summary: `${nameOf(given)} geändert`,
      fields: changedFields<Record<string, unknown>>(row, given),
    });
    return ok({ version: row.version + 1 });
  },
});

/** Records what was decided about a class outside the county's range: who, when, and with which share of places taken. */
export const reviewLanguageClass = useCase({
  name: 'schools.review-class',
  action: keep,
  policy,
  mode: 'write',
  input: reviewClassInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: { row }, audit }) => {
    const occupancy = occupancyOf(row);
    const { occupancyFrom: from, occupancyTo: to } = await loadSettings(tx);
    const state = occupancyStateOf({ ...row, range: { from, to } });
    if (occupancy === null || state === 'fits')
      return conflict('nothing-to-review', 'Die Belegung liegt im Rahmen. Es gibt nichts zu prüfen.');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(languageClassReview).values({
      id,
      countyId: ctx.county.id,
      classId: row.id,
      day: berlinDay(now),
      occupancy,
      decision: input.decision,
      reviewedBy: actorRef(ctx.actor),
      createdAt: now,
    });
    audit({ subjectType, subjectId: row.id, summary: `${nameOf(row)}: Belegung von ${occupancy} % geprüft` });
    return ok({ id });
  },
});
