import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { isId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import type { OfficeFunction, PublicOffice, PublicPlace, PublicReference } from '../../contract-places.ts';
import {
  findOfficeInput,
  findOfficesInput,
  publicPlaceInput,
  publicPlacesInput,
  spotsInput,
  publicReferencesInput,
} from '../../inputs-places.ts';
import { mapSketch } from '../model/map-sketch.ts';
import { homeOf, responsibleFor } from '../model/responsible.ts';
import {
  findContacts,
  findMunicipalities,
  findOffices,
  findOutlines,
  findPlaces,
  type ContactRow,
  type PlaceRow,
} from '../place-store.ts';
import { publicCard, publicContact, publicPlace } from '../place-views.ts';
import { policy } from '../policy.ts';

/** Places that everybody may see, by name in the language; narrowed by kind, municipality and audience. */
export const readPublicPlaces = useCase({
  name: 'network.read-public-places',
  action: 'network.read-public',
  policy,
  mode: 'read',
  input: publicPlacesInput,
  run: async ({ ctx, tx, input }) => {
    const municipalities = await findMunicipalities(tx);
    const own = input.municipalityAgs === null ? null : municipalities.find((entry) => entry.ags === input.municipalityAgs);
    if (own === undefined) return notFound('Diese Gemeinde');
    const inside =
      own === null
        ? null
        : municipalities.filter((entry) => entry.id === own.id || entry.partOf === own.ags || entry.ags === own.partOf);
    const all = await findPlaces({ tx, state: 'public', municipalityIds: inside?.map((entry) => entry.id) ?? null });
    const found = all.filter(
      ({ row }) =>
        (input.kind === null || row.kind === input.kind) &&
        (input.audience === null || row.audience.length === 0 || row.audience.includes(input.audience)),
    );
    const dictionary = await loadDictionary({ tx, language: input.language, subjectIds: found.map(({ row }) => row.id) });
    const today = berlinDay(ctx.clock.now());
    const collator = new Intl.Collator(input.language);
    return ok({
      places: found
        .map((entry) => publicCard({ found: entry, dictionary, today }))
        .toSorted((one, other) => collator.compare(one.name.text, other.name.text)),
      map: mapSketch({
        outlines: await findOutlines(tx),
        places: found.map(({ row }) => row),
        ags: own?.kind === 'joint-municipality' ? null : (own?.ags ?? null),
      }),
      /** Kinds of which there are any, and municipalities to choose from. */
      kinds: [...new Set(all.map(({ row }) => row.kind))],
      municipalities: municipalities.map(({ ags, name, kind }) => ({ ags, name, kind })),
    });
  },
});

/** One public place by its part of the address or its id, with its contacts. An earlier address gives the present slug. */
export const readPublicPlace = useCase({
  name: 'network.read-public-place',
  action: 'network.read-public',
  policy,
  mode: 'read',
  input: publicPlaceInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findPlaces({ tx, state: 'public', slug: input.slug });
    const entry = found.find(({ row }) => row.slug === input.slug) ?? found[0];
    if (!entry) return notFound('Diesen Ort');
    const [place] = await publicPlacesOf({ ctx, tx, language: input.language, found: [entry] });
    return ok({
      ...place!,
      map: mapSketch({ outlines: await findOutlines(tx), places: [entry.row], ags: entry.municipality?.ags ?? null }),
    });
  },
});

/** The county as a drawing with spots of other rooms; null where no borders are laid down, or the municipality is not known. */
export const drawSpots = useCase({
  name: 'network.draw-spots',
  action: 'network.read-public',
  policy,
  mode: 'read',
  input: spotsInput,
  run: async ({ tx, input }) => {
    const outlines = await findOutlines(tx);
    // A joint municipality has no borders of its own here: all are shown.
    const ags = outlines.some(({ municipality }) => municipality.ags === input.ags) ? input.ags : null;
    return ok(mapSketch({ outlines, places: input.spots, ags }));
  },
});

/** All public places with everything, for interchange. */
export const readPublicPlacesInFull = useCase({
  name: 'network.read-public-places-in-full',
  action: 'network.read-public',
  policy,
  mode: 'read',
  input: publicPlacesInput.pick({ language: true }),
  run: async ({ ctx, tx, input }) =>
    ok(await publicPlacesOf({ ctx, tx, language: input.language, found: await findPlaces({ tx, state: 'public' }) })),
});

/** Who is responsible for a function where somebody lives; null where nobody is entered or nobody may be shown. */
export const findOffice = useCase({
  name: 'network.find-office',
  action: 'network.read-public',
  policy,
  mode: 'read',
  input: findOfficeInput,
  run: async ({ ctx, tx, input }) => {
    const { function: name, ...rest } = input;
    const offices = await officesFor({ ctx, tx, ...rest, functions: [name] });
    return offices === null ? notFound('Diese Gemeinde') : ok(offices[0] ?? null);
  },
});

