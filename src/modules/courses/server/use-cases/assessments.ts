import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef, namesOf } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { SkillsAssessmentView } from '../../contract-assessments.ts';
import {
  assessmentIdInput,
  assessmentInput,
  assessmentMatrixInput,
  changeAssessmentInput,
  listAssessmentsInput,
  publicAssessmentsInput,
} from '../../inputs-assessments.ts';
import { skillsAssessment } from '../assessment-schema.ts';
import {
  findAssessments,
  findAssessmentTowns,
  lockAssessment,
  unknownAssessmentReference,
  type AssessmentRow,
} from '../assessment-store.ts';
import { assessmentView, assessmentWords, publicAssessment, scopeOf } from '../assessment-views.ts';
import { assessmentMatrix } from '../model/assessment-matrix.ts';
import { policy } from '../policy.ts';
import { mayKeep, thingOf } from '../rights.ts';

const what = 'Diese Kompetenzfeststellung';
const keep = 'courses.keep';
const subjectType = 'skills-assessment';

export async function viewsOf(ctx: CountyCtx, tx: Tx, found: readonly AssessmentRow[]): Promise<SkillsAssessmentView[]> {
  const names = await namesOf(
    tx,
    found.flatMap(({ row }) => row.confirmedBy ?? []),
  );
  return found.map((entry) => assessmentView(ctx, entry, names));
}

/** Assessments that fit all wishes, by name. */
export const listSkillsAssessments = useCase({
  name: 'courses.list-skills-assessments',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: listAssessmentsInput,
  run: async ({ ctx, tx, input }) => ok(await viewsOf(ctx, tx, await findAssessments(tx, input))),
});

/** One assessment. */
export const readSkillsAssessment = useCase({
  name: 'courses.read-skills-assessment',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: assessmentIdInput,
  run: async ({ ctx, tx, input }) => {
    const [view] = await viewsOf(ctx, tx, await findAssessments(tx, { id: input.assessmentId }));
    return view ? ok(view) : notFound(what);
  },
});

/**
 * Who finds out what for whom, among what is public: overlaps and gaps. With a municipality, what is held elsewhere is left out
 * and what is for the whole county counts.
 */
export const readAssessmentMatrix = useCase({
  name: 'courses.read-assessment-matrix',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: assessmentMatrixInput,
  run: async ({ tx, input: { municipalityId } }) => {
    const scopes = (await findAssessments(tx, { state: 'public' })).map(scopeOf);
    return ok({
      rows: assessmentMatrix(scopes.filter(({ town }) => municipalityId === null || town === null || town.id === municipalityId)),
    });
  },
});

const unknown = {
  placeId: 'Diesen Ort gibt es hier nicht.',
  organisationId: 'Diese Organisation gibt es hier nicht.',
  unitId: 'Diese Stelle gibt es hier nicht.',
  municipalityId: 'Diese Gemeinde gibt es in diesem Landkreis nicht.',
} as const;
async function checkReferences(tx: Tx, given: Parameters<typeof unknownAssessmentReference>[1]): Promise<Result<undefined>> {
  const missing = await unknownAssessmentReference(tx, given);
  return missing === null ? ok() : invalidField(missing, unknown[missing], 'unknown-reference');
}
/** What an assessment is changes seldom: what was said holds half a year. */
const holdsDays = 180;
/** That somebody said today that all is right: an answer to every question so far. */
export const confirmation = (ctx: CountyCtx) => ({
  confirmedAt: ctx.clock.now(),
  confirmedBy: actorRef(ctx.actor),
  reviewBy: addDays(berlinDay(ctx.clock.now()), holdsDays),
  askedAt: null,
});

