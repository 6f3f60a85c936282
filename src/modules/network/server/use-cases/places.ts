import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { historyOf, type HistoryEntry } from '#kernel/history.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef, namesOf } from '#kernel/people.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { ContactView, OfficeFunction, PlaceState, PlaceView } from '../../contract-places.ts';
import { changePlaceInput, listPlacesInput, placeIdInput, placeInput, placeStateInput } from '../../inputs-places.ts';
import { checkHolder, type Holder } from '../check-holder.ts';
import { positionWarnings } from '../model/coordinates.ts';
import { freeSlug } from '../model/slug.ts';
import { place } from '../place-schema.ts';
import { findContacts, findOffices, findOutlines, findPlace, findPlaces, takenSlugs } from '../place-store.ts';
import { contactView, placeTexts, placeView } from '../place-views.ts';
import { policy } from '../policy.ts';
import { saveWords } from '../save-words.ts';
import { municipalityExists } from '../store.ts';

const what = 'Diesen Ort';
/** A place is asked about again a year after somebody confirmed it. */
const reviewAfterDays = 365;

export type PlacePage = PlaceView & {
  contacts: ContactView[];
  functions: OfficeFunction[];
  /** What looks wrong and may be right, in German. */
  warnings: string[];
  history: HistoryEntry[];
  mayChange: boolean;
};

/** Places of the county by name, narrowed by words, kind, municipality and state. */
export const listPlaces = useCase({
  name: 'network.list-places',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: listPlacesInput,
  run: async ({ tx, input }) => {
    const { municipalityId, ...filter } = input;
    const found = await findPlaces({ tx, ...filter, municipalityIds: municipalityId === null ? null : [municipalityId] });
    const names = await namesOf(
      tx,
      found.flatMap(({ row }) => row.confirmedBy ?? []),
    );
    return ok(found.map((entry) => placeView(entry, names)));
  },
});

/** One place with its contacts, its functions and all that was done to it. */
export const readPlace = useCase({
  name: 'network.read-place',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: placeIdInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findPlace(tx, input.placeId);
    if (!found) return notFound(what);
    const { row } = found;
    const offices = await findOffices({ tx, placeIds: [row.id] });
    return ok<PlacePage>({
      ...placeView(found, await namesOf(tx, row.confirmedBy === null ? [] : [row.confirmedBy])),
      contacts: (await findContacts({ tx, placeIds: [row.id] })).map(contactView),
      functions: [...new Set(offices.map((entry) => entry.function))],
      warnings: positionWarnings({ place: row, outlines: await findOutlines(tx) }),
      history: await historyOf({ tx, countyId: ctx.county.id, subjectType: 'place', subjectId: row.id }),
      mayChange: mayKeep(ctx, row),
    });
  },
});

/** Records a place. Its part of the address is made of the name where none is given. */
export const addPlace = useCase({
  name: 'network.add-place',
  action: 'network.keep-place',
  policy,
  mode: 'write',
  input: placeInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input: { translations, ...input }, audit, touchPublic }) => {
    const fits = await checkRefs({ tx, fields: input, before: null });
    if (!fits.ok) return fits;
    const taken = await takenSlugs({ tx, exceptId: null });
    if (input.slug !== null && taken.has(input.slug)) return slugTaken();
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    const slug = input.slug ?? freeSlug({ name: input.name, taken });
    const isPublic = input.state === 'public';
    await tx.insert(place).values({
      ...input,
      id,
      countyId: ctx.county.id,
      slug,
      reviewBy: input.reviewBy ?? (isPublic ? addDays(berlinDay(now), reviewAfterDays) : null),
      createdAt: now,
      updatedAt: now,
      publishedAt: isPublic ? now : null,
    });
    await saveWords({ ctx, tx, subjectType: 'place', subjectId: id, source: input, translations, fields: placeTexts });
    audit({ subjectType: 'place', subjectId: id, summary: `Ort „${input.name}“ angelegt` });
    if (isPublic) touchPublic();
    return ok({ id, slug });
  },
});

