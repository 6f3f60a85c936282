import type { CountyCtx } from '#kernel/context.ts';
import { slugOf } from '#kernel/slug.ts';
import { must } from '../database/must.ts';
import type { RunningSite } from './running-site.ts';

/** A form with its file, an offer with a run, a Kita, a place, an event that repeats and a consultation hour that can be booked, all public; gives the last parts of their addresses by the room where they stand. */
export async function addPublicThings(input: { site: RunningSite; ctx: CountyCtx }): Promise<Record<string, string>> {
  const { network, events, materials, offers, courses, guidance, schools, interpreting } = input.site.test.app;
  const place = must(await network.addPlace(input.ctx, { name: 'Rathaus', kind: 'authority', state: 'public' }));
  const title = 'Sprachcafé';
  const event = must(
    await events.addEvent(input.ctx, {
      title,
      kind: 'meeting-place',
      startDate: '2026-11-26',
      startTime: '15:00',
      endTime: '17:00',
      recurrence: { frequency: 'WEEKLY' },
      release: true,
    } as Parameters<typeof events.addEvent>[1]),
  );
  const form = { title: 'Wohngeld', kind: 'form' as const, subject: 'housing' as const, state: 'public' as const };
  const { id: formId } = must(await materials.addMaterial(input.ctx, form));
  const stored = await input.site.test.app.files.put(Buffer.from('%PDF-1.4\n%%EOF'));
  const upload = { ...stored, name: 'wohngeld.pdf', mime: 'application/pdf' };
  const edition = must(await materials.addEdition(input.ctx, { materialId: formId, language: 'de', day: '2026-11-01', upload }));
  const course = { name: 'Deutsch für Eltern', kind: 'course' as const, topics: ['language' as const], state: 'public' as const };
  const offer = must(await offers.addOffer(input.ctx, course));
  const online = { kind: 'local' as const, mode: 'online' as const, startDate: '2026-12-01', state: 'public' as const };
  const run = must(await courses.addCourseRun(input.ctx, { ...online, offerId: offer.id }));
  const kita = { name: 'Kita Sonne', kind: 'kita' as const, state: 'public' as const };
  const kitaPlace = must(await network.addPlace(input.ctx, kita));
  const school = must(await schools.addSchool(input.ctx, { placeId: kitaPlace.id, type: 'kita', state: 'public' }));
  const hours = {
    title: 'Sprechstunde',
    kind: 'consultation-hour',
    startDate: '2026-11-30',
    startTime: '09:00',
    endTime: '11:00',
    recurrence: { frequency: 'WEEKLY' },
    release: true,
  } as Parameters<typeof events.addEvent>[1];
  const consultation = must(await events.addEvent(input.ctx, hours));
  must(
    await guidance.addBookable(input.ctx, {
      eventId: consultation.id,
      slotMinutes: 30,
      modes: ['office'],
      topics: ['residence'],
    }),
  );
  must(await interpreting.addPool(input.ctx, { name: 'Sprachmittlung', kinds: ['kita', 'school'] }));
  must(await offers.saveTargetGroup(input.ctx, { audience: 'women', needs: 'Kurse mit Kinderbetreuung', isPublic: true }));
  const mentors = { title: 'Sprachpaten', phase: 'running' as const, isPublic: true };
  const project = must(await network.addProject(input.ctx, mentors));
  return {
    zielgruppen: 'women',
    projekte: slugOf({ id: project.id, title: mentors.title }),
    beratungstermin: slugOf({ id: consultation.id, title: hours.title }),
    schulen: slugOf({ id: school.id, title: kita.name }),
    kurse: slugOf({ id: run.id, title: course.name }),
    angebote: slugOf({ id: offer.id, title: course.name }),
    formulare: slugOf({ id: formId, title: form.title }),
    edition: edition.id,
    orte: place.slug,
    termine: slugOf({ id: event.id, title }),
  };
}
