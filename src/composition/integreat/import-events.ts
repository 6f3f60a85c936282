import type { OtherEvent, OtherLanguage } from '#adapters/integreat/read-region.ts';
import type { CountyCtx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { EventTime, OfficeEvent } from '#modules/events/contract.ts';
import { groupById, lastPart } from './group-texts.ts';
import { must, nameOf, saveTexts, spoken, takeOver, type ImportWork } from './import-work.ts';
import { pictureField, tellPictures, type Pictures } from './import-pictures.ts';
import { cut, plainOf, postcodeOf, webOf, type Tell } from './taken-fields.ts';

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });

/** Takes events over with their rules. Parts of one event that come by themselves, for their dates differ, are events of their own here. */
export async function importEvents(
  work: ImportWork,
  input: { languages: readonly (OtherLanguage & { here: string })[]; pictures: Pictures },
): Promise<void> {
  const { reporter } = work;
  const { languages, pictures } = input;
  const groups = groupById({
    languages: languages.map(({ here, events }) => ({ here, entries: events })),
    idOf: ({ event, path }) => [String(event.id), ...lastPart(path).split('$').slice(1)].join('$'),
  });
  for (const { id: externalId, main, texts: all } of groups) {
    const texts = spoken(work, all);
    const event = texts.de ?? texts[main] ?? Object.values(texts)[0];
    const title = (event ?? all[main]!).title;
    if (event === undefined) {
      reporter.leftOut('event', title, 'it is described in no language of the county');
      continue;
    }
    const told: string[] = [];
    const tell: Tell = (message) => told.push(message);
    if (texts.de === undefined) tell('it is not there in German: its text in another language stands as the source');
    const time = timeOf(event, tell);
    if (time === null) {
      reporter.leftOut('event', title, `its beginning “${event.event.start}” or end “${event.event.end}” is no instant`);
      continue;
    }
    const picture = pictureField(event, pictures);
    tellPictures({ thing: event, pictures, taken: picture.pictureId !== undefined, tell });
    const fields = {
      ...textsOf(event, tell),
      ...time,
      recurrenceRule: ruleOf(event.recurrence_rule),
      ...whereOf(work, { event, tell }),
      ...picture,
    };
    const words = Object.fromEntries(
      Object.entries(texts)
        .filter(([, one]) => one !== event)
        .map(([language, one]) => [language, textsOf(one, () => undefined)]),
    );
    const isNew = !work.known.has(nameOf('event', externalId));
    const taken = await takeOver(work, {
      kind: 'event',
      externalId,
      title,
      subjectType: 'event',
      value: { fields, words },
      write: async ({ ctx, subjectId }) => {
        const id = await writeEvent({ work, ctx, subjectId, fields });
        const own = { title: fields.title, description: fields.description };
        await saveTexts({ work, ctx, subjectType: 'event', subjectId: id, own, words });
        return id;
      },
    });
    if (isNew && taken !== null) for (const message of told) reporter.note('event', title, message);
  }
}

const textsOf = (event: OtherEvent, tell: Tell) => ({
  title: cut(event.title, { most: 200, what: 'its title', tell })!,
  description: plainOf(event.content, { most: 5000, what: 'its description', tell }),
});

/** As clocks in Germany show it; null where it is no time. One that takes no time at all is given an hour. */
function timeOf(given: OtherEvent, tell: Tell): EventTime | null {
  const { start, end, all_day: allDay } = given.event;
  const [begins, ends] = [new Date(start), new Date(end)];
  if (Number.isNaN(begins.getTime()) || Number.isNaN(ends.getTime())) return null;
  if (allDay) return { startDate: berlinDay(begins), startTime: null, endDate: berlinDay(ends), endTime: null };
  const none = ends.getTime() === begins.getTime();
  if (none) tell('it ends when it begins; it is given an hour');
  const last = none ? new Date(begins.getTime() + 3_600_000) : ends;
  return { startDate: berlinDay(begins), startTime: clock.format(begins), endDate: berlinDay(last), endTime: clock.format(last) };
}

const ruleOf = (written: string | null): string | null => /^RRULE:(\S+)$/m.exec(written ?? '')?.[1] ?? written?.trim() ?? null;

/** A place on record with the room in it, or what was said of where it is. */
function whereOf(work: ImportWork, input: { event: OtherEvent; tell: Tell }) {
  const { event, tell } = input;
  const { location } = event;
  const nowhere = { placeId: null, locationName: null, streetAddress: null, postalCode: null, locality: null };
  const meetingUrl = webOf(event.meeting_url, tell);
  if (location === null) return { ...nowhere, meetingUrl };
  const name = cut(location.name?.trim() || null, { most: 200, what: 'the name of its place', tell });
  const place = location.id === null ? undefined : work.here.get(nameOf('place', String(location.id)));
  if (place !== undefined) {
    const own = work.placeNames.get(place);
    const room = own !== undefined && name?.startsWith(`${own}, `) ? name.slice(own.length + 2) : null;
    return { ...nowhere, placeId: place, locationName: room, meetingUrl };
  }
  return {
    ...nowhere,
    locationName: name,
    streetAddress: cut(location.address?.trim() || null, { most: 200, what: 'its street', tell }),
    postalCode: postcodeOf(location.postcode, tell),
    locality: cut(location.town?.trim() || null, { most: 100, what: 'its town', tell }),
    meetingUrl,
  };
}

type Fields = ReturnType<typeof textsOf> &
  EventTime & { recurrenceRule: string | null } & ReturnType<typeof whereOf> & { pictureId?: string };

async function writeEvent(input: {
  work: ImportWork;
  ctx: CountyCtx;
  subjectId: string | null;
  fields: Fields;
}): Promise<string> {
  const { work, ctx, subjectId, fields } = input;
  const { events } = work.app;
  if (subjectId === null) {
    const sourceNote = `Übernommen von ${new URL(work.source).host}`;
    return must(await events.addEvent(ctx, { ...fields, kind: 'information', release: true, sourceNote })).id;
  }
  const present = must(await events.readEvent(ctx, { eventId: subjectId }));
  must(await events.changeEvent(ctx, { ...keptOf(present), ...fields, eventId: present.id, version: present.version }));
  return present.id;
}

/** What is kept of an event that the other system knows nothing of. */
const keptOf = (event: OfficeEvent) => ({
  kind: event.kind,
  municipalityId: event.municipality?.id ?? null,
  organisationId: event.organisation?.id ?? null,
  unitId: event.unit?.id ?? null,
  organiserName: event.organisation || event.unit ? null : event.organiserName,
  seriesId: event.series?.id ?? null,
  audience: event.audience,
  languages: event.languages as never[],
  targetGroups: event.targetGroups,
  childcare: event.childcare,
  interpretation: event.interpretation,
  price: (event.price / 100).toFixed(2).replace('.', ','),
  priceNote: event.priceNote,
  enquiries: event.enquiries,
  pictureId: event.pictureId,
  registrationNeeded: event.registration.needed,
  registrationScope: event.registration.scope,
  capacity: event.registration.capacity,
  waitingList: event.registration.waitingList,
  closesDaysBefore: event.registration.closesDaysBefore,
  reviewBy: event.reviewBy,
});
