import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { startLevelWords, type CourseNeedView } from '../../contract-needs.ts';
import { courseKinds, groupOfKind, type CourseGroup } from '../../contract-kinds.ts';
import { changeCourseNeedInput, courseNeedIdInput, courseNeedInput, listCourseNeedsInput } from '../../inputs-needs.ts';
import { courseNeed } from '../need-schema.ts';
import { findNeeds, lockNeed, unknownNeedReference, type NeedRow } from '../need-store.ts';
import { policy } from '../policy.ts';
import { mayReport, thingOf } from '../rights.ts';

const what = 'Diesen Bedarf';
const report = 'courses.report-needs';

export const kindsOf = (group: CourseGroup | null) =>
  group === null ? null : courseKinds.filter((kind) => groupOfKind(kind) === group);

/** The month in which a need counts: what waits since earlier is needed now. */
export const monthOf = (from: IsoDate, today: IsoDate): IsoDate => {
  const now = `${today.slice(0, 7)}-01`;
  return from < now ? now : from;
};

/** Whether this reader is told the number: the reporter and the coordination always, others none that is too small. */
export const isTold = (ctx: CountyCtx, { row }: Pick<NeedRow, 'row'>, smallest: number): boolean =>
  row.people >= smallest || mayReport(ctx, row);

function needView(ctx: CountyCtx, found: NeedRow, given: { today: IsoDate; smallest: number }): CourseNeedView {
  const {
    countyId: _county,
    createdAt: _created,
    unitId: _unit,
    municipalityId: _municipality,
    organisationId: _organisation,
    livesInId: _home,
    ...row
  } = found.row;
  return {
    ...row,
    unit: found.unit,
    municipality: found.municipality,
    organisation: found.organisation,
    livesIn: { id: found.livesIn.id, name: found.livesIn.name },
    people: isTold(ctx, found, given.smallest) ? row.people : null,
    open: row.endedOn === null && row.until >= given.today,
    mayChange: mayReport(ctx, found.row),
    updatedAt: row.updatedAt.toISOString(),
  };
}

async function viewsOf(ctx: CountyCtx, tx: Tx, found: readonly NeedRow[]): Promise<CourseNeedView[]> {
  const { smallestCell: smallest } = await readSettings(tx, ctx.county.id);
  const today = berlinDay(ctx.clock.now());
  return found.map((entry) => needView(ctx, entry, { today, smallest }));
}

/** Needs that fit all wishes, the earliest first; numbers below the county's smallest are told to their reporter and the coordination alone. */
export const listCourseNeeds = useCase({
  name: 'courses.list-course-needs',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: listCourseNeedsInput,
  run: async ({ ctx, tx, input }) => {
    const { group, month, ended, ...filter } = input;
    const today = berlinDay(ctx.clock.now());
    const found = await findNeeds(tx, { ...filter, kinds: kindsOf(group), openOn: ended ? null : today });
    return ok(await viewsOf(ctx, tx, month === null ? found : found.filter(({ row }) => monthOf(row.from, today) === month)));
  },
});

/** One need. */
export const readCourseNeed = useCase({
  name: 'courses.read-course-need',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: courseNeedIdInput,
  run: async ({ ctx, tx, input }) => {
    const [view] = await viewsOf(ctx, tx, await findNeeds(tx, { id: input.needId }));
    return view ? ok(view) : notFound(what);
  },
});

const unknown = {
  unitId: 'Diese Stelle gibt es hier nicht.',
  municipalityId: 'Diese Gemeinde gibt es in diesem Landkreis nicht.',
  organisationId: 'Diese Organisation gibt es hier nicht.',
  livesInId: 'Diese Gemeinde gibt es in diesem Landkreis nicht.',
} as const;
type References = Parameters<typeof unknownNeedReference>[1];
async function checkReferences(tx: Tx, given: References): Promise<Result<undefined>> {
  const missing = await unknownNeedReference(tx, given);
  return missing === null ? ok() : invalidField(missing, unknown[missing], 'unknown-reference');
}

/** The log is read by more people than small numbers are: it says that the number changed, and not what it is. */
const auditFields = (row: object, given: object) =>
  Object.fromEntries(
    Object.entries(changedFields<Record<string, unknown>>({ ...row }, { ...given })).map(([field, value]) => [
      field,
      field === 'people' ? {} : value,
    ]),
  );

/** Reports how many people need which course. */
export const reportCourseNeed = useCase({
  name: 'courses.report-course-need',
  action: report,
  policy,
  mode: 'write',
  input: courseNeedInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input, audit }) => {
    const known = await checkReferences(tx, input);
    if (!known.ok) return known;
    const now = ctx.clock.now();
    if (input.until < berlinDay(now)) return invalidField('until', 'Dieser Tag ist schon vorbei.');
    const id = newId(now.getTime());
    await tx.insert(courseNeed).values({ ...input, id, countyId: ctx.county.id, createdAt: now, updatedAt: now });
    audit({ subjectType: 'course-need', subjectId: id, summary: `Kursbedarf ${startLevelWords[input.startLevel]} gemeldet` });
    return ok({ id });
  },
});

async function locked({ tx, input }: { tx: Tx; input: { needId: string } }) {
  const found = await lockNeed(tx, input.needId);
  return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
}

/** Changes a need, unless somebody else did meanwhile. Nobody gives one away from the own. One that ended holds again by it. */
export const changeCourseNeed = useCase({
  name: 'courses.change-course-need',
  action: report,
  policy,
  mode: 'write',
  input: changeCourseNeedInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: { row }, audit }) => {
    const { needId: _id, version, ...given } = input;
    if (version !== row.version)
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diesen Bedarf inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    if (!mayReport(ctx, given))
      return invalidField(
        'unitId',
        'So gehörte die Meldung nicht mehr zu Ihnen. Bitte lassen Sie, wer meldet, oder fragen Sie die Koordination.',
        'not-own',
      );
    const known = await checkReferences(tx, given);
    if (!known.ok) return known;
    await tx
      .update(courseNeed)
      .set({ ...given, endedOn: null, updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(courseNeed.id, row.id));
    audit({
      subjectType: 'course-need',
      subjectId: row.id,
      summary: `Kursbedarf ${startLevelWords[given.startLevel]} geändert`,
      fields: auditFields(row, given),
    });
    return ok({ version: row.version + 1 });
  },
});

/** Says that a need is met or no longer there. It stays on record and counts no more. */
export const endCourseNeed = useCase({
  name: 'courses.end-course-need',
  action: report,
  policy,
  mode: 'write',
  input: courseNeedIdInput,
  load: locked,
  run: async ({ ctx, tx, loaded: { row }, audit }) => {
    if (row.endedOn !== null) return conflict('already-ended', 'Dieser Bedarf ist schon beendet.');
    const endedOn = berlinDay(ctx.clock.now());
    await tx
      .update(courseNeed)
      .set({ endedOn, updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(courseNeed.id, row.id));
    audit({
      subjectType: 'course-need',
      subjectId: row.id,
      summary: `Kursbedarf ${startLevelWords[row.startLevel]} beendet`,
      fields: { endedOn: { before: null, after: endedOn } },
    });
    return ok();
  },
});
