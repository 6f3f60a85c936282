import type { OtherContact, OtherLanguage, OtherPlace } from '#adapters/integreat/read-region.ts';
import type { CountyCtx } from '#kernel/context.ts';
import { hashOf } from '#kernel/canonical.ts';
import { contains, type Area } from '#kernel/geo.ts';
import { categoryLooks } from '../../integreat/categories.ts';
import type { PlaceKind, PlaceView } from '#modules/network/contract-places.ts';
import { findOrganisation } from './find-organisation.ts';
import { groupById, lastPart } from './group-texts.ts';
import { pictureField, tellPictures, type Pictures } from './import-pictures.ts';
import { must, saveTexts, spoken, takeOver, type ImportWork } from './import-work.ts';
import { cut, mailOf, phoneOf, plainOf, positionOf, postcodeOf, webOf, withoutTags, type Tell } from './taken-fields.ts';

/** What other icons stand for; those of our own kinds are told apart by their colours too. */
const kindsOfIcons: Readonly<Record<string, PlaceKind>> = {
  office: 'authority',
  service: 'authority',
  advice: 'advice',
  other_help: 'advice',
  education: 'education',
  health: 'health',
  medical_aid: 'health',
  mental_health: 'health',
  meeting_point: 'meeting-place',
  media: 'library',
  leisure: 'sport',
  culture: 'culture',
  shopping: 'shop',
  mobility: 'transport',
  house: 'housing',
  shelter: 'housing',
};

function kindOf(category: OtherPlace['category']): PlaceKind {
  if (category === null) return 'other';
  const own = (Object.entries(categoryLooks) as [PlaceKind, { icon: string; color: string }][]).find(
    ([, look]) => look.icon === category.icon && look.color.toLowerCase() === category.color.toLowerCase(),
  );
  return own?.[0] ?? kindsOfIcons[category.icon] ?? 'other';
}

type Town = { id: string; name: string; area: Area | null };

/** Takes places over with the organisations that they belong to, and their contact cards. */
export async function importPlaces(
  work: ImportWork,
  input: { languages: readonly (OtherLanguage & { here: string })[]; pictures: Pictures },
): Promise<void> {
  const { reporter } = work;
  const { languages, pictures } = input;
  const towns = await townsOf(work);
  const groups = groupById({
    languages: languages.map(({ here, places }) => ({ here, entries: places })),
    idOf: (place) => (place.location.id === null ? lastPart(place.path) : String(place.location.id)),
  });
  const slugs = new Set<string>();
  for (const { id: externalId, main, texts: all } of groups) {
    const texts = spoken(work, all);
    const place = texts.de ?? texts[main] ?? Object.values(texts)[0];
    if (place === undefined) {
      reporter.leftOut('place', all[main]!.title, 'it is described in no language of the county');
      continue;
    }
    const told: string[] = [];
    const tell: Tell = (message) => told.push(message);
    const picture = pictureField(place, pictures);
    tellPictures({ thing: place, pictures, taken: picture.pictureId !== undefined, tell });
    const fields = { ...fieldsOf({ place, towns, tell }), ...picture };
    const slug = freeSlug({ place, slugs, tell });
    const words = Object.fromEntries(
      Object.entries(texts)
        .filter(([, one]) => one !== place)
        .map(([language, one]) => [language, textsOf(one, () => undefined)]),
    );
    const placeId = await takeOver(work, {
      kind: 'place',
      externalId,
      title: place.title,
      subjectType: 'place',
      value: { fields, words, organisation: place.organization?.name ?? null },
      write: async ({ ctx: within, subjectId }) => {
        const organisationId = await findOrganisation(work, { ctx: within, organization: place.organization });
        const id = await writePlace({ work, ctx: within, subjectId, fields: { ...fields, organisationId }, slug });
        const own = { name: fields.name, summary: fields.summary, description: fields.description };
        await saveTexts({ work, ctx: within, subjectType: 'place', subjectId: id, own, words });
        return id;
      },
    });
    if (work.known.get(`place ${externalId}`)?.hash === undefined)
      for (const message of told) reporter.note('place', place.title, message);
    if (placeId === null) continue;
    work.placeNames.set(placeId, fields.name);
    await importContacts(work, { externalId, placeId, title: place.title, texts, main: place });
  }
}

