import type { Ctx } from '#kernel/context.ts';
import { addDays, berlinDay, mondayOf, quarterOf, shiftQuarter } from '#kernel/dates.ts';
import type { Result } from '#kernel/result.ts';
import type { App } from './app.ts';

/**
 * A quarter that was answered, one that is being asked, and the meeting at which both are talked about. Only those without an address
 * for mail are asked: no example sends anything.
 */
export async function loadInquiries(input: { app: Pick<App, 'courses' | 'clock'>; ctx: Ctx }): Promise<void> {
  const { courses, clock } = input.app;
  const { ctx } = input;
  const today = berlinDay(clock.now());
  const providers = must(await courses.listProviders(ctx, {}))
    .filter(({ email }) => email === null)
    .map(({ key }) => key);
  if (providers.length === 0) return;
  const quarter = quarterOf(today);
  const given = { questions: ['Was soll der Landkreis als Nächstes angehen?'], providers, demonstration: true };
  const last = must(await courses.startInquiry(ctx, { ...given, quarter: shiftQuarter(quarter, -1), dueOn: today }));
  for (const [index, { id, version }] of must(await courses.readInquiry(ctx, { inquiryId: last.id })).answersOf.entries())
    must(
      await courses.answerInquiry(ctx, {
        answerId: id,
        version,
        learners: 84 - index * 13,
        freeSeats: 11 + index,
        waiting: 19 - index,
        planned: [{ kind: 'integration', startLevel: 'none', month: `${addDays(today, 75).slice(0, 7)}-01`, seats: 20 }],
        obstacles: index % 2 === 0 ? ['teachers', 'transport'] : ['rooms', 'transport'],
        answers: ['Einen Bus, der nach dem Abendkurs noch fährt.'],
      }),
    );
  must(await courses.closeInquiry(ctx, { inquiryId: last.id }));
  must(await courses.startInquiry(ctx, { ...given, quarter, dueOn: addDays(today, 21), repeats: true }));
  must(
    await courses.addLanguageMeeting(ctx, {
      kind: 'network',
      title: 'Netzwerk Sprache',
      date: addDays(mondayOf(addDays(today, 28)), 1),
      from: '14:00',
      until: '16:00',
      place: 'Kreishaus, Sitzungsraum',
      agenda: 'Was die Anbieter gemeldet haben\nWelche Kurse im nächsten Halbjahr fehlen\nBusse nach Kursende',
      inquiryId: last.id,
      guests: providers,
      demonstration: true,
    }),
  );
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problem));
}
