import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { historyOf } from '#kernel/history.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef, namesOf } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import { saveTranslations } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import { publicPaths } from '#lib/paths.ts';
import { placeStateWords } from '#modules/network/contract-places.ts';
import {
  notReported,
  placesStateWords,
  schoolTypeWords,
  type PlacesState,
  type SchoolPage,
  type SchoolType,
  type SchoolView,
} from '../../contract.ts';
import {
  changeSchoolInput,
  listSchoolsInput,
  reportPlacesInput,
  schoolIdInput,
  schoolInput,
  schoolStateInput,
} from '../../inputs.ts';
import { policy } from '../policy.ts';
import { mayKeep, thingOf } from '../rights.ts';
import { school } from '../schema.ts';
import {
  findSchool,
  findSchools,
  findTowns,
  isTaken,
  loadSettings,
  lockSchool,
  unknownReference,
  type SchoolRow,
} from '../store.ts';
import { isShown, schoolTexts, schoolView } from '../views.ts';

const what = 'Diese Einrichtung';
const keep = 'schools.keep';
const subjectType = 'school';

async function viewsOf(input: { ctx: CountyCtx; tx: Tx; found: readonly SchoolRow[] }): Promise<SchoolView[]> {
  const { ctx, tx, found } = input;
  const names = await namesOf(
    tx,
    found.flatMap(({ row }) => row.confirmedBy ?? []),
  );
  const towns = new Map((await findTowns(tx)).map((town) => [town.id, town]));
  const now = { today: berlinDay(ctx.clock.now()), settings: await loadSettings(tx) };
  return found.map((entry) => schoolView(entry, { names, towns, now }));
}

/** Kitas and schools by name. */
export const listSchools = useCase({
  name: 'schools.list-schools',
  action: 'schools.read-office',
  policy,
  mode: 'read',
  input: listSchoolsInput,
  run: async ({ ctx, tx, input: { unreported, ...filter } }) => {
    const views = await viewsOf({ ctx, tx, found: await findSchools(tx, filter) });
    return ok(views.filter(({ placesShown }) => !unreported || placesShown === null));
  },
});

/** One institution with all that was done to it. */
export const readSchool = useCase({
  name: 'schools.read-school',
  action: 'schools.read-office',
  policy,
  mode: 'read',
  input: schoolIdInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findSchool(tx, input.schoolId);
    if (!found) return notFound(what);
    const [view] = await viewsOf({ ctx, tx, found: [found] });
    return ok<SchoolPage>({
      ...view!,
      history: await historyOf({ tx, countyId: ctx.county.id, subjectType, subjectId: found.row.id }),
      mayChange: mayKeep(ctx, found.row),
      publicPath: isShown(found) ? publicPaths({ base: `/${ctx.county.slug}`, language: 'de' }).school(view!.slug) : null,
    });
  },
});

const unknown = {
  placeId: 'Diesen Ort gibt es hier nicht.',
  organisationId: 'Diese Organisation gibt es hier nicht.',
  unitId: 'Diese Stelle gibt es hier nicht.',
  municipalityId: 'Diese Gemeinde gibt es in diesem Landkreis nicht.',
  areaIds: 'Eine dieser Gemeinden gibt es in diesem Landkreis nicht.',
} as const;
type Given = {
  placeId: string;
  type: SchoolType;
  organisationId: string | null;
  unitId: string | null;
  municipalityId: string | null;
  areaIds: readonly string[];
};

async function checkSchool(tx: Tx, given: Given, exceptId: string | null): Promise<Result<undefined>> {
  const missing = await unknownReference(tx, given);
  if (missing !== null) return invalidField(missing, unknown[missing], 'unknown-reference');
  if (await isTaken(tx, given, exceptId))
    return invalidField('placeId', `Dieser Ort steht als „${schoolTypeWords[given.type]}“ schon im Verzeichnis.`, 'doubled');
  return ok();
}

/** That somebody said today that all is right. */
const confirmation = (ctx: CountyCtx) => ({ confirmedAt: ctx.clock.now(), confirmedBy: actorRef(ctx.actor) });
const reported = (ctx: CountyCtx, places: PlacesState | null) => ({
  places,
  placesOn: places === null ? null : berlinDay(ctx.clock.now()),
});