async function townsOf({ app, ctx }: ImportWork): Promise<Town[]> {
  const { municipalities } = must(await app.tenancy.listUnits(ctx, {}));
  const outlines = must(await app.network.readOutlines(ctx, {}));
  return municipalities.map(({ id, name }) => ({
    id,
    name,
    area: outlines.find(({ municipality }) => municipality.id === id)?.area ?? null,
  }));
}

function textsOf(place: OtherPlace, tell: Tell) {
  const description = withoutTags(plainOf(place.content, { most: 5000, what: 'its description', tell }));
  const summary = withoutTags(cut(place.meta_description?.trim() || null, { most: 200, what: 'its summary', tell }));
  return {
    name: withoutTags(cut(place.title, { most: 200, what: 'its name', tell }))!,
    summary,
    // A place that has a summary alone shows it as its text.
    description: description === summary ? null : description,
  };
}

function fieldsOf(input: { place: OtherPlace; towns: readonly Town[]; tell: Tell }) {
  const { place, towns, tell } = input;
  const { location } = place;
  const position = positionOf(location, tell);
  const at =
    position === null
      ? undefined
      : towns.find(({ area }) => area !== null && contains(area, [position.longitude, position.latitude]));
  const town = cut(location.town?.trim() || null, { most: 100, what: 'its town', tell });
  const own = ownContact(place);
  return {
    ...textsOf(place, tell),
    kind: kindOf(place.category),
    street: cut(location.address?.trim() || null, { most: 200, what: 'its street', tell }),
    postcode: postcodeOf(location.postcode, tell),
    town,
    municipalityId: at?.id ?? towns.find(({ name }) => name === town)?.id ?? null,
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    phone: phoneOf(own?.phone_number ?? null, tell),
    email: mailOf(own?.email ?? null, tell),
    website: webOf(own?.website ?? null, tell),
    appointmentUrl: webOf(place.appointment_url, tell),
    barrierFree: place.barrier_free,
    temporarilyClosed: place.temporarily_closed,
    week: place.opening_hours,
  };
}
type Fields = ReturnType<typeof fieldsOf> & { pictureId?: string };

/** The card that stands for the place itself; from servers that have none, the three fields of before there were cards. */
function ownContact(place: OtherPlace): Pick<OtherContact, 'phone_number' | 'email' | 'website'> | null {
  const card = place.contacts.find(isOwn);
  if (card !== undefined) return card;
  const { phone_number, email, website } = place;
  const elsewhere = place.contacts.some(
    (one) => one.phone_number === phone_number && one.email === email && one.website === website,
  );
  return elsewhere ? null : { phone_number, email, website };
}
const isOwn = (contact: OtherContact): boolean => !contact.name?.trim() && !contact.area_of_responsibility?.trim();

function freeSlug(input: { place: OtherPlace; slugs: Set<string>; tell: Tell }): string | null {
  const { place, slugs, tell } = input;
  const slug = lastPart(place.path);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 80) return null;
  if (slugs.has(slug)) {
    tell(`its address ${slug} is another place's too; it gets one of its own`);
    return null;
  }
  slugs.add(slug);
  return slug;
}

async function writePlace(input: {
  work: ImportWork;
  ctx: CountyCtx;
  subjectId: string | null;
  fields: Fields & { organisationId: string | null };
  slug: string | null;
}): Promise<string> {
  const { work, ctx, subjectId, slug } = input;
  const { network } = work.app;
  const { week, ...fields } = input.fields;
  const present = subjectId === null ? null : must(await network.readPlace(ctx, { placeId: subjectId }));
  const hours = hoursOf(week, present?.hours ?? null);
  if (present === null) {
    const taken = slug !== null && must(await network.listPlaces(ctx, {})).some((place) => place.slug === slug);
    return must(await network.addPlace(ctx, { ...fields, hours, slug: taken ? null : slug, state: 'public' })).id;
  }
  must(
    await network.changePlace(ctx, {
      ...keptOf(present),
      ...fields,
      municipalityId: fields.municipalityId ?? present.municipality?.id ?? null,
      unitId: fields.organisationId === null ? (present.unit?.id ?? null) : null,
      hours,
      placeId: present.id,
      version: present.version,
      state: present.state,
    }),
  );
  return present.id;
}

/** What is kept of a place that the other system knows nothing of. */
const keptOf = (place: PlaceView) => ({
  slug: place.slug,
  pictureId: place.pictureId,
  approximate: place.approximate,
  stopName: place.stopName,
  stopMinutes: place.stopMinutes,
  stopLines: place.stopLines,
  languages: place.languages,
  closedReason: place.closedReason,
  closedUntil: place.closedUntil,
  hoursNote: place.hoursNote,
  hoursAreExample: place.hoursAreExample,
  audience: place.audience,
  reviewBy: place.reviewBy,
});