/** The same for several functions at once, all of them unless named: for checklists, pages and printed sheets. */
export const findOfficesFor = useCase({
  name: 'network.find-offices',
  action: 'network.read-public',
  policy,
  mode: 'read',
  input: findOfficesInput,
  run: async ({ ctx, tx, input }) => {
    const offices = await officesFor({ ctx, tx, ...input });
    return offices === null ? notFound('Diese Gemeinde') : ok(offices);
  },
});

/** Places and contact cards that a page shows, by their ids; what the public may not see is left out. */
export const readPublicReferences = useCase({
  name: 'network.read-public-references',
  action: 'network.read-public',
  policy,
  mode: 'read',
  input: publicReferencesInput,
  run: async ({ ctx, tx, input }) => {
    const { language } = input;
    const placeIds = [...new Set(input.placeIds.filter(isId))];
    const contactIds = [...new Set(input.contactIds.filter(isId))];
    if (placeIds.length + contactIds.length === 0) return ok<PublicReference[]>([]);
    const cards = (await findContacts({ tx, ids: contactIds, state: 'public' })).filter(hasPublicName);
    const wanted = [...new Set([...placeIds, ...cards.flatMap(({ row }) => row.placeId ?? [])])];
    const found = await findPlaces({ tx, ids: wanted, state: 'public' });
    const places = new Map((await publicPlacesOf({ ctx, tx, language, found })).map((entry) => [entry.id, entry]));
    const dictionary = await loadDictionary({ tx, language, subjectIds: cards.map(({ row }) => row.id) });
    const today = berlinDay(ctx.clock.now());
    return ok<PublicReference[]>([
      ...placeIds.flatMap((id): PublicReference[] => {
        const place = places.get(id);
        return place === undefined ? [] : [{ kind: 'place', id, place, contact: null, note: null }];
      }),
      ...cards.map((card): PublicReference => ({
        ...{ kind: 'contact', id: card.row.id, note: null },
        place: places.get(card.row.placeId ?? '') ?? null,
        contact: publicContact({ found: card, dictionary, today }),
      })),
    ]);
  },
});

async function officesFor(input: {
  ctx: CountyCtx;
  tx: Tx;
  language: string;
  functions: readonly OfficeFunction[];
  municipalityAgs: string | null;
  postcode: string | null;
}): Promise<PublicOffice[] | null> {
  const { ctx, tx, language, functions, postcode } = input;
  const home = homeOf({ municipalities: await findMunicipalities(tx), ags: input.municipalityAgs, postcode });
  if (home === null) return null;
  const rows = await findOffices({ tx, functions });
  const placeIds = [...new Set(rows.flatMap((row) => row.placeId ?? []))];
  const shownPlaces = await findPlaces({ tx, ids: placeIds, state: 'public' });
  const cards = await findContacts({ tx, ids: [...new Set(rows.flatMap((row) => row.contactId ?? []))], state: 'public' });
  const places = new Map((await publicPlacesOf({ ctx, tx, language, found: shownPlaces })).map((entry) => [entry.id, entry]));
  const dictionary = await loadDictionary({
    tx,
    language,
    subjectIds: [...rows, ...cards.map(({ row }) => row)].map((row) => row.id),
  });
  const today = berlinDay(ctx.clock.now());
  const contacts = new Map(
    cards.filter(hasPublicName).map((found) => [found.row.id, publicContact({ found, dictionary, today })]),
  );
  // A line whose place and contact are both hidden helps nobody: the next wider one may.
  const entries = rows.filter(
    (row) => (row.placeId !== null && places.has(row.placeId)) || (row.contactId !== null && contacts.has(row.contactId)),
  );
  return functions.flatMap((name): PublicOffice[] => {
    const found = responsibleFor({ entries, function: name, home });
    if (found === null) return [];
    const { entry, scope } = found;
    return [
      {
        function: name,
        scope,
        place: entry.placeId === null ? null : (places.get(entry.placeId) ?? null),
        contact: entry.contactId === null ? null : (contacts.get(entry.contactId) ?? null),
        note: entry.note === null ? null : dictionary.word({ subjectId: entry.id, field: 'note', source: entry.note }),
      },
    ];
  });
}

/** A card that is nothing but a person's name that is not public has nothing to say. */
const hasPublicName = ({ row }: ContactRow): boolean =>
  row.areaOfResponsibility !== null || (row.name !== null && (!row.isPerson || row.nameIsPublic));

async function publicPlacesOf(input: {
  ctx: CountyCtx;
  tx: Tx;
  language: string;
  found: readonly PlaceRow[];
}): Promise<PublicPlace[]> {
  const { ctx, tx, language, found } = input;
  const ids = found.map(({ row }) => row.id);
  const contacts = (await findContacts({ tx, placeIds: ids, state: 'public' })).filter(hasPublicName);
  const offices = await findOffices({ tx, placeIds: ids });
  const dictionary = await loadDictionary({ tx, language, subjectIds: [...ids, ...contacts.map(({ row }) => row.id)] });
  const today = berlinDay(ctx.clock.now());
  return found.map((entry) =>
    publicPlace({
      found: entry,
      contacts: contacts.filter(({ row }) => row.placeId === entry.row.id),
      functions: offices.filter((row) => row.placeId === entry.row.id).map((row) => row.function),
      dictionary,
      today,
    }),
  );
}