/** Enters an institution at its place. Whoever publishes it says that all is right today. */
export const addSchool = useCase({
  name: 'schools.add-school',
  action: keep,
  policy,
  mode: 'write',
  input: schoolInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input: { translations, ...given }, audit, touchPublic }) => {
    const fits = await checkSchool(tx, given, null);
    if (!fits.ok) return fits;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(school).values({
      ...given,
      ...reported(ctx, given.places),
      ...(given.state === 'public' ? confirmation(ctx) : {}),
      id,
      countyId: ctx.county.id,
      createdAt: now,
      updatedAt: now,
    });
    const words = Object.entries(translations).flatMap(([language, texts]) =>
      schoolTexts.flatMap((field) => {
        const [source, text] = [given[field], texts[field]];
        return source === null || !text
          ? []
          : [{ subjectType, subjectId: id, field, language, source, text, state: 'draft' as const }];
      }),
    );
    if (words.length > 0) await saveTranslations({ ctx, tx, translations: words });
    audit({ subjectType, subjectId: id, summary: `${schoolTypeWords[given.type]} ins Verzeichnis eingetragen` });
    if (given.state === 'public') touchPublic();
    return ok({ id });
  },
});

async function locked({ tx, input }: { tx: Tx; input: { schoolId: string } }) {
  const found = await lockSchool(tx, input.schoolId);
  return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
}
const named = ({ place }: SchoolRow): string => `„${place.name}“`;

/** Changes an institution, unless somebody else did meanwhile. Nobody gives one away from the own. */
export const changeSchool = useCase({
  name: 'schools.change-school',
  action: keep,
  policy,
  mode: 'write',
  input: changeSchoolInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const { schoolId: _id, version, ...given } = input;
    const { row } = loaded;
    if (version !== row.version)
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diese Einrichtung inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    if (!mayKeep(ctx, given))
      return invalidField(
        'organisationId',
        'So gehörte die Einrichtung nicht mehr zu Ihnen. Bitte lassen Sie den Träger, oder fragen Sie die Koordination.',
        'not-own',
      );
    const fits = await checkSchool(tx, given, row.id);
    if (!fits.ok) return fits;
    await tx
      .update(school)
      .set({
        ...given,
        // The same word is no new report: its day stays.
        ...(given.places === row.places ? {} : reported(ctx, given.places)),
        ...(given.state === 'public' ? confirmation(ctx) : {}),
        updatedAt: ctx.clock.now(),
        version: row.version + 1,
      })
      .where(eq(school.id, row.id));
    audit({
      subjectType,
      subjectId: row.id,
      summary: `Einrichtung ${named(loaded)} geändert`,
      fields: changedFields<Record<string, unknown>>(row, given),
    });
    if (row.state === 'public' || given.state === 'public') touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** Says whether there are places today; null takes the report back. */
export const reportPlaces = useCase({
  name: 'schools.report-places',
  action: keep,
  policy,
  mode: 'write',
  input: reportPlacesInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const { row } = loaded;
    await tx
      .update(school)
      .set({ ...reported(ctx, input.places), updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(school.id, row.id));
    audit({
      subjectType,
      subjectId: row.id,
      summary: `Freie Plätze bei ${named(loaded)}: ${input.places === null ? notReported : placesStateWords[input.places]}`,
      fields: { places: { before: row.places, after: input.places } },
    });
    if (row.state === 'public') touchPublic();
    return ok();
  },
});

/** Says that all of an institution is still right. */
export const confirmSchool = useCase({
  name: 'schools.confirm-school',
  action: keep,
  policy,
  mode: 'write',
  input: schoolIdInput,
  load: locked,
  run: async ({ ctx, tx, loaded, audit, touchPublic }) => {
    await tx.update(school).set(confirmation(ctx)).where(eq(school.id, loaded.row.id));
    audit({ subjectType, subjectId: loaded.row.id, summary: `Einrichtung ${named(loaded)} bestätigt` });
    if (loaded.row.state === 'public') touchPublic();
    return ok();
  },
});

/** Shows an institution to everybody, or hides it. */
export const setSchoolState = useCase({
  name: 'schools.set-school-state',
  action: keep,
  policy,
  mode: 'write',
  input: schoolStateInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const { row } = loaded;
    await tx
      .update(school)
      .set({
        state: input.state,
        ...(input.state === 'public' ? confirmation(ctx) : {}),
        updatedAt: ctx.clock.now(),
        version: row.version + 1,
      })
      .where(eq(school.id, row.id));
    audit({
      subjectType,
      subjectId: row.id,
      summary: `Einrichtung ${named(loaded)}: ${placeStateWords[input.state]}`,
      fields: { state: { before: row.state, after: input.state } },
    });
    touchPublic();
    return ok();
  },
});