type Week = OtherPlace['opening_hours'];
type Hours = PlaceView['hours'];

/** A week as rules; where nothing is said, what is here stays. Holidays are said nowhere: closed. */
function hoursOf(week: Week, present: Hours): Hours {
  if (week === null) return present;
  const days = week.map(({ allDay, closed, appointmentOnly, timeSlots }): NonNullable<Hours>['rules'][number]['days'][number] => {
    const slots = timeSlots
      .map(({ start, end }) => ({ opens: start, closes: end === '00:00' || end === '24:00' ? '23:59' : end }))
      .toSorted((one, other) => one.opens.localeCompare(other.opens));
    if (closed) return { kind: 'closed', slots: [] };
    if (allDay) return { kind: 'all-day', slots: [] };
    if (appointmentOnly) return { kind: 'by-appointment', slots };
    return slots.length === 0 ? { kind: 'closed', slots: [] } : { kind: 'open', slots };
  });
  return {
    rules: [{ validFrom: null, validThrough: null, days }],
    exceptions: present?.exceptions ?? [],
    holidays: present?.holidays ?? 'closed',
  };
}

async function importContacts(
  work: ImportWork,
  input: { externalId: string; placeId: string; title: string; texts: Record<string, OtherPlace>; main: OtherPlace },
): Promise<void> {
  const { app, reporter } = work;
  const cards = input.main.contacts.filter((card) => !isOwn(card));
  const seen = new Map<string, number>();
  for (const [index, card] of cards.entries()) {
    const label = [card.area_of_responsibility, card.name].filter(Boolean).join(', ');
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    const told: string[] = [];
    const tell: Tell = (message) => told.push(message);
    const fields = {
      areaOfResponsibility: withoutTags(
        cut(card.area_of_responsibility?.trim() || null, { most: 200, what: 'what it is for', tell }),
      ),
      name: withoutTags(cut(card.name?.trim() || null, { most: 200, what: 'its name', tell })),
      phone: phoneOf(card.phone_number, tell),
      mobile: phoneOf(card.mobile_number, tell),
      email: mailOf(card.email, tell),
      website: webOf(card.website, tell),
      appointmentUrl: webOf(card.appointment_url, tell),
      week: card.opening_hours,
    };
    // Cards stand in the same order in all languages; what they are for is all that is translated.
    const words = Object.fromEntries(
      Object.entries(input.texts).flatMap(([language, place]) => {
        const area = place.contacts.filter((one) => !isOwn(one))[index]?.area_of_responsibility?.trim();
        return place === input.main || !area || area === fields.areaOfResponsibility
          ? []
          : [[language, { areaOfResponsibility: area.slice(0, 200) }]];
      }),
    );
    // What is kept to know a card again names nobody.
    const externalId = `${input.externalId} ${hashOf([label, times]).slice(0, 16)}`;
    await takeOver(work, {
      kind: 'contact',
      externalId,
      title: `${input.title}: ${label}`,
      subjectType: 'contact',
      value: { fields, words },
      write: async ({ ctx, subjectId }) => {
        const { week, ...rest } = fields;
        const present = subjectId === null ? null : must(await app.network.readContact(ctx, { contactId: subjectId }));
        const hours = hoursOf(week, present?.hours ?? null);
        // Nobody says whether a name is a person's; it was public, and is kept like one.
        const person = { isPerson: fields.name !== null, nameIsPublic: fields.name !== null };
        const id =
          present === null
            ? must(await app.network.addContact(ctx, { ...rest, ...person, hours, placeId: input.placeId, state: 'public' })).id
            : present.id;
        if (present !== null) {
          must(
            await app.network.changeContact(ctx, {
              ...rest,
              ...person,
              hours,
              languages: present.languages,
              placeId: input.placeId,
              organisationId: present.organisation?.id ?? null,
              unitId: present.unit?.id ?? null,
              state: present.state,
              contactId: present.id,
              version: present.version,
            }),
          );
        }
        await saveTexts({
          work,
          ctx,
          subjectType: 'contact',
          subjectId: id,
          own: { areaOfResponsibility: fields.areaOfResponsibility },
          words,
        });
        return id;
      },
    });
    if (!work.known.has(`contact ${externalId}`))
      for (const message of told) reporter.note('contact', `${input.title}: ${label}`, message);
  }
}
