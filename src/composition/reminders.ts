import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import type { Duty } from '#kernel/duties.ts';
import { isWorkday } from '#kernel/holidays.ts';
import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import { reminderStage, type ReminderDays } from '#kernel/reminders.ts';
import { reminder } from '#kernel/tables.ts';
import {
  loadOpenRatings,
  loadOpenRequests,
  openRatingLink,
  openReportLink,
  type OpenRating,
  type OpenRequest,
} from '#modules/strategy/server/index.ts';
import { loadCoordinators, readSettings, type Reachable } from '#modules/tenancy/server/index.ts';
import { loadAskedOf } from './asked-of.ts';
import { collectDuties } from './duties.ts';
import { reminderMail } from './reminder-mail.ts';

type Told = { key: string; stage: string };
type Letter = { name: string; requests: OpenRequest[]; ratings: OpenRating[]; duties: Duty[]; told: Told[] };

/**
 * Writes the mails of the day: each person gets at most one, with everything that is hers. Nothing goes out on weekends and
 * holidays, and nothing is told twice at the same stage. A second run on one day reaches only who had no mail yet.
 */
export function sendReminders(ctx: CountyCtx): Promise<number> {
  const today = berlinDay(ctx.clock.now());
  if (!isWorkday(today)) return Promise.resolve(0);
  return ctx.db.transaction({ countyId: ctx.county.id }, async (tx) => {
    const { reporting } = await readSettings(tx, ctx.county.id);
    const known = await loadTold({ tx, today });
    const letters = new Map<string, Letter>();
    const letterTo = (person: { mail: string; name: string }): Letter => {
      const mail = person.mail.toLowerCase();
      const letter = letters.get(mail) ?? { name: person.name, requests: [], ratings: [], duties: [], told: [] };
      letters.set(mail, letter);
      return letter;
    };
    for (const request of await loadOpenRequests({ tx, today })) {
      const told = newsOfRequest({ request, today, days: reporting, isTold: (one) => known.has(request.mail, one) });
      if (told.length === 0) continue;
      const letter = letterTo(request);
      letter.requests.push(request);
      letter.told.push(...told);
    }
    for (const rating of await loadOpenRatings({ tx, today })) {
      const told = newsOfRating({ rating, today, days: reporting, isTold: (one) => known.has(rating.mail, one) });
      if (told.length === 0) continue;
      const letter = letterTo(rating);
      letter.ratings.push(rating);
      letter.told.push(...told);
    }
    for (const { duty, person, told } of await newsOfDuties({ ctx, tx, today, days: reporting })) {
      if (known.has(person.mail, told)) continue;
      const letter = letterTo(person);
      if (letter.told.some((one) => one.key === told.key)) continue;
      letter.duties.push(duty);
      letter.told.push(told);
    }
    let written = 0;
    for (const [mail, letter] of letters) {
      if (known.today.has(mail)) continue;
      const links = new Map<string, string>();
      for (const request of letter.requests) links.set(request.id, await openReportLink({ ctx, tx, request }));
      for (const { id } of letter.ratings) links.set(id, await openRatingLink({ ctx, tx, inviteId: id }));
      const content = reminderMail({ ...letter, links, today, origin: ctx.origin, county: ctx.county });
      const mailId = await queueMail({ ctx, tx, mail: { to: { address: mail, name: letter.name }, ...content } });
      const now = ctx.clock.now();
      await tx.insert(reminder).values({
        id: newId(now.getTime()),
        countyId: ctx.county.id,
        mail,
        day: today,
        told: letter.told,
        mailId,
        createdAt: now,
      });
      written += 1;
    }
    return written;
  });
}

async function loadTold(input: { tx: Tx; today: IsoDate }) {
  const rows = await input.tx.select({ mail: reminder.mail, day: reminder.day, told: reminder.told }).from(reminder);
  const told = new Set(rows.flatMap((row) => row.told.map(({ key, stage }) => `${row.mail} ${key} ${stage}`)));
  return {
    today: new Set(rows.filter((row) => row.day === input.today).map((row) => row.mail)),
    has: (mail: string, { key, stage }: Told): boolean => told.has(`${mail.toLowerCase()} ${key} ${stage}`),
  };
}

/** What of a request is news: that it is there, that the coordination asks again, that its due date is near. */
function newsOfRequest(input: {
  request: OpenRequest;
  today: IsoDate;
  days: ReminderDays;
  isTold: (told: Told) => boolean;
}): Told[] {
  const { request, today, days, isTold } = input;
  const key = `strategy.round-request:${request.id}:${request.due}`;
  const near = today > request.due ? null : reminderStage({ due: request.due, today, part: 'reporter', days });
  const told: Told[] = [];
  if (near !== null) told.push({ key, stage: near });
  // A first mail tells how near it is too: the reminder of the same stage would say nothing new.
  if (!request.told) return [{ key, stage: 'new' }, ...told];
  if (request.reminderAskedAt !== null) return [{ key, stage: `asked-${berlinDay(request.reminderAskedAt)}` }, ...told];
  return told.filter((one) => !isTold(one));
}

/**
 * What of an invitation to rate is news: that the meeting has another day or further measures, that the last day is near. Who
 * was written to on this day hears nothing more, and what the invitation's own mail said is not repeated.
 */
function newsOfRating(input: {
  rating: OpenRating;
  today: IsoDate;
  days: ReminderDays;
  isTold: (told: Told) => boolean;
}): Told[] {
  const { rating, today, days, isTold } = input;
  const { due, invitedOn } = rating;
  if (invitedOn === today) return [];
  const key = `strategy.rating:${rating.id}:${due}`;
  const stageOn = (day: IsoDate): string | null =>
    day > due ? null : reminderStage({ due, today: day, part: 'reporter', days });
  const near = rating.open && !rating.answered ? stageOn(today) : null;
  const told: Told[] = near === null ? [] : [{ key, stage: near }];
  if (rating.movedFrom !== null || rating.added.length > 0) return [{ key, stage: `changed-${today}` }, ...told];
  return told.filter((one) => one.stage !== stageOn(invitedOn) && !isTold(one));
}

/** Duties that are near or overdue, each with everybody to whom it is told at this stage. */
async function newsOfDuties(input: { ctx: CountyCtx; tx: Tx; today: IsoDate; days: ReminderDays }) {
  const { ctx, tx, today, days } = input;
  const coordinators = await loadCoordinators({ tx, countyId: ctx.county.id });
  const { personsOf } = await loadAskedOf({ ctx, tx, today });
  const asked = (duty: Duty): Reachable[] => {
    const found = personsOf(duty);
    return found.length > 0 ? found : coordinators;
  };
  // What a round asks is told with its links.
  const duties = (await collectDuties({ ctx, tx })).filter(
    (duty) => (duty.due !== null || duty.tell !== undefined) && duty.kind !== 'strategy.round',
  );
  return duties.flatMap((duty) =>
    asked(duty).flatMap((person) => {
      const stage = duty.due === null ? duty.tell! : reminderStage({ due: duty.due, today, part: person.part, days });
      return stage === null ? [] : [{ duty, person, told: { key: duty.key, stage } }];
    }),
  );
}