/** Adds an assessment. Publishing it says that all is right today. */
export const addSkillsAssessment = useCase({
  name: 'courses.add-skills-assessment',
  action: keep,
  policy,
  mode: 'write',
  input: assessmentInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const known = await checkReferences(tx, input);
    if (!known.ok) return known;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(skillsAssessment).values({
      ...input,
      ...(input.state === 'public' ? confirmation(ctx) : {}),
      ...{ id, countyId: ctx.county.id, createdAt: now, updatedAt: now },
    });
    audit({ subjectType, subjectId: id, summary: `Kompetenzfeststellung „${input.name}“ eingetragen` });
    if (input.state === 'public') touchPublic();
    return ok({ id });
  },
});

async function locked({ tx, input }: { tx: Tx; input: { assessmentId: string } }) {
  const found = await lockAssessment(tx, input.assessmentId);
  return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
}

/** Changes an assessment, unless somebody else did meanwhile. Nobody gives one away from the own. Saving what is public confirms it. */
export const changeSkillsAssessment = useCase({
  name: 'courses.change-skills-assessment',
  action: keep,
  policy,
  mode: 'write',
  input: changeAssessmentInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: { row }, audit, touchPublic }) => {
    const { assessmentId: _id, version, ...given } = input;
    if (version !== row.version)
      return conflict('changed-meanwhile', 'Jemand anderes hat das inzwischen geändert. Bitte laden Sie die Seite neu.');
    if (!mayKeep(ctx, given))
      return invalidField(
        'organisationId',
        'So gehörte die Kompetenzfeststellung nicht mehr zu Ihnen. Bitte lassen Sie, wer sie anbietet, oder fragen Sie die Koordination.',
        'not-own',
      );
    const known = await checkReferences(tx, given);
    if (!known.ok) return known;
    await tx
      .update(skillsAssessment)
      .set({
        ...given,
        askedAt: null,
        ...(given.state === 'public' ? confirmation(ctx) : {}),
        updatedAt: ctx.clock.now(),
        version: row.version + 1,
      })
      .where(eq(skillsAssessment.id, row.id));
    audit({
      subjectType,
      subjectId: row.id,
      summary: `Kompetenzfeststellung „${given.name}“ geändert`,
      fields: changedFields<Record<string, unknown>>({ ...row }, given),
    });
    if (row.state === 'public' || given.state === 'public') touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** Says that all of a public assessment is still right. */
export const confirmSkillsAssessment = useCase({
  name: 'courses.confirm-skills-assessment',
  action: keep,
  policy,
  mode: 'write',
  input: assessmentIdInput,
  load: locked,
  run: async ({ ctx, tx, loaded: { row }, audit, touchPublic }) => {
    await tx.update(skillsAssessment).set(confirmation(ctx)).where(eq(skillsAssessment.id, row.id));
    audit({ subjectType, subjectId: row.id, summary: `Kompetenzfeststellung „${row.name}“ bestätigt` });
    if (row.state === 'public') touchPublic();
    return ok();
  },
});

/** Public assessments for somebody's wishes, in one language; what is online, or at no place, is for every municipality. */
export const readPublicAssessments = useCase({
  name: 'courses.read-public-assessments',
  action: 'courses.read-public',
  policy,
  mode: 'read',
  input: publicAssessmentsInput,
  run: async ({ tx, input: { municipalityAgs, language, ...filter } }) => {
    const towns = await findAssessmentTowns(tx);
    if (municipalityAgs !== null && !towns.some(({ ags }) => ags === municipalityAgs)) return notFound('Diese Gemeinde');
    const found = (await findAssessments(tx, { ...filter, state: 'public' })).filter(
      (entry) => municipalityAgs === null || scopeOf(entry).town === null || entry.town?.ags === municipalityAgs,
    );
    const dictionary = await assessmentWords({ tx, language, found });
    const collator = new Intl.Collator(language);
    return ok({
      assessments: found
        .map((entry) => publicAssessment({ found: entry, dictionary }))
        .toSorted((one, other) => collator.compare(one.name.text, other.name.text)),
      municipalities: towns.map(({ ags, name }) => ({ ags, name })),
    });
  },
});