/** Changes a place, unless somebody else did meanwhile. An earlier part of the address leads on to the new one. */
export const changePlace = useCase({
  name: 'network.change-place',
  action: 'network.keep-place',
  policy,
  mode: 'write',
  input: changePlaceInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(place).where(eq(place.id, input.placeId)).for('update');
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const { placeId: _id, version, slug: given, ...fields } = input;
    if (version !== row.version) {
      return conflict('changed-meanwhile', 'Jemand anderes hat diesen Ort inzwischen geändert. Bitte laden Sie die Seite neu.');
    }
    const fits = await checkRefs({ tx, fields, before: row });
    if (!fits.ok) return fits;
    if (!mayKeep(ctx, fields)) {
      return invalidField(
        'municipalityId',
        'So gehörte der Ort nicht mehr zu Ihnen. Bitte lassen Sie Gemeinde, Organisation und Stelle, oder fragen Sie die Koordination.',
        'not-own',
      );
    }
    const slug = given ?? row.slug;
    if (slug !== row.slug && (await takenSlugs({ tx, exceptId: row.id })).has(slug)) return slugTaken();
    const now = ctx.clock.now();
    const reviewBy = fields.reviewBy ?? (fields.state === 'public' ? addDays(berlinDay(now), reviewAfterDays) : null);
    const after = { ...fields, slug, reviewBy };
    await tx
      .update(place)
      .set({
        ...after,
        formerSlugs: slug === row.slug ? row.formerSlugs : [...row.formerSlugs.filter((entry) => entry !== slug), row.slug],
        publishedAt: row.publishedAt ?? (fields.state === 'public' ? now : null),
        updatedAt: now,
        version: row.version + 1,
      })
      .where(eq(place.id, row.id));
    audit({
      subjectType: 'place',
      subjectId: row.id,
      summary: `Ort „${row.name}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, after),
    });
    if (row.state === 'public' || fields.state === 'public') touchPublic();
    return ok({ version: row.version + 1, slug });
  },
});

/** Shows a place to everybody, or hides it. */
export const setPlaceState = useCase({
  name: 'network.set-place-state',
  action: 'network.keep-place',
  policy,
  mode: 'write',
  input: placeStateInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(place).where(eq(place.id, input.placeId)).for('update');
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const isPublic = input.state === 'public';
    await tx
      .update(place)
      .set({
        state: input.state,
        // Shown again, it is asked about in a year: otherwise it would be hidden the next night.
        ...(isPublic ? { publishedAt: row.publishedAt ?? now, reviewBy: nextReview(now) } : {}),
        updatedAt: now,
        version: row.version + 1,
      })
      .where(eq(place.id, row.id));
    audit({
      subjectType: 'place',
      subjectId: row.id,
      summary: `Ort „${row.name}“ ${stateVerbs[input.state]}`,
      fields: { state: { before: row.state, after: input.state } },
    });
    touchPublic();
    return ok();
  },
});

/** Says that all of a place is still right: it is asked about again in a year. */
export const confirmPlace = useCase({
  name: 'network.confirm-place',
  action: 'network.keep-place',
  policy,
  mode: 'write',
  input: placeIdInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(place).where(eq(place.id, input.placeId)).for('update');
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
  },
  run: async ({ ctx, tx, loaded: row, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const reviewBy = nextReview(now);
    await tx
      .update(place)
      .set({ confirmedAt: now, confirmedBy: actorRef(ctx.actor), reviewBy })
      .where(eq(place.id, row.id));
    audit({
      subjectType: 'place',
      subjectId: row.id,
      summary: `Ort „${row.name}“ bestätigt`,
      fields: { reviewBy: { before: row.reviewBy, after: reviewBy } },
    });
    if (row.state === 'public') touchPublic();
    return ok({ reviewBy });
  },
});

const nextReview = (now: Date): string => addDays(berlinDay(now), reviewAfterDays);
const stateVerbs: Readonly<Record<PlaceState, string>> = {
  public: 'veröffentlicht',
  hidden: 'verborgen',
  draft: 'zum Entwurf gemacht',
};

const slugTaken = () =>
  invalidField('slug', 'Diesen Teil der Adresse trägt schon ein anderer Ort. Bitte wählen Sie einen anderen.', 'slug-taken');

type Owned = Holder & { municipalityId: string | null };
const thingOf = (row: Owned): Thing => ({
  unitIds: row.unitId === null ? [] : [row.unitId],
  municipalityIds: row.municipalityId === null ? [] : [row.municipalityId],
  organisationIds: row.organisationId === null ? [] : [row.organisationId],
});

const mayKeep = (ctx: CountyCtx, row: Owned): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'network.keep-place', thing: thingOf(row) }) === 'yes';

async function checkRefs(input: { tx: Tx; fields: Owned; before: Owned | null }): Promise<Result<undefined>> {
  const { tx, fields } = input;
  if (fields.municipalityId !== null && !(await municipalityExists(tx, fields.municipalityId))) {
    return invalidField('municipalityId', 'Diese Gemeinde gibt es in diesem Landkreis nicht.', 'unknown-municipality');
  }
  return checkHolder(input);
}
